"""The machine-readable result of one article: one line of `results.jsonl`."""

from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import asdict

from audit.articles.ids import file_name
from audit.checks.views.pairs import comparable_links
from audit.evidence.doubts import best
from audit.records import (
    ArticleAudit,
    Failure,
    Flag,
    PassageEvidence,
    Review,
    Score,
    Scores,
    Span,
    Status,
    Translation,
    Unread,
    WordWeight,
)
from audit.reports.exchange import result_schema as schema
from audit.reports.exchange.result_schema import Result
from audit.reports.exchange.score_schema import MetricResult, PenaltyResult, ScorePair, ScoresResult
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.comparability import (
    Comparison,
    uncompared_passages,
    unmatched_originals,
    unmatched_passages,
)
from audit.reports.summary.grounds import MOST_SUSPECT
from audit.reports.summary.places import passages_touched


def result_of(summary: Summary) -> Result:
    """The result of one article."""
    audit = summary.audit
    article, prepared = audit.article, audit.evidence.prepared
    text = article.text
    disclosures = [
        schema.DisclosureResult(
            **_quoted(text, found.span), authoritative_language=found.authoritative_language
        )
        for found in prepared.disclosures
    ]
    return Result(
        schema=schema.SCHEMA_VERSION,
        id=article.id,
        path=article.path,
        text_file=f"articles/{file_name(article.id)}.txt" if article.is_extracted else None,
        title=summary.given_title,
        url=article.url,
        meta=msgspec.json.decode(article.meta) if article.meta else {},
        digest=article.digest,
        words=audit.words,
        status=summary.status,
        doubts=list(summary.grounds.doubtful),
        language=prepared.language.code,
        language_probability=_rounded(prepared.language.probability),
        disclosure=disclosures[0] if disclosures else None,
        further_disclosures=disclosures[1:],
        provenances=[
            schema.ProvenanceResult(**_quoted(text, found.span), source=found.source)
            for found in prepared.provenances
        ],
        scores=ScoresResult(
            round_trip=_pair(audit.round_trip), source=_pair(audit.source), penalty=_penalty(summary)
        ),
        passages=_passages(summary),
        read_first=_read_first(summary),
        flags=[_flag(summary, flag) for flag in audit.flags],
        suppressed=[
            schema.SuppressedResult(**asdict(_flag(summary, one.flag)), reason=one.reason)
            for one in audit.suppressed
        ],
        failures=[_failure(failure) for failure in audit.failures],
        skips=[schema.SkipResult(check=skip.check, reason=skip.reason) for skip in audit.skips],
        original=_original(summary),
        unmatched_originals=[
            schema.TextRange(**_quoted(article.original or "", span))
            for span in unmatched_originals(audit.evidence)
        ],
        uncompared_passages=uncompared_passages(audit.evidence),
        unmatched_passages=unmatched_passages(audit.evidence),
    )


def result_of_unread(unread: Unread) -> Result:
    """The result of an input that could not be read: failed, and null where nothing is known."""
    return Result(
        schema=schema.SCHEMA_VERSION,
        id=unread.id,
        path=unread.path,
        text_file=None,
        title=None,
        url=None,
        meta={},
        digest=None,
        words=None,
        status=Status.FAILED,
        doubts=[],
        language=None,
        language_probability=None,
        disclosure=None,
        further_disclosures=[],
        provenances=[],
        scores=ScoresResult(round_trip=None, source=None),
        passages=[],
        read_first=[],
        flags=[],
        suppressed=[],
        failures=[_failure(unread.failure)],
        skips=[],
        original=None,
        unmatched_originals=[],
        uncompared_passages=[],
        unmatched_passages=[],
    )


def unread_of(result: Result) -> Unread:
    """The input that could not be read, from what was told of it."""
    return Unread(id=result.id, path=result.path, failure=Failure(**asdict(result.failures[0])))


def _quoted(text: str, span: Span) -> dict[str, Any]:
    """The fields that every quotation has."""
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _placed(summary: Summary, span: Span) -> dict[str, Any]:
    """The fields that every place of a finding has."""
    line, column = summary.lines.position(span.start)
    return {**_quoted(summary.audit.article.text, span), "line": line, "column": column}


def _passages(summary: Summary) -> list[schema.PassageResult]:
    evidence = summary.audit.evidence
    links = {index: link for link in evidence.links for index in link.passages}
    compared = {index for link in comparable_links(evidence.links) for index in link.passages}
    weighed = {index: pair.french for pair in evidence.weights for index in pair.passages}
    pairs = evidence.penalties.pairs if evidence.penalties else ()
    penalties = {index: round(pair.penalty, 2) for pair in pairs for index in pair.passages}
    return [
        _passage(
            summary,
            item,
            originals=list(links[index].originals) if index in links else [],
            compared=index in compared,
            penalty=penalties.get(index),
            words=[_word(one) for one in weighed.get(index, ()) if item.passage.span.covers(one.span)],
        )
        for index, item in enumerate(evidence.passages)
    ]


