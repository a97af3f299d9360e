"""Reads hypotheses back from the choices of a search: the last token first, each from its parent's slot."""

import torch

from audit.engines.batching import Hypothesis
from audit.engines.recorded_steps.search_state import SearchState


def read_hypotheses(state: SearchState, rows: list[int], eos: int) -> list[Hypothesis]:
    """The best finished hypothesis of each of these sentences."""
    numbers = torch.tensor(rows, device=state.count.device)
    steps, slots, tokens, scores = (
        kept.index_select(0, numbers).cpu()
        for kept in (state.best_step, state.best_parent, state.best_token, state.best_score)
    )
    longest = int(steps.max())
    chosen, parents = (
        kept[:, :longest].index_select(0, numbers).cpu().long() for kept in (state.chosen, state.parents)
    )
    ids = _trace(chosen, parents, steps, slots)
    return [
        Hypothesis(
            ids=tuple(before[:step]) if token == eos else (*before[:step], token),
            log_prob=score,
            finished=token == eos,
        )
        for before, step, token, score in zip(
            ids.tolist(), steps.tolist(), tokens.tolist(), scores.tolist(), strict=True
        )
    ]


def _trace(
    chosen: torch.Tensor, parents: torch.Tensor, steps: torch.Tensor, slots: torch.Tensor
) -> torch.Tensor:
    """The tokens before the last, [sentences, steps]; `slots` is where the last came from."""
    ids = torch.zeros(chosen.shape[:2], dtype=torch.int64)
    everyone = torch.arange(len(slots))
    for step in range(chosen.shape[1] - 1, -1, -1):
        ids[:, step] = chosen[everyone, step, slots]
        begun = step < steps
        slots = torch.where(begun, parents[everyone, step, slots], slots)
    return ids
