"""Flags words torn apart (norm alisation, peut- être, d e p u i s, dit- t il).

Why it matters: it comes from lines broken by a program, or from an engine's word pieces; neither readers nor
search find the word.

Known false alarms: two foreign words or rare ones that together happen to make a French word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.lexicon import is_word
from audit.checks.paragraphs import Paragraph, paragraphs
from audit.checks.spelling import is_spelt
from audit.records import Evidence, Lane, Severity

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
SHORTEST = 6
"""Letters of a word that may have been torn without a hyphen."""


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for paragraph in paragraphs(evidence):
        for start, end, whole in _torn(paragraph):
            yield Hit(
                span=paragraph.view.span(start, end),
                message=f"“{whole}” is torn apart.",
                suggestion=whole,
            )


def _torn(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    text = paragraph.text
    for match in SPACED.finditer(text):
        whole = match[0].replace(" ", "")
        if _is_french(whole):
            yield *match.span(), whole
    for match in PIECES.finditer(text):
        left, right = match["left"], match["right"]
        if (
            not _is_known(right)
            and _is_piece(left)
            and len(left + right) >= SHORTEST
            and _is_french(left + right)
        ):
            yield match.start(), match.end("right"), left + right
    for match in HYPHEN.finditer(text):
        joined = _joined(match["left"], match["right"])
        if joined is not None:
            yield *match.span(), joined
    for match in EUPHONIC.finditer(text):
        if "-" in match["gap"] + match["next"] or "–" in match["gap"] + match["next"]:
            yield *match.span(), f"{match['verb']}-t-{match['subject']}"


def _joined(left: str, right: str) -> str | None:
    """The word with its hyphen or without, whichever is French."""
    if is_spelt(f"{left}-{right}".lower()):
        return f"{left}-{right}"
    torn = not (_is_known(left) and _is_known(right))
    return left + right if torn and _is_french((left + right).lower()) else None


def _is_piece(word: str) -> bool:
    """Whether it is no word of its own; single letters are, but for those that are words."""
    return word not in ("à", "a", "y", "ô") if len(word) == 1 else not _is_known(word)


def _is_french(word: str) -> bool:
    return is_word(word, "fr") and is_spelt(word)


def _is_known(word: str) -> bool:
    lower = word.lower()
    return is_word(lower, "fr") or is_spelt(lower)


CHECK = Check(
    id="LI25",
    name="split_word",
    category=Category.SPELLING,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
