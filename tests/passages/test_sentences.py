"""The splitter against hand-marked sentences, one file a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.language.sentence_words import ENGLISH, FRENCH, OTHER, SentenceWords
from audit.passages.sentences import sentence_ranges

FOLDER = Path(__file__).parent
MARK = "┃"


def cases(language: str) -> list[str]:
    lines = (FOLDER / f"sentences.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def marked(text: str, words: SentenceWords) -> str:
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
    assert marked(case.replace(MARK, ""), OTHER) == case


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing(text: str) -> None:
    assert list(sentence_ranges(text, FRENCH)) == []
