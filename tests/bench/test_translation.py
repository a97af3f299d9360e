import pytest

from bench.translation import _typeset


@pytest.mark.parametrize(
    ("language", "plain", "typeset"),
    [
        ("fr", 'L\'un dit "oui" et "non".', "L’un dit « oui » et « non »."),
        ("en", 'It\'s "so".', "It’s “so”."),
        ("en", "Nothing to set.", "Nothing to set."),
    ],
)
def test_other_typesetting(language: str, plain: str, typeset: str) -> None:
    assert _typeset(plain, language) == typeset
