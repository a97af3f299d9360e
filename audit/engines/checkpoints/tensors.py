"""Checks that a checkpoint's tensors are those of the network config.json describes."""

from __future__ import annotations

from collections.abc import Container, Iterator

from audit.engines.checkpoints.checkpoint import Architecture, Checkpoint
from audit.engines.checkpoints.weights import tensor_shapes
from audit.errors import ModelError

__all__ = ["EMBEDDINGS", "check_tensors", "embedding_name"]

EMBEDDINGS = (
    "model.shared.weight",
    "lm_head.weight",
    "model.encoder.embed_tokens.weight",
    "model.decoder.embed_tokens.weight",
)
"""Names of the one embedding all sides share; safetensors keeps it under some of them, or under one."""


def check_tensors(checkpoint: Checkpoint) -> None:
    """Read the names and shapes of the tensors and compare them.

    Raises:
        ModelError: if the file cannot be read or holds another network.
    """
    path, shape = checkpoint.weights, checkpoint.architecture
    try:
        found = tensor_shapes(path)
    except Exception as error:  # each format's reader has its own family of errors
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise _damaged(checkpoint, reason) from error
    missing = [name for name in _names(shape) if name not in found]
    if missing:
        raise _damaged(checkpoint, f"{len(missing)} tensors are missing, first {missing[0]}")
    embedding = embedding_name(found)
    if embedding is None:
        raise _damaged(checkpoint, "there is no embedding in it")
    if found[embedding] != (shape.vocab_size, shape.d_model):
        expected = (shape.vocab_size, shape.d_model)
        raise _damaged(checkpoint, f"its embedding is {found[embedding]}, but config.json says {expected}")


def embedding_name(names: Container[str]) -> str | None:
    """The name under which the shared embedding is stored, if it is."""
    return next((name for name in EMBEDDINGS if name in names), None)


def _names(shape: Architecture) -> Iterator[str]:
    for kind, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        attentions = ("self_attn", "encoder_attn") if kind == "decoder" else ("self_attn",)
        projections = [f"{name}.{part}_proj" for name in attentions for part in ("q", "k", "v", "out")]
        norms = [f"{name}_layer_norm" for name in (*attentions, "final")]
        for number in range(layers):
            for part in (*projections, *norms, "fc1", "fc2"):
                yield f"model.{kind}.layers.{number}.{part}.weight"
                yield f"model.{kind}.layers.{number}.{part}.bias"


def _damaged(checkpoint: Checkpoint, reason: str) -> ModelError:
    hint = "Copy or download the whole model again"
    return ModelError(f"{checkpoint.weights} is damaged: {reason}", hint=hint)
