"""Recorded steps do the same as steps: a stand-in replays on the CPU what a CUDA graph replays on a GPU."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from audit.config import TranslationConfig
from audit.engines.batching import Hypothesis, TokenBatch, target_limit
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.recorded_steps import cuda_graphs as torch_graphs
from audit.engines.recorded_steps.cuda_graphs import Recorder
from audit.engines.recorded_steps.torch_engine import TorchSearcher
from tests.engines.alike import assert_alike

Action = Callable[[], None]


class Again:
    """Does what the very first action did, on the memory it did it on, as a graph does."""

    def __init__(self, log: list[str], action: Action) -> None:
        self._action = action
        self._log = log
        log.append("record")

    def replay(self) -> None:
        self._log.append("replay")
        self._action()


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def recorder(log: list[str]) -> Recorder:
    return Recorder(lambda: partial(Again, log))


def test_first_as_it_is_then_recorded_then_replayed(recorder: Recorder, log: list[str]) -> None:
    for _ in range(3):
        recorder.run("key", lambda: log.append("act"), 1)
    assert log == ["act", "record", "replay", "act", "replay", "act"]


def test_a_new_generation_forgets(recorder: Recorder, log: list[str]) -> None:
    for generation in (1, 1, 2, 1):
        recorder.run("key", lambda: log.append("act"), generation)
    assert log == ["act", "record", "replay", "act", "act", "act"]


def test_every_generation_records_in_its_own_way(log: list[str]) -> None:
    made = []

    def make() -> Callable[[Action], Again]:
        made.append(1)
        return partial(Again, log)

    recorder = Recorder(make)
    for generation in (1, 1, 1, 2, 2):
        recorder.run("key", lambda: None, generation)
    assert len(made) == 2


def test_the_least_recently_used_is_dropped(
    recorder: Recorder, log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch_graphs, "_KEPT", 2)
    for key in ("a", "a", "b", "b", "a", "c", "c", "a", "b"):
        recorder.run(key, lambda: None, 1)
    assert log.count("record") == 4  # a, b, c, and b again


def test_without_a_way_to_record_it_acts(log: list[str]) -> None:
    recorder = Recorder(None)
    for _ in range(3):
        recorder.run("key", lambda: log.append("act"), 1)
    assert log == ["act"] * 3


def test_replayed_steps_find_the_same_hypotheses(checkpoint: Checkpoint, log: list[str]) -> None:
    config = TranslationConfig(engine="torch", device="cpu", dtype="float32")
    plain, recorded = (TorchSearcher(checkpoint, Tokenizer(checkpoint), config) for _ in range(2))
    recorded._beam_search._recorder = Recorder(lambda: partial(Again, log))

    def run(searcher: TorchSearcher, batch: TokenBatch) -> list[Hypothesis]:
        ((_, found),) = searcher.search([batch])
        return found

    sizes = [(20, 30), (3, 10), (20, 30), (31, 40), (3, 12), (20, 25), (20, 30)]
    for number, (size, longest) in enumerate(sizes):
        sources = tuple(
            tuple(2 + (7 * row + 3 * place + number) % 130 for place in range(1 + (5 * row) % longest))
            for row in range(size)
        )
        limit = target_limit(max(map(len, sources)), 127)
        batch = TokenBatch(numbers=tuple(range(size)), sources=sources, limit=limit)
        assert_alike(run(recorded, batch), run(plain, batch))
    assert log.count("replay") > 2 * log.count("record") > 0
