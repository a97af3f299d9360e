"""What the times of day of either language are read with."""

DAY = 24 * 60
"""Minutes."""
S = r"[ \u00a0\u202f]"
"""A pattern of the spaces between a number and its unit."""


def hours_of(words: str) -> dict[str, int]:
    """The words for the hours from one on → hour."""
    return {word: hour for hour, word in enumerate(words.split(), start=1)}
