"""What every engine promises, whatever runs the model."""

from __future__ import annotations

import random

import pytest

from audit.engines.engine import Engine
from audit.records import Translation
from tests.engines.conftest import Opener
from tests.engines.tiny import SENTENCES

WITH_MODEL = ("transformers", "ctranslate2", "torch", "cached")
ENGINES = (*WITH_MODEL, "recorded")
TOLERANCE = 2e-3
"""Mean log-probability per token: what another shape of batch may change, in float32 or int8."""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, opened: Opener) -> Engine:
    return opened(request.param)


@pytest.fixture(params=WITH_MODEL)
def model(request: pytest.FixtureRequest, opened: Opener) -> Engine:
    return opened(request.param)


def alike(one: Translation, other: Translation) -> bool:
    if one.log_prob is None or other.log_prob is None:
        return one == other
    return one.text == other.text and abs(one.log_prob - other.log_prob) < TOLERANCE


def test_order_and_length_are_kept(engine: Engine) -> None:
    alone = {text: engine.translate([text])[0] for text in SENTENCES}
    texts = list(SENTENCES) * 5
    random.Random(1).shuffle(texts)
    together = engine.translate(texts)
    assert len(together) == len(texts)
    assert all(alike(found, alone[text]) for found, text in zip(together, texts, strict=True))
    assert len({found.text for found in together}) > 5


def test_nothing_gives_nothing(engine: Engine) -> None:
    assert engine.translate([]) == []


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_empty_text_gives_an_empty_translation(engine: Engine, text: str) -> None:
    first, second = engine.translate([text, SENTENCES[0]])
    assert first == Translation(text="")
    assert second.text


def test_same_input_same_output(engine: Engine) -> None:
    again = zip(engine.translate(SENTENCES), engine.translate(SENTENCES), strict=True)
    assert all(alike(one, other) for one, other in again)


def test_copies_in_one_batch_are_alike(engine: Engine) -> None:
    """The text is the same; sums run in another order in another row of a matrix, on some CPUs."""
    first, *others = engine.translate([SENTENCES[3]] * 7)
    assert all(alike(first, other) for other in others)


@pytest.mark.parametrize(
    "text", ["🙂 \u202bשלום\u202c", "\x00", "e\u0301te\u0301", "\ud800", "</s> <pad> <unk>", "&#39;"]
)
def test_any_text_is_taken(engine: Engine, text: str) -> None:
    assert len(engine.translate([text, SENTENCES[0], text])) == 3


def test_progress_adds_up(engine: Engine) -> None:
    texts = [*SENTENCES, "", SENTENCES[0], " ".join(SENTENCES * 3), "un texte neuf"]
    texts_done = tokens_done = 0

    def progress(texts: int, tokens: int) -> None:
        nonlocal texts_done, tokens_done
        texts_done += texts
        tokens_done += tokens

    engine.translate(texts, progress)
    assert texts_done == len(texts)
    assert tokens_done > 0


def test_fingerprint_is_complete(engine: Engine) -> None:
    fingerprint = engine.fingerprint
    assert fingerprint.engine and fingerprint.model and len(fingerprint.revision) == 64
    assert engine.fingerprint == fingerprint


def test_long_text_is_split_not_cut(model: Engine) -> None:
    text = " ".join(SENTENCES * 4)
    (found,) = model.translate([text])
    assert found.pieces > 2
    assert found.tokens > 0 and found.text


def test_long_word_is_reported_as_truncated(model: Engine) -> None:
    word, plain = model.translate(["anticonstitutionnellement" * 200, SENTENCES[0]])
    assert word.truncated
    assert not plain.truncated


def test_log_prob_is_a_mean(model: Engine) -> None:
    for found in model.translate(SENTENCES):
        assert found.log_prob is not None and -10 < found.log_prob < 0
