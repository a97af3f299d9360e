"""How often what the witness tells is right, by errors that an expert marked in translations (BioMQM).

Every other document is fitted on, the rest is measured on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from audit.calibration.lines import is_plain, weighed
from audit.evidence.testimony import Charge, belief_of, in_doubt, probability
from audit.pipeline import Engines
from audit.records import Belief, Reliability, Witness
from bench.biomqm import chance_of_overlap
from bench.fitting import area_under_curve, fit_logistic
from bench.mqm import read_documents
from bench.table import share

__all__ = ["HEAD", "Judged", "judged", "rows", "with_reliability"]

CHARGES = (Charge.UNSUPPORTED, Charge.ADDED, Charge.WRONG_FORM)
"""Those of words of the French: what is left out of it no expert marks in it."""
NEAR = -3.0
"""Log-odds from which words count for the fit: those told are too few."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A word that was looked into: its log-odds, whether it is on a marked error, and the chance of that."""

    odds: float
    on_error: bool
    chance: float


def judged(data: Path, engines: Engines, witness: Witness, *, fitted: bool) -> dict[Charge, list[Judged]]:
    """What is in doubt in one half of the documents: the one to fit on, or the other."""
    documents = read_documents(data)[0 if fitted else 1 :: 2]
    segments = [
        one for document in documents for one in document.segments if is_plain(one.source, one.target)
    ]
    pairs = [(one.source, one.target) for one in segments]
    lines = weighed(pairs, engines, witness.doubts, aided=True)
    found: dict[Charge, list[Judged]] = {charge: [] for charge in CHARGES}
    for segment, line in zip(segments, lines, strict=True):
        for charge in CHARGES:
            for told in in_doubt(witness, charge, line.weights, line.texts):
                on_error = any(error.span.overlaps(told.span) for error in segment.errors)
                found[charge].append(Judged(told.odds, on_error, chance_of_overlap(told.span, segment)))
    return found


def with_reliability(witness: Witness, found: dict[Charge, list[Judged]]) -> Witness:
    """The witness with how often each of its findings is right."""
    return replace(
        witness,
        unsupported=_measured(witness, Charge.UNSUPPORTED, found),
        added=_measured(witness, Charge.ADDED, found),
        wrong_form=_measured(witness, Charge.WRONG_FORM, found),
    )


def _measured(witness: Witness, charge: Charge, found: dict[Charge, list[Judged]]) -> Belief:
    near = [one for one in found[charge] if one.odds > NEAR]
    fit = fit_logistic(np.array([one.odds for one in near]), np.array([one.on_error for one in near]))
    reliability = Reliability(
        intercept=round(fit.intercept, 4),
        slope=round(fit.slope, 4),
        findings=sum(one.odds > 0 for one in found[charge]),
    )
    return replace(belief_of(witness, charge), reliability=reliability)


HEAD = (
    *("finding", "told", "on a marked error", "by chance", "in doubt", "mean probability given"),
    *("on a marked error", "calibration error", "AUC of the log-odds"),
)


def rows(witness: Witness, found: dict[Charge, list[Judged]]) -> Iterator[list[str]]:
    """One row for each kind of finding, on documents that nothing was fitted on.

    How well the probabilities are calibrated is measured on all words that were near enough to count for the
    fit: those told are too few.
    """
    for charge, words in found.items():
        told = [one for one in words if one.odds > 0]
        near = [one for one in words if one.odds > NEAR]
        given = [probability(belief_of(witness, charge), one.odds) or 0.0 for one in near]
        right = [one.on_error for one in near]
        odds, truth = np.array([one.odds for one in words]), np.array([one.on_error for one in words])
        yield [
            charge.value.replace("_", " "),
            str(len(told)),
            share(sum(one.on_error for one in told), len(told)),
            f"{np.mean([one.chance for one in told]):.2f}" if told else "–",
            str(len(near)),
            f"{np.mean(given):.2f}" if near else "–",
            share(sum(right), len(near)),
            f"{_calibration_error(given, right):.2f}" if near else "–",
            f"{area_under_curve(odds, truth):.2f}",
        ]


def _calibration_error(given: Sequence[float], right: Sequence[bool], bins: int = 5) -> float:
    """The expected calibration error over bins of equally many findings (Guo et al. 2017)."""
    order = np.argsort(given)
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [
        len(part) * abs(np.mean(np.array(given)[part]) - np.mean(np.array(right)[part])) for part in parts
    ]
    return float(sum(gaps) / len(given))
