"""English titles that a French text names as they are: every word in a capital but the small ones."""

import re

_SMALL = "a|an|the|of|in|on|at|to|for|and|or|by|from|with|as|is|vs"
_CAPITAL = r"[A-Z][\w’'-]*"
_TITLE = rf"(?:{_CAPITAL}|\d+)(?:[:,]?[ \u00a0](?:{_CAPITAL}|\d+|&|(?:{_SMALL})\b))*"
QUOTED = re.compile(rf"[«“\"„][ \u00a0\u202f]?{_TITLE}[ \u00a0\u202f]?[?!]?[ \u00a0\u202f]?[»”\"]")
RUN = re.compile(rf"\b{_CAPITAL}(?:[:,]? (?:{_CAPITAL}|&|(?:{_SMALL})\b))+ {_CAPITAL}")
"""Three words at least: two capitals are a person as often as a title."""


def outside_titles(text: str) -> str | None:
    """The text without its titles, quoted or not; None where it names none.

    A title in the middle of a sentence shows by its capitals, which a sentence in English has not.
    """
    rest = RUN.sub(" ", QUOTED.sub(" ", text))
    return None if rest == text else rest
