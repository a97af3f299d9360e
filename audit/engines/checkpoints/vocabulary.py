"""Text to token ids and back, as Marian models count them, on sentencepiece alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from audit.engines.checkpoints.checkpoint import Checkpoint

__all__ = ["Vocabulary"]

_UNKNOWN = "<unk>"


class Vocabulary:
    """The vocabulary of a checkpoint.

    `encode` gives the ids of transformers' MarianTokenizer, without importing it, with one difference: the
    names of special tokens in an article (`</s>`, `<pad>`, `>>fr<<`) are text like any other.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Load the two sentencepiece models and vocab.json."""
        import sentencepiece

        folder = checkpoint.folder
        self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self._tokens = _by_id(self._ids, checkpoint.architecture.vocab_size)
        self._source: Any = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target: Any = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self.eos = checkpoint.architecture.eos_token_id
        self.pad = checkpoint.architecture.pad_token_id
        self.unknown = self._ids[_UNKNOWN]

    @property
    def tokens(self) -> list[str]:
        """All tokens in the order of their ids."""
        return self._tokens

    def encode(self, text: str) -> list[int]:
        """The ids of a text in the source language, without an end token. Lone surrogates become `?`."""
        clean = text.encode("utf-8", "replace").decode("utf-8")
        special = (self.eos, self.pad)
        ids = (self._ids.get(piece, self.unknown) for piece in self._source.encode(clean, out_type=str))
        return [self.unknown if number in special else number for number in ids]

    def decode(self, ids: Iterable[int]) -> str:
        """The text of ids in the target language; end and padding tokens give nothing."""
        pieces = [self._tokens[number] for number in ids if number not in (self.eos, self.pad)]
        text: str = self._target.decode_pieces(pieces)
        return text.replace("▁", " ").strip()


def _by_id(ids: dict[str, int], size: int) -> list[str]:
    tokens = [f"<unused {number}>" for number in range(size)]
    for token, number in ids.items():
        tokens[number] = token
    return tokens
