"""Names of languages and countries, by code and back."""

from __future__ import annotations

import pytest

from audit.language.display_names import codes_by_language_name, language_name, territory_names


@pytest.mark.parametrize(
    ("name", "code"), [("anglaise", "en"), ("italienne", "it"), ("turque", "tr"), ("german", "de")]
)
def test_a_language_is_known_by_either_gender_and_language(name: str, code: str) -> None:
    assert codes_by_language_name()[name] == code


def test_a_code_that_names_nothing_is_its_own_name() -> None:
    assert (language_name("id"), language_name("id", "fr"), language_name("??")) == (
        "Indonesian",
        "indonésien",
        "??",
    )


def test_countries_have_their_names() -> None:
    assert (territory_names("fr")["DE"], territory_names("en")["DE"]) == ("Allemagne", "Germany")
