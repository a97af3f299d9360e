"""What the chip can do, measured, and what a translated token needs, counted.

Counted are only the operations and bytes that any implementation of this beam search needs; what ours does
on top (padding, beams that look at each other's masked keys, a second reading of the logits) counts as waste.

For one target token with `b` beams, width `d`, inner width `f`, vocabulary `V`, a source of `s` tokens and
`t` the mean number of tokens already written, a multiplication and an addition being two operations:

* a decoder layer multiplies each of the `b` vectors by 4 d² of its self-attention, 2 d² of its attention to
  the source (query and output) and 2 d f of its inner layers: 2 b (6 d² + 2 d f) operations, and attends to
  t and s keys and values: 4 b d (t + s);
* the projection: 2 b d V;
* the encoder, once per source token: 2 (4 d² + 2 d f) + 4 d s per layer, and the keys and values of the
  source 4 d² per decoder layer; times s / n for a target of n tokens.

Bytes, with `w` of them per number and `B` sentences searched together: the weights of the decoder and the
projection, read once per step, w (L (6 d² + 2 d f) + d V) / B; the keys and values, those of the
source shared by the beams: 2 w L d (b t + s); the logits, written once and read once: 2 w b V.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from audit.engines.checkpoints.checkpoint import Architecture

__all__ = ["Chip", "Need", "Work", "count_need", "measure_chip"]

_TRIALS = 7
_TIMES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What was measured: operations per second of a big matrix product, bytes per second of a big copy."""

    rate: float
    bandwidth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A translation job: mean tokens of a source and of its target, beams, sentences at once."""

    source: float
    target: float
    beam: int
    batch: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Operations and bytes per target token."""

    operations: float
    bytes: float

    def seconds(self, chip: Chip) -> float:
        """The least time per target token: whichever of the two takes longer."""
        return max(self.operations / chip.rate, self.bytes / chip.bandwidth)


def count_need(shape: Architecture, inner: int, work: Work, itemsize: int) -> Need:
    """The formulas above; `inner` is the width of the inner layers, `itemsize` bytes per number."""
    d, beam, layers = shape.d_model, work.beam, shape.decoder_layers
    written = work.target / 2
    matrices = layers * (6 * d * d + 2 * d * inner) + d * shape.vocab_size
    attention = 4 * layers * d * (written + work.source)
    encoder = shape.encoder_layers * (2 * (4 * d * d + 2 * d * inner) + 4 * d * work.source)
    encoder += layers * 4 * d * d
    kept = 2 * layers * d * (beam * written + work.source)
    return Need(
        operations=beam * (2 * matrices + attention) + encoder * work.source / work.target,
        bytes=itemsize * (matrices / work.batch + kept + 2 * beam * shape.vocab_size),
    )


def measure_chip(device: str, dtype: str) -> Chip:
    """Time a big matrix product in `dtype` and a big copy; random numbers, medians."""
    import torch

    on_gpu = device != "cpu"
    size, length = (8192, _copied(device)) if on_gpu else (256, 1 << 22)
    left, right = (torch.randn(size, size, device=device).to(getattr(torch, dtype)) for _ in range(2))
    product = torch.empty_like(left)
    seconds = _time(lambda: torch.mm(left, right, out=product), device)
    before = torch.ones(length, dtype=torch.uint8, device=device)
    after = torch.empty_like(before)
    copying = _time(lambda: after.copy_(before), device)
    return Chip(rate=2 * size**3 / seconds, bandwidth=2 * length / copying)


def _copied(device: str) -> int:
    """Bytes of the big copy: 4 GiB, or what a small GPU has room for."""
    import torch

    torch.cuda.empty_cache()
    free, _total = torch.cuda.mem_get_info(device)
    return int(min(1 << 32, free // 4))


def _time(action: Callable[[], Any], device: str) -> float:
    """Median seconds of one action."""
    import torch

    def wait() -> None:
        if device != "cpu":
            torch.cuda.synchronize(device)

    action()
    readings = []
    for _ in range(_TRIALS):
        wait()
        start = perf_counter()
        for _ in range(_TIMES):
            action()
        wait()
        readings.append((perf_counter() - start) / _TIMES)
    return median(readings)
