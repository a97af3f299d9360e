"""French and English words for months and weekdays, and patterns of them."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["DAYS", "ENGLISH_MONTHS", "ENGLISH_WEEKDAYS", "MONTHS", "WEEKDAYS", "any_of"]

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_ENGLISH = "january february march april may june july august september october november december"
_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"

MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
"""French name → number."""
ENGLISH_MONTHS = dict(zip(_ENGLISH.split(), _MONTHS.split(), strict=True))
"""English name → French name."""
_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
ENGLISH_WEEKDAYS = tuple(_ENGLISH_DAYS.split())
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS.split())}
"""French name → number, as `datetime.date.weekday` counts."""
DAYS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
"""Month → how many days it can have."""


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words."""
    return "(?:" + "|".join(words) + ")"
