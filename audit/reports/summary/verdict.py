"""The verdict in one sentence a person would say, and how urgently somebody should read the article.

The sentence never claims more than the evidence holds: “nothing suggests” is not “correct”, and what was not
looked at is said to be open.
"""

from __future__ import annotations

from collections import Counter

from audit.language.display_names import language_name
from audit.records import ArticleAudit, Failure, Lane, Severity
from audit.reports.summary.comparability import Comparison, comparison, refusal
from audit.reports.summary.counting import count, listed, number, spoken
from audit.reports.summary.standing import Standing, standing
from audit.reports.summary.subjects import Subject, subject
from audit.reports.summary.tally import Tally, tally

__all__ = ["urgency", "urgency_of_failure", "verdict", "verdict_of_failure"]

WEIGHTS = {Severity.STYLE: 0.1, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM's multipliers (themqm.org, scoring models), with a tenth of a minor error for house style."""

SUBJECTS = {
    Subject.CONTENT: "in what it says",
    Subject.LANGUAGE: "of language",
    Subject.TYPOGRAPHY: "of typography",
}
MOST_NAMED = 3

UNCALIBRATED = 0.5
"""What a suspicion without a probability weighs, as a fraction of a fact."""


def verdict(audit: ArticleAudit) -> str:
    """One sentence on the article."""
    if not audit.evidence.prepared.language.is_french:
        return _not_french(audit)
    found = tally(audit)
    if not found.bodies and not audit.flags:
        return _after_failures(audit, "Nothing here to judge: no sentence of running text was found.")
    clauses = [clause for clause in (_errors(found), _meaning(audit, found), _disclosed(audit)) if clause]
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
    style = f", apart from {count(len(found.style), 'matter')} of house style" if found.style else ""
    return f"Nothing found that must be corrected{style}; "


def _errors(found: Tally) -> str:
    """The facts by subject: `2 errors in what it says (…), 1 of language (…) and 3 of typography (…)`."""
    parts: list[str] = []
    for about, words in SUBJECTS.items():
        names = Counter[str]()
        for flag in found.facts:
            names[spoken(flag.name)] += max(1, len(flag.places)) if subject(flag) is about else 0
        number = sum(names.values())
        if number:
            noun = " " + ("error" if number == 1 else "errors") if not parts else ""
            most = MOST_NAMED if about is not Subject.CONTENT else 2 * MOST_NAMED
            parts.append(f"{number}{noun} {words} ({_named(+names, most)})")
    return listed(parts) + _quoted(found)


def _named(names: Counter[str], most: int) -> str:
    named = [name if number == 1 else f"{number} × {name}" for name, number in names.most_common(most)]
    return ", ".join([*named, "…"] if len(names) > most else named)


def _quoted(found: Tally) -> str:
    """How many stand in the quoted words of others, which nobody may change."""
    if not found.quoted:
        return ""
    share = "" if found.slips == 1 else "all of them " if found.quoted == found.slips else None
    return f", {number(found.quoted) + ' of them ' if share is None else share}inside a quotation"


def _meaning(audit: ArticleAudit, found: Tally) -> str:
    clauses = []
    if found.suspect_passages:
        clauses.append(
            count(found.suspect_passages, "passage that may be wrong", "passages that may be wrong")
        )
    if standing(audit) is Standing.FAR_LOWER:
        clauses.append("it survives translation there and back far worse than good French does")
    if not found.judged:
        clauses.append("whether the meaning is right was not judged, as nothing was translated")
    elif comparison(audit) is not Comparison.COMPARED:
        clauses.append(_french_alone(audit, doubted=bool(clauses or found.meaning)))
    elif not clauses and not found.meaning:
        clauses.append("nothing suggests that the meaning changed")
    return "; ".join(clauses)


def _french_alone(audit: ArticleAudit, *, doubted: bool) -> str:
    """What can be said without the original; only a yardstick lets it be more than what was looked at."""
    alone = "only the French itself was judged"
    if reason := refusal(audit):
        return f"{reason}, so {alone}"
    stands = standing(audit)
    if doubted:
        return f"without the original, {alone}"
    if stands is Standing.TOO_SHORT:
        return f"without the original, {alone}, and it is too short for a yardstick"
    if stands is Standing.UNKNOWN:
        return f"without the original, {alone}, and there is no yardstick for these models"
    return f"nothing suggests that the meaning changed, but without the original {alone}"


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
    if standing(audit) is Standing.FAR_LOWER or refusal(audit):
        level = max(level, 1)
    return level + round(weight / (weight + 10), 4)


def urgency_of_failure() -> float:
    """The urgency of an input that could not be read: above all others, for nobody has looked at it."""
    return 6.0


def _weight(severity: Severity, lane: Lane, probability: float | None) -> float:
    chance = 1.0 if lane is Lane.FACT else UNCALIBRATED if probability is None else probability
    return WEIGHTS[severity] * chance
