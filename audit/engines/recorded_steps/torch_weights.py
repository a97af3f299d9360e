"""A checkpoint's tensors on their device, in the form the network computes with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from audit.engines.checkpoints.arrays import output_bias, sinusoids
from audit.engines.checkpoints.checkpoint import Architecture, Checkpoint
from audit.engines.checkpoints.tensors import EMBEDDINGS, check_tensors, embedding_name
from audit.engines.checkpoints.vocabulary import Vocabulary
from audit.engines.checkpoints.weights import read_weights
from audit.engines.recorded_steps.buckets import source_bucket

if TYPE_CHECKING:
    from audit.engines.checkpoints.weights import Weights

__all__ = ["CHUNK", "Attention", "DecoderLayer", "EncoderLayer", "Pair", "Parameters", "load_parameters"]

CHUNK = 128
"""The vocabulary is filled up to a multiple of this with tokens that cannot win: matrix products are fast
only on round sizes, and the largest logits are looked for chunk by chunk."""
_ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "relu": functional.relu,
    "gelu": functional.gelu,
    "swish": functional.silu,
    "silu": functional.silu,
}

Pair = tuple[torch.Tensor, torch.Tensor]
"""Weight and bias of a linear layer, or gain and bias of a normalisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """`into` is [3·width, width] (query, key, value) in one matrix."""

    into: Pair
    out: Pair
    norm: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderLayer:
    """One layer of the encoder: attention to itself, then the feed-forward part."""

    own: Attention
    inner: Pair
    outer: Pair
    norm: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class DecoderLayer(EncoderLayer):
    """One layer of the decoder, which also attends to the source."""

    source: Attention


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """All tensors of a network. `embedding` is [padded vocabulary, width], `bias` [padded vocabulary]."""

    shape: Architecture
    embedding: torch.Tensor
    bias: torch.Tensor
    positions: torch.Tensor
    encoder: tuple[EncoderLayer, ...]
    decoder: tuple[DecoderLayer, ...]
    scale: float
    activation: Callable[[torch.Tensor], torch.Tensor]


def load_parameters(
    checkpoint: Checkpoint, vocabulary: Vocabulary, device: str, dtype: torch.dtype
) -> Parameters:
    """Read the checkpoint onto `device` as `dtype`.

    Raises:
        ModelError: if the file of weights is damaged.
    """
    if checkpoint.weights.suffix == ".bin":
        check_tensors(checkpoint)
    weights, shape = read_weights(checkpoint.weights), checkpoint.architecture
    load = _Loader(weights, device, dtype)
    embedding = torch.from_numpy(weights[embedding_name(weights) or EMBEDDINGS[0]])
    spare = -shape.vocab_size % CHUNK
    rows = source_bucket(shape.max_position_embeddings)  # padded columns are counted too
    bias = torch.from_numpy(output_bias(weights, vocabulary))
    return Parameters(
        shape=shape,
        embedding=load.put(functional.pad(embedding, (0, 0, 0, spare))),
        bias=load.put(functional.pad(bias, (0, spare), value=-torch.inf)),
        positions=load.put(torch.from_numpy(sinusoids(rows, shape.d_model))),
        encoder=tuple(load.encoder_layer(number) for number in range(shape.encoder_layers)),
        decoder=tuple(load.decoder_layer(number) for number in range(shape.decoder_layers)),
        scale=shape.d_model**0.5 if shape.scale_embedding else 1.0,
        activation=_ACTIVATIONS[shape.activation_function],
    )


class _Loader:
    def __init__(self, weights: Weights, device: str, dtype: torch.dtype) -> None:
        self._weights = weights
        self._device = device
        self._dtype = dtype

    def put(self, tensor: torch.Tensor) -> torch.Tensor:
        return tensor.to(self._device, self._dtype).contiguous()

    def encoder_layer(self, number: int) -> EncoderLayer:
        prefix = f"model.encoder.layers.{number}"
        return EncoderLayer(own=self._attention(f"{prefix}.self_attn"), **self._rest(prefix))

    def decoder_layer(self, number: int) -> DecoderLayer:
        prefix = f"model.decoder.layers.{number}"
        return DecoderLayer(
            own=self._attention(f"{prefix}.self_attn"),
            source=self._attention(f"{prefix}.encoder_attn"),
            **self._rest(prefix),
        )

    def _rest(self, prefix: str) -> dict[str, Pair]:
        names = {"inner": "fc1", "outer": "fc2", "norm": "final_layer_norm"}
        return {key: self._pair(f"{prefix}.{name}") for key, name in names.items()}

    def _attention(self, prefix: str) -> Attention:
        return Attention(
            into=self._pair(*(f"{prefix}.{part}_proj" for part in "qkv")),
            out=self._pair(f"{prefix}.out_proj"),
            norm=self._pair(f"{prefix}_layer_norm"),
        )

    def _pair(self, *names: str) -> Pair:
        """Weight and bias, those of several names one below the other."""
        weight, bias = (
            torch.cat([torch.from_numpy(self._weights[f"{name}.{kind}"]) for name in names])
            for kind in ("weight", "bias")
        )
        return self.put(weight), self.put(bias)
