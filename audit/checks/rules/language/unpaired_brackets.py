"""Flags a bracket without a partner: opened and never closed, closed and never opened, or of the wrong kind.

Why it matters: the reader cannot tell what is aside and what is the sentence; often the rest of it was lost.

Known false alarms: brackets whose partner stands more than a few paragraphs on. List items (a), 1)), steps of
a text game and faces made of marks are left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.views.paragraphs import Paragraph

BRACKET = re.compile(r"[()\[\]{}]")
PARTNERS = {")": "(", "]": "[", "}": "{"}
FACE = re.compile(r"[:;8=xX][-^'o]?[)(\]\[]+|(?<![)(])[)(]+[-^']?[:;=](?!\w)")
ENUMERATION = re.compile(r"(?:\A|[\s(,;:/«“\"])(?:[^\W_]|\d{1,3}|[ivxIVX]{1,4}|bis|ter)\Z")
LONGEST_NUMBER = 5
"""Code points of what `ENUMERATION` matches, at most."""
REACH = 3
"""How many paragraphs a bracket may stay open."""

Loose = tuple[int, Paragraph, int]


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    opened: list[Loose] = []
    for number, paragraph in enumerate(article.paragraphs()):
        for at in _loose(paragraph):
            character = paragraph.text[at]
            if character in "([{":
                opened.append((number, paragraph, at))
            elif not _close(opened, number, character):
                yield _hit(paragraph, at, "closed here but never opened")
    for _, paragraph, at in opened:
        yield _hit(paragraph, at, "opened here and never closed")


def _loose(paragraph: Paragraph) -> list[int]:
    """The places of the brackets that find no partner within the paragraph."""
    text = paragraph.text
    faces = {at for match in FACE.finditer(text) for at in range(*match.span())}
    opened: list[int] = []
    alone: list[int] = []
    for match in BRACKET.finditer(text):
        at, character = match.start(), match[0]
        if character in "([{":
            if at not in faces:
                opened.append(at)
        elif opened and text[opened[-1]] == PARTNERS[character]:
            opened.pop()
        elif at not in faces and (opened or not _is_enumerated(text, at)):
            alone.append(at)
            del opened[-1:]  # what it closes is of the other kind: one fault, not two
    return sorted(opened + alone)


def _is_enumerated(text: str, at: int) -> bool:
    return ENUMERATION.search(text, max(0, at - LONGEST_NUMBER), at) is not None


def _close(opened: list[Loose], number: int, character: str) -> bool:
    for index in reversed(range(len(opened))):
        opening_number, paragraph, at = opened[index]
        if paragraph.text[at] == PARTNERS[character] and 0 < number - opening_number <= REACH:
            del opened[index]
            return True
    return False


def _hit(paragraph: Paragraph, at: int, state: str) -> Hit:
    return Hit(span=paragraph.view.span(at, at + 1), message=f"A bracket is {state}: {paragraph.text[at]}")


CHECK = Check(id="LI05", category=Category.PUNCTUATION, severity=Severity.MINOR, look=_look)
