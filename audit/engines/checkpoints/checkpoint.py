"""What is known of a MarianMT checkpoint once its folder has been checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

__all__ = ["TOKENIZER_FILES", "WEIGHT_FILES", "Architecture", "Checkpoint"]

TOKENIZER_FILES = ("vocab.json", "source.spm", "target.spm")
WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin")
"""In order of preference: a `.bin` is a pickle, read only with `weights_only`."""


class Architecture(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of config.json that decide what the network computes; the others are ignored."""

    model_type: str
    vocab_size: int
    d_model: int
    encoder_layers: int
    decoder_layers: int
    encoder_attention_heads: int
    decoder_attention_heads: int
    eos_token_id: int
    pad_token_id: int
    decoder_start_token_id: int
    max_position_embeddings: int = 1024
    activation_function: str = "gelu"
    scale_embedding: bool = False
    share_encoder_decoder_embeddings: bool = True


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
        found = (self.folder / name for name in WEIGHT_FILES)
        return next(path for path in found if path.is_file())
