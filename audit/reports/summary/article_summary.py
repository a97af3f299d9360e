"""What one audit comes to: report, index row and machine-readable result are rendered from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from audit.records import ArticleAudit, Kind, Severity, Status
from audit.reports.summary.grounds import Grounds, grounds_of
from audit.reports.summary.places import Lines
from audit.reports.summary.risk import risk
from audit.reports.summary.urgency import reason, urgency
from audit.reports.summary.verdict import verdict
from audit.reports.wording import shorten
from audit.text import word_count

LONGEST_TITLE = 160
OPENING = frozenset({Kind.HEADLINE, Kind.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one audit comes to.

    `given_title` is the article's title or first headline, None where it has neither; `title` is never
    empty. `status` is failed if anything went wrong, flagged if a major error was found, or a minor one and
    no doubt about the whole, doubtful if there is such a doubt, else clean. `verdict` is a sentence,
    `reason` a clause on why somebody should read the article, `risk` how probable it is that it
    misleads (`risk.py`), and `urgency` how soon to read it (`urgency.py`). `originals` is what stands beside
    each passage in the original, by the passage's index. `penalty` is the mean of those that a scorer
    predicted, weighted by words, None where there are none.
    """

    audit: ArticleAudit
    grounds: Grounds
    lines: Lines
    given_title: str | None
    title: str
    status: Status
    verdict: str
    reason: str
    risk: float
    urgency: float
    originals: Mapping[int, str]
    penalty: float | None


def summarise(audit: ArticleAudit) -> Summary:
    """The summary of one audit; everything in it is computed here, and once."""
    grounds = grounds_of(audit)
    misled = risk(audit, grounds)
    return Summary(
        audit=audit,
        grounds=grounds,
        lines=Lines.of(audit.article.text),
        given_title=_given_title(audit),
        title=_title(audit),
        status=_status(audit, grounds),
        verdict=verdict(audit, grounds),
        reason=reason(audit, grounds),
        risk=misled,
        urgency=urgency(audit, grounds, misled),
        originals=_originals(audit),
        penalty=_penalty(audit),
    )


def _status(audit: ArticleAudit, grounds: Grounds) -> Status:
    rank = -1 if grounds.worst is None else grounds.worst.rank
    if audit.failures:
        return Status.FAILED
    if grounds.doubtful and rank < Severity.MAJOR.rank:
        return Status.DOUBTFUL
    return Status.FLAGGED if rank > Severity.STYLE.rank else Status.CLEAN


def _given_title(audit: ArticleAudit) -> str | None:
    headlines = (item.passage.text for item in audit.evidence.passages if item.passage.kind is Kind.HEADLINE)
    return audit.article.title or next(headlines, None)


def _title(audit: ArticleAudit) -> str:
    """The article's title, else its first headline or sentence, else its id."""
    texts = (item.passage.text for item in audit.evidence.passages if item.passage.kind in OPENING)
    title = next((text for text in (audit.article.title or "", *texts) if text.strip()), audit.article.id)
    return shorten(" ".join(title.split()), LONGEST_TITLE)


def _originals(audit: ArticleAudit) -> dict[int, str]:
    original, sentences = audit.article.original or "", audit.evidence.prepared.originals
    return {
        index: " ".join(sentences[one].of(original).strip() for one in link.originals)
        for link in audit.evidence.links
        for index in link.passages
    }


def _penalty(audit: ArticleAudit) -> float | None:
    given, passages = audit.evidence.penalties, audit.evidence.passages
    if given is None:
        return None
    words = [sum(word_count(passages[one].passage.text) for one in pair.passages) for pair in given.pairs]
    return fmean((pair.penalty for pair in given.pairs), [max(1, size) for size in words])
