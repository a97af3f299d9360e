"""Why a person should read an article, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audit.records import ArticleAudit, Failure, Flag, Severity
from audit.reports.markdown.characters import shorten
from audit.reports.summary.comparability import refusal
from audit.reports.summary.counting import count, spoken
from audit.reports.summary.standing import Standing, standing
from audit.reports.summary.subjects import subject
from audit.reports.summary.tally import tally

__all__ = ["reason", "reason_of_failure"]

MOST_NAMED = 3
LONGEST = 200


def reason(audit: ArticleAudit) -> str:
    """`2 major: number changed, unpaired quotation marks; scores far below good French`."""
    if audit.failures:
        return reason_of_failure(audit.failures[0])
    found = tally(audit)
    levels = [
        _level(f"{severity.value}{kind}", [flag for flag in flags if flag.severity is severity])
        for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)
        for kind, flags in (("", found.facts), (" to suspect", found.suspicions))
    ]
    parts = [level for level in levels if level]
    if standing(audit) is Standing.FAR_LOWER:
        parts.append("scores far below good French")
    if why := refusal(audit):
        parts.append(f"not compared: {why}")
    if not parts and found.style:
        parts.append(f"{count(len(found.style), 'line')} on house style only")
    return "; ".join(parts) or "nothing found"


def reason_of_failure(failure: Failure) -> str:
    """`failed: …`, with what happened."""
    return shorten(f"failed: {failure.message or failure.kind}", LONGEST)


def _level(level: str, flags: Sequence[Flag]) -> str:
    if not flags:
        return ""
    names = Counter(spoken(flag.name) for flag in sorted(flags, key=subject))
    named = [name if number == 1 else f"{name} ({number})" for name, number in names.most_common(MOST_NAMED)]
    rest = len(names) - len(named)
    return f"{len(flags)} {level}: {', '.join(named)}" + (f" and {count(rest, 'other')}" if rest else "")
