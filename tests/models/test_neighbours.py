import pytest

from models.training.neighbours import neighbours

_SUBJECTS = ("le cours", "le taux", "le prix", "un indice", "ce chiffre")
_VERBS = ("montait", "baissait")
_OTHERS = ("la police arrête un suspect", "une femme mange des pommes", "cette loi punit les voleurs")


def _lines() -> list[list[str]]:
    made = [f"{subject} {verb} hier encore" for subject in _SUBJECTS for verb in _VERBS]
    return [line.split() for line in (*made, *_OTHERS) for _ in range(5)]


@pytest.fixture
def counts() -> dict[str, int]:
    words = [word for line in _lines() for word in line]
    return {word: words.count(word) for word in sorted(set(words))}


def test_what_is_used_alike_is_near(counts: dict[str, int]) -> None:
    near = neighbours(_lines(), counts, {})
    assert near["montait"][0] == "baissait"
    assert near["baissait"][0] == "montait"


def test_words_of_one_translation_are_no_neighbours(counts: dict[str, int]) -> None:
    told = {"montait": frozenset({"rose"}), "baissait": frozenset({"rose"})}
    assert "baissait" not in neighbours(_lines(), counts, told)["montait"]


def test_another_ending_is_no_neighbour(counts: dict[str, int]) -> None:
    near = neighbours(_lines(), counts, {})
    assert all(word[-1] == other[-1] for word, others in near.items() for other in others)


def test_no_words_have_none() -> None:
    assert neighbours(_lines(), {}, {}) == {}
