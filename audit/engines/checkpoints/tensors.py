"""The tensors a MarianMT checkpoint has by name, and whether they are those config.json describes."""

from collections.abc import Container, Iterator

from audit.engines.checkpoints.checkpoint import Architecture, Checkpoint, damaged
from audit.engines.checkpoints.weights import tensor_shapes

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
        raise damaged(path, error) from error
    missing = [name for name in _names(shape) if name not in found]
    if missing:
        raise damaged(path, f"{len(missing)} tensors are missing, first {missing[0]}")
    embedding = embedding_name(found)
    if embedding is None:
        raise damaged(path, "there is no embedding in it")
    expected = (shape.vocab_size, shape.d_model)
    if found[embedding] != expected:
        raise damaged(path, f"its embedding is {found[embedding]}, but config.json says {expected}")


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


def _names(shape: Architecture) -> Iterator[str]:
    layers = [*layer_names(shape, "encoder"), *layer_names(shape, "decoder")]
    attentions = attention_names(shape)
    parts = [
        *(f"{name}.{part}_proj" for name in attentions for part in ("q", "k", "v", "out")),
        *(f"{name}_layer_norm" for name in attentions),
        *(f"{layer}.{part}" for layer in layers for part in ("final_layer_norm", "fc1", "fc2")),
    ]
    for part in parts:
        yield from (f"{part}.weight", f"{part}.bias")
