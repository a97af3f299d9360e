"""Findings that an earlier run had are set aside, so that a run tells only what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from audit.errors import UsageError
from audit.reports.exchange.result_schema import ArticleFindings
from audit.runs.past_results import read_results
from audit.runs.state.manifest import Baseline
from audit.suppression.fingerprints import identities


@dataclass(frozen=True, slots=True)
class Known:
    """How many findings a run has that its baseline has, how many its articles have no more, and how many
    articles of the baseline are not in the run.
    """

    here: int = 0
    gone: int = 0
    absent: int = 0


def read_baseline(run: Path, out: Path | None) -> Baseline:
    """The findings of a run, set aside or not, as a baseline for the one in `out`.

    Raises:
        UsageError: if it has no results, or is the run that it is to be the baseline of.
    """
    if out is not None and run.resolve() == out.resolve():
        raise UsageError(f"{run} cannot be its own baseline", hint="Give an earlier run, in another folder")
    found = ((one.id, tuple(_findings(one))) for one in read_results(run, ArticleFindings))
    return {id: findings for id, findings in found if findings}


def known_of(baseline: Baseline, results: Iterable[ArticleFindings]) -> Known:
    """What a run with these results has of its baseline."""
    known = Known(absent=len(baseline))
    for result in results:
        if before := baseline.get(result.id):
            now = _findings(result)
            had, has = set(chain.from_iterable(before)), set(chain.from_iterable(now))
            here = sum(had.issuperset(finding) for finding in now)
            gone = sum(has.isdisjoint(finding) for finding in before)
            known = Known(known.here + here, known.gone + gone, known.absent - 1)
    return known


def _findings(article: ArticleFindings) -> list[tuple[str, ...]]:
    return [
        identities(flag.check, flag.fingerprint, flag.texts if flag.places else ())
        for flag in article.by_fingerprint.values()
    ]
