"""The choice of continuations: the largest logits are found, hypotheses end and are remembered."""

from __future__ import annotations

import pytest
import torch

from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.recorded_steps.beam_step import advance, largest
from audit.engines.recorded_steps.buckets import VOCABULARY_STEP
from audit.engines.recorded_steps.search_state import Arena, Layout, SearchState

EOS = 0


@pytest.fixture
def state(checkpoint: Checkpoint) -> SearchState:
    """One sentence, two beams, before its first step."""
    arena = Arena(checkpoint.architecture, 2, "cpu", torch.float32)
    state = arena.state(Layout(batch=1, columns=24, steps=16))
    state.scores.copy_(torch.tensor([[0.0, -1e9]]))
    state.best_score.fill_(-torch.inf)
    return state


def step(state: SearchState, *rows: dict[int, float]) -> None:
    """Advance with these probabilities per beam; the rest goes to token 9."""
    logits = torch.full((len(rows), 10), -30.0)
    for row, given in zip(logits, rows, strict=True):
        row[9] = torch.tensor(max(1 - sum(given.values()), 1e-9)).log()
        for token, probability in given.items():
            row[token] = torch.tensor(probability).log()
    advance(state, logits, eos=EOS, span=16, limit=torch.tensor([16]))


@pytest.mark.parametrize("columns", [VOCABULARY_STEP * size for size in (1, 10, 16, 63)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
def test_largest(columns: int, dtype: torch.dtype) -> None:
    logits = torch.randn(6, columns, generator=torch.Generator().manual_seed(columns)).to(dtype)
    assert torch.equal(logits.gather(1, largest(logits, 8)), logits.topk(8).values)


def test_largest_in_one_chunk() -> None:
    logits = torch.zeros(1, 20 * VOCABULARY_STEP)
    logits[0, 300:308] = torch.arange(8, 0, -1)
    assert largest(logits, 8).tolist() == [list(range(300, 308))]


def test_the_two_best_go_on(state: SearchState) -> None:
    step(state, {3: 0.5, 4: 0.3}, {})
    assert state.tokens.tolist() == [[3, 4]]
    assert state.parents[0, 0].tolist() == [0, 0]
    step(state, {5: 0.4, 6: 0.3}, {7: 0.9})
    assert state.tokens.tolist() == [[7, 5]]
    assert state.parents[0, 1].tolist() == [1, 0]
    assert state.scores[0].exp().tolist() == pytest.approx([0.27, 0.2])


def test_an_end_is_valued_by_its_mean_and_the_search_stops_at_two(state: SearchState) -> None:
    step(state, {3: 0.5, EOS: 0.4}, {})
    assert state.count.tolist() == [1]
    assert state.best_score.exp().tolist() == pytest.approx([0.4])
    step(state, {EOS: 0.98}, {})
    assert state.count.tolist() == [2]
    assert state.best_score.exp().tolist() == pytest.approx([0.49**0.5])
    assert (state.best_step.tolist(), state.best_parent.tolist(), state.best_token.tolist()) == (
        [1],
        [0],
        [EOS],
    )
    before = state.best_score.clone()
    step(state, {EOS: 0.999}, {EOS: 0.999})
    assert torch.equal(state.best_score, before) and state.count.tolist() == [2]


def test_an_end_beyond_the_first_beams_does_not_count(state: SearchState) -> None:
    step(state, {3: 0.5, 4: 0.3, EOS: 0.15}, {})
    assert state.count.tolist() == [0]


def test_at_the_limit_everything_ends(state: SearchState) -> None:
    state.step.fill_(15)
    step(state, {3: 0.5, 4: 0.3}, {})
    assert state.count.tolist() == [2]
    assert state.best_token.tolist() == [3]
