"""The chosen sizes of a run, read from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How often an epoch holds a pair of each group, on average."""

    europarl_least: float
    """Weight of the Europarl pair least like news; from here to `europarl_most` it is linear in rank."""
    europarl_most: float
    everyday: float
    """Short sentences of conversation."""
    captions: float
    law: float
    software: float
    web: float
    """Prose of web sites, 2012 and later."""
    press: float
    """News of 2006 and later, and readers' comments."""
    news: float
    """The news sets that may be read."""
    machine_source: float
    """Of news whose source side is a machine translation."""
    synthetic: float
    """Of real press text whose source side is a back-translation."""
    alone: float
    """Of real French press text given nothing, where the source is English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One run. Every field is set by the file; an unknown or missing key is a TypeError."""

    vocabulary: int
    """Joint pieces of both languages, padding included; below 65,536."""
    d_model: int
    ffn: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    dropout: float
    longest: int
    """The longest source or target in tokens that is read, in training and after."""
    batch_tokens: int
    """Target tokens of a batch, padding included."""
    muon_rate: float
    """Peak rate of Muon, for the hidden matrices."""
    adam_rate: float
    """Peak rate of AdamW, for embeddings, norms and biases."""
    warmup_steps: int
    decay_share: float
    """Share of the budget, at its end, in which the rates fall to zero."""
    label_smoothing: float
    stable: Mix
    """What is read while the rates are stable."""
    decay: Mix
    """What is read while they fall: closer to news."""
    seed: int


def load_config(path: Path) -> Config:
    """Read the TOML file at `path`."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    stable, decay = Mix(**values.pop("stable")), Mix(**values.pop("decay"))
    return Config(**values, stable=stable, decay=decay)
