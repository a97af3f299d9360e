"""What a site says of its own translation, and what the audit answers."""

from audit.language.display_names import language_name
from audit.records import ArticleAudit
from audit.reports.markdown.safe_markdown import Markdown, code, escape
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.grounds import Grounds
from audit.reports.summary.verdict import suspect_passages
from audit.reports.wording import count, listed, shorten

LONGEST = 600


def disclosures(audit: ArticleAudit) -> tuple[Markdown, ...]:
    """The declarations of machine translation, as quoted in the report."""
    text = audit.article.text
    found = audit.evidence.prepared.disclosures
    return tuple(escape(shorten(one.span.of(text).strip(), LONGEST)) for one in found)


def answer(summary: Summary) -> tuple[str, ...]:
    """The answer, a sentence each: what was found, what could not be judged, which version counts."""
    audit, grounds = summary.audit, summary.grounds
    sentences = (_found(grounds), _unjudged(audit, grounds), _version(audit))
    return tuple(sentence for sentence in sentences if sentence)


def provenance(audit: ArticleAudit) -> Markdown | None:
    """A sentence that names where the article says it was taken from; None where it says nothing."""
    sources = list(dict.fromkeys(one.source for one in audit.evidence.prepared.provenances))
    if not sources:
        return None
    # An address as code: no viewer makes a link of it, and it needs no escaping.
    named = listed([code(name) if "." in name else escape(name) for name in sources])
    undeclared = " It does not say who or what translated it."
    return Markdown(
        f"The article says it was taken from {named}."
        + ("" if audit.evidence.prepared.disclosures else undeclared)
    )


def _found(grounds: Grounds) -> str:
    errors = f"{count(len(grounds.facts), 'error')} that anyone can verify" if grounds.facts else ""
    parts = [part for part in (errors, suspect_passages(grounds)) if part]
    return f"The audit found {listed(parts) or 'no error and no suspect passage'}."


def _unjudged(audit: ArticleAudit, grounds: Grounds) -> str:
    if not grounds.judged:
        return "Nothing was translated back, so it could not judge the meaning at all."
    if audit.evidence.links:
        return ""
    missing = grounds.bodies - grounds.judged
    partly = f" {count(missing, 'passage')} could not be translated back." if missing else ""
    return (
        "The original was not given: whether anything was left out, added or changed in translation could "
        f"not be judged, only whether the French holds together.{partly}"
    )


def _version(audit: ArticleAudit) -> str:
    codes = [one.authoritative_language for one in audit.evidence.prepared.disclosures]
    names = list(dict.fromkeys(language_name(code) for code in codes if code))
    if not names:
        return ""
    return (
        f"The site tells readers to rely on the {listed(names)} version: "
        "where the French is in doubt, that one decides."
    )