def _word(word: WordWeight) -> schema.WordResult:
    other = best(word)
    return schema.WordResult(
        start=word.start,
        end=word.end,
        log_prob=round(word.total, 2) if word.log_probs else None,
        instead=other.text if other and other.gain > 0 else None,
    )


def _read_first(summary: Summary) -> list[int]:
    passages = (index for pair in summary.grounds.most_suspect for index in pair.passages)
    return list(islice(passages, MOST_SUSPECT))


def _passage(
    summary: Summary,
    item: PassageEvidence,
    *,
    originals: list[int],
    compared: bool,
    penalty: float | None,
    words: list[schema.WordResult],
) -> schema.PassageResult:
    passage, back = item.passage, item.back
    return schema.PassageResult(
        index=passage.index,
        **_quoted(summary.audit.article.text, passage.span),
        kind=passage.kind,
        back_translation=back.text if back else None,
        round_trip=item.round_trip.text if item.round_trip else None,
        scores=_pair(item.scores),
        penalty=penalty,
        log_prob=_log_prob(back),
        truncated=any(found.truncated for found in (item.back, item.round_trip) if found),
        originals=originals,
        original=summary.originals.get(passage.index) or None,
        compared=compared,
        words=words,
    )


def _flag(summary: Summary, flag: Flag) -> schema.FlagResult:
    return schema.FlagResult(
        check=flag.check,
        name=flag.name,
        lane=flag.lane,
        severity=flag.severity,
        **_placed(summary, flag.span),
        message=flag.message,
        suggestion=flag.suggestion,
        category=flag.category,
        places=[
            schema.PlaceResult(**_placed(summary, place.span), suggestion=place.suggestion)
            for place in flag.places
        ],
        passages=_touched(summary.audit, flag),
        probability=_rounded(flag.probability),
        back_text=_back_text(summary.audit, flag),
        fingerprint=flag.fingerprint,
        review=_review(flag.review),
    )


def _review(review: Review | None) -> schema.ReviewResult | None:
    if review is None or (review.verdict is None and not review.note):
        return None
    return schema.ReviewResult(verdict=review.verdict, scope=review.scope, note=review.note)


def _touched(audit: ArticleAudit, flag: Flag) -> list[int]:
    passages = audit.evidence.passages
    return sorted({one.passage.index for span in flag.spans for one in passages_touched(passages, span)})


def _back_text(audit: ArticleAudit, flag: Flag) -> str | None:
    if flag.back_span is None:
        return None
    item = next((item for item in passages_touched(audit.evidence.passages, flag.span) if item.back), None)
    return flag.back_span.of(item.back.text) if item and item.back else None


def _original(summary: Summary) -> schema.OriginalResult | None:
    came = summary.grounds.comparison
    if came is Comparison.MISSING:
        return None
    untranslated = "nothing was translated" if came is Comparison.UNTRANSLATED else None
    return schema.OriginalResult(
        language=summary.audit.evidence.prepared.original_language,
        compared=came is Comparison.COMPARED,
        reason=summary.grounds.refusal or untranslated,
    )


def _pair(scores: Scores | None) -> ScorePair | None:
    return None if scores is None else ScorePair(bleu=_metric(scores.bleu), chrf=_metric(scores.chrf))


def _penalty(summary: Summary) -> PenaltyResult | None:
    given = summary.audit.evidence.penalties
    if given is None or summary.penalty is None:
        return None
    return PenaltyResult(value=round(summary.penalty, 2), model=given.model)


def _metric(score: Score) -> MetricResult:
    low, high = _rounded(score.low), _rounded(score.high)
    return MetricResult(value=round(score.value, 4), low=low, high=high, signature=score.signature)


def _rounded(value: float | None) -> float | None:
    """Four decimals: a perfect BLEU is 100.00000000000004 otherwise."""
    return None if value is None else round(value, 4)


def _log_prob(back: Translation | None) -> float | None:
    """Two decimals: on a CPU in int8, other sentences in the same batch move the third."""
    return None if back is None or back.log_prob is None else round(back.log_prob, 2)


def _failure(failure: Failure) -> schema.FailureResult:
    return schema.FailureResult(stage=failure.stage, kind=failure.kind, message=failure.message)
