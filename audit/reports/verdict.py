"""The verdict in one sentence a person would say, and how urgently somebody should read the article.

The sentence never claims more than the evidence holds: “nothing suggests” is not “correct”, and what was not
looked at is said to be open.
"""

from __future__ import annotations

from audit.records import ArticleAudit, Failure, Lane, Severity
from audit.reports.counting import count, listed, number, spoken
from audit.reports.languages import language_name
from audit.reports.standing import Standing, standing
from audit.reports.tally import Tally, tally

__all__ = ["urgency", "urgency_of_failure", "verdict", "verdict_of_failure"]

WEIGHTS = {Severity.STYLE: 0.1, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM's multipliers (themqm.org, scoring models), with a tenth of a minor error for house style."""

UNCALIBRATED = 0.5
"""What a suspicion without a probability weighs, as a fraction of a fact."""


def verdict(audit: ArticleAudit) -> str:
    """One sentence on the article."""
    if not audit.evidence.prepared.language.is_french:
        return _not_french(audit)
    found = tally(audit)
    if not found.bodies and not audit.flags:
        return _after_failures(audit, "Nothing here to judge: no sentence of running text was found.")
    clauses = [clause for clause in (_slips(found), _meaning(audit, found), _disclosed(audit)) if clause]
    return _after_failures(audit, f"{_opening(audit, found)}{'; '.join(clauses)}.")


def verdict_of_failure(failure: Failure) -> str:
    """The sentence on an input that could not be read as an article."""
    return f"Not audited: {failure.message.rstrip('.')}."


def _not_french(audit: ArticleAudit) -> str:
    language = audit.evidence.prepared.language
    return (
        f"Not audited as French: the text reads as {language_name(language.code)} "
        f"({language.probability:.0%} sure), so scores are refused."
    )


def _after_failures(audit: ArticleAudit, sentence: str) -> str:
    if not audit.failures:
        return sentence
    return f"Judged only in part ({count(len(audit.failures), 'step')} failed). {sentence}"


def _opening(audit: ArticleAudit, found: Tally) -> str:
    worst = max((flag.severity for flag in found.facts), key=lambda severity: severity.rank, default=None)
    if worst is Severity.CRITICAL:
        return "Do not publish: "
    if worst is Severity.MAJOR:
        return "Do not publish as it is: "
    if found.suspicions:
        return "Read the marked passages before you publish: "
    if worst is Severity.MINOR:
        return "Needs a quick correction: "
    if standing(audit) is Standing.FAR_LOWER:
        return "Read it before you publish: "
    return "Nothing found that must be corrected" + (": " if found.style else ", and ")


def _slips(found: Tally) -> str:
    if found.slips:
        places = f" in {count(found.places, 'place')}" if found.places > found.slips else ""
        return count(found.slips, "slip") + " to correct" + places + _where(found)
    style = count(len(found.style), "matter")
    return f"only {style} of house style" if found.style and not found.suspicions else ""


def _where(found: Tally) -> str:
    """What of the slips matters most: the quoted words of others, and what the text says."""
    parts = []
    if found.quoted:
        parts.append(_share(found.quoted, found.slips) + " inside a quotation")
    grave = [flag for flag in found.meaning if flag.lane is Lane.FACT]
    if grave:
        names = listed(list(dict.fromkeys(spoken(flag.name) for flag in grave)))
        parts.append(f"{_share(len(grave), found.slips)} in what it says ({names})")
    return "".join(f", {part.strip()}" for part in parts)


def _share(part: int, whole: int) -> str:
    return "" if part == whole == 1 else "all of them" if part >= whole else f"{number(part)} of them"


def _meaning(audit: ArticleAudit, found: Tally) -> str:
    clauses = []
    if found.suspect_passages:
        clauses.append(
            count(found.suspect_passages, "passage that may be wrong", "passages that may be wrong")
        )
    if standing(audit) is Standing.FAR_LOWER:
        clauses.append("it survives translation there and back far worse than good French does")
    if clauses:
        return "; ".join(clauses)
    if not found.judged:
        return "whether the meaning is right was not judged, as nothing was translated"
    if any(flag.lane is Lane.FACT for flag in found.meaning):
        return ""
    if audit.evidence.links:
        return "nothing suggests that the meaning changed"
    if standing(audit) is Standing.UNKNOWN:
        return "whether the meaning is right was not judged: no original, and no yardstick for these models"
    return "nothing suggests that the meaning changed, as far as that shows without the original"


def _disclosed(audit: ArticleAudit) -> str:
    return "the site itself says that a machine translated it" if audit.evidence.prepared.disclosures else ""


def urgency(audit: ArticleAudit) -> float:
    """From 0 (nothing found) to below 6 (failed): the whole part is the worst that was found.

    1 style, 2 minor, 3 major, 4 critical, 5 failed; the fraction grows with the number and weight of the
    findings, so that it ranks articles of one class.
    """
    weight = sum(_weight(flag.severity, flag.lane, flag.probability) for flag in audit.flags)
    worst = tally(audit).worst
    level = 5 if audit.failures else 0 if worst is None else worst.rank + 1
    if standing(audit) is Standing.FAR_LOWER:
        level = max(level, 1)
    return level + round(weight / (weight + 10), 4)


def urgency_of_failure() -> float:
    """The urgency of an input that could not be read: above all others, for nobody has looked at it."""
    return 6.0


def _weight(severity: Severity, lane: Lane, probability: float | None) -> float:
    chance = 1.0 if lane is Lane.FACT else UNCALIBRATED if probability is None else probability
    return WEIGHTS[severity] * chance
