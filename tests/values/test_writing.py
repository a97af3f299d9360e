"""The French a fix proposes for an English value."""

from __future__ import annotations

import pytest

from audit.values.extraction import quantities
from audit.values.quantity import Tongue
from audit.values.writing import french_writing

CASES = [
    ("1,234.5", False, "1\u202f234,5"),
    ("1989", False, "1989"),
    ("17 billion", True, "17 milliards"),
    ("1.5 million", True, "1,5 million"),
    ("Thursday", False, "jeudi"),
    ("August", False, "août"),
    ("800m", False, None),
    ("fifty", False, None),
    ("1,4", False, None),
    ("60", True, None),
]


@pytest.mark.parametrize(("english", "scaled", "expected"), CASES)
def test_writing(english: str, scaled: bool, expected: str | None) -> None:
    (value,) = quantities(english, Tongue.ENGLISH)
    assert french_writing(english, value, scaled) == expected
