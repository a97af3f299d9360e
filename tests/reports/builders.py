"""Audits made by hand: an article's lines are its passages, and flags are found by the words they mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.checks.running.registry import all_checks
from audit.records import (
    Article,
    ArticleAudit,
    Disclosure,
    EngineFingerprint,
    Evidence,
    Failure,
    Flag,
    Kind,
    Lane,
    Language,
    Link,
    Passage,
    PassageEvidence,
    Place,
    Prepared,
    Provenance,
    Recipe,
    Score,
    Scores,
    Severity,
    Span,
    Suppressed,
    Translation,
    Unread,
)
from audit.suppression.fingerprints import named

ENGINE = EngineFingerprint(
    engine="transformers",
    model="compact-fr-en",
    revision="0123abcd",
    dtype="float32",
    device="cpu",
    beam=4,
    max_tokens=512,
    versions=(("torch", "2.13.0"), ("transformers", "4.57.0")),
)
RECIPE = Recipe(
    audit_version="0.1.0",
    config_digest="feedc0de" * 8,
    back=ENGINE,
    forth=None,
    versions=(("sacrebleu", "2.5.1"),),
)
UNREAD = Unread(
    id="broken",
    path="in/broken.txt",
    failure=Failure(
        stage="read", kind="ArticleError", message="in/broken.txt is empty. Give a file that holds an article"
    ),
)
SIGNATURE = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.5.1"


def span_of(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def flag(text: str, words: str, **changes: object) -> Flag:
    """A flag on the first occurrence of `words`; a fact of major severity unless told otherwise."""
    values: dict[str, object] = {
        "check": "LI01",
        "name": "stray_stop",
        "lane": Lane.FACT,
        "severity": Severity.MAJOR,
        "category": "linguistic conventions/punctuation",
        "span": span_of(text, words),
        "message": "Stray full stop before “,”, in the middle of the sentence.",
    }
    return Flag(**(values | changes))  # type: ignore[arg-type]


def suspicion(text: str, words: str, **changes: object) -> Flag:
    values: dict[str, object] = {
        "check": "AC31",
        "name": "unsupported",
        "lane": Lane.SUSPICION,
        "category": "accuracy/mistranslation",
        "message": "The original does not lead the model to expect this word; "
        "it would have written “test” here.",
        "probability": 0.62,
    }
    return flag(text, words, **(values | changes))


def place(text: str, words: str, suggestion: str | None = None, nth: int = 0) -> Place:
    return Place(span=span_of(text, words, nth), suggestion=suggestion)


def scores(chrf: float, bleu: float, interval: float | None = None, signature: str = SIGNATURE) -> Scores:
    def score(metric: str, value: float) -> Score:
        low, high = (None, None) if interval is None else (value - interval, value + interval)
        return Score(metric=metric, value=value, signature=signature, low=low, high=high)

    return Scores(bleu=score("BLEU", bleu), chrf=score("chrF", chrf))


def audit_of(
    text: str,
    flags: Sequence[Flag] = (),
    *,
    backs: Mapping[int, str] | None = None,
    kinds: Mapping[int, Kind] | None = None,
    article: Mapping[str, object] | None = None,
    disclosure: tuple[str, str | None] | None = None,
    source: str | None = None,
    language: Language | None = None,
    original: Sequence[str] = (),
    links: Sequence[Link] = (),
    scored_against: Scores | None = None,
    **audit: object,
) -> ArticleAudit:
    """An audit of `text`; `backs` and `kinds` by passage, `source` names the provenance,
    `scored_against` are the scores against the original."""
    values: dict[str, object] = {"id": "demo", "path": "in/demo.txt", "text": text, "digest": "d" * 64}
    whole = "\n".join(original) or None
    made = Article(**(values | {"original": whole} | dict(article or {})))  # type: ignore[arg-type]
    items = tuple(
        PassageEvidence(
            passage=passage,
            back=Translation(text=backs[passage.index]) if backs and passage.index in backs else None,
        )
        for passage in _passages(text, kinds or {})
    )
    prepared = Prepared(
        article=made,
        language=language or Language(code="fr", probability=0.999, is_french=True),
        passages=tuple(item.passage for item in items),
        disclosures=_disclosures(text, disclosure),
        provenances=(Provenance(span=span_of(text, source), source=source),) if source else (),
        originals=tuple(span_of(whole or "", sentence) for sentence in original),
    )
    evidence = Evidence(prepared=prepared, passages=items, links=tuple(links))
    aside: tuple[Suppressed, ...] = audit.pop("suppressed", ())  # type: ignore[assignment]
    names = named(text, [*flags, *(one.flag for one in aside)])
    chosen: dict[str, object] = {
        "words": len(text.split()),
        "flags": names[: len(flags)],
        "suppressed": tuple(
            replace(one, flag=flag) for one, flag in zip(aside, names[len(flags) :], strict=True)
        ),
        "source": scored_against,
        "checks": frozenset(check.id for check in all_checks()),
    } | audit
    return ArticleAudit(evidence=evidence, **chosen)  # type: ignore[arg-type]


def _disclosures(text: str, found: tuple[str, str | None] | None) -> tuple[Disclosure, ...]:
    if found is None:
        return ()
    return (Disclosure(span=span_of(text, found[0]), authoritative_language=found[1]),)


def _passages(text: str, kinds: Mapping[int, Kind]) -> list[Passage]:
    passages: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            index = len(passages)
            span = Span(start=start, end=start + len(line))
            kind = kinds.get(index, Kind.BODY)
            passages.append(Passage(index=index, paragraph=index, span=span, text=line, kind=kind))
        start += len(line) + 1
    return passages
