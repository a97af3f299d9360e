"""Find an article's disclosures: the paragraphs or sentences that declare it machine-translated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.passages.authority import authoritative_language
from audit.passages.notices import discloses, follows_up
from audit.records import Disclosure, Span

EDGE = 3
"""Sentences inside a paragraph count only this near to the start or the end, where sites put notices."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands, and how it reads with plain spaces and straight apostrophes."""

    span: Span
    plain: str


def find_disclosures(paragraphs: Sequence[Sequence[Sentence]]) -> Iterator[Disclosure]:
    """The disclosures among the paragraphs, which are given by their sentences, in order.

    Each covers a whole paragraph, or the disclosing sentence of one with those that follow it up. A
    paragraph right after one that says which version to prefer belongs to it, and is one of its own.
    """
    before = False
    for index, sentences in enumerate(paragraphs):
        near_edge = index < EDGE or index >= len(paragraphs) - EDGE
        told = _told(sentences, near_edge=near_edge) or (before and _sequel(sentences))
        before = bool(told)
        if told:
            span = Span(start=told[0].span.start, end=told[-1].span.end)
            text = " ".join(sentence.plain for sentence in told)
            yield Disclosure(span=span, authoritative_language=authoritative_language(text))


def _told(sentences: Sequence[Sentence], *, near_edge: bool) -> Sequence[Sentence]:
    first = next((n for n, sentence in enumerate(sentences) if discloses(sentence.plain)), None)
    if first is None:
        return ()
    last = first + 1
    while last < len(sentences) and (follows_up(sentences[last].plain) or discloses(sentences[last].plain)):
        last += 1
    is_whole = first == 0 and last == len(sentences)
    return sentences[first:last] if is_whole or near_edge else ()


def _sequel(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    all_follow = all(follows_up(sentence.plain) for sentence in sentences)
    prefers = any(authoritative_language(sentence.plain) for sentence in sentences)
    return sentences if all_follow and prefers else ()
