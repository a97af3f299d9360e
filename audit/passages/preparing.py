"""Prepare an article: everything about it that can be known without a translation model."""

from collections.abc import Iterator, Sequence

from audit.language.sentence_words import FRENCH, SentenceWords, sentence_words
from audit.passages.blocks import Block, find_blocks
from audit.passages.datelines import dateline_end
from audit.passages.disclosures import Sentence, find_disclosures
from audit.passages.gate import COMPARABLE, identify, language_of_original
from audit.passages.kinds import kinds_of
from audit.passages.lines import trimmed
from audit.passages.provenance_lines import named_source
from audit.passages.sentences import sentence_ranges
from audit.records import Article, Disclosure, Kind, Passage, Prepared, Provenance, Span
from audit.text import plain_text, reading

EARLY = 2
"""A bare place name is believed to be a dateline in this many first paragraphs of the body."""


def prepare(article: Article) -> Prepared:
    """Passages with their kinds, disclosures, provenance, language, and the sentences of the original."""
    blocks = list(find_blocks(article.text))
    sentences = [tuple(_sentences(article.text, block, FRENCH)) for block in blocks]
    kinds = kinds_of(blocks, article.title, frozenset(map(plain_text, article.captions)))
    disclosures = tuple(find_disclosures(sentences))
    passages = tuple(_passages(article.text, sentences, kinds, disclosures))
    original_language = language_of_original(article)
    return Prepared(
        article=article,
        language=identify(_body(passages)),
        passages=passages,
        disclosures=disclosures,
        provenances=tuple(_provenances(blocks, kinds)),
        originals=tuple(_originals(article)) if original_language == COMPARABLE else (),
        original_language=original_language,
    )


def _sentences(text: str, block: Block, words: SentenceWords) -> Iterator[Sentence]:
    view = block.view
    for start, end in sentence_ranges(view.text, words):
        yield Sentence(_trim(text, view.span(start, end)), plain_text(view.text[start:end]))


def _trim(text: str, span: Span) -> Span:
    """The span without white space at its ends, which an entity or a combining accent may have hidden."""
    start, end = trimmed(text, span.start, span.end)
    return Span(start=start, end=end) if start < end else span


def _passages(
    text: str,
    blocks: Sequence[Sequence[Sentence]],
    kinds: Sequence[Kind],
    disclosures: Sequence[Disclosure],
) -> Iterator[Passage]:
    index = bodies = 0
    for number, (sentences, kind) in enumerate(zip(blocks, kinds, strict=True)):
        bodies += kind is Kind.BODY
        for span, each in _kinded(text, sentences, kind, disclosures, early=bodies <= EARLY):
            yield Passage(index=index, paragraph=number, span=span, text=span.of(text), kind=each)
            index += 1


def _kinded(
    text: str, sentences: Sequence[Sentence], kind: Kind, disclosures: Sequence[Disclosure], *, early: bool
) -> Iterator[tuple[Span, Kind]]:
    """The sentences of a block; those of a disclosure are its own kind, and a dateline is cut off."""
    for place, sentence in enumerate(sentences):
        span = sentence.span
        if any(disclosure.span.covers(span) for disclosure in disclosures):
            yield span, Kind.DISCLOSURE
            continue
        end = dateline_end(span.of(text), early=early) if kind is Kind.BODY and place == 0 else None
        if end is not None:
            yield Span(start=span.start, end=span.start + end), Kind.DATELINE
            span = _trim(text, Span(start=span.start + end, end=span.end))
        yield span, kind


def _body(passages: Sequence[Passage]) -> str:
    """What the journalist wrote, for the language gate; headlines only where there is nothing else."""
    told = [passage for passage in passages if passage.kind is Kind.BODY]
    told = told or [passage for passage in passages if passage.kind is Kind.HEADLINE]
    return "\n".join(reading(passage.text).text for passage in told)


def _provenances(blocks: Sequence[Block], kinds: Sequence[Kind]) -> Iterator[Provenance]:
    for block, kind in zip(blocks, kinds, strict=True):
        if kind is Kind.PROVENANCE and (source := named_source(block.plain)):
            yield Provenance(span=block.span, source=source)


def _originals(article: Article) -> Iterator[Span]:
    if article.original is None:
        return
    words = sentence_words(COMPARABLE)
    for block in find_blocks(article.original):
        yield from (sentence.span for sentence in _sentences(article.original, block, words))
