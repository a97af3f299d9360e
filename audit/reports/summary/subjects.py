"""What a finding is about, in the order in which it matters to a reviewer."""

from __future__ import annotations

from enum import IntEnum

from audit.records import Flag

__all__ = ["Subject", "subject"]

FALSE_STATEMENTS = frozenset({"false_billion", "impossible_date", "wrong_weekday"})
"""Conventions by their category, but what they get wrong is what the text says."""

LANGUAGE = ("terminology/", "linguistic conventions/", "style/")
PUNCTUATION = "linguistic conventions/punctuation"


class Subject(IntEnum):
    """The gravest first."""

    CONTENT = 0
    LANGUAGE = 1
    TYPOGRAPHY = 2


def subject(flag: Flag) -> Subject:
    """What the text says (accuracy), how it is said, or how it is set."""
    if flag.category.startswith("accuracy/") or flag.name in FALSE_STATEMENTS:
        return Subject.CONTENT
    if flag.category.startswith(LANGUAGE) and flag.category != PUNCTUATION:
        return Subject.LANGUAGE
    return Subject.TYPOGRAPHY
