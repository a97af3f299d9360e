"""Flags words torn apart (norm alisation, peut- être, d e p u i s, États Unis), once per article.

Why it matters: it comes from lines broken by a program, or from an engine's word pieces; neither readers nor
search find the word.

Known false alarms: two foreign words or rare ones that together happen to make a French word.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.spelling import is_french, is_spelt, may_be_french
from audit.checks.views.paragraphs import Paragraph

EDGE = r"(?<![\w’'.@/-])"
SPACED = re.compile(rf"{EDGE}(?:[a-zà-ÿœ] ){{4,}}[a-zà-ÿœ](?![\w’'-])")
PIECES = re.compile(rf"{EDGE}(?P<left>[a-zà-ÿœ]+)(?= (?P<right>[a-zà-ÿœ]{{2,}})(?![\w’'@/-]|\.\w))")
HYPHEN = re.compile(
    rf"{EDGE}(?P<left>[^\W\d_]{{2,}})(?:-[ \n]+|[ \n]-)"
    r"(?!(?:et|ou|mais|à|sur)\b)(?P<right>[a-zà-ÿœ]{2,})(?![\w’'-])"
)
EUPHONIC = re.compile(
    r"(?<![\w’'])(?P<verb>[a-zà-ÿœ]+)(?!-t-)(?P<gap>[ -][-–]?[ ]?|[–‑])t"
    r"(?P<next>[ ]?[-–‑][ ]?| (?=il|elle|on))(?P<subject>ils?|elles?|on)\b"
)
SPREAD = re.compile(
    rf"{EDGE}(?P<left>[Pp]eut|[Aa]u|[Ll]à|[Pp]ar|[Ll]ui|[Ee]lles?|[Ee]ux|[Cc]elui|[Cc]elles?|[Cc]eux) - "
    r"(?P<right>[a-zà-ÿ]+)(?![\w’'-])"
)
"""Where a dash is unlikely: peut - être, au - dessus."""
NAMES = re.compile(
    r"\b(?:[ÉE]tats Unis|Royaume Uni|Grande Bretagne|Pays Bas|Nouvelle Zélande"
    r"|(?:Moyen|Proche|Extrême) Orient)\b"
)
SHORTEST = 6
"""Letters of a word that may have been torn without a hyphen."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for paragraph in article.paragraphs() for place in _places(paragraph))
    yield from gather(places, "Words split in two: {count} place{s}.")


def _places(paragraph: Paragraph) -> Iterator[Place]:
    for find in (_spaced, _in_pieces, _hyphenated):
        for start, end, whole in find(paragraph.text):
            yield Place(span=paragraph.view.span(start, end), suggestion=whole)


def _spaced(text: str) -> Iterator[tuple[int, int, str]]:
    for match in SPACED.finditer(text):
        whole = match[0].replace(" ", "")
        if is_french(whole):
            yield *match.span(), whole
    for match in NAMES.finditer(text):
        yield *match.span(), match[0].replace(" ", "-")


def _in_pieces(text: str) -> Iterator[tuple[int, int, str]]:
    for match in PIECES.finditer(text):
        left, right = match["left"], match["right"]
        whole = left + right
        if not may_be_french(right) and _is_piece(left) and len(whole) >= SHORTEST and is_french(whole):
            yield match.start(), match.end("right"), whole


def _hyphenated(text: str) -> Iterator[tuple[int, int, str]]:
    for match in HYPHEN.finditer(text):
        joined = _joined(match["left"], match["right"])
        if joined is not None:
            yield *match.span(), joined
    for match in SPREAD.finditer(text):
        if is_spelt(f"{match['left']}-{match['right']}"):
            yield *match.span(), f"{match['left']}-{match['right']}"
    for match in EUPHONIC.finditer(text):
        if "-" in match["gap"] + match["next"] or "–" in match["gap"] + match["next"]:
            yield *match.span(), f"{match['verb']}-t-{match['subject']}"


def _joined(left: str, right: str) -> str | None:
    """The word with its hyphen or without, whichever is French."""
    if is_spelt(f"{left}-{right}".lower()):
        return f"{left}-{right}"
    torn = not (may_be_french(left.lower()) and may_be_french(right))
    return left + right if torn and is_french((left + right).lower()) else None


def _is_piece(word: str) -> bool:
    """Whether it is no word of its own; single letters are, but for those that are words."""
    return word not in ("à", "a", "y", "ô") if len(word) == 1 else not may_be_french(word)


CHECK = Check(id="LI25", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
