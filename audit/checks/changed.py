"""Values of the French that face a different value of the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.checks.pairs import Pair
from audit.values.comparison import answers, compare_values
from audit.values.quantity import Kind, Quantity, Writing
from audit.values.units import units

__all__ = ["Change", "changed_values"]


@dataclass(frozen=True, slots=True)
class Change:
    """A value without counterpart on either side, taken for one another.

    `alone` says that no other value of the two sentences lacks its counterpart, so there is no doubt which
    stands for which.
    """

    french: Quantity
    english: Quantity
    alone: bool

    def same_scale(self, pair: Pair) -> bool:
        """Whether both numbers are in digits and stand before the same scale, or before none."""
        if not self.french.writing is self.english.writing is Writing.DIGITS:
            return False
        return (self.french.span == self.french.core) == (self.english.span == self.english.core)


def changed_values(pair: Pair, kinds: frozenset[Kind]) -> Iterator[Change]:
    """What was left over in French and English when all values that agree were matched, two by two.

    A value that stands in a neighbouring sentence was moved, not changed, and one without anything opposite
    was dropped or added, which good translators do.
    """
    comparison = compare_values(pair.text, pair.original)
    french = [q for q in comparison.french if q.states_number]
    english = [q for q in comparison.english if q.states_number]
    alone = len(french) == len(english) == 1
    french, english = ([q for q in side if q.kind in kinds] for side in (french, english))
    if not french or not english:
        return
    near = compare_values(pair.near_french, pair.near_original)
    french, rest = _unmoved(french, near.english), _unmoved(english, near.french)
    for this in french:
        that = _likeliest(pair, this, rest)
        if that is not None:
            rest.remove(that)
            yield Change(this, that, alone)


def _unmoved(values: Sequence[Quantity], lonely: Sequence[Quantity]) -> list[Quantity]:
    return [value for value in values if not any(answers(value, other) for other in lonely)]


def _likeliest(pair: Pair, this: Quantity, rest: Sequence[Quantity]) -> Quantity | None:
    def key(that: Quantity) -> tuple[bool, bool, int]:
        digits = len(this.core.of(pair.text)), len(that.core.of(pair.original))
        return this.unit == that.unit, this.writing is that.writing, -abs(digits[0] - digits[1])

    possible = [that for that in rest if this.kind is that.kind and not _money_converted(this, that)]
    return max(possible, key=key, default=None)


def _money_converted(this: Quantity, that: Quantity) -> bool:
    names = {q.unit for q in (this, that)}
    return len(names) == 2 and all(name and units()[name].dimension == "money" for name in names)
