"""Run checks over one article's evidence: hits become flags, exceptions become failures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec

from audit.checks.check import Check, Hit, Need
from audit.checks.running.precedence import (
    outside_held,
    unmarked,
    with_compatible_fixes,
    without_subsumed,
)
from audit.checks.running.registry import known_keys
from audit.checks.views.article_view import ArticleView
from audit.records import Evidence, Failure, Flag, Severity, Skip, Span

_SECOND_STOP = re.compile(r"(?<=[.!?…]”)\.")
"""What no sentence needs that ends with a quotation of a whole one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the checks said about one article; flags in reading order."""

    flags: tuple[Flag, ...]
    failures: tuple[Failure, ...]
    skips: tuple[Skip, ...]


def judge_checks(
    evidence: Evidence,
    checks: Iterable[Check[Any]],
    *,
    severities: Mapping[str, Severity] | None = None,
    options: Mapping[str, msgspec.Struct] | None = None,
) -> Findings:
    """Let every check look. `severities` and `options` override a check's own, by check name.

    The checks that need remarks look last, and see those on places where the others have marked nothing.
    """
    judge = partial(_judge, severities=severities or {}, options=options or {})
    checks = list(checks)
    ours = judge(evidence, [check for check in checks if Need.REMARKS not in check.needs])
    flags = without_subsumed(ours.flags, checks)
    new = replace(evidence, remarks=unmarked(evidence, flags))
    theirs = judge(new, [check for check in checks if Need.REMARKS in check.needs])
    return Findings(
        flags=with_compatible_fixes(
            sorted((*flags, *theirs.flags), key=lambda flag: (flag.span, flag.check))
        ),
        failures=ours.failures + theirs.failures,
        skips=ours.skips + theirs.skips,
    )


def _judge(
    evidence: Evidence,
    checks: Iterable[Check[Any]],
    severities: Mapping[str, Severity],
    options: Mapping[str, msgspec.Struct],
) -> Findings:
    flags: list[Flag] = []
    failures: list[Failure] = []
    skips: list[Skip] = []
    article = ArticleView(evidence, known_keys())
    absent = _absent(evidence)
    held: list[tuple[Span, Check[Any]]] = []
    for check in sorted(checks, key=lambda check: not check.holds_place):
        if missing := " and ".join(need.value for need in absent if need in check.needs):
            skips.append(Skip(check=check.id, reason=f"needs {missing}"))
            continue
        try:
            hits = list(check.look(article, options.get(check.name, check.options)))
        except Exception as error:  # one broken check must not cost the article, let alone the run
            failures.append(Failure(stage=f"check {check.id}", kind=type(error).__name__, message=str(error)))
            continue
        if check.holds_place:
            held += ((span, check) for hit in hits for span in hit.spans)
        else:
            hits = list(outside_held(hits, [s for s, by in held if check.name not in by.yields_to]))
        flags += (_flag(check, hit, severities.get(check.name)) for hit in hits)
    return Findings(flags=tuple(flags), failures=tuple(failures), skips=tuple(skips))


def _absent(evidence: Evidence) -> list[Need]:
    present = {
        Need.BACK_TRANSLATION: any(item.back for item in evidence.passages),
        Need.ORIGINAL: bool(evidence.links),
        Need.WEIGHTS: bool(evidence.weights),
        Need.WITNESS: evidence.witness is not None and bool(evidence.weights),
        Need.REMARKS: evidence.remarks is not None,
    }
    return [need for need in Need if not present[need]]


def _flag(check: Check[Any], hit: Hit, severity: Severity | None) -> Flag:
    return Flag(
        check=check.id,
        name=check.name,
        lane=check.lane,
        severity=severity or hit.severity or check.severity,
        category=(hit.category or check.category).value,
        span=hit.span,
        message=_SECOND_STOP.sub("", hit.message),
        suggestion=hit.suggestion,
        places=hit.places,
        back_span=hit.back_span,
        probability=hit.probability,
    )
