"""What a finding is about, in the order in which it matters to a reviewer."""

from enum import IntEnum

from audit.checks.running.registry import find_check
from audit.records import Flag

LANGUAGE = ("terminology/", "linguistic conventions/", "style/")
PUNCTUATION = "linguistic conventions/punctuation"


class Subject(IntEnum):
    """The gravest first."""

    CONTENT = 0
    LANGUAGE = 1
    TYPOGRAPHY = 2


def subject(flag: Flag) -> Subject:
    """What the text says (accuracy), how it is said, or how it is set."""
    check = find_check(flag.name)
    if flag.category.startswith("accuracy/") or (check is not None and check.tells_what_is_false):
        return Subject.CONTENT
    if flag.category.startswith(LANGUAGE) and flag.category != PUNCTUATION:
        return Subject.LANGUAGE
    return Subject.TYPOGRAPHY
