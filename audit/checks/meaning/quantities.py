"""Values of the French that face a different value of the original."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.checks.views.pairs import Pair
from audit.values.comparison import answers, compare_values
from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue, ValueKind
from audit.values.units import may_be_one, units

_ZONES = {
    "GMT": r"GMT|UTC|TU|temps universel",
    "eastern": r"E[SD]?T|[Ee]astern|heure de l[’']Est|heure de New[- ]York",
    "pacific": r"P[SD]T|Pacific (?:time|daylight)|heure du Pacifique",
    "central europe": r"CES?T|heure (?:d[’']Europe centrale|de Paris|française|suisse|belge)|Paris time",
    "british": r"BST|British [Ss]ummer|heure (?:de Londres|britannique)|London time",
    "local": r"local time|heures? locales?",
    "other": r"heures? (?:de|d[’'])\s?[A-ZÀ-Ý]\w+|[A-Z]\w+ time\b|heures? [a-zà-ÿ]+ienne",
}
_ZONE = {zone: re.compile(rf"\b(?:{pattern})(?!\w)") for zone, pattern in _ZONES.items()}

# French counts the years of school downwards, from the sixth form to the first.
_GRADES = re.compile(
    r"\b(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|\w+th)[ -]grade(?:s|rs?)?\b", re.I
)
_LAST_GRADE = 12
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Change:
    """A value without counterpart on either side, taken for one another.

    `alone` says that no other value of its kind lacks its counterpart in the two sentences, so there is no
    doubt which stands for which.
    """

    french: Quantity
    english: Quantity
    alone: bool


def changed_values(pair: Pair, kinds: frozenset[ValueKind]) -> Iterator[Change]:
    """What was left over in French and English when all values that agree were matched, two by two.

    A value that stands in a neighbouring sentence was moved, not changed, and one without anything opposite
    was dropped or added, which good translators do. Times in two zones are not compared.
    """
    french, english = _lonely(pair, kinds)
    if not french or not english:
        return
    near = compare_values(pair.near_french, pair.near_original)
    ours, rest = _unmoved(french, near.english), _unmoved(english, near.french)
    for this in ours:
        that = _likeliest(pair, this, rest)
        if that is not None:
            rest.remove(that)
            rivals = [q for q in french if _may_face(q, that)], [q for q in english if _may_face(this, q)]
            yield Change(this, that, alone=len(rivals[0]) == len(rivals[1]) == 1)


def _lonely(pair: Pair, kinds: frozenset[ValueKind]) -> tuple[list[Quantity], list[Quantity]]:
    """The values of either side that may have changed; none where one side has none."""
    comparison = compare_values(pair.text, pair.original)
    french = [q for q in comparison.french if q.states_number and _is_of(q, kinds)]
    english = [q for q in comparison.english if q.states_number and q.kind in kinds]
    if not french or not english:
        return [], []
    french = _unmoved(french, _hyphenated(pair.original))
    if ValueKind.TIME in kinds and _zones(pair.text) - _zones(pair.original):
        french = [q for q in french if not q.may_be_time]
    if not _GRADES.search(pair.original):
        return french, english
    return _beyond_grades(french), _beyond_grades(english)


def _beyond_grades(values: Sequence[Quantity]) -> list[Quantity]:
    return [value for value in values if max(value.readings) > _LAST_GRADE]


def _hyphenated(original: str) -> list[Quantity]:
    """The values that are read only without hyphens: a two-billion-crown project."""
    if not _HYPHEN.search(original):
        return []
    known = {q.readings for q in quantities(original, Tongue.ENGLISH)}
    found = quantities(_HYPHEN.sub(" ", original), Tongue.ENGLISH)
    return [q for q in found if q.readings not in known]


def _is_of(value: Quantity, kinds: frozenset[ValueKind]) -> bool:
    return value.kind in kinds or (ValueKind.TIME in kinds and value.may_be_time)


def _zones(text: str) -> set[str]:
    return {zone for zone, pattern in _ZONE.items() if pattern.search(text)}


def _unmoved(values: Sequence[Quantity], lonely: Sequence[Quantity]) -> list[Quantity]:
    return [value for value in values if not any(answers(value, other) for other in lonely)]


def _may_face(this: Quantity, that: Quantity) -> bool:
    """Whether an English value can be what became the French one."""
    if that.kind is ValueKind.TIME:
        return this.may_be_time
    return this.kind is that.kind and not _money_converted(this, that)


def _likeliest(pair: Pair, this: Quantity, rest: Sequence[Quantity]) -> Quantity | None:
    def key(that: Quantity) -> tuple[bool, bool, int]:
        digits = len(this.core.of(pair.text)), len(that.core.of(pair.original))
        return this.unit == that.unit, this.writing is that.writing, -abs(digits[0] - digits[1])

    return max((that for that in rest if _may_face(this, that)), key=key, default=None)


def _money_converted(this: Quantity, that: Quantity) -> bool:
    names = {q.unit for q in (this, that)}
    if this.unit and that.unit and may_be_one(this.unit, that.unit):
        return False
    return len(names) == 2 and all(name and units()[name].dimension == "money" for name in names)
