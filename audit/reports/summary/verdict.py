"""The verdict in one sentence a person would say.

The sentence never claims more than was looked at: with an original it names what was compared with it, and
what was not and why; without one, it says that only the French itself was judged.
"""

from collections import Counter
from collections.abc import Iterator

from audit.language.display_names import language_name
from audit.records import ArticleAudit, Failure, Severity
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.compared import compared, not_compared, only_doubts_words
from audit.reports.summary.doubtful import MOST_UNCOMPARED, is_table
from audit.reports.summary.grounds import Grounds, worst_of
from audit.reports.summary.standing import Standing
from audit.reports.summary.subjects import Subject, subject
from audit.reports.wording import count, listed, number, spoken

SUBJECTS = {
    Subject.CONTENT: "content error",
    Subject.LANGUAGE: "language error",
    Subject.TYPOGRAPHY: "typographical error",
}
MOST_NAMED = 3
"""Of one subject; of content, twice as many."""


def verdict(audit: ArticleAudit, grounds: Grounds) -> str:
    """One sentence on the article."""
    if not audit.evidence.prepared.language.is_french:
        return _not_french(audit)
    if not grounds.bodies and not audit.flags:
        return _after_failures(audit, "Nothing here to judge: no sentence of running text was found.")
    clauses = [clause for clause in (_errors(grounds), _meaning(audit, grounds), _disclosed(audit)) if clause]
    return _after_failures(audit, f"{_opening(grounds)}{'; '.join(clauses)}.")


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


def _opening(grounds: Grounds) -> str:
    worst = worst_of(grounds.facts)
    if worst is Severity.CRITICAL:
        return "Do not publish: "
    if worst is Severity.MAJOR:
        return "Do not publish as it is: "
    if grounds.doubtful:
        return "Doubtful, read it all before you publish: "
    if grounds.suspicions:
        return "Read the marked passages before you publish: "
    if worst is Severity.MINOR:
        return "Needs a quick correction: "
    style = f", apart from {count(len(grounds.style), 'matter')} of house style" if grounds.style else ""
    return f"Nothing found that must be corrected{style}; "


def _errors(grounds: Grounds) -> str:
    """The facts by subject: `2 content errors (…), 1 language error (…) and 3 typographical errors (…)`."""
    parts: list[str] = []
    for about, words in SUBJECTS.items():
        names = Counter[str]()
        for flag in grounds.facts:
            names[spoken(flag.name)] += len(flag.spans) if subject(flag) is about else 0
        if number := sum(names.values()):
            most = MOST_NAMED if about is not Subject.CONTENT else 2 * MOST_NAMED
            parts.append(f"{count(number, words)} ({_named(+names, most)})")
    return listed(parts) + _quoted(grounds)


def _named(names: Counter[str], most: int) -> str:
    named = [name if number == 1 else f"{number} × {name}" for name, number in names.most_common(most)]
    return ", ".join([*named, "…"] if len(names) > most else named)


def _quoted(grounds: Grounds) -> str:
    """How many stand in the quoted words of others, which nobody may change."""
    if not grounds.quoted:
        return ""
    if len(grounds.facts) == 1:
        return ", inside a quotation"
    share = "all" if grounds.quoted == len(grounds.facts) else number(grounds.quoted)
    return f", {share} of them inside a quotation"


def _meaning(audit: ArticleAudit, grounds: Grounds) -> str:
    clauses = [suspected] if (suspected := suspect_passages(grounds)) else []
    if grounds.standing is Standing.FAR_LOWER:
        which = "score against the original" if audit.source else "round-trip score"
        clauses.append(f"its {which} is far below that of good French of this length")
    if audit.article.original is not None and is_table(audit.article.original):
        clauses.append("the original given is a table, not a text")
    if grounds.comparison is Comparison.COMPARED:
        clauses.extend(_compared(audit, grounds))
    else:
        clauses.append(f"{_why_not(grounds)}, so the meaning was not checked, only the French itself")
    return "; ".join(clauses)


def _compared(audit: ArticleAudit, grounds: Grounds) -> Iterator[str]:
    """What was looked at without a finding, and what was not looked at."""
    if grounds.uncompared >= grounds.bodies:
        yield "no passage could be compared with the original"
        return
    mostly = grounds.uncompared <= MOST_UNCOMPARED * grounds.bodies
    if mostly and (things := compared(audit, grounds)):
        yield f"compared with the original without a finding: {listed(things)}"
    if mostly and only_doubts_words(audit, grounds):
        yield "no single word is doubtful enough for a finding, but see those marked under “Read these first”"
    if missing := not_compared(audit):
        yield "not compared: " + ", ".join(f"{listed(them)} ({why})" for why, them in missing.items())
    if grounds.uncompared:
        of_all = count(grounds.bodies, "passage")
        yield f"{grounds.uncompared} of {of_all} could not be compared with the original"


def _why_not(grounds: Grounds) -> str:
    if grounds.refusal:
        return grounds.refusal
    if grounds.comparison is Comparison.MISSING:
        return "no original was given"
    return "the original could not be matched with the French"


def suspect_passages(grounds: Grounds) -> str:
    """`2 suspect passages`; empty if there are none."""
    return count(grounds.suspect_passages, "suspect passage") if grounds.suspect_passages else ""


def _disclosed(audit: ArticleAudit) -> str:
    return "the site itself says that a machine translated it" if audit.evidence.prepared.disclosures else ""
