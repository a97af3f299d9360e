"""What the program prints is read strictly."""

from __future__ import annotations

import json

import pytest

from audit.grammalecte.output import read_output, read_version

LINES = ("Les chat dorment.", "Rien.")


def printed(number: int = 1, start: int = 4, end: int = 8, **changes: object) -> bytes:
    finding = {
        "nStart": start,
        "nEnd": end,
        "sType": "gn",
        "sRuleId": "r",
        "sMessage": "m",
        "aSuggestions": ["x"],
    }
    row = {"iParagraph": number, "lGrammarErrors": [finding | changes], "lSpellingErrors": []}
    return json.dumps({"grammalecte": "2.1.2", "lang": "fr", "data": [row]}).encode()


def test_reads() -> None:
    first, second = read_output(printed(), LINES)
    assert [(one.group, one.start, one.end, one.suggestions) for one in first] == [("gn", 4, 8, ("x",))]
    assert second == ()
    assert read_version(printed()) == "2.1.2"


def test_the_line_break_is_not_ours() -> None:
    (one,), _ = read_output(printed(end=len(LINES[0]) + 1), LINES)
    assert one.end == len(LINES[0])
    assert read_output(printed(start=17, end=18), LINES)[0] == ()


@pytest.mark.parametrize(
    "output",
    [
        b"",
        b"Python v3.11",
        b'{"grammalecte": "2.1.2"}',
        printed(number=3),
        printed(number=0),
        printed(start=-1),
        printed(start=9),
        printed(end=19),
        printed(nStart="4"),
        printed(aSuggestions="x"),
    ],
)
def test_refuses(output: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_output(output, LINES)
