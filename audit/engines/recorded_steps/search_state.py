"""What a beam search keeps between its steps, in memory that never moves, so that steps can be recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch

from audit.engines.checkpoints.checkpoint import Architecture

_SMALL = (
    *("mask", "source_mask", "tokens", "scores", "chosen", "parents"),
    *("best_score", "best_step", "best_parent", "best_token", "count"),
)
"""What moves with a sentence, beside the keys and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The shape of a state: sentences, source columns, time steps."""

    batch: int
    columns: int
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """A search on its way. All but the last three have the sentence as their first axis.

    `past` per decoder layer [batch, 2, heads, steps·beam, width/heads]: keys and values by (time, slot);
    `source` likewise [batch, 2, heads, columns, width/heads]; `mask` [batch, 1, beam, steps·beam] and
    `source_mask` [batch, 1, 1, columns] are added to the attention; `tokens` and `scores` [batch, beam] are
    the last token and the sum of log-probabilities of each beam; `chosen` and `parents`
    [batch, steps, beam] remember, for every time step, each beam's token and the slot it continues.
    The best finished hypothesis is `best_score` (mean log-probability), `best_step`, `best_parent` and
    `best_token`, [batch]; `count` how many have finished. `step` [1]; `slots` [beam] counts from zero;
    `own` [1, 1, beam, beam] is what each beam may see of the newest time step: its own slot.
    """

    past: tuple[torch.Tensor, ...]
    source: tuple[torch.Tensor, ...]
    mask: torch.Tensor
    source_mask: torch.Tensor
    tokens: torch.Tensor
    scores: torch.Tensor
    chosen: torch.Tensor
    parents: torch.Tensor
    best_score: torch.Tensor
    best_step: torch.Tensor
    best_parent: torch.Tensor
    best_token: torch.Tensor
    count: torch.Tensor
    step: torch.Tensor
    slots: torch.Tensor
    own: torch.Tensor

    @property
    def beam(self) -> int:
        """Hypotheses per sentence."""
        return self.tokens.shape[1]

    def keep(self, numbers: torch.Tensor, smaller: SearchState, steps: int) -> None:
        """Copy the sentences `numbers` and the first `steps` time steps into the front of a smaller state."""
        rows = steps * self.beam
        for old, new in zip(self.past, smaller.past, strict=True):
            _move(old[:, :, :, :rows], new[:, :, :, :rows], numbers)
        for old, new in zip(self.source, smaller.source, strict=True):
            _move(old, new, numbers)
        for name in _SMALL:
            _move(getattr(self, name), getattr(smaller, name), numbers)


class Arena:
    """The memory of all states: one buffer per tensor, grown when a larger state asks for it.

    A smaller batch of the same columns and steps is the front of a larger one. `generation` changes
    whenever a buffer has moved: what was recorded before must not be replayed.
    """

    def __init__(self, shape: Architecture, beam: int, device: str, dtype: torch.dtype) -> None:
        self._shape = shape
        self._beam = beam
        self._device = device
        self._dtype = dtype
        self._buffers: dict[str, torch.Tensor] = {}
        self._slots = torch.arange(beam, device=device)
        own = torch.full((beam, beam), -torch.inf, dtype=dtype, device=device).fill_diagonal_(0)
        self._own = own[None, None]
        self.generation = 0

    def state(self, layout: Layout) -> SearchState:
        """A state of this layout, its contents whatever was there before."""
        batch, beam, steps = layout.batch, self._beam, layout.steps
        return SearchState(
            past=self._layers("past", batch, steps * beam),
            source=self._layers("source", batch, layout.columns),
            mask=self._take("mask", self._dtype, batch, 1, beam, steps * beam),
            source_mask=self._take("source_mask", self._dtype, batch, 1, 1, layout.columns),
            tokens=self._take("tokens", torch.int64, batch, beam),
            scores=self._take("scores", torch.float32, batch, beam),
            chosen=self._take("chosen", torch.int32, batch, steps, beam),
            parents=self._take("parents", torch.int32, batch, steps, beam),
            best_score=self._take("best_score", torch.float32, batch),
            best_step=self._take("best_step", torch.int64, batch),
            best_parent=self._take("best_parent", torch.int64, batch),
            best_token=self._take("best_token", torch.int64, batch),
            count=self._take("count", torch.int64, batch),
            step=self._take("step", torch.int64, 1),
            slots=self._slots,
            own=self._own,
        )

    def reserve(self, layouts: Iterable[Layout]) -> None:
        """Take the memory of these states now, so that none has to move; if there is too little, none."""
        try:
            for layout in layouts:
                self.state(layout)
        except torch.OutOfMemoryError:
            self.release()

    def release(self) -> None:
        """Give all memory back."""
        self._buffers.clear()
        self.generation += 1

    def _layers(self, name: str, batch: int, rows: int) -> tuple[torch.Tensor, ...]:
        heads = self._shape.decoder_attention_heads
        depth = self._shape.d_model // heads
        return tuple(
            self._take(f"{name}.{number}", self._dtype, batch, 2, heads, rows, depth)
            for number in range(self._shape.decoder_layers)
        )

    def _take(self, name: str, dtype: torch.dtype, *size: int) -> torch.Tensor:
        cells = torch.Size(size).numel()
        buffer = self._buffers.get(name)
        if buffer is None or buffer.numel() < cells:
            self._buffers.pop(name, None)
            del buffer  # before the larger one is asked for
            # Zeros, not whatever was there: what the mask hides is still multiplied, and 0 · NaN is NaN.
            buffer = self._buffers[name] = torch.zeros(cells, dtype=dtype, device=self._device)
            self.generation += 1
        return buffer[:cells].view(size)


def _move(old: torch.Tensor, new: torch.Tensor, numbers: torch.Tensor) -> None:
    """Both are views of the same memory, so by way of a copy."""
    new[: len(numbers)].copy_(old.index_select(0, numbers))
