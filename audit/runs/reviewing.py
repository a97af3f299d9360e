"""Keeps what reviewers said of a run, and judges anew what that changes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audit.errors import UsageError
from audit.records import Review, ReviewVerdict, Scope
from audit.reports.exchange.result_schema import ArticleFindings, ReviewResult
from audit.reports.exchange.review_file import ReviewEntry, read_reviews
from audit.runs.answers import read_back
from audit.runs.assembly import rejudged
from audit.runs.processes.workers import LIMIT_S
from audit.runs.rejudging import judge_stored, require_finished
from audit.runs.state.manifest import is_reviewed, read_manifest
from audit.runs.state.store import RunStore

OTHER_RUN = "Give the run in whose reports they were made"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAKind:
    """One word on all findings of a check, by its id or name, that nobody has reviewed yet."""

    check: str
    verdict: ReviewVerdict
    scope: Scope = Scope.PLACE
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The reviews of a run, the latest last, and what came of the new ones.

    `forgotten` are those taken back, `unknown` counts those of findings that the run does not have (any
    more), and `judged` the articles judged anew.
    """

    reviews: tuple[Review, ...]
    new: tuple[Review, ...]
    forgotten: tuple[Review, ...]
    unknown: int
    judged: int


def review(
    folder: Path,
    files: Sequence[Path] = (),
    *,
    of_a_kind: OfAKind | None = None,
    forget: Collection[str] = (),
    limit: float = LIMIT_S,
) -> Reviewed:
    """Read back what is ticked in the reports, add what the files say, and judge what that changes.

    A folder among the files is another run: what was said there is added where nothing is said here.
    What is to be forgotten is given by fingerprint or by the id of its check.

    Raises:
        UsageError: if the folder is no finished run, a file holds no reviews of it, or there is nothing to
            forget or to say one word on; then nothing but the ticks is kept.
    """
    entries = [entry for path in files if not path.is_dir() for entry in read_reviews(path)]
    said = [one for path in files if path.is_dir() for one in review(path, limit=limit).reviews]
    with RunStore(folder, must_exist=True) as store:
        stored = read_manifest(store)
        require_finished(store)
        before = set(store.reviews.read().all)
        read_back(store)
        given = list(_given(entries, store))
        gone = _to_forget(forget, store)
        here = {(one.article, one.fingerprint) for one in store.reviews.read().all}
        carried = [one for one in said if (one.article, one.fingerprint) not in here]
        store.reviews.keep([*carried, *given, *(_of_a_kind(of_a_kind, store) if of_a_kind else ())])
        store.reviews.forget(gone)
        reviews, manifest = store.reviews.read(), rejudged(stored, None)
        stale = {
            id for id, key in store.judged_keys() if manifest != stored or not is_reviewed(id, key, reviews)
        }
        if stale:
            judge_stored(store, manifest, limit, stale)
    return Reviewed(
        reviews=reviews.all,
        new=tuple(one for one in reviews.all if one not in before),
        forgotten=gone,
        unknown=sum(not one.texts for one in given),
        judged=len(stale),
    )


def findings(store: RunStore) -> Iterator[ArticleFindings]:
    """The findings of each article of a run, in the order of the input."""
    return (msgspec.json.decode(line, type=ArticleFindings) for line in store.results())


def _given(entries: Sequence[ReviewEntry], store: RunStore) -> Iterator[Review]:
    """The reviews of files, with what the run knows of their findings."""
    wanted = {entry.article for entry in entries}
    found = {one.id: one.by_fingerprint for one in findings(store) if one.id in wanted} if wanted else {}
    for missing in wanted - found.keys():
        raise UsageError(f"{store.folder} has no article {missing!r}", hint=OTHER_RUN)
    known = [found[entry.article].get(entry.fingerprint) for entry in entries]
    if known and not any(known):
        raise UsageError(f"none of these reviews is of a finding of {store.folder}", hint=OTHER_RUN)
    for entry, flag in zip(entries, known, strict=True):
        if flag and flag.check != entry.check:
            raise UsageError(
                f"{entry.fingerprint} of {entry.article!r} is of {flag.check}, not of {entry.check!r}",
                hint=OTHER_RUN,
            )
        # An exported page repeats what it was told; that is no new verdict.
        if flag is None or not flag.review or _said(flag.review) != _said(entry):
            yield Review(**msgspec.structs.asdict(entry), texts=flag.texts if flag else ())


def _said(one: ReviewEntry | ReviewResult) -> tuple[ReviewVerdict | None, Scope, str]:
    return one.verdict, one.scope, one.note


def _to_forget(wanted: Collection[str], store: RunStore) -> tuple[Review, ...]:
    gone = [one for one in store.reviews.read().all if not {one.fingerprint, one.check}.isdisjoint(wanted)]
    for missing in set(wanted).difference(*((one.fingerprint, one.check) for one in gone)):
        raise UsageError(
            f"no review of {missing!r} in {store.folder}", hint="`audit review RUN --list` lists them"
        )
    return tuple(gone)


def _of_a_kind(wanted: OfAKind, store: RunStore) -> list[Review]:
    done = {(one.article, one.fingerprint) for one in store.reviews.read().all}
    found = [
        Review(
            article=one.id,
            fingerprint=flag.fingerprint,
            check=flag.check,
            verdict=wanted.verdict,
            scope=wanted.scope,
            note=wanted.note,
            texts=flag.texts,
        )
        for one in findings(store)
        for flag in one.flags
        if wanted.check in (flag.check, flag.name)
        and not flag.review
        and (one.id, flag.fingerprint) not in done
    ]
    if not found:
        raise UsageError(
            f"no finding of {wanted.check!r} is left to be reviewed", hint="`audit checks` lists the checks"
        )
    return found
