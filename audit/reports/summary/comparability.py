"""What came of the original: whether an article was compared with it, if not why, and what it left alone."""

from enum import StrEnum

from audit.language.display_names import language_name
from audit.records import ArticleAudit, Evidence, Span


class Comparison(StrEnum):
    """What came of the original."""

    COMPARED = "compared"
    MISSING = "missing"
    FOREIGN = "foreign"
    UNRELATED = "unrelated"
    UNTRANSLATED = "untranslated"


def comparison(audit: ArticleAudit) -> Comparison:
    """What came of the article's original."""
    if audit.article.original is None:
        return Comparison.MISSING
    if audit.evidence.prepared.original_language not in (None, "en"):
        return Comparison.FOREIGN
    if audit.evidence.unrelated:
        return Comparison.UNRELATED
    return Comparison.COMPARED if audit.evidence.links else Comparison.UNTRANSLATED


def refusal(audit: ArticleAudit) -> str | None:
    """A clause on why an original that was given was not compared; None where there is nothing to say."""
    came = comparison(audit)
    if came is Comparison.FOREIGN:
        name = language_name(audit.evidence.prepared.original_language or "")
        return f"the original given is in {name}, and only an English one can be compared"
    if came is Comparison.UNRELATED:
        return "the original given does not seem to be this article’s"
    return None


def unmatched_originals(evidence: Evidence) -> list[Span]:
    """The sentences of the original that no passage renders, as spans into it."""
    sentences = evidence.prepared.originals
    return [sentences[i] for link in evidence.links if not link.passages for i in link.originals]


def unmatched_passages(evidence: Evidence) -> list[int]:
    """The indices of the passages that render nothing of the original."""
    return [index for link in evidence.links if not link.originals for index in link.passages]
