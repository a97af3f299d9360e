"""How urgently a person should read an article, and why, in a few words."""

from collections import Counter
from collections.abc import Sequence

from audit.records import ArticleAudit, Failure, Flag, Lane, Severity
from audit.reports.summary.grounds import Grounds
from audit.reports.summary.subjects import subject
from audit.reports.wording import count, shorten, spoken

WEIGHTS = {Severity.STYLE: 0.1, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM's multipliers (themqm.org, scoring models), with a tenth of a minor error for house style."""

UNCALIBRATED = 0.5
"""What a suspicion without a probability weighs, as a fraction of a fact."""

LEVELS = {None: 0, Severity.STYLE: 1, Severity.MINOR: 2, Severity.MAJOR: 4, Severity.CRITICAL: 5}
DOUBTFUL, FAILED = 3, 6

MOST_NAMED = 3
LONGEST = 200


def urgency(audit: ArticleAudit, grounds: Grounds) -> float:
    """From 0 (nothing found) to below 7 (failed): the whole part is the worst that was grounds.

    1 style, 2 minor, 3 doubtful as a whole, 4 major, 5 critical, 6 failed: a found error of weight says more
    than a doubt, but no slip of a sign does. The fraction grows with the number and weight of the
    findings, so that it ranks articles of one class.
    """
    weight = sum(_weight(flag) for flag in audit.flags)
    level = FAILED if audit.failures else LEVELS[grounds.worst]
    if grounds.doubtful:
        level = max(level, DOUBTFUL)
    return level + round(weight / (weight + 10), 4)


def urgency_of_failure() -> float:
    """The urgency of an input that could not be read: above all others, for nobody has looked at it."""
    return FAILED + 1.0


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


def _weight(flag: Flag) -> float:
    chance = UNCALIBRATED if flag.probability is None else flag.probability
    return WEIGHTS[flag.severity] * (1.0 if flag.lane is Lane.FACT else chance)
