"""The tensors a MarianMT network computes with: a checkpoint's own, and what every engine makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tensors import EMBEDDINGS, attention_names, check_tensors, embedding_name
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.checkpoints.weights import read_tensors

if TYPE_CHECKING:
    from audit.engines.checkpoints.weights import Array, Weights

BANNED = -1e4
"""Added to the logits of tokens never to be generated: far below any real logit, and within float16."""


def read_parameters(checkpoint: Checkpoint, tokenizer: Tokenizer, *, positions: int) -> Weights:
    """The tensors of a checkpoint's layers under their own names, and beside them:

    `embedding` [vocabulary, width], the one that all sides share; `output_bias` [vocabulary];
    `positions`, encodings of so many; and for every attention `….projections.weight` [3·width, width] and
    `.bias`, which are query, key and value one below the other.

    Raises:
        ModelError: if the file of weights is damaged.
    """
    import numpy as np

    if checkpoint.weights.suffix == ".bin":
        check_tensors(checkpoint)
    weights, shape = dict(read_tensors(checkpoint.weights)), checkpoint.architecture
    parameters = {name: tensor for name, tensor in weights.items() if ".layers." in name}
    parameters |= {
        "embedding": weights[embedding_name(weights) or EMBEDDINGS[0]],
        "output_bias": _output_bias(weights, tokenizer),
        "positions": _sinusoids(positions, shape.d_model),
    }
    for name in attention_names(shape):
        for kind in ("weight", "bias"):
            parts = [parameters.pop(f"{name}.{part}_proj.{kind}") for part in "qkv"]
            parameters[f"{name}.projections.{kind}"] = np.concatenate(parts)
    return parameters


def _output_bias(weights: Weights, tokenizer: Tokenizer) -> Array:
    """The checkpoint's, with padding and unknown never to be chosen."""
    import numpy as np

    zero = np.zeros(len(tokenizer.tokens), np.float32)
    bias = weights.get("final_logits_bias", zero).reshape(-1).copy()
    bias[[tokenizer.pad, tokenizer.unknown]] = BANNED
    return bias


def _sinusoids(positions: int, width: int) -> Array:
    """Position encodings (Vaswani et al. 2017, 3.5) as Marian lays them out: all sines, then all cosines.

    Shape [positions, width].
    """
    import numpy as np

    rates = 10000.0 ** (-2 * np.arange((width + 1) // 2) / width)
    angles = np.arange(positions)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles[:, : width // 2])], axis=1).astype(np.float32)
