"""How urgently a person should read an article, and why, in a few words."""

from collections import Counter
from collections.abc import Sequence

from audit.records import ArticleAudit, Failure, Flag, Severity
from audit.reports.summary.grounds import Grounds
from audit.reports.summary.risk import chance
from audit.reports.summary.subjects import subject
from audit.reports.wording import count, shorten, spoken

WEIGHTS = {Severity.STYLE: 0.1, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM's multipliers (themqm.org, scoring models), with a tenth of a minor error for house style."""
PER_WORDS = 1000
HALF = 100
"""Weight in so many words at which half of what tells articles alike apart is used up."""
STEPS = 10
"""Risks that round to the same tenth count as the same: they are not known better. The last step is for what
is next to certain."""
CERTAIN = 0.985
LEVELS = {None: 0, Severity.STYLE: 1, Severity.MINOR: 2, Severity.MAJOR: 4, Severity.CRITICAL: 5}
DOUBTFUL = 3
"""An error of weight says more than a doubt about the whole, but no slip of a sign does."""

MOST_NAMED = 3
LONGEST = 200


def urgency(audit: ArticleAudit, grounds: Grounds, risk: float) -> float:
    """How soon somebody should read the article: 0 if nothing was found, 110 or more if it failed.

    The tens are the risk in steps; the ones the worst that was found, 1 style, 2 minor, 3 doubtful as a
    whole, 4 major, 5 critical; the fraction grows with the weight of the findings in 1,000 words: of two
    articles alike in both, the one with more in less text comes first.
    """
    level = STEPS + 1 if audit.failures else step(risk)
    severity = max(LEVELS[grounds.worst], DOUBTFUL if grounds.doubtful else 0)
    weight = sum(WEIGHTS[flag.severity] * chance(flag) for flag in audit.flags)
    density = PER_WORDS * weight / max(1, audit.words)
    return STEPS * level + severity + round(density / (density + HALF), 4)


def step(risk: float) -> int:
    """The risk in tenths, rounded; ten only if it is next to certain."""
    return STEPS if risk >= CERTAIN else min(int(STEPS * risk + 0.5), STEPS - 1)


def urgency_of_failure() -> float:
    """The urgency of an input that could not be read: above all others, for nobody has looked at it."""
    return STEPS * (STEPS + 2.0)


def reason(audit: ArticleAudit, grounds: Grounds) -> str:
    """`2 major errors: number changed, unpaired quotation marks; scores far below good French`."""
    if audit.failures:
        return reason_of_failure(audit.failures[0])
    levels = [
        _level(severity, noun, [flag for flag in flags if flag.severity is severity])
        for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)
        for noun, flags in (("error", grounds.facts), ("suspicion", grounds.suspicions))
    ]
    parts = [level for level in levels if level]
    parts.extend(grounds.doubtful)
    if not parts and grounds.style:
        parts.append(f"{count(len(grounds.style), 'line')} on house style only")
    return "; ".join(parts) or "nothing found"


def reason_of_failure(failure: Failure) -> str:
    """`failed: …`, with what happened."""
    return shorten(f"failed: {failure.message or failure.kind}", LONGEST)


def _level(severity: Severity, noun: str, flags: Sequence[Flag]) -> str:
    if not flags:
        return ""
    names = Counter(spoken(flag.name) for flag in sorted(flags, key=subject))
    named = [name if number == 1 else f"{name} ({number})" for name, number in names.most_common(MOST_NAMED)]
    rest = len(names) - len(named)
    return f"{count(len(flags), f'{severity.value} {noun}')}: {', '.join(named)}" + (
        f" and {count(rest, 'other')}" if rest else ""
    )
