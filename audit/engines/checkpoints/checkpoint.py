"""A MarianMT checkpoint: its files, its architecture, and what is said when something is wrong with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from audit.errors import ModelError

T = TypeVar("T")

TOKENIZER_FILES = ("vocab.json", "source.spm", "target.spm")
WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin")
"""In order of preference: a `.bin` is a pickle, read only with `weights_only`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The files that a folder must have to be of use; with `weights`, also one of `WEIGHT_FILES`."""

    files: tuple[str, ...]
    weights: bool = True


MARIAN = Needs(files=("config.json", *TOKENIZER_FILES))

Size = Annotated[int, Meta(ge=1, le=1 << 20)]
Count = Annotated[int, Meta(ge=1, le=256)]
Token = Annotated[int, Meta(ge=0)]


class Architecture(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of config.json that decide what the network computes; the others are ignored."""

    model_type: str
    vocab_size: Size
    d_model: Size
    encoder_layers: Count
    decoder_layers: Count
    encoder_attention_heads: Count
    decoder_attention_heads: Count
    encoder_ffn_dim: Size = 4096
    decoder_ffn_dim: Size = 4096
    eos_token_id: Token
    pad_token_id: Token
    decoder_start_token_id: Token
    max_position_embeddings: Annotated[int, Meta(ge=2, le=1 << 15)] = 1024
    activation_function: str = "gelu"
    scale_embedding: bool = False
    share_encoder_decoder_embeddings: bool = True

    @property
    def embedding_scale(self) -> float:
        """What every embedding is multiplied by."""
        return self.d_model**0.5 if self.scale_embedding else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A complete MarianMT folder.

    `name` is what the user called it; `revision` the hub commit, or for a local folder the SHA-256 over
    its weights, vocabulary and configuration. `longest` is the number of tokens of the longest text it is
    made for, the end token included.
    """

    folder: Path
    name: str
    revision: str
    architecture: Architecture
    longest: int

    @property
    def weights(self) -> Path:
        """The file of weights: safetensors if there is one."""
        path = weights_file(self.folder)
        assert path is not None, f"{self.folder} was not checked"
        return path


def missing_files(folder: Path, needs: Needs = MARIAN) -> list[str]:
    """What a folder lacks to be of use, by name."""
    missing = [name for name in needs.files if not (folder / name).is_file()]
    has_weights = not needs.weights or weights_file(folder) is not None
    return missing if has_weights else [*missing, WEIGHT_FILES[0]]


def weights_file(folder: Path) -> Path | None:
    """The file of weights: safetensors if there is one."""
    return next((path for name in WEIGHT_FILES if (path := folder / name).is_file()), None)


def read_json(path: Path, kind: type[T]) -> T:
    """The content of one of its files.

    Raises:
        ModelError: if it cannot be read or is something else.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damaged(path, error) from error


def damaged(path: Path, reason: object) -> ModelError:
    """The error that names a file of no use and, in one line, why."""
    text = str(reason).splitlines()[0] if str(reason) else type(reason).__name__
    return ModelError(f"{path} is damaged: {text}", hint="Copy or download the whole model again")
