"""Prepare an article: paragraphs, sentences, kinds, disclosures, provenance, language, originals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.passages.datelines import dateline_end
from audit.passages.disclosures import Candidate, find_disclosures
from audit.passages.gate import identify
from audit.passages.kinds import kinds_of
from audit.passages.paragraphs import Paragraph, find_paragraphs
from audit.passages.provenance import named_source
from audit.passages.sentences import sentence_ranges
from audit.passages.vocabulary import FRENCH, Vocabulary, vocabulary_for
from audit.records import Article, Disclosure, Kind, Passage, Prepared, Provenance, Span
from audit.text import reading

__all__ = ["prepare"]

EARLY = 2
"""A bare place name is believed to be a dateline in this many first paragraphs of the body."""


def prepare(article: Article) -> Prepared:
    """Everything about an article that can be known without a translation model."""
    paragraphs = list(find_paragraphs(article.text))
    candidates = [_candidate(article.text, paragraph, FRENCH) for paragraph in paragraphs]
    disclosures = tuple(find_disclosures(candidates))
    kinds = _without(disclosures, candidates, kinds_of(paragraphs, article.title))
    passages = tuple(_passages(article.text, paragraphs, candidates, kinds, disclosures))
    return Prepared(
        article=article,
        language=identify(_body(passages)),
        passages=passages,
        disclosures=disclosures,
        provenances=tuple(_provenances(paragraphs, kinds)),
        originals=tuple(_originals(article)),
    )


def _candidate(text: str, paragraph: Paragraph, words: Vocabulary) -> Candidate:
    view = paragraph.view
    spans = (
        (view.span(*bounds), _plain(view.text[slice(*bounds)]))
        for bounds in sentence_ranges(view.text, words)
    )
    return Candidate(paragraph.span, tuple((_trim(text, span), plain) for span, plain in spans))


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("’", "'")


def _trim(text: str, span: Span) -> Span:
    quoted = span.of(text)
    start = span.start + len(quoted) - len(quoted.lstrip())
    return Span(start=start, end=max(start + 1, span.end - len(quoted) + len(quoted.rstrip())))


def _without(
    disclosures: Sequence[Disclosure], candidates: Sequence[Candidate], kinds: Sequence[Kind]
) -> list[Kind]:
    """The kinds, with paragraphs that are wholly disclosure marked as such."""
    spans = [disclosure.span for disclosure in disclosures]
    return [
        Kind.DISCLOSURE if any(span.covers(s) for span in spans for s in _ends(candidate)) else kind
        for candidate, kind in zip(candidates, kinds, strict=True)
    ]


def _ends(candidate: Candidate) -> Iterator[Span]:
    if candidate.sentences:
        yield Span(start=candidate.sentences[0][0].start, end=candidate.sentences[-1][0].end)


def _passages(
    text: str,
    paragraphs: Sequence[Paragraph],
    candidates: Sequence[Candidate],
    kinds: Sequence[Kind],
    disclosures: Sequence[Disclosure],
) -> Iterator[Passage]:
    index = bodies = 0
    for number, (paragraph, candidate, kind) in enumerate(zip(paragraphs, candidates, kinds, strict=True)):
        bodies += kind is Kind.BODY
        for span, each in _kinded(text, candidate, kind, early=bodies <= EARLY):
            told = any(disclosure.span.covers(span) for disclosure in disclosures)
            final = Kind.DISCLOSURE if told else each
            yield Passage(index=index, paragraph=number, span=span, text=span.of(text), kind=final)
            index += 1


def _kinded(text: str, candidate: Candidate, kind: Kind, *, early: bool) -> Iterator[tuple[Span, Kind]]:
    """The sentences of a paragraph, a dateline cut off the first."""
    for place, (span, _) in enumerate(candidate.sentences):
        end = dateline_end(span.of(text), early=early) if kind is Kind.BODY and place == 0 else None
        if end is None:
            yield span, kind
            continue
        yield Span(start=span.start, end=span.start + end), Kind.DATELINE
        yield _trim(text, Span(start=span.start + end, end=span.end)), kind


def _body(passages: Sequence[Passage]) -> str:
    told = [passage for passage in passages if passage.kind is Kind.BODY]
    told = told or [passage for passage in passages if passage.kind is Kind.HEADLINE]
    return "\n".join(reading(passage.text).text for passage in told)


def _provenances(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> Iterator[Provenance]:
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        if kind is Kind.PROVENANCE and (source := named_source(paragraph.plain)):
            yield Provenance(span=paragraph.span, source=source)


def _originals(article: Article) -> Iterator[Span]:
    if article.original is None:
        return
    words = vocabulary_for(article.original_language or identify(article.original).code)
    for paragraph in find_paragraphs(article.original):
        for span, _ in _candidate(article.original, paragraph, words).sentences:
            yield span
