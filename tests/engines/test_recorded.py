"""The engine without a model answers as it was told, and differs when it was told otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.records import CutTarget
from bench.recorded_engine import RecordedEngine


def test_answers_then_rule() -> None:
    engine = RecordedEngine({"oui": "yes"}, rule=str.title)
    assert [found.text for found in engine.translate(["oui", "non", ""])] == ["yes", "Non", ""]


def test_without_an_answer() -> None:
    with pytest.raises(LookupError, match="recorded has no answer for 'non'"):
        RecordedEngine({"oui": "yes"}).translate(["non"])


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"été": "summer"}), encoding="utf-8")
    engine = RecordedEngine.read(path)
    assert engine.translate(["été"])[0].text == "summer"
    assert engine.fingerprint.model == "answers"


def test_fingerprint_follows_the_answers() -> None:
    assert RecordedEngine({"a": "b"}).fingerprint == RecordedEngine({"a": "b"}).fingerprint
    assert RecordedEngine({"a": "b"}).fingerprint != RecordedEngine({"a": "c"}).fingerprint
    assert RecordedEngine({}, name="x").fingerprint != RecordedEngine({}, name="y").fingerprint


def test_words_that_the_answer_has_are_probable() -> None:
    engine = RecordedEngine({"yes sir": "oui monsieur"})
    usual, other, nothing = engine.score([("yes sir", "oui madame"), (".", "oui madame"), ("", "oui")])
    assert [(piece.start, piece.end, (piece.log_prob or 0) > -1) for piece in usual.pieces] == [
        (0, 3, True),
        (4, 10, False),
    ]
    assert all((piece.log_prob or 0) > -1 for piece in other.pieces)
    assert [piece.log_prob for piece in nothing.pieces] == [None]


def test_a_completion_goes_on_as_the_answer_does() -> None:
    engine = RecordedEngine({"yes sir": "oui monsieur"})
    places = [CutTarget("yes sir", "ouais madame", at) for at in (0, 3, 5, 6, 12)]
    assert engine.complete(places) == [" oui monsieur", " oui monsieur", " monsieur", " monsieur", ""]
    assert engine.complete([CutTarget("", "oui", 0), CutTarget("yes sir", " ", 0)]) == ["", ""]
