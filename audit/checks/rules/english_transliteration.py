"""Flags Russian, Arabic and Chinese names in English transliteration (Yuri for Iouri), once per article.

Why it matters: French has its own way of writing them; a reader who looks for Ouchakov does not find Ushakov.

Known false alarms: bearers who chose the English form themselves (Sergey Brin) unless the table knows them;
Japanese women named Yuri.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.tables import read_table
from audit.checks.words import Word, article_words
from audit.records import Evidence, Lane, Place, Severity

NEXT_NAME = re.compile(r"\A (?:[A-ZÀ-Ý]\. )?(?P<name>[A-ZÀ-Ý][\w’'-]+)")
PREVIOUS_NAME = re.compile(r"(?P<name>[A-ZÀ-Ý][\w’'-]+)[ -]\Z")
ENGLISH_BEFORE = re.compile(r"\b(?:of|the|in|from|to|for) \Z", re.IGNORECASE)
SURNAME = re.compile(r"(?!\w*(?:[Tt]ch|ou|y(?!\b)))[A-Z][a-z]+(?:ov|ev|enko|sky|skiy|ova|eva|chuk)")
"""A surname that plain substitution turns into French; not one that holds y or is French already."""
TRANSCRIPTION = (
    ("skiy", "ski"), ("sky", "ski"), ("shch", "chtch"), ("Ch", "Tch"), ("ch", "tch"),
    ("Sh", "Ch"), ("sh", "ch"), ("Zh", "J"), ("zh", "j"), ("U", "Ou"), ("u", "ou"),
)  # fmt: skip
"""In this order, and each place once: what was written stays written."""


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    words = list(article_words(evidence))
    places = [place for word in words for place in _places(word)]
    yield from gather(_distinct(places), _message)


def _distinct(places: list[Place]) -> list[Place]:
    return list({place.span: place for place in reversed(places)}.values())


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["english"]: row for row in read_table("transliterations")}


def _places(word: Word) -> Iterator[Place]:
    row = _table().get(word.text)
    after = NEXT_NAME.match(word.after)
    if (
        row is None
        or ENGLISH_BEFORE.search(word.before)
        or (after and after["name"] in row["unless"].split())
    ):
        return
    if row["kind"] == "place" and (after or PREVIOUS_NAME.search(word.before)):
        return
    yield Place(span=word.span, suggestion=row["french"])
    if row["kind"] == "given" and after and after["name"] not in _table():
        surname = after["name"]
        if SURNAME.fullmatch(surname) and (french := _transcribed(surname)) != surname:
            start, end = after.span("name")
            yield Place(span=word.paragraph.view.span(word.end + start, word.end + end), suggestion=french)


def _transcribed(name: str) -> str:
    pattern = "|".join(english for english, _ in TRANSCRIPTION)
    return re.sub(pattern, lambda match: dict(TRANSCRIPTION)[match[0]], name)


def _message(count: int) -> str:
    names = "A name is" if count == 1 else f"Names ({count} places) are"
    return f"{names} in English transliteration; French writes it its own way."


CHECK = Check(
    id="LO10",
    name="english_transliteration",
    category=Category.NAME_FORMAT,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
