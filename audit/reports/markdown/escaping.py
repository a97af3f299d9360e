"""Which characters of a text Markdown would read as markup, by where they stand.

Escaped is only what CommonMark or GitHub's dialect would read as something else (autolinks, strikethrough,
task lists, footnotes), so that a report can be read in an editor or a mail as well. What GitHub looks for in
the *rendered* text (mentions, issue numbers, emoji, math) no backslash can stop: such a sign is set in a
`<span>`, as GitHub's own documentation advises for dollar signs.
"""

import re
from collections.abc import Iterator

_DOMAIN_ENDS = (
    "[a-z]{2}|com|org|net|edu|gov|biz|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф|xn--[a-z0-9]+"
)

_ANYWHERE = (
    r"[`*~]",
    r"\\(?=[!-/:-@\[-`{-~]|\Z)",
    r"(?<![^\W_])_|_(?![^\W_])",
    r"<(?=[a-zA-Z/!?]|\Z)",
    r"&(?=#?\w+;)",
    r"\](?=\()",
    r"\^(?=\[)",
    r"/(?=/)",
    r"(?<=www)\.",
    rf"(?i:(?<=\w)\.(?=(?:{_DOMAIN_ENDS})(?![^\W_])))",
    r"(?<=\s)#(?=#*\s*\Z)",  # what ends a heading is cut off from it
)
_AT_THE_START = (
    r"\A#(?=#{0,5}(?:\s|\Z))",
    r"\A[-+](?=\s|\Z)",
    r"\A[-=](?=[-=\s]*\Z)",
    r"\A>",
    r"\A\[(?=[ xX]\]|[\^!]|.*\]:)",
    r"\A[|:-](?=[|:\-\s]*\Z)",  # the second line of a table
)
_SPECIAL = re.compile("|".join((*_ANYWHERE, *_AT_THE_START)))
_NUMBERED = re.compile(r"\d{1,9}(?=[.)](?:\s|\Z))")

BREAKS = re.compile(
    r"@(?=\w)"
    r"|(?<![\w&])#(?=\d)"
    r"|(?i:(?<=\bgh))-(?=\d)"
    r"|:(?=(?:[+-]1|100|1234):|(?=[^:]*[a-zA-Z])[\w+-]+:)"
    r"|\A\$(?=\$)|\$(?=\S)(?=.*\S\$(?!\d))"
)
"""Signs that GitHub gives a meaning where they stand in the rendered text."""


def replacements(text: str) -> Iterator[tuple[int, str]]:
    """The places of a text's single characters that must be written otherwise, in order, with what to write.

    The text is taken to begin a block of Markdown, as a paragraph or a list item does.
    """
    lead = len(text) - len(text.lstrip())
    body = text[lead:]
    found = {match.start(): "\\" + match[0] for match in _SPECIAL.finditer(body)}
    if numbered := _NUMBERED.match(body):
        found[numbered.end()] = "\\" + body[numbered.end()]
    # Viewers that look for math in the source heed the backslash before a dollar sign.
    found |= {match.start(): broken(match).replace("$", "\\$") for match in BREAKS.finditer(body)}
    for place in sorted(found):
        yield lead + place, found[place]


def broken(match: re.Match[str]) -> str:
    """The sign on its own, so that it makes no word with its neighbours."""
    return f"<span>{match[0]}</span>"
