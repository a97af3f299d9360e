"""Which things were compared with the original without a finding, and which were not compared, and why."""

from collections.abc import Iterator

from audit.checks.check import Check, Need, NoOptions, Topic
from audit.checks.running.registry import all_checks, find_check
from audit.records import ArticleAudit
from audit.reports.summary.grounds import Grounds

NAMED: dict[Topic, frozenset[Topic]] = {
    Topic.NUMBERS: frozenset({Topic.PLACES_EXCHANGED}),
    Topic.DATES: frozenset(),
    Topic.UNITS: frozenset(),
    Topic.NAMES: frozenset({Topic.PLACES_EXCHANGED}),
    Topic.COUNTRIES: frozenset(),
    Topic.NEGATIONS: frozenset({Topic.CONTRARIES}),
    Topic.OMISSIONS: frozenset({Topic.OMITTED_CLAUSES, Topic.TRUNCATION}),
    Topic.ADDITIONS: frozenset(),
    Topic.WORDS: frozenset({Topic.CONTRARIES}),
}
"""What a verdict names, each with the topics whose findings speak against it as well."""

SAID = {Topic.WORDS: "single words (as the models weigh them)"}


def compared(audit: ArticleAudit, grounds: Grounds) -> list[str]:
    """The topics of which every check looked, and none found anything: `numbers`, `names`.

    Single words only where none is in doubt.
    """
    return [
        said(topic) for topic in _unsuspected(audit) if topic is not Topic.WORDS or not grounds.marks_words
    ]


def only_doubts_words(audit: ArticleAudit, grounds: Grounds) -> bool:
    """Whether no single word was found wrong, but some are in doubt, and marked in what to read first."""
    return grounds.marks_words and Topic.WORDS in _unsuspected(audit)


def not_compared(audit: ArticleAudit) -> dict[str, list[str]]:
    """The topics of which a check could not look, by the reason: `switched off`."""
    reasons: dict[str, list[str]] = {}
    for topic in NAMED:
        if hindrance := next(_hindrances(audit, topic), None):
            reasons.setdefault(hindrance, []).append(said(topic))
    return reasons


def _unsuspected(audit: ArticleAudit) -> list[Topic]:
    return [topic for topic in NAMED if not _found(audit, topic) and not any(_hindrances(audit, topic))]


def said(topic: Topic) -> str:
    """The topic as a verdict says it."""
    return SAID.get(topic, topic.value)


def _found(audit: ArticleAudit, topic: Topic) -> bool:
    """Whether a finding is about it, one set aside by a person included."""
    flags = [*audit.flags, *(one.flag for one in audit.suppressed)]
    checks = [find_check(flag.name) for flag in flags]
    return any(check and (check.topic is topic or check.topic in NAMED[topic]) for check in checks)


def _hindrances(audit: ArticleAudit, topic: Topic) -> Iterator[str]:
    """Why checks of this topic did not look; empty if all did."""
    skipped = {skip.check: skip.reason for skip in audit.skips}
    failed = {failure.stage for failure in audit.failures}
    for check in _comparing(topic):
        if f"check {check.id}" in failed:
            yield "the check failed"
        elif check.id in skipped:
            yield _reason(audit, skipped[check.id])
        elif check.id not in audit.checks:
            yield "switched off"


def _comparing(topic: Topic) -> list[Check[NoOptions]]:
    return [check for check in all_checks() if check.topic is topic and Need.ORIGINAL in check.needs]


def _reason(audit: ArticleAudit, reason: str) -> str:
    if Need.WEIGHTS.value not in reason:
        return reason
    is_fitted = audit.evidence.witness is not None or Need.WITNESS.value not in reason
    return "not weighed" if is_fitted else "the models are not calibrated for it"
