"""Which names are tried in place of others: those of the original that the French lacks."""

import pytest

from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.records import PieceScore, TargetScore, WordWeight
from audit.weighing.names import other_names
from audit.weighing.scored_text import ScoredText


def scored(text: str) -> ScoredText:
    words = [WordWeight(*match.span(), (-1.0,)) for match in LETTERS_AND_DIGITS.finditer(text)]
    score = TargetScore(pieces=(PieceScore(0, len(text), -1.0),))
    return ScoredText("", text, score, words, score)


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Hier, Linda Renard a parlé.", "Linda Fox spoke yesterday.", [("Renard", "Fox")]),
        ("Schröder a parlé.", "Merkel spoke.", [("Schröder", "Merkel")]),
        ("Le maire Tremblay est parti.", "The mayor left in November.", []),
        ("Aucun témoin n’a vu Martin.", "Nobody saw Martin.", []),
        ("Il vit à Montréal.", "He lives in Montreal.", []),
        ("Il aime la ville de Lyon.", "He loves the town.", []),
    ],
)
def test_each_lost_name_is_tried_in_place_of_each_new_one(
    french: str, english: str, expected: list[tuple[str, str]]
) -> None:
    ours = scored(french)
    found = [
        (ours.words[place].span.of(french), other) for place, other in other_names(ours, scored(english))
    ]
    assert found == expected


def test_of_many_lost_names_three_are_tried() -> None:
    found = list(other_names(scored("Il a vu Martin."), scored("He saw Ann, Bea, Cleo and Dora.")))
    assert [other for _, other in found] == ["Ann", "Bea", "Cleo"]
