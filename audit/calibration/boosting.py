"""Fits boosted trees (LightGBM), with a bias at which they speak as often as allowed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from audit.calibration.logistic import bar
from audit.errors import UsageError
from audit.evidence.doubts import Features
from audit.records import Forest, Split
from audit.weighing.doubted_forms import odds

_TREES, _LEAVES, _RATE = 60, 8, 0.15
"""150 trees, or 16 leaves, find no more; so many weigh a word in some 20 microseconds."""
_DIGITS = 4


def fit_forest(features: Sequence[Features], truth: Sequence[bool]) -> Forest:
    """Trees that tell the true ones by their features.

    Raises:
        UsageError: if LightGBM is not installed.
    """
    try:
        import lightgbm
    except ImportError as error:
        raise UsageError(
            "fitting needs LightGBM", hint="pip install 'translation-audit[calibrate]'"
        ) from error
    given = lightgbm.Dataset(np.array(features), np.array(truth, dtype=np.float64))
    fitted = lightgbm.train(
        {
            "objective": "binary",
            "num_leaves": _LEAVES,
            "learning_rate": _RATE,
            "seed": 1,
            "deterministic": True,
            "force_row_wise": True,
            "num_threads": 1,
            "verbosity": -1,
        },
        given,
        _TREES,
    )
    trees = fitted.dump_model()["tree_info"]
    return Forest(bias=0.0, trees=tuple(_tree(tree["tree_structure"]) for tree in trees))


def limited_forest(model: Forest, clean: Sequence[Features], allowed: float) -> Forest:
    """The model with a bias such that it speaks of at most `allowed` of the clean words."""
    return replace(model, bias=model.bias - bar([odds(model, found) for found in clean], allowed))


def _tree(node: Mapping[str, Any]) -> Split | float:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), _DIGITS)
    return Split(
        feature=node["split_feature"],
        bar=round(float(node["threshold"]), _DIGITS),
        below=_tree(node["left_child"]),
        above=_tree(node["right_child"]),
    )
