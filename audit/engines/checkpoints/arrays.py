"""The arrays an engine adds to a checkpoint's own: position encodings, and the bias of the output."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.engines.checkpoints.vocabulary import Vocabulary
    from audit.engines.checkpoints.weights import Array, Weights

__all__ = ["BANNED", "output_bias", "sinusoids"]

BANNED = -1e4
"""Added to the logits of tokens never to be generated: far below any real logit, and within float16."""


def output_bias(weights: Weights, vocabulary: Vocabulary) -> Array:
    """The bias of the logits, [vocabulary]: the checkpoint's, with padding and unknown never to be chosen."""
    import numpy as np

    zero = np.zeros(len(vocabulary.tokens), np.float32)
    bias = weights.get("final_logits_bias", zero).reshape(-1).copy()
    bias[[vocabulary.pad, vocabulary.unknown]] = BANNED
    return bias


def sinusoids(positions: int, width: int) -> Array:
    """Position encodings (Vaswani et al. 2017, 3.5) as Marian lays them out: all sines, then all cosines.

    Shape [positions, width].
    """
    import numpy as np

    rates = 10000.0 ** (-2 * np.arange((width + 1) // 2) / width)
    angles = np.arange(positions)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles[:, : width // 2])], axis=1).astype(np.float32)
