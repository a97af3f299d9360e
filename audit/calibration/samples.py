"""Pairs of lines as they are and with one planted error each, weighed, and where the error shows."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.calibration.lines import NEVER, Line, weighed
from audit.calibration.slips import SLIPS, Lexicon, WordPlanted, plant
from audit.evidence.testimony import Charge, Texts
from audit.pipeline import Engines
from audit.records import Doubts

_FALL = 3.0
"""Natural logarithms. By less a word of the original has not lost what rendered it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs (English, French) as they are, and with one planted error each, by kind of slip.

    Not `aided`, the English is not looked at.
    """

    pairs: list[tuple[str, str]]
    slips: dict[str, list[WordPlanted]]
    aided: bool


def aided_sample(pairs: Sequence[tuple[str, str]], lexicon: Lexicon, rng: random.Random) -> Sample:
    """A sample of French judged with its original."""
    slips = {name: plant(pairs, slip, lexicon, rng) for name, slip in SLIPS.items()}
    return Sample(list(pairs), slips, aided=True)


def unaided_sample(pairs: Sequence[tuple[str, str]], lexicon: Lexicon, rng: random.Random) -> Sample:
    """A sample of French judged alone; its English but names the lines."""
    shown = {name: slip for name, slip in SLIPS.items() if name not in (LEFT_OUT, ADDED)}
    slips = {name: plant(pairs, slip, lexicon, rng) for name, slip in shown.items()}
    return Sample(list(pairs), slips, aided=False)


LEFT_OUT, ADDED = "word left out", "word added"
"""The slips that only the original shows."""


def clean_lines(drawn: Sample, engines: Engines, doubts: Doubts) -> list[Line]:
    """The lines as they are, weighed."""
    return weighed(drawn.pairs, engines, doubts, aided=drawn.aided)


def planted_lines(
    drawn: Sample, slip: str, engines: Engines, doubts: Doubts, charge: Charge
) -> Iterator[tuple[WordPlanted, Line, tuple[int, int]]]:
    """The lines with this slip, and the word that is to be so charged: of what is left out, that of the
    original, or the French word behind the gap.
    """
    planted = drawn.slips[slip]
    lines = weighed([(one.english, one.french) for one in planted], engines, doubts, aided=drawn.aided)
    is_lost = charge is Charge.UNRENDERED
    whole = {line.texts: line for line in clean_lines(drawn, engines, NEVER)} if is_lost else {}
    for one, line in zip(planted, lines, strict=True):
        place: tuple[int, int] | None = (one.start, one.end)
        if is_lost:
            place = _unrendered(whole[Texts(one.clean, one.english)], line)
        elif one.start == one.end:
            place = _behind(line, one.end)
        if place:
            yield one, line, place


def _behind(line: Line, gap: int) -> tuple[int, int] | None:
    """The French word behind a gap; none at the end."""
    return next(((word.start, word.end) for word in line.weights.french if word.start >= gap), None)


def _unrendered(whole: Line, line: Line) -> tuple[int, int] | None:
    """The word of the original that the French had rendered: no other has lost as much probability."""
    falls = [
        (before.total - after.total, (after.start, after.end))
        for before, after in zip(whole.weights.original, line.weights.original, strict=True)
        if before.log_probs and after.log_probs
    ]
    fall, place = max(falls, default=(0.0, (0, 0)))
    return place if fall > _FALL else None


def word_count(lines: Sequence[Line], *, original: bool = False) -> int:
    """The words of all lines."""
    return sum(len(line.weights.original if original else line.weights.french) for line in lines)
