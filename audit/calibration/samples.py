"""Pairs of lines as they are and with one planted error each, weighed, and where the error shows."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.calibration.lines import NEVER, Line, weighed
from audit.calibration.slips import SLIPS, Lexicon, WordPlanted, plant
from audit.evidence.testimony import Texts
from audit.pipeline import Engines
from audit.records import Doubts

_FALL = 3.0
"""Natural logarithms. By less a word of the original has not lost what rendered it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs (English, French) as they are, and with one planted error each, by kind of slip.

    Not `aided`, the English is what a model made of the French.
    """

    pairs: list[tuple[str, str]]
    slips: dict[str, list[WordPlanted]]
    aided: bool


def aided_sample(pairs: Sequence[tuple[str, str]], lexicon: Lexicon, rng: random.Random) -> Sample:
    """A sample of French judged with its original."""
    slips = {name: plant(pairs, slip, lexicon, rng) for name, slip in SLIPS.items()}
    return Sample(list(pairs), slips, aided=True)


def unaided_sample(
    pairs: Sequence[tuple[str, str]], lexicon: Lexicon, rng: random.Random, engines: Engines
) -> Sample:
    """A sample of French judged alone: what is wrong is translated as it is."""
    shown = {name: slip for name, slip in SLIPS.items() if name not in (LEFT_OUT, ADDED)}
    slips = {name: plant(pairs, slip, lexicon, rng) for name, slip in shown.items()}
    planted = [one for some in slips.values() for one in some]
    texts = [french for _, french in pairs] + [one.french for one in planted]
    backs = iter([one.text for one in engines.back.translate(texts)])
    translated = [(next(backs), french) for _, french in pairs]
    given = {id(one): replace(one, english=next(backs)) for one in planted}
    changed = {name: [given[id(one)] for one in some] for name, some in slips.items()}
    return Sample(translated, changed, aided=False)


LEFT_OUT, ADDED = "word left out", "word added"
"""The slips that only the original shows."""


def clean_lines(drawn: Sample, engines: Engines, doubts: Doubts) -> list[Line]:
    """The lines as they are, weighed."""
    return weighed(drawn.pairs, engines, doubts, aided=drawn.aided)


def planted_lines(
    drawn: Sample, slip: str, engines: Engines, doubts: Doubts
) -> Iterator[tuple[WordPlanted, Line, tuple[int, int]]]:
    """The lines with this slip, and where it shows: in the French, or in the original what is left out."""
    planted = drawn.slips[slip]
    lines = weighed([(one.english, one.french) for one in planted], engines, doubts, aided=drawn.aided)
    whole = {line.texts: line for line in clean_lines(drawn, engines, NEVER)} if slip == LEFT_OUT else {}
    for one, line in zip(planted, lines, strict=True):
        before = whole[Texts(one.clean, one.english)] if one.start == one.end else None
        place = _unrendered(before, line) if before else (one.start, one.end)
        if place:
            yield one, line, place


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
