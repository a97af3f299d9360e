import lzma
from pathlib import Path
from random import Random

import pytest

from models.training.corpus import Pair
from models.training.dictionary import Dictionary

ENTRIES = [
    Pair("navigateur", "browser"),
    Pair("triturateur", "masher"),
    Pair("orateur", "speaker"),  # begins with a vowel: another article
    Pair("lampadaire", "street lamp"),  # two words: of no use here
    Pair("local", "local"),
    Pair("fédéral", "federal"),
]
DICTIONARY = Dictionary.of(ENTRIES)


def _all(french: str, english: str) -> set[Pair]:
    return {DICTIONARY.replace(Pair(french, english), Random(seed)) for seed in range(30)}


def test_a_word_gives_way_to_its_like_on_both_sides() -> None:
    changed = _all("Le navigateur s’arrête.", "The browser stops.")
    assert changed == {
        Pair("Le navigateur s’arrête.", "The browser stops."),
        Pair("Le triturateur s’arrête.", "The masher stops."),
    }


def test_plurals_give_way_to_plurals() -> None:
    assert Pair("Des triturateurs.", "Some mashers.") in _all("Des navigateurs.", "Some browsers.")


def test_an_adjective_takes_its_plural_in_french_alone() -> None:
    dictionary = Dictionary.of([Pair("nocturne", "nocturnal"), Pair("taciturne", "postnatal")])
    changed = {
        dictionary.replace(Pair("Nos vols nocturnes", "Our nocturnal flights"), Random(i)) for i in range(9)
    }
    assert Pair("Nos vols taciturnes", "Our postnatal flights") in changed


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le navigateur du navigateur", "The browser"),  # which of the two is meant?
        ("Le navigateur", "The seafarer"),  # another sense
        ("Le bus-navigateur", "The browser"),
    ],
)
def test_what_is_not_surely_a_translation_stays(french: str, english: str) -> None:
    assert _all(french, english) == {Pair(french, english)}


def test_the_people_of_a_country_are_also_an_adjective() -> None:
    dictionary = Dictionary.of(
        [Pair("Tunisien", "Tunisian"), Pair("Syrien", "Syrian"), Pair("Malien", "Malian")]
    )
    changed = {dictionary.replace(Pair("l’élu malien", "the Malian member"), Random(i)) for i in range(30)}
    assert changed == {
        Pair(f"l’élu {french}", f"the {english} member")
        for french, english in [("tunisien", "Tunisian"), ("syrien", "Syrian"), ("malien", "Malian")]
    }


def test_a_word_of_many_senses_is_not_in_it() -> None:
    entries = [Pair("pièce", gloss) for gloss in ("coin", "room", "part")]
    assert not Dictionary.of(entries).translations


def test_reads_what_lexicons_there_are(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    with lzma.open(tmp_path / "lexicons" / "wiktionary-fr-en.tsv.xz", "wt", encoding="utf-8") as lines:
        lines.write("# licence\tnone\ntensioactif\tsurfactant\n")
    assert Dictionary.read(tmp_path).translations == {
        "tensioactif": frozenset({"surfactant"}),
        "tensioactifs": frozenset({"surfactants"}),
    }
    assert not Dictionary.read(tmp_path / "none").translations
