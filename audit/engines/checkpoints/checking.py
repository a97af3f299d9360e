"""Checks a model folder before any work is done: all files there, readable, and of one MarianMT model."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from audit.engines.checkpoints.checkpoint import (
    MARIAN,
    TOKENIZER_FILES,
    Architecture,
    Checkpoint,
    Needs,
    missing_files,
    read_json,
)
from audit.engines.checkpoints.locating import Located
from audit.engines.checkpoints.tensors import check_tensors
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.errors import ModelError

_ACTIVATIONS = ("relu", "gelu", "swish", "silu")
"""Those that every engine has; `swish` and `silu` are one."""


class _TokenizerConfig(msgspec.Struct):
    model_max_length: object = None


def check_model(located: Located) -> Checkpoint:
    """The checkpoint in a folder.

    Raises:
        ModelError: if the folder is missing, incomplete, damaged, or holds another kind of model.
    """
    folder = located.folder
    check_files(folder, MARIAN)
    architecture = _architecture(folder / "config.json")
    checkpoint = Checkpoint(
        folder=folder,
        name=located.name,
        revision=located.commit or "",
        architecture=architecture,
        longest=_longest(folder / "tokenizer_config.json", architecture),
    )
    Tokenizer(checkpoint)
    if checkpoint.weights.suffix == ".safetensors":  # a `.bin` needs torch, so it is checked when it is read
        check_tensors(checkpoint)
    return checkpoint if located.commit else replace(checkpoint, revision=_digest(checkpoint))


def check_files(folder: Path, needs: Needs) -> None:
    """Make sure that a folder holds what it must.

    Raises:
        ModelError: if it does not.
    """
    if not folder.is_dir():
        raise ModelError(f"model folder {folder} does not exist", hint="Check the path")
    if missing := missing_files(folder, needs):
        raise ModelError(
            f"model folder {folder} is incomplete: {', '.join(missing)} is missing",
            hint="Copy or download the whole model again",
        )


def _architecture(path: Path) -> Architecture:
    architecture = read_json(path, Architecture)
    wrong = next(_unsupported(architecture), None)
    if wrong:
        raise ModelError(f"{path} describes no MarianMT model: {wrong}", hint="Use a MarianMT checkpoint")
    return architecture


def _unsupported(architecture: Architecture) -> Iterator[str]:
    if architecture.model_type != "marian":
        yield f"its model_type is {architecture.model_type!r}"
    if architecture.activation_function not in _ACTIVATIONS:
        yield f"activation {architecture.activation_function!r} is unknown"
    if not architecture.share_encoder_decoder_embeddings:
        yield "it has one vocabulary per language, which is not supported"
    heads = (architecture.encoder_attention_heads, architecture.decoder_attention_heads)
    if any(architecture.d_model % count for count in heads):
        yield f"its width of {architecture.d_model} cannot be shared out among {heads} heads"
    special = (architecture.eos_token_id, architecture.pad_token_id, architecture.decoder_start_token_id)
    if any(not 0 <= token < architecture.vocab_size for token in special):
        yield "a special token lies outside its vocabulary"


def _longest(path: Path, architecture: Architecture) -> int:
    """The model's own limit, `model_max_length`, if it names one below what its positions allow."""
    limit = read_json(path, _TokenizerConfig).model_max_length if path.is_file() else None
    positions = architecture.max_position_embeddings
    return min(limit, positions) if isinstance(limit, int) and limit > 1 else positions


def _digest(checkpoint: Checkpoint) -> str:
    """SHA-256 over the weights, the vocabulary and the architecture, whatever the folder is called."""
    table = msgspec.to_builtins(checkpoint.architecture)
    # Those the weights tell; with them, what was fitted to models of before would be of no use any more.
    told = ("encoder_ffn_dim", "decoder_ffn_dim")
    table = {key: value for key, value in table.items() if key not in told}
    digest = hashlib.sha256(json.dumps(table, sort_keys=True).encode())
    for path in (checkpoint.weights, *(checkpoint.folder / name for name in TOKENIZER_FILES)):
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
