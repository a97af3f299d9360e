"""The tensors a MarianMT checkpoint has by name, and whether they are those config.json describes."""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from audit.engines.checkpoints.checkpoint import Architecture, Checkpoint, damaged
from audit.engines.checkpoints.weights import read_tensors, tensor_shapes

EMBEDDINGS = (
    "model.shared.weight",
    "lm_head.weight",
    "model.encoder.embed_tokens.weight",
    "model.decoder.embed_tokens.weight",
)
"""Names of the one embedding all sides share; safetensors keeps it under some of them, or under one."""


OUTPUT_BIAS = "final_logits_bias"
LARGEST = 1e4
"""Of a weight: those of trained networks stay below 100."""


def check_tensors(checkpoint: Checkpoint) -> None:
    """Read the tensors one by one and compare them with what config.json implies.

    Raises:
        ModelError: if the file cannot be read, holds another network, or numbers no network can have.
    """
    path, shape = checkpoint.weights, checkpoint.architecture
    try:
        wrong = next(_wrong_shapes(tensor_shapes(path), shape), None)
        wrong = wrong or next(_wrong_values(path), None)
    except Exception as error:  # each format's reader has its own family of errors
        raise damaged(path, error) from error
    if wrong:
        raise damaged(path, wrong)


def _wrong_shapes(found: Mapping[str, tuple[int, ...]], shape: Architecture) -> Iterator[str]:
    embedding = (shape.vocab_size, shape.d_model)
    expected = dict(_shapes(shape))
    missing = [name for name in expected if name not in found]
    if missing:
        yield f"{len(missing)} tensors are missing, first {missing[0]}"
    if embedding_name(found) is None:
        yield "there is no embedding in it"
    expected |= dict.fromkeys(EMBEDDINGS, embedding)
    expected[OUTPUT_BIAS] = (1, shape.vocab_size)
    for name, size in found.items():
        if size != expected.get(name, size):
            yield f"{name} is {size}, but config.json says {expected[name]}"


def _wrong_values(path: Path) -> Iterator[str]:
    import numpy as np

    for name, tensor in read_tensors(path):
        # Not a number is at no place of the order, so neither comparison holds for it.
        if not (tensor.min(initial=0) >= -LARGEST and tensor.max(initial=0) <= LARGEST):
            yield f"{name} holds numbers that are none, or too large"
        if name.endswith(".weight") and not np.any(tensor):
            yield f"{name} is nothing but zeros"


def embedding_name(names: Container[str]) -> str | None:
    """The name under which the shared embedding is stored, if it is."""
    return next((name for name in EMBEDDINGS if name in names), None)


def layer_names(shape: Architecture, side: str) -> list[str]:
    """How the names of the tensors of each layer begin; `side` is `encoder` or `decoder`."""
    count = shape.encoder_layers if side == "encoder" else shape.decoder_layers
    return [f"model.{side}.layers.{number}" for number in range(count)]


def attention_names(shape: Architecture) -> list[str]:
    """The same of each attention: of both sides to themselves, and of the decoder to the source."""
    encoder, decoder = layer_names(shape, "encoder"), layer_names(shape, "decoder")
    own = [f"{layer}.self_attn" for layer in (*encoder, *decoder)]
    return [*own, *(f"{layer}.encoder_attn" for layer in decoder)]


def _shapes(shape: Architecture) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name and shape of each tensor of the layers."""
    width = shape.d_model
    for name in attention_names(shape):
        for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
            yield from _linear(f"{name}.{part}", width, width)
        yield from _norm(f"{name}_layer_norm", width)
    for side, inner in (("encoder", shape.encoder_ffn_dim), ("decoder", shape.decoder_ffn_dim)):
        for layer in layer_names(shape, side):
            yield from _linear(f"{layer}.fc1", width, inner)
            yield from _linear(f"{layer}.fc2", inner, width)
            yield from _norm(f"{layer}.final_layer_norm", width)


def _linear(name: str, inputs: int, outputs: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", (outputs, inputs)
    yield f"{name}.bias", (outputs,)


def _norm(name: str, width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)
