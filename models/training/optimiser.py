"""Muon for the hidden matrices, AdamW for the rest, and the rate schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from models.training.config import Config


class Optimiser:
    """Two optimisers that step together. Muon (Jordan 2024) halves the tokens that AdamW needs here."""

    def __init__(self, network: nn.Module, config: Config) -> None:
        hidden = [p for name, p in network.named_parameters() if p.ndim == 2 and _is_layer(name)]
        others = [p for name, p in network.named_parameters() if p.ndim != 2 or not _is_layer(name)]
        adam = torch.optim.AdamW(others, lr=config.adam_rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
        self._parts: list[torch.optim.Optimizer] = [adam]
        if config.muon_rate > 0:
            muon = torch.optim.Muon(
                hidden, lr=config.muon_rate, weight_decay=0.0, ns_steps=4, adjust_lr_fn="match_rms_adamw"
            )
            self._parts.append(muon)
        else:
            adam.add_param_group({"params": hidden})
        self._peaks = [part.defaults["lr"] for part in self._parts]

    def step(self, factor: float) -> None:
        """Step at `factor` times the peak rates, and clear the gradients."""
        for part, peak in zip(self._parts, self._peaks, strict=True):
            for group in part.param_groups:
                group["lr"] = peak * factor
            part.step()
            part.zero_grad()

    def state_dict(self) -> list[dict[str, Any]]:
        """Return the state of both."""
        return [part.state_dict() for part in self._parts]

    def load_state_dict(self, states: list[dict[str, Any]]) -> None:
        """Restore what `state_dict` returned."""
        for part, state in zip(self._parts, states, strict=True):
            part.load_state_dict(state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Warm-up by steps, then stable, then down to zero over the last share of the time budget."""

    warmup_steps: int
    seconds: float
    decay_share: float

    def is_decaying(self, elapsed: float) -> bool:
        """Whether the rates fall at `elapsed` seconds."""
        return elapsed > self.seconds * (1 - self.decay_share)

    def factor(self, step: int, elapsed: float) -> float:
        """Return the factor of the peak rates at this step of the run, in [0, 1]."""
        warm = min(1.0, (step + 1) / self.warmup_steps)
        left = (self.seconds - elapsed) / max(self.seconds * self.decay_share, 1e-9)
        return max(0.0, min(warm, left))


def _is_layer(name: str) -> bool:
    return name.startswith(("encoder.", "decoder."))
