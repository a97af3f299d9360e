"""One step of beam search after the network has spoken: which hypotheses go on, and which have ended.

The rules are those of transformers' `generate` with early stopping and a length penalty of 1: of the
2·beam best continuations, end tokens among the first `beam` finish a hypothesis, valued at its mean
log-probability; the best `beam` others go on; a sentence is done when `beam` hypotheses have finished.
All in fixed shapes, without a value going through the host.
"""

import torch

from audit.engines.recorded_steps.buckets import VOCABULARY_STEP
from audit.engines.recorded_steps.search_state import SearchState

IMPOSSIBLE = -1e9
"""The score of a hypothesis that must not win: far below any real one, and finite."""


def advance(state: SearchState, logits: torch.Tensor, *, eos: int, span: int, limit: torch.Tensor) -> None:
    """Write the next tokens into the state and count the step.

    `logits` [batch · beam, vocabulary]; `limit` [1] is the number of steps after which every hypothesis
    ends, whatever its last token.
    """
    beam = state.beam
    scores, parents, tokens = _continuations(state, logits)
    ended = (tokens == eos) | (state.step == limit - 1)
    _finish(state, scores[:, :beam], parents[:, :beam], tokens[:, :beam], ended[:, :beam])
    running, order = (scores + ended * IMPOSSIBLE).topk(beam)
    parents, tokens = parents.gather(1, order), tokens.gather(1, order)
    state.scores.copy_(running)
    state.tokens.copy_(tokens)
    state.chosen.index_copy_(1, state.step, tokens.int()[:, None])
    state.parents.index_copy_(1, state.step, parents.int()[:, None])
    _follow(state, parents, span)
    state.step.add_(1)


def _continuations(
    state: SearchState, logits: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The 2·beam best: summed log-probability, parent slot and token, each [batch, 2·beam], best first."""
    beam = state.beam
    width = 2 * beam
    ids = largest(logits, width)
    log_probs = logits.log_softmax(-1, dtype=torch.float32).gather(1, ids)
    sums = log_probs.view(-1, beam, width) + state.scores[:, :, None]
    scores, places = sums.flatten(1).topk(width)
    return scores, places // width, ids.view(-1, beam * width).gather(1, places)


def largest(logits: torch.Tensor, count: int) -> torch.Tensor:
    """The places of the `count` largest of each row, [rows, count], largest first.

    A row's largest lie in the `count` chunks with the largest maxima. To find those, every logit is read
    once; a selection over the whole row reads it several times.
    """
    rows, columns = logits.shape
    if columns < 2 * count * VOCABULARY_STEP:
        return logits.topk(count).indices
    chunks = logits.view(rows, -1, VOCABULARY_STEP)
    which = chunks.amax(-1).topk(count, sorted=False).indices
    some = chunks.gather(1, which[:, :, None].expand(-1, -1, VOCABULARY_STEP)).flatten(1)
    places = some.topk(count).indices
    return which.gather(1, places // VOCABULARY_STEP) * VOCABULARY_STEP + places % VOCABULARY_STEP


def _finish(
    state: SearchState, scores: torch.Tensor, parents: torch.Tensor, tokens: torch.Tensor, ended: torch.Tensor
) -> None:
    """Remember the best hypothesis that ended, in sentences that are not done yet; all [batch, beam]."""
    beam = state.beam
    ended = ended & (state.count < beam)[:, None]
    means = (scores / (state.step + 1)).masked_fill(~ended, -torch.inf)
    value, place = means.max(1, keepdim=True)
    better = value[:, 0] > state.best_score
    for kept, new in (
        (state.best_score, value),
        (state.best_step, state.step[:, None]),
        (state.best_parent, parents.gather(1, place)),
        (state.best_token, tokens.gather(1, place)),
    ):
        kept.copy_(torch.where(better, new[:, 0], kept))
    state.count.add_(ended.sum(1))


def _follow(state: SearchState, parents: torch.Tensor, span: int) -> None:
    """Let each beam see the past of the slot it continues: only the mask moves."""
    mask = state.mask[..., : span * state.beam]
    mask.copy_(mask.gather(2, parents[:, None, :, None].expand_as(mask)))
