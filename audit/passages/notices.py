"""Sentences by which a text declares that it was itself translated by a machine.

An article *about* machine translation uses the same words. So the sentence must speak of its own text (`cet
article`, `this page`, `the French version`) and say outright that it was made so, or be a short label that
says nothing else; and it must not stand in quotation marks.
"""

import re

from audit.language.display_names import LANGUAGE
from audit.language.patterns import one_of, read_patterns

PATTERNS = read_patterns("audit.passages", "disclosures", {"language": LANGUAGE})
STATEMENT, LABEL, FOLLOW_UP = (
    re.compile(one_of(PATTERNS[section]), re.IGNORECASE) for section in ("statement", "label", "follow up")
)
ABOUT_TRANSLATION = re.compile(r"tradu|translat|version", re.IGNORECASE)
QUOTE = re.compile(r"[«“\"]")
LONGEST = 500
LONGEST_LABEL = 120


def discloses(sentence: str) -> bool:
    """Whether a sentence (plain spaces, straight apostrophes) declares its own text machine-translated."""
    if len(sentence) <= LONGEST_LABEL and LABEL.fullmatch(sentence):
        return True
    match = STATEMENT.search(sentence) if len(sentence) <= LONGEST else None
    if match is None or QUOTE.search(sentence, 0, match.start() + 1):
        return False
    return ABOUT_TRANSLATION.search(match.group()) is not None


def follows_up(sentence: str) -> bool:
    """Whether a sentence after a notice goes on with it: of errors to expect, of the version to prefer."""
    return len(sentence) <= LONGEST and FOLLOW_UP.search(sentence) is not None
