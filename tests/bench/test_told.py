"""What is told is shown where it stands, and counted for so many words."""

from __future__ import annotations

import pytest

from audit.calibration.lines import Line
from audit.evidence.testimony import Texts
from audit.records import Alternative, PairWeights, WordWeight
from bench.told import _rows
from tests.checks.weighed import WITNESS

FRENCH, ENGLISH = "Les chevaux ont gagné", "The rights have allegedly won"


def _line(originals: tuple[int, ...]) -> Line:
    instead = Alternative("droits", 9.0, False, return_gain=2.0)
    horses = WordWeight(4, 11, (-9.0,), (instead,), edited=(-1.0,))
    allegedly = WordWeight(16, 25, (-9.0,), (), (8.0, 1.0, 0.0))
    original = (allegedly,) if originals else ()
    weights = PairWeights(passages=(0,), originals=originals, french=(horses,), original=original)
    return Line(Texts(FRENCH, ENGLISH), weights)


def test_each_word_told_is_printed_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(_rows([_line((0,)), _line((0,))], WITNESS))
    assert rows == [["2", "unrendered", "2", "1000.00"], ["2", "unsupported", "2", "1000.00"]]
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "unsupported 4.0 -> droits | Les ⟦chevaux⟧ ont gagné | The rights have allegedly won"
    assert second == "unrendered 3.0 | The rights have ⟦allegedly⟧ won | Les chevaux ont gagné"


def test_without_an_original_nothing_is_said_of_the_meaning() -> None:
    assert list(_rows([_line(())], WITNESS)) == []
