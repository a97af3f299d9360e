"""Patterns made of words and of other patterns."""

from __future__ import annotations

import re

import pytest

from audit.language.patterns import any_of, compiled_patterns, one_of, read_patterns


def test_the_longest_word_goes_first() -> None:
    assert any_of({"dix", "dix-sept"}) == "(?:dix-sept|dix)"


def test_patterns_keep_their_order() -> None:
    assert re.match(one_of(["dix", "dix-sept"]), "dix-sept")[0] == "dix"  # type: ignore[index]


def test_a_name_stands_for_one_of_its_patterns() -> None:
    patterns = read_patterns("audit.passages", "disclosures", {"language": "anglais"})
    assert patterns["versions"][0] in patterns["own"][2]
    assert compiled_patterns("audit.passages", "disclosures", {"language": "anglais"})["by"].fullmatch(
        "grâce à"
    )


def test_a_name_that_stands_for_nothing_is_refused() -> None:
    with pytest.raises(KeyError, match="language"):
        read_patterns("audit.passages", "disclosures")
