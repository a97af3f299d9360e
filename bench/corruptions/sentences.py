"""Sentences dropped, repeated, moved, brought in from elsewhere, and cut short."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from audit.records import Span
from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit

__all__ = ["CORRUPTIONS"]

TAIL = re.compile(r", [^,«»]+(?=\.$)")
SENTENCE_BREAK = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?]) (?=[A-ZÀ-Ý])")


def _lines_span(lines: tuple[str, ...], first: int, last: int) -> Span:
    """The span of the lines `first` to `last`, both included, in the text they make."""
    start = sum(len(line) + 1 for line in lines[:first])
    return Span(start=start, end=start + len("\n".join(lines[first : last + 1])))


def _added_span(lines: tuple[str, ...], at: int) -> Span:
    """The span of an added line with the line break it brought."""
    span = _lines_span(lines, at, at)
    last = at == len(lines) - 1
    return Span(start=span.start - last, end=span.end + (not last))


def _long_line(rng: Random, carrier: Carrier, words: int) -> int | None:
    """An inner line of at least so many words, with at least one line on either side."""
    inner = [i for i in range(1, len(carrier.fr) - 1) if len(carrier.fr[i].split()) >= words]
    return rng.choice(inner) if inner else None


def _dropped(rng: Random, carrier: Carrier) -> Plant | None:
    """A paragraph is gone; a finding may stand at either neighbour."""
    at = _long_line(rng, carrier, 8)
    if at is None:
        return None
    lines = (*carrier.fr[:at], *carrier.fr[at + 1 :])
    return Plant(clean=carrier, lines=lines, span=_lines_span(lines, at - 1, at))


def _sentence_dropped(rng: Random, carrier: Carrier) -> Plant | None:
    """One sentence of a paragraph of several is gone; a finding may stand at what is left of it."""
    found = [i for i, line in enumerate(carrier.fr) if SENTENCE_BREAK.search(line)]
    if not found:
        return None
    at = rng.choice(found)
    sentences = SENTENCE_BREAK.split(carrier.fr[at])
    gone = rng.randrange(len(sentences))
    if len(sentences[gone].split()) < 6:
        return None
    left = " ".join(s for i, s in enumerate(sentences) if i != gone)
    lines = carrier.with_line(at, left).fr
    return Plant(clean=carrier, lines=lines, span=_lines_span(lines, at, at))


def _repeated(rng: Random, carrier: Carrier) -> Plant | None:
    """A paragraph stands twice in a row."""
    return _copied(rng, carrier, 1)


def _repeated_later(rng: Random, carrier: Carrier) -> Plant | None:
    """A paragraph stands again some paragraphs further on."""
    return _copied(rng, carrier, rng.randrange(2, 8))


def _copied(rng: Random, carrier: Carrier, further: int) -> Plant | None:
    at = _long_line(rng, carrier, 8)
    if at is None:
        return None
    to = min(at + further, len(carrier.fr))
    lines = (*carrier.fr[:to], carrier.fr[at], *carrier.fr[to:])
    return Plant(clean=carrier, lines=lines, span=_added_span(lines, to), also=(_lines_span(lines, at, at),))


def _sentence_repeated(rng: Random, carrier: Carrier) -> Plant | None:
    """A paragraph of one sentence says it twice."""
    at = _long_line(rng, carrier, 8)
    if at is None or SENTENCE_BREAK.search(carrier.fr[at]):
        return None
    line = carrier.fr[at]
    plant = edit(carrier, at, 0, len(line), f"{line} {line}")
    first = Span(start=plant.span.start, end=plant.span.start + len(line))
    return replace(plant, also=(first, first.shifted(len(line) + 1)))


def _inserted(rng: Random, carrier: Carrier) -> Plant | None:
    """A paragraph of another article stands in this one."""
    at = _long_line(rng, carrier, 1)
    strangers = [french for french, _ in carrier.spare if len(french.split()) >= 8]
    if at is None or not strangers:
        return None
    lines = (*carrier.fr[:at], rng.choice(strangers), *carrier.fr[at:])
    return Plant(clean=carrier, lines=lines, span=_added_span(lines, at))


def _paragraphs_swapped(rng: Random, carrier: Carrier) -> Plant | None:
    at = rng.randrange(0, len(carrier.fr) - 3)
    to = at + rng.randrange(1, 4)
    lines = list(carrier.fr)
    lines[at], lines[to] = lines[to], lines[at]
    swapped = tuple(lines)
    return Plant(clean=carrier, lines=swapped, span=_lines_span(swapped, at, to))


def _cut_short(rng: Random, carrier: Carrier) -> Plant | None:
    """A long sentence ends in the middle, as when the model's limit was reached."""
    at = _long_line(rng, carrier, 18)
    if at is None:
        return None
    words = carrier.fr[at].split(" ")
    kept = " ".join(words[: len(words) * rng.randrange(4, 8) // 10]).rstrip(",;:\u00a0\u202f")
    return edit(carrier, at, 0, len(carrier.fr[at]), kept)


def _clause_dropped(rng: Random, carrier: Carrier) -> Plant | None:
    """The last clause is gone and the stop is there: smooth French that says less."""
    found = [(i, m) for i, line in enumerate(carrier.fr) for m in TAIL.finditer(line)]
    found = [(i, m) for i, m in found if 5 <= len(m.group().split()) <= len(carrier.fr[i].split()) / 2]
    if not found:
        return None
    at, match = rng.choice(found)
    left = carrier.fr[at][: match.start()] + carrier.fr[at][match.end() :]
    return edit(carrier, at, 0, len(carrier.fr[at]), left)


CORRUPTIONS = (
    Corruption(name="paragraph dropped", family=Family.STRUCTURE, plant=_dropped),
    Corruption(name="sentence dropped", family=Family.STRUCTURE, plant=_sentence_dropped),
    Corruption(name="paragraph repeated", family=Family.STRUCTURE, plant=_repeated),
    Corruption(name="paragraph repeated later", family=Family.STRUCTURE, plant=_repeated_later),
    Corruption(name="sentence repeated", family=Family.STRUCTURE, plant=_sentence_repeated),
    Corruption(name="foreign paragraph inserted", family=Family.STRUCTURE, plant=_inserted),
    Corruption(name="paragraphs swapped", family=Family.STRUCTURE, plant=_paragraphs_swapped),
    Corruption(name="sentence cut short", family=Family.STRUCTURE, plant=_cut_short),
    Corruption(name="last clause dropped", family=Family.STRUCTURE, plant=_clause_dropped),
)
