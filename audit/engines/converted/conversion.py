"""Writes a MarianMT checkpoint as a CTranslate2 model, through CTranslate2's public specs.

Its own converter needs torch, transformers and a version of both that it knows; the arrays of a
safetensors file and `ctranslate2.specs` need neither.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.parameters import read_parameters
from audit.engines.checkpoints.tensors import layer_names
from audit.engines.checkpoints.tokenizer import Tokenizer

if TYPE_CHECKING:
    from ctranslate2.specs.common_spec import Activation
    from ctranslate2.specs.model_spec import LayerSpec

    from audit.engines.checkpoints.weights import Weights

CONVERSION = "1"
"""The version of the files written here: part of the key under which they are kept."""


def convert(checkpoint: Checkpoint, tokenizer: Tokenizer, folder: Path, quantization: str) -> None:
    """Write the model into an existing, empty folder. `quantization`: int8 or float32."""
    with _without_torch():
        from ctranslate2.specs import transformer_spec
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
    weights = read_parameters(checkpoint, tokenizer, positions=shape.max_position_embeddings)
    for kind, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        side.scale_embeddings = shape.embedding_scale
        side.position_encodings.encodings = weights["positions"]
        for layer, name in zip(side.layer, layer_names(shape, kind), strict=True):
            _fill_layer(layer, weights, name)
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = weights["embedding"]
    spec.decoder.projection.weight = weights["embedding"]
    spec.decoder.projection.bias = weights["output_bias"]
    _describe(spec, tokenizer, shape.decoder_start_token_id)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))


def _describe(spec: LayerSpec, tokenizer: Tokenizer, start: int) -> None:
    tokens = tokenizer.tokens
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.eos_token = tokens[tokenizer.eos]
    spec.config.unk_token = tokens[tokenizer.unknown]
    # With its embedding, whatever that is: zero in checkpoints from Marian, trained in others.
    spec.config.decoder_start_token = tokens[start]


def _fill_layer(spec: LayerSpec, weights: Weights, name: str) -> None:
    width = len(weights[f"{name}.fc2.bias"])
    _fill_attention(spec.self_attention, weights, f"{name}.self_attn", [slice(None)])
    if hasattr(spec, "attention"):  # the query comes from the decoder, key and value from the source
        parts = [slice(None, width), slice(width, None)]
        _fill_attention(spec.attention, weights, f"{name}.encoder_attn", parts)
    _fill_linear(spec.ffn.linear_0, weights, f"{name}.fc1")
    _fill_linear(spec.ffn.linear_1, weights, f"{name}.fc2")
    _fill_norm(spec.ffn.layer_norm, weights, f"{name}.final_layer_norm")


def _fill_attention(spec: LayerSpec, weights: Weights, name: str, parts: Sequence[slice]) -> None:
    *projections, out = spec.linear
    for linear, part in zip(projections, parts, strict=True):
        _fill_linear(linear, weights, f"{name}.projections", part)
    _fill_linear(out, weights, f"{name}.out_proj")
    _fill_norm(spec.layer_norm, weights, f"{name}_layer_norm")


def _fill_linear(spec: LayerSpec, weights: Weights, name: str, part: slice = slice(None)) -> None:
    spec.weight = weights[f"{name}.weight"][part]
    spec.bias = weights[f"{name}.bias"][part]


def _fill_norm(spec: LayerSpec, weights: Weights, name: str) -> None:
    spec.gamma = weights[f"{name}.weight"]
    spec.beta = weights[f"{name}.bias"]


def _activation(name: str) -> Activation:
    from ctranslate2.specs import common_spec

    return getattr(common_spec.Activation, "SWISH" if name == "silu" else name.upper())


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
