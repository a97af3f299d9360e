"""What a fitted witness finds of planted errors, and what it tells of the same lines without them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.calibration.fitting import KINDS
from audit.calibration.lines import Line
from audit.calibration.samples import Sample, clean_lines, planted_lines, word_count
from audit.calibration.slips import WordPlanted
from audit.evidence.contexts import Features
from audit.evidence.doubts import best, insertion
from audit.evidence.forests import odds
from audit.evidence.testimony import Charge, belief_of, chargeable
from audit.pipeline import Engines
from audit.records import Witness, WordWeight

OFTEN_RIGHT = "another form"
"""Measured beside the slips that were fitted on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Of one kind of finding and one slip: how many were planted, told, and told with the right word.

    `others` is how many findings of the kind there are in 1,000 words of the lines without plants.
    """

    kind: str
    slip: str
    planted: int
    found: int
    fixed: int
    others: float


def measure(fit: Witness, drawn: Sample, engines: Engines) -> Iterator[Measure]:
    """A measure of each kind of finding and slip that the sample can show."""
    lines = clean_lines(drawn, engines, fit.doubts)
    for kind, slips in KINDS.items():
        if (kind == "unaided_form") == drawn.aided:
            continue
        told = sum(
            _is_told(fit, kind, found)
            for line in lines
            for _, found in chargeable(Charge(kind), line.weights, line.texts)
        )
        others = 1000 * told / max(1, word_count(lines))
        for slip in (*slips, OFTEN_RIGHT) if "form" in kind else slips:
            planted = list(planted_lines(drawn, slip, engines, fit.doubts, Charge(kind)))
            found, fixed = _found(fit, kind, planted)
            yield Measure(kind=kind, slip=slip, planted=len(planted), found=found, fixed=fixed, others=others)


def _found(
    fit: Witness, kind: str, planted: Sequence[tuple[WordPlanted, Line, tuple[int, int]]]
) -> tuple[int, int]:
    """How many plants are told of, and of how many the right word is the alternative."""
    found = fixed = 0
    for one, line, place in planted:
        for word, features in chargeable(Charge(kind), line.weights, line.texts):
            if (word.start, word.end) == place and _is_told(fit, kind, features):
                found += 1
                fixed += _is_right(kind, word, one)
                break
    return found, fixed


def _is_right(kind: str, word: WordWeight, planted: WordPlanted) -> bool:
    """Whether what would be written instead is what stood there."""
    if Charge(kind) is Charge.MISSING:
        other = insertion(word)
        return other is not None and planted.right in other.text.split()
    other = best(word, form="form" in kind)
    return other is not None and other.text == planted.right


def _is_told(fit: Witness, kind: str, found: Features) -> bool:
    return odds(belief_of(fit, Charge(kind)).forest, found) > 0
