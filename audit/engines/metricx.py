"""MetricX-24 (Juraska et al. 2024): predicts the penalty that experts would give a translation by MQM.

It is an mT5 whose encoder reads both texts; its decoder takes a single step, and the logit of one entry of
the vocabulary is the prediction. It sees no reference here.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from audit.config import MetricXSpec, ModelSpec, TranslationConfig
from audit.engines.batching import USUAL_TOKENS, TokenBatch, pack
from audit.engines.checkpoints.checking import check_files
from audit.engines.checkpoints.checkpoint import Needs, damaged, read_json, weights_file
from audit.engines.checkpoints.locating import locate
from audit.engines.checkpoints.tokenizer import encodable, read_sentencepiece
from audit.engines.device import torch_device
from audit.engines.engine import Progress
from audit.engines.memory import Halving, memory_watched
from audit.engines.specimens import ENGLISH, FRENCH
from audit.errors import ModelError
from audit.records import EngineFingerprint

PIECES = "spiece.model"
INPUT = "source: {} candidate: {}"
LONGEST = 1535
"""Pieces of both texts: it was trained on 1,536, the last of them an end token that was then taken away."""
ENTRY = 250_089
"""Of the vocabulary: `<extra_id_10>`, whose logit it was trained to make the penalty."""
WORST = 25.0

_MODEL = Needs(files=("config.json",))
_TOKENIZER = Needs(files=(PIECES,), weights=False)
_LIBRARIES = ("sentencepiece", "torch", "transformers")
_PAD = _START = 0
_CPU_SENTENCES = 8
"""At once: more is no faster on a core, and a run that is asked to end waits for them."""
_Number = Literal["float32", "bfloat16"]


class _Config(msgspec.Struct):
    """Of config.json; the type of number has another name in files that newer libraries wrote."""

    model_type: str = ""
    vocab_size: int = 0
    torch_dtype: _Number | None = None
    dtype: _Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricXCheckpoint:
    """Its files, the type of number that it computes in, and the file of its tokenizer.

    `revision` is the hub commit, or for a local folder the SHA-256 of what is in it; then the beginning of
    the tokenizer's.
    """

    folder: Path
    name: str
    revision: str
    weights: Path
    dtype: str
    pieces: Path


def check_metricx(spec: MetricXSpec, *, download: bool = True) -> MetricXCheckpoint:
    """The checkpoint, downloaded if need be and allowed.

    Raises:
        ModelError: if it or its tokenizer is missing, incomplete or of another kind, or a library is missing.
    """
    if absent := [name for name in _LIBRARIES if find_spec(name) is None]:
        hint = f"Run `python -m pip install {' '.join(absent)}`"
        raise ModelError(f"MetricX needs {' and '.join(absent)}, not installed here", hint=hint)
    located = locate(ModelSpec(name=spec.name, revision=spec.revision), _MODEL, download=download)
    check_files(located.folder, _MODEL)
    path, weights = located.folder / "config.json", weights_file(located.folder)
    config = read_json(path, _Config)
    if config.model_type != "mt5" or config.vocab_size <= ENTRY:
        raise ModelError(
            f"{path} describes no MetricX-24: a `{config.model_type}` of {config.vocab_size} pieces",
            hint="Give google/metricx-24-hybrid-large-v2p6-bfloat16, or a folder with its files",
        )
    tokenizer = locate(ModelSpec(name=spec.tokenizer), _TOKENIZER, download=download).folder
    check_files(tokenizer, _TOKENIZER)
    pieces = tokenizer / PIECES
    if read_sentencepiece(pieces).get_piece_size() > config.vocab_size:
        raise damaged(pieces, f"it has more pieces than the {config.vocab_size} of the model")
    assert weights is not None, "the files were checked"
    return MetricXCheckpoint(
        folder=located.folder,
        name=located.name,
        revision=f"{located.commit or _sha256(path, weights)}, tokenizer {_sha256(pieces)[:16]}",
        weights=weights,
        dtype=config.torch_dtype or config.dtype or "float32",
        pieces=pieces,
    )


def fingerprint_of(checkpoint: MetricXCheckpoint, config: TranslationConfig) -> EngineFingerprint:
    """The fingerprint that the scorer would have, without loading it.

    Raises:
        UsageError: if the device is not there.
    """
    return EngineFingerprint(
        engine="metricx",
        model=checkpoint.name,
        revision=checkpoint.revision,
        dtype=checkpoint.dtype,
        device=torch_device(config.device).partition(":")[0],
        beam=1,
        max_tokens=LONGEST,
        versions=tuple((name, version(name)) for name in _LIBRARIES),
    )


class MetricX:
    """A `Scorer`, computing in the type of number of its checkpoint."""

    def __init__(self, checkpoint: MetricXCheckpoint, config: TranslationConfig) -> None:
        """Load the network, and score one sentence.

        Raises:
            ModelError: if its weights are damaged, or another network's.
            UsageError: if the device is not there.
        """
        from transformers import MT5ForConditionalGeneration

        from audit.engines.reference.loading import load_pretrained

        self.fingerprint = fingerprint_of(checkpoint, config)
        self._device = torch_device(config.device)
        self._tokens = USUAL_TOKENS if config.batch_tokens == "auto" else config.batch_tokens
        self._pieces = read_sentencepiece(checkpoint.pieces)
        self._halving = Halving()
        try:
            model, told = load_pretrained(MT5ForConditionalGeneration, checkpoint.weights, checkpoint.dtype)
        except Exception as error:  # each format's reader has its own family of errors
            raise damaged(checkpoint.weights, error) from error
        if wrong := [*sorted(told["missing_keys"]), *(name for name, *_ in told["mismatched_keys"])]:
            raise damaged(checkpoint.weights, f"it lacks {len(wrong)} tensors of config.json, as {wrong[0]}")
        self._model = model.to(self._device)
        (specimen,) = self.penalties([(ENGLISH, FRENCH)])
        if not math.isfinite(specimen):
            raise damaged(checkpoint.weights, "what it computes is no number")

    def penalties(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[float]:
        """See `Scorer`; of a pair too long for the model the beginning is scored."""
        texts = [encodable(INPUT.format(*pair)) for pair in pairs]
        sentences = _CPU_SENTENCES if self._device == "cpu" else self._tokens
        batches = pack(
            [tuple(self._pieces.encode(text)[:LONGEST]) for text in texts],
            limits=[1] * len(texts),
            positions=LONGEST,
            tokens=self._tokens,
            sentences=sentences,
        )
        found: dict[int, float] = {}
        for batch in batches:
            found |= zip(batch.numbers, self._halving.run(self._score, batch), strict=True)
            if progress is not None:
                progress(len(batch.numbers), 0)
        return [found[number] for number in range(len(pairs))]

    def _score(self, batch: TokenBatch) -> list[float]:
        import torch
        from torch.nn.utils.rnn import pad_sequence

        with torch.inference_mode(), memory_watched():
            rows = [torch.tensor(ids, device=self._device) for ids in batch.sources]
            ids = pad_sequence(rows, batch_first=True, padding_value=_PAD)
            start = torch.full((len(rows), 1), _START, device=self._device)
            mask = (ids != _PAD).long()
            logits = self._model(input_ids=ids, attention_mask=mask, decoder_input_ids=start).logits
            penalties: list[float] = logits[:, 0, ENTRY].float().clamp(0, WORST).tolist()
            return penalties


def _sha256(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: digest)
    return digest.hexdigest()
