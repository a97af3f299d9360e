"""The language of an original: given, or as it reads."""

from __future__ import annotations

import pytest

from audit.passages import prepare
from audit.records import Article

FRENCH = "Le président a déclaré mercredi que la situation restait tendue dans tout le pays."
GERMAN = "Der Präsident erklärte am Mittwoch, die Lage sei im ganzen Land weiterhin angespannt."
ENGLISH = "The president said on Wednesday that the situation remained tense across the country."


def article(original: str | None, language: str | None = None) -> Article:
    return Article(
        id="a", path="a.txt", text=FRENCH, digest="0", original=original, original_language=language
    )


@pytest.mark.parametrize(
    ("original", "given", "language", "sentences"),
    [
        (None, None, None, 0),
        (None, "de", None, 0),
        (ENGLISH, None, "en", 1),
        (ENGLISH, "en", "en", 1),
        (FRENCH, None, "fr", 0),
        (GERMAN, None, "de", 0),
        (ENGLISH, "de", "de", 0),
        (FRENCH, "en", "en", 1),
        ("Paris, 12:30.", None, "en", 1),
    ],
)
def test_only_english_is_compared(
    original: str | None, given: str | None, language: str | None, sentences: int
) -> None:
    prepared = prepare(article(original, given))
    assert prepared.original_language == language
    assert len(prepared.originals) == sentences
