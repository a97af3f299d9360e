import pytest

from bench.typesetting import accented_capitals, typeset


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('Il a dit "oui" à l\'ami de Jean.', "Il a dit «\u00a0oui\u00a0» à l’ami de Jean."),
        ("Est-ce bien vrai, monsieur le maire?", "Est-ce bien vrai, monsieur le maire\u202f?"),
        ("Une chose est sûre: il est parti.", "Une chose est sûre\u00a0: il est parti."),
        ("Près de 35 000 élèves, soit 12%, sont là.", "Près de 35\u202f000 élèves, soit 12\u00a0%, sont là."),
        ("A la fin du mois, tout va mieux.", "À la fin du mois, tout va mieux."),
        ("Sa soeur a vu les oeuvres du peintre.", "Sa sœur a vu les œuvres du peintre."),
    ],
)
def test_a_plain_line_is_typeset(typed: str, expected: str) -> None:
    assert typeset(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "Un titre sans point final du tout",
        "il commence par une minuscule ici.",
        'Une citation "qui ne finit jamais vraiment.',
        'Deux citations "l\'une "dans" l\'autre" ici.',
        "Le taux est de 5.2 % cette année.",
        "La ville a 12,345 habitants cette année.",
        "Il est est parti hier soir.",
        "Il vient ,puis il repart hier.",
        "Trop court, non.",
        "Une parenthèse (ouverte reste ouverte ici.",
        "La façon d' habiller est ici fautive.",
    ],
)
def test_a_doubtful_line_is_refused(typed: str) -> None:
    assert typeset(typed) is None


def test_typesetting_twice_changes_nothing() -> None:
    once = typeset('Il a dit: "Vraiment ?", puis 12 % de rien...')
    assert once is not None
    assert typeset(once) == once


def test_capitals_are_learnt_where_the_bare_word_is_unknown() -> None:
    capitals = accented_capitals(["une étude"] * 3 + ["à côté", "âge", "état et etat"] * 3)
    assert capitals["Etude"] == "Étude"
    assert "Etat" not in capitals
    assert typeset("Etude faite, tout le monde est content.", capitals) == (
        "Étude faite, tout le monde est content."
    )
