"""What must stand in a text before a pattern can match it."""

import re

import pytest

from audit.checks.literals import literals
from audit.checks.tables import read_table

PATTERNS = {
    r"\b[éE]ventuellement\b": ("ventuellement",),
    r"\btombée?s? le (?:lundi|mardi)\b": ("tombé",),
    r"\bpris place\b|\bprend(?:ra)? place\b": ("pris place", " place"),
    r"(?<=depuis )(?:Reuters|TASS)": ("",),
    r"a{2,3}bc|d\.ef": ("bc", "ef"),
    r"[()|]+cité(?:e(?:s)?)?": ("cité",),
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_longest_string_of_each_alternative(pattern):
    assert literals(pattern) == PATTERNS[pattern]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\btombée?s? le (?:lundi|mardi)\b", "tombés le mardi"),
        (r"\bpris place\b|\bprend(?:ra)? place\b", "il prend place"),
        (r"ab?c*d", "ad"),
        (r"ab{0,2}c", "ac"),
        (r"l[’']?été|hiver", "en hiver"),
    ],
)
def test_no_match_without_one_of_them(pattern, text):
    assert re.search(pattern, text)
    assert any(literal in text for literal in literals(pattern))


def test_nearly_every_calque_has_one():
    told = [all(len(one) > 3 for one in literals(row["french"])) for row in read_table("calques")]
    assert sum(told) > 0.9 * len(told)
