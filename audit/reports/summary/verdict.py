"""The verdict in one sentence a person would say.

The sentence never claims more than the evidence holds: “nothing suggests” is not “correct”, and what was not
looked at is said to be open.
"""

from collections import Counter

from audit.language.display_names import language_name
from audit.records import ArticleAudit, Failure, Severity
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.grounds import Grounds, worst_of
from audit.reports.summary.standing import Standing
from audit.reports.summary.subjects import Subject, subject
from audit.reports.wording import count, listed, number, spoken

SUBJECTS = {
    Subject.CONTENT: "in what it says",
    Subject.LANGUAGE: "of language",
    Subject.TYPOGRAPHY: "of typography",
}
MOST_NAMED = 3
"""Of one subject; of what the text says, twice as many."""


def verdict(audit: ArticleAudit, grounds: Grounds) -> str:
    """One sentence on the article."""
    if not audit.evidence.prepared.language.is_french:
        return _not_french(audit)
    if not grounds.bodies and not audit.flags:
        return _after_failures(audit, "Nothing here to judge: no sentence of running text was found.")
    clauses = [clause for clause in (_errors(grounds), _meaning(grounds), _disclosed(audit)) if clause]
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
    if grounds.suspicions:
        return "Read the marked passages before you publish: "
    if worst is Severity.MINOR:
        return "Needs a quick correction: "
    if grounds.standing is Standing.FAR_LOWER:
        return "Read it before you publish: "
    style = f", apart from {count(len(grounds.style), 'matter')} of house style" if grounds.style else ""
    return f"Nothing found that must be corrected{style}; "


def _errors(grounds: Grounds) -> str:
    """The facts by subject: `2 errors in what it says (…), 1 of language (…) and 3 of typography (…)`."""
    parts: list[str] = []
    for about, words in SUBJECTS.items():
        names = Counter[str]()
        for flag in grounds.facts:
            names[spoken(flag.name)] += len(flag.spans) if subject(flag) is about else 0
        number = sum(names.values())
        if number:
            noun = " " + ("error" if number == 1 else "errors") if not parts else ""
            most = MOST_NAMED if about is not Subject.CONTENT else 2 * MOST_NAMED
            parts.append(f"{number}{noun} {words} ({_named(+names, most)})")
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


def _meaning(grounds: Grounds) -> str:
    clauses = [suspected] if (suspected := suspect_passages(grounds)) else []
    if grounds.standing is Standing.FAR_LOWER:
        clauses.append("it survives translation there and back far worse than good French does")
    if not grounds.judged:
        clauses.append("whether the meaning is right was not judged, as nothing was translated")
    elif grounds.comparison is not Comparison.COMPARED:
        clauses.append(_french_alone(grounds, doubted=bool(clauses) or grounds.meaning_doubted))
    elif not clauses and not grounds.meaning_doubted and grounds.uncompared < grounds.bodies:
        clauses.append("nothing suggests that the meaning changed")
    if grounds.uncompared:
        clauses.append(_uncompared(grounds))
    return "; ".join(clauses)


def _uncompared(grounds: Grounds) -> str:
    if grounds.uncompared >= grounds.bodies:
        return "no passage could be compared with the original"
    of_all = count(grounds.bodies, "passage")
    return f"{grounds.uncompared} of {of_all} could not be compared with the original"


def suspect_passages(grounds: Grounds) -> str:
    """`2 passages that may be wrong`; empty if there are none."""
    one, several = "passage that may be wrong", "passages that may be wrong"
    return count(grounds.suspect_passages, one, several) if grounds.suspect_passages else ""


def _french_alone(grounds: Grounds, *, doubted: bool) -> str:
    """What can be said without the original; only a yardstick lets it be more than what was looked at."""
    alone = "only the French itself was judged"
    if grounds.refusal:
        return f"{grounds.refusal}, so {alone}"
    if doubted:
        return f"without the original, {alone}"
    if grounds.standing is Standing.TOO_SHORT:
        return f"without the original, {alone}, and it is too short for a yardstick"
    if grounds.standing is Standing.UNKNOWN:
        return f"without the original, {alone}, and there is no yardstick for these models"
    return f"nothing suggests that the meaning changed, but without the original {alone}"


def _disclosed(audit: ArticleAudit) -> str:
    return "the site itself says that a machine translated it" if audit.evidence.prepared.disclosures else ""
