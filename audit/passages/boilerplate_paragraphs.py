"""Boilerplate: what the site, not the journalist, wrote around the article.

Only whole short paragraphs count. The patterns are matched against all of a paragraph, in lower case, with
plain spaces and straight apostrophes; closing `:`, `.` and `!` are allowed for.
"""

import re

from audit.language.patterns import one_of, read_patterns

PATTERNS = read_patterns("audit.passages", "boilerplate")
WHOLE = re.compile(rf"{one_of(PATTERNS['paragraph'])}(?: ?[:!.…>»])*")
LONGEST = 300

CREDIT = re.compile(
    r"\(?(?:Crédits? ?(?:photos?|images?)?|Photos?|PHOTO) ?:? ?"
    r"(?:[A-ZÀ-Þ][\w.'-]*+[ /,&]*|via |par |et ){1,6}\)?"
)
LONGEST_CREDIT = 60


def is_boilerplate(plain: str) -> bool:
    """Whether the paragraph is nothing but boilerplate, in French or in English."""
    if len(plain) > LONGEST:
        return False
    if len(plain) <= LONGEST_CREDIT and CREDIT.fullmatch(plain):
        return True
    return WHOLE.fullmatch(plain.lower()) is not None
