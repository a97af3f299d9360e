"""Marks that stand where an apostrophe belongs: l"État, d´une, l''ami."""

import re
from collections.abc import Iterator

VOWEL = "aeiouyhàâéèêëîïôœAEIOUYHÀÂÉÈÊËÎÏÔŒ"
"""The letters before which French elides."""
BEFORE_WORD = r"(?<![^\W_])(?<![’'.-])"
"""No letter, digit or apostrophe stands before."""
_ELIDED = "[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu"
_OTHER_MARK = re.compile(
    rf"(?<=[^\W\d_])['’]{{2}}(?=[^\W\d_])"
    rf"|{BEFORE_WORD}(?:{_ELIDED})(?P<mark>[‘´`,\"]|\?(?=[a-zà-ÿ]))(?=[{VOWEL}][^\W\d_]{{2,}})"
)


def false_apostrophes(text: str) -> Iterator[tuple[int, int]]:
    """Where such marks start and end."""
    for match in _OTHER_MARK.finditer(text):
        yield match.start("mark") if match["mark"] else match.start(), match.end()


def apostrophe_of(text: str) -> str:
    """The apostrophe to put into a text: the straight one where it has no other."""
    return "'" if "'" in text and "’" not in text else "’"
