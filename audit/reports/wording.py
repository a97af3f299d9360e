"""Counts, lists and names of checks as a person says them."""

from collections.abc import Sequence

CUT = "[…]"
"""Marks what a report leaves out; an article's own ellipsis stays distinguishable from it."""

PROPER = {"english": "English", "french": "French", "html": "HTML", "grammalecte": "Grammalecte"}
TITLES = {
    "clashing_articles": "clashing determiners",
    "contrary": "opposite meaning",
    "exchanged": "swapped names or numbers",
    "inner_capital": "stray capital",
    "missing_word": "something left out",
    "provenance": "source line",
    "unrendered": "word left untranslated",
    "unsupported": "unlikely word",
}
"""Of checks whose names say little to who has not read their pages."""
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(value: int) -> str:
    """Small numbers as words, others with thousands set apart."""
    return WORDS[value] if value < len(WORDS) else f"{value:,}".replace(",", " ")


def count(value: int, singular: str) -> str:
    """`1 error`, `3 errors`."""
    return f"{value:,} {singular if value == 1 else singular + 's'}".replace(",", " ")


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def capitalised(words: str) -> str:
    """The words with a capital at their beginning; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def shorten(text: str, limit: int) -> str:
    """The text, or its first code points and […]; never longer than `limit`."""
    return text if len(text) <= limit else f"{text[: limit - len(CUT) - 1].rstrip()} {CUT}"


def spoken(name: str) -> str:
    """A check's name as words: `stray stop`, `English quotes`."""
    if name in TITLES:
        return TITLES[name]
    return " ".join(PROPER.get(word, word) for word in name.split("_"))
