"""The scores in a result: structs of its schema (`result_schema.py`)."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class MetricResult(msgspec.Struct, frozen=True, kw_only=True):
    """A metric's value and the recipe it needs to be compared."""

    value: Annotated[float, Meta(description="0 to 100")]
    low: Annotated[
        float | None, Meta(description="lower bound of the 95 % bootstrap interval; null for single passages")
    ]
    high: Annotated[float | None, Meta(description="upper bound of that interval")]
    signature: Annotated[str, Meta(description="sacrebleu's signature")]


class ScorePair(msgspec.Struct, frozen=True, kw_only=True):
    """BLEU and chrF over the same text."""

    bleu: Annotated[MetricResult, Meta(description="BLEU")]
    chrf: Annotated[MetricResult, Meta(description="chrF")]


class PenaltyResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence scorer predicts, for ranking articles."""

    value: Annotated[
        float, Meta(description="mean over the passages that were scored, weighted by words; 0 to 25")
    ]
    model: Annotated[str, Meta(description="name of the model; `run.json` has its recipe")]


class ScoresResult(msgspec.Struct, frozen=True, kw_only=True):
    """The article's scores; each is null where it could not be computed."""

    round_trip: Annotated[
        ScorePair | None, Meta(description="French → English → French against the French as published")
    ]
    source: Annotated[ScorePair | None, Meta(description="the back-translation against the aligned original")]
    penalty: Annotated[
        PenaltyResult | None, Meta(description="what experts would deduct, as a sentence scorer predicts")
    ] = None
