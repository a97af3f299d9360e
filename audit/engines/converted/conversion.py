"""Writes a MarianMT checkpoint as a CTranslate2 model, through CTranslate2's public specs.

Its own converter needs torch, transformers and a version of both that it knows; the arrays of a
safetensors file and `ctranslate2.specs` need neither.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines.checkpoints.arrays import output_bias, sinusoids
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tensors import EMBEDDINGS, check_tensors, embedding_name
from audit.engines.checkpoints.vocabulary import Vocabulary
from audit.engines.checkpoints.weights import read_weights

if TYPE_CHECKING:
    from ctranslate2.specs.common_spec import Activation
    from ctranslate2.specs.model_spec import LayerSpec

    from audit.engines.checkpoints.weights import Weights

__all__ = ["ACTIVATIONS", "CONVERSION", "convert"]

CONVERSION = "1"
"""The version of the files written here: part of the key under which they are kept."""
ACTIVATIONS = {"relu": "RELU", "gelu": "GELU", "swish": "SWISH", "silu": "SWISH"}


def convert(checkpoint: Checkpoint, vocabulary: Vocabulary, folder: Path, quantization: str) -> None:
    """Write the model into an existing, empty folder. `quantization`: int8 or float32."""
    with _without_torch():
        from ctranslate2.specs import transformer_spec
    if checkpoint.weights.suffix == ".bin":
        check_tensors(checkpoint)
    weights = read_weights(checkpoint.weights)
    shape = checkpoint.architecture
    activation = _activation(shape.activation_function)
    spec = transformer_spec.TransformerSpec(
        transformer_spec.TransformerEncoderSpec(
            shape.encoder_layers, shape.encoder_attention_heads, pre_norm=False, activation=activation
        ),
        transformer_spec.TransformerDecoderSpec(
            shape.decoder_layers, shape.decoder_attention_heads, pre_norm=False, activation=activation
        ),
    )
    _fill(spec, weights, checkpoint, vocabulary)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))


def _fill(spec: LayerSpec, weights: Weights, checkpoint: Checkpoint, vocabulary: Vocabulary) -> None:
    shape = checkpoint.architecture
    embedding = weights[embedding_name(weights) or EMBEDDINGS[0]]
    scale = shape.d_model**0.5 if shape.scale_embedding else 1.0
    positions = sinusoids(shape.max_position_embeddings, shape.d_model)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = scale
        side.position_encodings.encodings = positions
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = embedding
    spec.decoder.projection.weight = embedding
    spec.decoder.projection.bias = output_bias(weights, vocabulary)
    for kind, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        for number, layer in enumerate(side.layer):
            _fill_layer(layer, weights, f"model.{kind}.layers.{number}.")
    spec.register_source_vocabulary(vocabulary.tokens)
    spec.register_target_vocabulary(vocabulary.tokens)
    spec.config.eos_token = vocabulary.tokens[vocabulary.eos]
    spec.config.unk_token = vocabulary.tokens[vocabulary.unknown]
    # With its embedding, whatever that is: zero in checkpoints from Marian, trained in others.
    spec.config.decoder_start_token = vocabulary.tokens[shape.decoder_start_token_id]


def _fill_layer(layer: LayerSpec, weights: Weights, prefix: str) -> None:
    _fill_attention(layer.self_attention, weights, prefix + "self_attn", fused="qkv")
    if hasattr(layer, "attention"):
        _fill_attention(layer.attention, weights, prefix + "encoder_attn", fused="kv")
    _fill_linear(layer.ffn.linear_0, weights, [prefix + "fc1"])
    _fill_linear(layer.ffn.linear_1, weights, [prefix + "fc2"])
    _fill_norm(layer.ffn.layer_norm, weights, prefix + "final_layer_norm")


def _fill_attention(spec: LayerSpec, weights: Weights, prefix: str, *, fused: str) -> None:
    """Self-attention keeps query, key and value in one matrix; attention to the source the last two."""
    alone = [name for name in "qkv" if name not in fused]
    for linear, names in zip(spec.linear, [*alone, fused, "out"], strict=True):
        parts = ["out"] if names == "out" else list(names)
        _fill_linear(linear, weights, [f"{prefix}.{part}_proj" for part in parts])
    _fill_norm(spec.layer_norm, weights, prefix + "_layer_norm")


def _fill_linear(spec: LayerSpec, weights: Weights, names: list[str]) -> None:
    import numpy as np

    spec.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    spec.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _fill_norm(spec: LayerSpec, weights: Weights, name: str) -> None:
    spec.gamma = weights[f"{name}.weight"]
    spec.beta = weights[f"{name}.bias"]


def _activation(name: str) -> Activation:
    from ctranslate2.specs import common_spec

    return getattr(common_spec.Activation, ACTIVATIONS[name])


@contextmanager
def _without_torch() -> Iterator[None]:
    """Let `ctranslate2.specs` believe there is no torch.

    It imports torch only to accept its tensors; ours are NumPy's, and torch costs seconds and 200 MB.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["torch"]
