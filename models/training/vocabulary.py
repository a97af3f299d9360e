"""The joint sentencepiece vocabulary of both languages, and encoding text with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import sentencepiece as spm
from numpy.typing import NDArray

from models.training.normalise import write_rules

EOS, UNK = 0, 1  # Marian's convention; the padding id is the last of the vocabulary, unknown to sentencepiece

Tokens = NDArray[np.uint16]


def train_vocabulary(sentences: Iterator[str], *, size: int, folder: Path, threads: int) -> Path:
    """Train a unigram model of `size` - 1 pieces (padding is added at export) and return its path."""
    rules = folder / "normalisation.tsv"
    write_rules(rules)
    spm.SentencePieceTrainer.train(
        sentence_iterator=sentences,
        model_prefix=str(folder / "joint"),
        vocab_size=size - 1,
        model_type="unigram",
        normalization_rule_tsv=str(rules),
        split_digits=True,
        character_coverage=0.9999,
        required_chars="€$£ŒœÆæÀÂÇÈÉÊËÎÏÔÙÛÜàâçèéêëîïôùûüÿñáíóúãõäöåøßšžčćłńğıő°§&/@#*+=–",
        eos_id=EOS,
        unk_id=UNK,
        bos_id=-1,
        pad_id=-1,
        num_threads=threads,
        minloglevel=1,
    )
    return folder / "joint.model"


def encode_all(model: Path, sentences: Sequence[str], *, threads: int) -> tuple[Tokens, NDArray[np.int64]]:
    """Return all ids in one array, each sentence closed by EOS, and the n + 1 offsets of the n sentences."""
    processor = spm.SentencePieceProcessor(model_file=str(model))
    parts: list[Tokens] = []
    lengths: list[int] = []
    for start in range(0, len(sentences), 50_000):
        batch = list(sentences[start : start + 50_000])
        encoded = processor.encode(batch, add_eos=True, num_threads=threads)
        lengths.extend(map(len, encoded))
        parts.append(np.concatenate([np.asarray(ids, dtype=np.uint16) for ids in encoded]))
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return np.concatenate(parts), offsets
