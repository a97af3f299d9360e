"""What every MarianMT engine says of itself: how long a sequence it takes, and what its output depends on."""

from __future__ import annotations

from importlib.metadata import version

from audit.config import TranslationConfig
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.marian import DECODING
from audit.records import Fingerprint

__all__ = ["longest_sequence", "marian_fingerprint"]


def longest_sequence(checkpoint: Checkpoint, config: TranslationConfig) -> int:
    """The longest source in tokens, end token included: as configured, or what the model takes."""
    return max(2, min(config.max_tokens, checkpoint.longest))


def marian_fingerprint(
    checkpoint: Checkpoint, config: TranslationConfig, *, engine: str, dtype: str, device: str
) -> Fingerprint:
    """The recipe of an engine's output; `device` may name one of several GPUs, which are all alike."""
    libraries = {
        "ctranslate2": ("ctranslate2",),
        "torch": ("torch",),
        "transformers": ("torch", "transformers"),
    }
    return Fingerprint(
        engine=engine,
        model=checkpoint.name,
        revision=checkpoint.revision,
        dtype=dtype,
        device=device.partition(":")[0],
        beam=config.beam,
        max_tokens=longest_sequence(checkpoint, config),
        versions=(
            *((name, version(name)) for name in (*libraries[engine], "sentencepiece")),
            ("decoding", DECODING),
        ),
    )
