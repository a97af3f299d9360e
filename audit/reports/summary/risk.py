"""How probable it is that a reader of an article would be misled, by what was found in it."""

from math import prod

from audit.records import ArticleAudit, Flag, Lane
from audit.reports.summary.grounds import Grounds
from audit.reports.summary.places import passages_touched
from audit.reports.summary.subjects import Subject, subject

FACT = 0.88
"""How often a fact about what the text says is right on machine translations (docs/quality.md)."""
EVEN = 0.5
"""For a suspicion that nobody has measured."""
DOUBT = 0.9
"""For an article that is in doubt as a whole: until somebody has looked, nothing speaks for it."""


def risk(audit: ArticleAudit, grounds: Grounds) -> float:
    """0 to 1: the chance that at least one finding about what the text says is right; 1 if it failed.

    Findings in one passage are often about one error: of each passage, only the most probable counts.
    """
    if audit.failures:
        return 1.0
    chances: dict[int, float] = {}
    for flag in (*grounds.facts, *grounds.suspicions):
        if subject(flag) is Subject.CONTENT:
            touched = passages_touched(audit.evidence.passages, flag.span)
            place = touched[0].passage.index if touched else -1
            chances[place] = max(chance(flag), chances.get(place, 0.0))
    doubt = DOUBT if grounds.doubtful else 0.0
    return 1 - (1 - doubt) * prod(1 - one for one in chances.values())


def chance(flag: Flag) -> float:
    """How probable it is that the finding is right."""
    if flag.lane is Lane.FACT:
        return FACT
    return EVEN if flag.probability is None else flag.probability
