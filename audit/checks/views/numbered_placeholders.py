"""Placeholders as some templates number them, $1 and %2; or amounts with their sign in front."""

import re

NUMBERED = re.compile(
    r"(?<![\w$%])(?P<sign>[$%])(?P<number>\d+)"
    r"(?P<amount>[.,]?\d| ?(?:million|milliard|par|les?|la|l[’']|de|pour)\b)?"
)


def numbering(article: str) -> dict[str, int]:
    """How many placeholders each sign numbers, where the article has all from 1 on and no amount like it."""
    found: dict[str, set[int]] = {}
    for match in NUMBERED.finditer(article):
        found.setdefault(match["sign"], set()).add(0 if match["amount"] else int(match["number"][:3]))
    return {
        sign: len(numbers) for sign, numbers in found.items() if numbers == set(range(1, len(numbers) + 1))
    }
