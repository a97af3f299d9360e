"""The language gate: French passes, other languages do not, and a word or two is not judged."""

from __future__ import annotations

import pytest

from audit.passages import prepare
from audit.passages.gate import identify
from tests.passages.making import article

FRENCH = "Le gouvernement a présenté mardi son projet de loi devant les députés réunis à Paris."
ENGLISH = "The government presented its bill to the members of parliament on Tuesday morning."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        (FRENCH.upper(), "fr"),
        (ENGLISH, "en"),
        ("El gobierno presentó el martes su proyecto de ley ante los diputados.", "es"),
        ("Il governo ha presentato martedì il suo disegno di legge ai deputati.", "it"),
        ("Pemerintah mengajukan rancangan undang-undang kepada parlemen pada hari Selasa.", "id"),
        ("Правительство представило законопроект депутатам во вторник.", "ru"),
        ("政府星期二向议会提交了法案。政府星期二向议会提交了法案。", "zh"),
    ],
)
def test_language(text: str, code: str) -> None:
    language = identify(text)
    assert (language.code, language.is_french) == (code, code == "fr")
    assert 0 < language.probability <= 1


@pytest.mark.parametrize(
    "text", ["", "…", "Oui", "Jakarta", "Kiev, Moscou", "Xi Jinping", "Vive la France", "OK"]
)
def test_too_short_to_refuse(text: str) -> None:
    assert identify(text).is_french


def test_mostly_french_is_french() -> None:
    assert prepare(article("\n".join([FRENCH, ENGLISH, FRENCH, FRENCH]))).language.is_french


def test_english_article_with_french_boilerplate_is_english() -> None:
    language = prepare(article(f"Partager :\n{ENGLISH}\n{ENGLISH}\nLire aussi : {FRENCH}")).language
    assert (language.code, language.is_french) == ("en", False)


def test_only_boilerplate() -> None:
    assert prepare(article("Partager :\nLire aussi : Le monde")).language.probability == 0.0
