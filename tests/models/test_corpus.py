from pathlib import Path
from random import Random

import pytest

from models.training.augment import Names, Rates, vary
from models.training.corpus import Pair, is_clean, read_machine_news, read_news
from models.training.dictionary import Dictionary

NAMES = Names(rare=("Guterres", "Nakamura"), common=frozenset({"Europe"}))
EVERY = dict.fromkeys(("joined", "capitals", "no_stop", "dateline", "number", "name", "acronym", "word"), 0.0)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Il y en avait 1 000.", "There were 1,000."),
        ("Le taux est de 2,75 %.", "The rate is 2.75%."),
        ("Deux ont suffi.", "2 were enough."),
    ],
)
def test_pairs_with_the_same_numbers_are_clean(french: str, english: str) -> None:
    assert is_clean(Pair(french, english))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("En 1998, il y en avait 12.", "In 1999 there were 12."),
        ("", "Nothing."),
        ("mot " * 200, "word " * 200),
    ],
)
def test_pairs_that_teach_nothing_are_not(french: str, english: str) -> None:
    assert not is_clean(Pair(french, english))


def _vary(*pairs: Pair, **rates: float) -> list[Pair]:
    dictionary = Dictionary.of([Pair("serveur", "server"), Pair("chauffeur", "driver")])
    rated = Rates(**(EVERY | rates))
    return list(vary(pairs, names=NAMES, dictionary=dictionary, rates=rated, random=Random(4)))


def test_numbers_change_alike_on_both_sides_and_years_stay() -> None:
    [changed] = _vary(Pair("En 2013, 4567 élus.", "In 2013, 4567 members."), number=1.0)
    assert "2013" in changed.french
    assert "4567" not in changed.french
    assert is_clean(changed)


def test_names_change_alike_on_both_sides_and_common_words_stay() -> None:
    [changed] = _vary(Pair("Selon Merkel, pour Europe", "For Merkel, in Europe"), name=1.0)
    name = changed.french.removeprefix("Selon ").removesuffix(", pour Europe")
    assert name != "Merkel"
    assert changed.english == f"For {name}, in Europe"


def test_acronyms_that_both_sides_share_change_alike() -> None:
    [changed] = _vary(Pair("La BBC et l'ONU", "The BBC and the UN"), acronym=1.0)
    acronym = changed.french.removeprefix("La ").removesuffix(" et l'ONU")
    assert acronym != "BBC"
    assert changed.english == f"The {acronym} and the UN"


@pytest.mark.parametrize(
    ("rate", "french", "english"),
    [("capitals", "UN ÉTÉ.", "A SUMMER."), ("no_stop", "Un été", "A summer")],
)
def test_one_change(rate: str, french: str, english: str) -> None:
    assert _vary(Pair("Un été.", "A summer."), **{rate: 1.0}) == [Pair(french, english)]


def test_joined_pairs_lose_nothing() -> None:
    pairs = [Pair(f"Un {i}.", f"One {i}.") for i in range(5)]
    joined = _vary(*pairs, joined=1.0)
    assert len(joined) == 3
    assert " ".join(pair.french for pair in joined) == " ".join(pair.french for pair in pairs)


def test_a_dateline_stands_on_both_sides() -> None:
    [changed] = _vary(Pair("Il pleut.", "It rains."), dateline=1.0)
    assert changed.french.endswith(" Il pleut.")
    assert changed.english.endswith(" It rains.")
    assert len(changed.french) > len("Il pleut.") + 5


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A news set of two lines with one system each way; the second French line has lost its accents."""
    folder = tmp_path / "news"
    folder.mkdir()
    lines = {
        "tiny.fr": "L'été finit.\nIl etait tres tard.\n",
        "tiny.en": "Summer ends.\nIt was very late.\n",
        "tiny.system.fr": "L&#39;été se termine.\nIl était très tard.\n",
        "tiny.system.en": "The summer ends.\nIt was late.\n",
    }
    for name, text in lines.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_human_news_without_its_accents_is_left_out(news: Path) -> None:
    # Neighbours share the fate of a line without accents: it stands for an article.
    assert not list(read_news(news, ("tiny",)))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", [Pair("L'été se termine.", "Summer ends."), Pair("Il était très tard.", "It was very late.")]),
        ("en", [Pair("L'été finit.", "The summer ends."), Pair("Il était tard.", "It was late.")]),
    ],
)
def test_machine_news_has_a_human_on_the_other_side(news: Path, language: str, expected: list[Pair]) -> None:
    (news / "news" / "tiny.fr").write_text("L'été finit.\nIl était tard.\n", encoding="utf-8")
    assert list(read_machine_news(news, language, ("tiny",))) == expected


def test_words_give_way_to_others_of_the_dictionary() -> None:
    assert set(_vary(*[Pair("Le serveur.", "The server.")] * 20, word=1.0)) == {
        Pair("Le serveur.", "The server."),
        Pair("Le chauffeur.", "The driver."),
    }
