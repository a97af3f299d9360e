"""Reads what reviewers ticked and noted in the reports of a run, before these are written anew."""

import msgspec

from audit.errors import UsageError
from audit.records import Review, Scope
from audit.reports.article.boxes import Answer, as_written, new_answers
from audit.reports.exchange.result_schema import ArticleFindings, FlagResult, ReviewResult
from audit.runs.state.store import RunStore


def read_back(store: RunStore) -> None:
    """Keep the new answers in reports as reviews.

    A report that differs in nothing else may then be replaced; one that was changed in another way is kept
    beside the new one, as always.

    Raises:
        UsageError: if the boxes of a finding contradict one another, or their scope is none; nothing is kept.
    """
    told: list[Review] = []
    replaceable: list[str] = []
    for name, result, content in store.edited_reports():
        read, report = msgspec.json.decode(result, type=ArticleFindings), content.decode("utf-8", "replace")
        report, known = report.replace("\r\n", "\n"), read.by_fingerprint
        answers = {fingerprint: _answer_of(one.review) for fingerprint, one in known.items()}
        told += (
            _review(read.id, known[fingerprint], answer, f"{store.folder / name}, {fingerprint}")
            for fingerprint, answer in new_answers(report, answers)
        )
        replaceable += [name] if store.files.wrote(name, as_written(report, answers).encode()) else []
    store.reviews.keep(told)
    store.files.adopt(replaceable)


def _answer_of(review: ReviewResult | None) -> Answer:
    if review is None:
        return Answer()
    return Answer((review.verdict,) if review.verdict else (), review.scope, review.note)


def _review(article: str, flag: FlagResult, answer: Answer, place: str) -> Review:
    if len(answer.ticked) > 1:
        raise UsageError(f"{place}: ticked both {' and '.join(answer.ticked)}", hint="Leave one tick")
    if answer.scope not in list(Scope):
        raise UsageError(f"{place}: there is no scope `{answer.scope}`", hint=f"One of {', '.join(Scope)}")
    return Review(
        article=article,
        fingerprint=flag.fingerprint,
        check=flag.check,
        verdict=answer.ticked[0] if answer.ticked else None,
        scope=Scope(answer.scope),
        note=answer.note,
        texts=flag.texts,
    )
