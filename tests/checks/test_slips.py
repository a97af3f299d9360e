"""Slips of the pen, and what transcriptions write otherwise."""

from __future__ import annotations

import pytest

from audit.checks.french.spelling_slips import is_exchange, is_plain_slip, slips


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("jinping", "jinping", 0), ("micheal", "michael", 1), ("bardela", "bardello", 2), ("a", "abcd", 3)],
)
def test_distance(one: str, other: str, count: int) -> None:
    assert slips(one, other, 2) == count == slips(other, one, 2)


def test_exchange() -> None:
    assert is_exchange("micheal", "michael")
    assert not is_exchange("bardela", "bardella") and not is_exchange("marina", "marnia ")


@pytest.mark.parametrize(
    ("ours", "theirs"), [("bardela", "bardella"), ("jinpeng", "jinping"), ("cliton", "clinton")]
)
def test_plain_slip(ours: str, theirs: str) -> None:
    assert is_plain_slip(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("morsi", "mursi"),
        ("victor", "viktor"),
        ("fetissov", "fetisov"),
        ("sotchi", "sochi"),
        ("o’neil", "o'neil"),
    ],
)
def test_no_slip(ours: str, theirs: str) -> None:
    assert not is_plain_slip(ours, theirs)
