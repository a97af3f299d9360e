"""Fits boosted trees (LightGBM) to planted words, so that they speak as often as allowed of others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from audit.errors import UsageError
from audit.evidence.contexts import Features
from audit.evidence.forests import odds
from audit.records import Forest, Split

_TREES, _LEAVES, _RATE, _RIDGE = 60, 8, 0.1, 5.0
"""150 trees, or 16 leaves, find no more; so many weigh a word in some 20 microseconds."""
_DIGITS = 4
_FOLDS = 2


class Example(NamedTuple):
    """A word of a line, which is named by its original."""

    line: str
    features: Features

    @property
    def fold(self) -> int:
        """Which part of the lines it belongs to."""
        return crc32(self.line.encode()) % _FOLDS


def fit_limited(clean: Sequence[Example], wrong: Sequence[Example], allowed: float) -> Forest:
    """Trees that tell the wrong words, with a bias at which they speak of at most `allowed` clean ones.

    Trees know the lines they were fitted on too well: how often they speak is read off lines that they were
    not fitted on, half by half, if both halves have words of either kind.

    Raises:
        UsageError: if LightGBM is not installed, or there are too few words of either kind.
    """
    whole = _fit(clean, wrong)
    unseen: list[float] = []
    for fold in range(_FOLDS):
        rest = [[one for one in some if one.fold != fold] for some in (clean, wrong)]
        model = _fit(*rest) if all(rest) else whole
        unseen += [odds(model, one.features) for one in clean if one.fold == fold]
    return replace(whole, bias=round(-_bar(unseen, allowed), _DIGITS))


def _bar(clean: Sequence[float], allowed: float) -> float:
    """What at most `allowed` of the log-odds of clean words exceed: below them all where all may."""
    seen = sorted(clean, reverse=True)
    return seen[int(allowed)] if int(allowed) < len(seen) else seen[-1] - 1.0


def _fit(clean: Sequence[Example], wrong: Sequence[Example]) -> Forest:
    if not clean or not wrong:
        raise UsageError(
            "too few words could be weighed to fit anything",
            hint="Give more lines of plain sentences, and models that translate them",
        )
    truth = [False] * len(clean) + [True] * len(wrong)
    return fit_forest([one.features for one in (*clean, *wrong)], truth)


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
            "lambda_l2": _RIDGE,
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


def _tree(node: Mapping[str, Any]) -> Split | float:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), _DIGITS)
    return Split(
        feature=node["split_feature"],
        bar=round(float(node["threshold"]), _DIGITS),
        below=_tree(node["left_child"]),
        above=_tree(node["right_child"]),
    )
