"""The splitter against hand-marked sentences, one file a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.passages.sentence_words import ENGLISH, FRENCH, NEUTRAL, Vocabulary, vocabulary_for
from audit.passages.sentences import sentence_ranges

FOLDER = Path(__file__).parent
MARK = "┃"


def cases(language: str) -> list[str]:
    lines = (FOLDER / f"sentences.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def marked(text: str, words: Vocabulary) -> str:
    ranges = list(sentence_ranges(text, words))
    for _, end in reversed(ranges[:-1]):
        text = text[:end] + MARK + text[end:]
    return text


@pytest.mark.parametrize("case", cases("fr"))
def test_french(case: str) -> None:
    assert marked(case.replace(MARK, ""), FRENCH) == case


@pytest.mark.parametrize("case", cases("en"))
def test_english(case: str) -> None:
    assert marked(case.replace(MARK, ""), ENGLISH) == case


@pytest.mark.parametrize(
    "case",
    [
        "Dia datang.┃ Dia pergi.",
        "El Sr. Pérez llegó.┃ ¿Quién?┃ ¡Él!",
        "他来了。┃他走了！┃「真的？」┃是的。",
        "هل جاء؟┃ نعم.┃ ذهب.",
        "Le chat dort.┃ Il rêve.",
    ],
)
def test_other_languages(case: str) -> None:
    assert marked(case.replace(MARK, ""), NEUTRAL) == case


@pytest.mark.parametrize(
    ("code", "words"), [("fr", FRENCH), ("EN", ENGLISH), ("en-GB", ENGLISH), ("id", NEUTRAL), (None, NEUTRAL)]
)
def test_vocabulary_by_code(code: str | None, words: Vocabulary) -> None:
    assert vocabulary_for(code) is words


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing(text: str) -> None:
    assert list(sentence_ranges(text, FRENCH)) == []


@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_abbreviations_are_written_as_they_are_looked_up(words: Vocabulary) -> None:
    assert all(word == word.lower() for word in words.before_numbers | words.starters)
    assert not words.titles & words.before_names
