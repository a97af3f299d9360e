"""Beam search over one batch, done sentences taken out on the way."""

from functools import partial

import torch

from audit.engines.batching import Hypothesis, TokenBatch, padded
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.recorded_steps.backtracking import read_hypotheses
from audit.engines.recorded_steps.beam_step import IMPOSSIBLE, advance
from audit.engines.recorded_steps.buckets import batch_bucket, source_bucket, span_bucket
from audit.engines.recorded_steps.cuda_graphs import CudaGraphs, Recorder
from audit.engines.recorded_steps.network import Network, source_mask
from audit.engines.recorded_steps.search_state import Arena, Layout, SearchState

_CHECK = 8
"""Steps between two looks at which sentences are done: each look waits for the GPU."""
_WORTH = 0.75
"""Taking sentences out copies the others, which costs about a step: only when this share or less is left."""


class BeamSearch:
    """A network, the memory it searches in, and its recorded steps."""

    def __init__(self, network: Network, arena: Arena, tokenizer: Tokenizer, start: int, device: str) -> None:
        self._network = network
        self._arena = arena
        self._eos = tokenizer.eos
        self._pad = tokenizer.pad
        self._start = start
        self._device = device
        self._recorder = Recorder(partial(CudaGraphs, device) if device != "cpu" else None)
        self._limit = torch.zeros(1, dtype=torch.int64, device=device)

    def run(self, batch: TokenBatch) -> list[Hypothesis]:
        """One hypothesis per sequence, in order.

        Raises:
            torch.OutOfMemoryError: if the device has no room for the batch.
        """
        layout = _layout(batch)
        state = self._begin(batch, layout)
        rows = list(range(len(batch.sources)))
        found: dict[int, Hypothesis] = {}
        for step in range(1, batch.limit + 1):
            self._advance(state, layout, span_bucket(step))
            if step % _CHECK and step != batch.limit:
                continue
            done, open_ = self._split(state, len(rows))
            if done and (not open_ or batch_bucket(len(open_)) <= _WORTH * layout.batch):
                hypotheses = read_hypotheses(state, done, self._eos)
                found.update((rows[place], one) for place, one in zip(done, hypotheses, strict=True))
                rows = [rows[place] for place in open_]
                if not rows:
                    break
                layout, state = self._compact(state, layout, open_, step)
        return [found[number] for number in range(len(batch.sources))]

    def release(self) -> None:
        """Give back all memory but the network's own."""
        self._recorder.forget()
        self._arena.release()

    def _begin(self, batch: TokenBatch, layout: Layout) -> SearchState:
        """The state before the first step: sources read, one live beam per sentence."""
        state = self._arena.state(layout)
        # Sentences that only fill the bucket are an end token, and done from the start.
        sources = [*batch.sources, *[()] * (layout.batch - len(batch.sources))]
        rows = padded(sources, end=self._eos, pad=self._pad, columns=layout.columns)
        state.source_mask.copy_(source_mask(sources, layout.columns))
        state.mask.fill_(-torch.inf)
        state.tokens.fill_(self._start)
        state.scores.fill_(IMPOSSIBLE)
        state.scores[:, 0] = 0
        state.best_score.fill_(-torch.inf)
        state.count.fill_(state.beam)
        state.count[: len(batch.sources)] = 0
        state.step.zero_()
        self._limit.fill_(batch.limit)
        self._network.read_source(torch.tensor(rows, device=self._device), state)
        return state

    def _advance(self, state: SearchState, layout: Layout, span: int) -> None:
        def action() -> None:
            logits = self._network.step(state, span)
            advance(state, logits, eos=self._eos, span=span, limit=self._limit)

        self._recorder.run((layout, span), action, self._arena.generation)

    def _split(self, state: SearchState, size: int) -> tuple[list[int], list[int]]:
        """Which of the first `size` sentences are done, and which are not."""
        counts = state.count[:size].tolist()
        done = [place for place, count in enumerate(counts) if count >= state.beam]
        return done, [place for place, count in enumerate(counts) if count < state.beam]

    def _compact(
        self, state: SearchState, layout: Layout, places: list[int], steps: int
    ) -> tuple[Layout, SearchState]:
        """The sentences at `places` alone, in a smaller state."""
        smaller = Layout(batch=batch_bucket(len(places)), columns=layout.columns, steps=layout.steps)
        moved = self._arena.state(smaller)
        state.keep(torch.tensor(places, device=self._device), moved, steps)
        return smaller, moved


def _layout(batch: TokenBatch) -> Layout:
    return Layout(
        batch=batch_bucket(len(batch.sources)),
        columns=source_bucket(max(map(len, batch.sources))),
        steps=span_bucket(batch.limit),
    )
