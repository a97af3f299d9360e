"""Text to token ids and back, as Marian models count them, on sentencepiece alone."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from audit.engines.checkpoints.checkpoint import Checkpoint, damaged, read_json
from audit.engines.checkpoints.piece_ranges import piece_ranges

SPACE = "▁"
"""A space, in tokens; alone where the vocabulary has none of the word's beginnings with it."""
_UNKNOWN = "<unk>"


class Tokenizer:
    """The tokenizer of a checkpoint.

    `encode` gives the ids of transformers' MarianTokenizer, without importing it, with one difference: the
    names of special tokens in an article (`</s>`, `<pad>`, `>>fr<<`) are text like any other. `tokens` are
    in the order of their ids.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Load the two sentencepiece models and vocab.json.

        Raises:
            ModelError: if one of them is damaged.
        """
        folder, size = checkpoint.folder, checkpoint.architecture.vocab_size
        self._ids = _read_ids(folder / "vocab.json", size)
        self.tokens = [f"<unused {number}>" for number in range(size)]
        for token, number in self._ids.items():
            self.tokens[number] = token
        self._source = read_sentencepiece(folder / "source.spm")
        self._target = read_sentencepiece(folder / "target.spm")
        self.eos = checkpoint.architecture.eos_token_id
        self.pad = checkpoint.architecture.pad_token_id
        self.unknown = self._ids[_UNKNOWN]

    def encode(self, text: str) -> list[int]:
        """The ids of a text in the source language, without an end token. Lone surrogates become `?`."""
        return self._numbers(self._source.encode(encodable(text), out_type=str))

    def encode_target(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The same in the target language, and the range of the text that each token spells.

        Ranges are half-open, in code points of `text` as given (see `piece_ranges`).
        """
        clean = encodable(text)
        pieces = self._target.encode(clean, out_type=str)
        normalised, origins = self._target.normalize(clean, with_offsets=True)
        assert "".join(pieces) == normalised, f"the pieces of {text!r} do not spell its normalised form"
        return self._numbers(pieces), piece_ranges(text, [len(piece) for piece in pieces], origins)

    def decode(self, ids: Iterable[int]) -> str:
        """The text of ids in the target language; end and padding tokens give nothing."""
        pieces = [self.tokens[number] for number in ids if number not in (self.eos, self.pad)]
        text: str = self._target.decode_pieces(pieces)
        return text.replace(SPACE, " ").strip()

    def decode_further(self, ids: Sequence[int]) -> str:
        """The same of ids that go on with a text, after a space where the first of them begins a word."""
        text = self.decode(ids)
        return f" {text}" if text and self.tokens[ids[0]].startswith(SPACE) else text

    def _numbers(self, pieces: Iterable[str]) -> list[int]:
        """Unknown stands for what the vocabulary lacks, and for the names of special tokens."""
        ids = (self._ids.get(piece, self.unknown) for piece in pieces)
        return [self.unknown if number in (self.eos, self.pad) else number for number in ids]


def encodable(text: str) -> str:
    """The text with `?` for lone surrogates, which sentencepiece does not take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _read_ids(path: Path, size: int) -> dict[str, int]:
    ids = read_json(path, dict[str, int])
    if _UNKNOWN not in ids:
        raise damaged(path, f"it has no token {_UNKNOWN}")
    if not all(0 <= number < size for number in ids.values()):
        raise damaged(path, f"it has tokens beyond the {size} of config.json")
    return ids


def read_sentencepiece(path: Path) -> Any:  # noqa: ANN401 - untyped
    """The sentencepiece model in a file.

    Raises:
        ModelError: if there is none in it.
    """
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise damaged(path, "it is no sentencepiece model") from error
