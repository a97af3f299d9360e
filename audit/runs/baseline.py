"""Findings that an earlier run had are set aside, so that a run tells only what is new."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from audit.config import RunConfig, Suppression
from audit.config.suppressions import BASELINE
from audit.errors import UsageError
from audit.reports.exchange.result_schema import ArticleFindings
from audit.runs.past_results import read_results


@dataclass(frozen=True, slots=True)
class Known:
    """Of the findings of a baseline, how many a run has, how many of its articles have them no more, and how
    many articles of the baseline are not in the run.
    """

    here: int = 0
    gone: int = 0
    absent: int = 0


def with_baseline(config: RunConfig, known: Collection[Suppression]) -> RunConfig:
    """The configuration with these findings for its baseline, and no others."""
    others = (one for one in config.checks.suppressions if one.reason != BASELINE)
    checks = msgspec.structs.replace(config.checks, suppressions=(*others, *known))
    return msgspec.structs.replace(config, checks=checks)


def baseline_in(config: RunConfig) -> list[Suppression]:
    """The findings of the baseline that a configuration has."""
    return [one for one in config.checks.suppressions if one.reason == BASELINE]


def read_baseline(run: Path, out: Path | None) -> list[Suppression]:
    """The findings of a run, set aside or not, as a baseline for the one in `out`.

    Raises:
        UsageError: if it has no results, or is the run that it is to be the baseline of.
    """
    if out is not None and run.resolve() == out.resolve():
        raise UsageError(f"{run} cannot be its own baseline", hint="Give an earlier run, in another folder")
    return [
        Suppression(fingerprint=fingerprint, reason=BASELINE, article=one.id)
        for one in read_results(run, ArticleFindings)
        for fingerprint in one.by_fingerprint
    ]


def known_of(baseline: Collection[Suppression], results: Iterator[ArticleFindings]) -> Known:
    """What a run with these results has of its baseline."""
    wanted: dict[str | None, set[str]] = {}
    for one in baseline:
        wanted.setdefault(one.article, set()).add(one.fingerprint)
    known = Known()
    for result in results:
        names = wanted.pop(result.id, set())
        here = len(names & result.by_fingerprint.keys())
        known = replace(known, here=known.here + here, gone=known.gone + len(names) - here)
    return replace(known, absent=len(wanted))
