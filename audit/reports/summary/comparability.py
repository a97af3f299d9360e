"""What came of the original: whether an article was compared with it, if not why, and what it left alone."""

from enum import StrEnum

from audit.checks.views.pairs import LONGEST, comparable_links
from audit.language.display_names import language_name
from audit.records import ArticleAudit, Evidence, Link, Span


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


def passages_beside_nothing(evidence: Evidence) -> list[int]:
    """The indices of all passages that were not compared with anything of the original."""
    compared = {index for link in evidence.links if link.originals for index in link.passages}
    lost = {*range(len(evidence.passages))} - compared
    return sorted(lost.union(uncompared_passages(evidence)))


def uncompared_passages(evidence: Evidence) -> list[int]:
    """The indices of the passages that stand beside a part of the original, and were not compared with it.

    Their back-translations are too unlike it to tell what faces what, or one side is too long.
    """
    compared = {id(link) for link in comparable_links(evidence.links)}
    return [
        index
        for link in evidence.links
        if link.passages and link.originals and (id(link) not in compared or _is_too_long(evidence, link))
        for index in link.passages
    ]


def _is_too_long(evidence: Evidence, link: Link) -> bool:
    spans = [evidence.passages[index].passage.span for index in link.passages]
    sentences = [evidence.prepared.originals[index] for index in link.originals]
    return any(sum(span.end - span.start for span in side) > LONGEST for side in (spans, sentences))
