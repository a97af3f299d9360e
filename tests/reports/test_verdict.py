"""The verdict says what was found, in order of weight, and never more than the evidence holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.records import ArticleAudit, Failure, Language, Link, Severity
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.standing import Standing, standing
from audit.reports.summary.urgency import reason_of_failure, urgency_of_failure
from audit.reports.summary.verdict import verdict_of_failure
from tests.reports.builders import UNREAD, audit_of, flag, place, suspicion
from tests.reports.samples import clean, disclosed, flagged, not_french, scored, with_original

TEXT = "Il a dit : « Paris . , puis Lyon. » Puis Rome . , enfin."
FIRST, SECOND = "Paris . ,", "Rome . ,"
BACK = {0: "He said: “Paris, then Lyon.” Then Rome, at last."}
ALONE = "without the original, only the French itself was judged"
OPEN = f"{ALONE}, and there is no yardstick for these models"
NOTHING = (
    "nothing suggests that the meaning changed, but without the original only the French itself was judged"
)
STOP = "of typography (stray stop)"


def found(*words: str, severity: Severity = Severity.MAJOR, **changes: object) -> ArticleAudit:
    return audit_of(TEXT, [flag(TEXT, one, severity=severity, **changes) for one in words], backs=BACK)


def mixed() -> ArticleAudit:
    """Errors of every subject, told in the order of weight, not in that of the text."""
    content = {"category": "accuracy/mistranslation", "name": "number_changed", "check": "AC01"}
    date = {"category": "locale conventions/date format", "name": "impossible_date"}
    flags = [
        flag(TEXT, FIRST),
        flag(TEXT, "Rome", category="terminology/wrong term", name="calque"),
        flag(TEXT, "Puis", **date),
        flag(TEXT, "enfin", **content),
        flag(TEXT, "Il", **content),
    ]
    return audit_of(TEXT, flags, backs=BACK)


def loosely_linked(*similarities: float) -> ArticleAudit:
    """An audit of a sentence a line, each linked with one of the original so closely."""
    lines = [f"Le mur {number} est tombé." for number in range(len(similarities))]
    links = tuple(
        Link(passages=(number,), originals=(number,), similarity=similarity)
        for number, similarity in enumerate(similarities)
    )
    backs = {number: f"Wall {number} fell." for number in range(len(lines))}
    original = [f"The wall, the {number}th, came down." for number in range(len(lines))]
    return audit_of("\n".join(lines), backs=backs, original=original, links=links)


def refused(**reason: object) -> ArticleAudit:
    """An audit whose original was given, and not compared."""
    audit = audit_of(TEXT, backs=BACK, original=["Someone said so."])
    language = reason.pop("original_language", "en")
    prepared = replace(audit.evidence.prepared, original_language=language)
    return replace(audit, evidence=replace(audit.evidence, prepared=prepared, **reason))


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        (found(SECOND), f"Do not publish as it is: 1 error {STOP}; {OPEN}."),
        (found(FIRST), f"Do not publish as it is: 1 error {STOP}, inside a quotation; {OPEN}."),
        (
            found(FIRST, SECOND),
            "Do not publish as it is: 2 errors of typography (2 × stray stop), one of them inside a "
            f"quotation; {OPEN}.",
        ),
        (found(SECOND, severity=Severity.CRITICAL), f"Do not publish: 1 error {STOP}; {OPEN}."),
        (found(SECOND, severity=Severity.MINOR), f"Needs a quick correction: 1 error {STOP}; {OPEN}."),
        (
            found(SECOND, severity=Severity.STYLE),
            f"Nothing found that must be corrected, apart from 1 matter of house style; {OPEN}.",
        ),
        (found(), f"Nothing found that must be corrected; {OPEN}."),
        (
            audit_of(TEXT),
            "Nothing found that must be corrected; whether the meaning is right was not judged, as nothing "
            "was translated.",
        ),
        (
            audit_of(TEXT, [suspicion(TEXT, TEXT)], backs=BACK),
            f"Read the marked passages before you publish: 1 passage that may be wrong; {ALONE}.",
        ),
        (
            found(SECOND, category="accuracy/mistranslation", name="number_changed"),
            f"Do not publish as it is: 1 error in what it says (number changed); {ALONE}.",
        ),
        (
            with_original(),
            "Do not publish as it is: 1 error in what it says (number changed).",
        ),
        (
            mixed(),
            "Do not publish as it is: 3 errors in what it says (2 × number changed, impossible date), 1 of "
            "language (calque) and 1 of typography (stray stop), one of them inside a quotation; "
            f"{ALONE}.",
        ),
        (
            replace(with_original(), flags=()),
            "Nothing found that must be corrected; nothing suggests that the meaning changed.",
        ),
        (
            refused(original_language="de"),
            "Nothing found that must be corrected; the original given is in German, and only an English one "
            "can be compared, so only the French itself was judged.",
        ),
        (
            refused(unrelated=True),
            "Nothing found that must be corrected; the original given does not seem to be this article’s, so "
            "only the French itself was judged.",
        ),
        (
            disclosed(),
            f"Nothing found that must be corrected, apart from 1 matter of house style; {OPEN}; "
            "the site itself says that a machine translated it.",
        ),
        (
            not_french(),
            "Not audited as French: the text reads as English (98% sure), so scores are refused.",
        ),
        (audit_of(" "), "Nothing here to judge: no sentence of running text was found."),
        (clean(), f"Nothing found that must be corrected; {NOTHING}."),
        (
            scored(audit_of("Trois petits mots.", backs={0: "Three small words."}), chrf=50.0),
            f"Nothing found that must be corrected; {ALONE}, and it is too short for a yardstick.",
        ),
        (
            scored(clean(), chrf=40.0),
            "Read it before you publish: it survives translation there and back far worse than "
            "good French does; without the original, only the French itself was judged.",
        ),
        (
            audit_of(TEXT, backs=BACK, failures=(Failure(stage="check X", kind="E", message="m"),)),
            f"Judged only in part (1 step failed). Nothing found that must be corrected; {OPEN}.",
        ),
    ],
)
def test_verdict(audit: ArticleAudit, expected: str) -> None:
    assert summarise(audit).verdict == expected


def test_verdict_of_failure() -> None:
    assert (
        verdict_of_failure(UNREAD.failure)
        == "Not audited: in/broken.txt is empty. Give a file that holds an article."
    )


def test_the_places_of_an_aggregated_finding_are_counted() -> None:
    places = (place(TEXT, SECOND), place(TEXT, FIRST))
    audit = audit_of(TEXT, [flag(TEXT, SECOND, places=places)], backs=BACK)
    assert "2 errors of typography (2 × stray stop), inside a quotation;" in summarise(audit).verdict


def test_urgency_ranks_by_the_worst_then_by_weight() -> None:
    failed = audit_of(TEXT, failures=(Failure(stage="s", kind="k", message="m"),))
    order = [
        urgency_of_failure(),
        summarise(failed).urgency,
        summarise(found(FIRST, severity=Severity.CRITICAL)).urgency,
        summarise(found(FIRST, SECOND)).urgency,
        summarise(found(FIRST)).urgency,
        summarise(audit_of(TEXT, [suspicion(TEXT, TEXT, probability=0.9)])).urgency,
        summarise(audit_of(TEXT, [suspicion(TEXT, TEXT, probability=0.2)])).urgency,
        summarise(found(FIRST, severity=Severity.MINOR)).urgency,
        summarise(found(FIRST, severity=Severity.STYLE)).urgency,
        summarise(refused(unrelated=True)).urgency,
        summarise(found()).urgency,
    ]
    assert order == sorted(order, reverse=True) and len(set(order)) == len(order)
    assert order[-1] == 0


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        (flagged(), "1 major: stray stop; 1 major to suspect: low round trip; 1 minor: English quotes"),
        (found(FIRST, SECOND), "2 major: stray stop (2)"),
        (found(SECOND, severity=Severity.STYLE), "1 line on house style only"),
        (found(), "nothing found"),
        (scored(clean(), chrf=40.0), "scores far below good French"),
        (refused(unrelated=True), "not compared: the original given does not seem to be this article’s"),
        (not_french(), "failed: in/demo.txt is not French; audit the French version"),
    ],
)
def test_reason(audit: ArticleAudit, expected: str) -> None:
    assert summarise(audit).reason == expected


def test_reason_names_no_more_than_three_checks() -> None:
    flags = [flag(TEXT, FIRST, name=f"name_{number}") for number in range(5)]
    assert summarise(audit_of(TEXT, flags)).reason == "5 major: name 0, name 1, name 2 and 2 others"


def test_reason_of_failure_is_short() -> None:
    assert len(reason_of_failure(Failure(stage="s", kind="k", message="m" * 1000))) <= 200


@pytest.mark.parametrize(
    ("chrf", "expected"),
    [(70.0, Standing.AS_GOOD), (56.0, Standing.AS_GOOD), (54.0, Standing.LOWER), (49.0, Standing.FAR_LOWER)],
)
def test_standing(chrf: float, expected: Standing) -> None:
    assert standing(scored(clean(), chrf)) is expected


def test_standing_is_unknown_without_a_yardstick() -> None:
    assert standing(audit_of(TEXT, backs=BACK)) is Standing.UNKNOWN


def test_too_short_is_not_a_want_of_a_yardstick() -> None:
    few = scored(audit_of("Une phrase.\nUne autre."), chrf=10.0)
    assert standing(few) is Standing.TOO_SHORT


def test_language_is_named() -> None:
    odd = audit_of(TEXT, language=Language(code="xx", probability=0.5, is_french=False))
    assert "reads as xx (50% sure)" in summarise(odd).verdict


@pytest.mark.parametrize(
    ("similarities", "expected"),
    [
        ((0.9, 0.9, 0.01, 0.01), "; nothing suggests that the meaning changed; 2 of 4 passages could"),
        ((0.9, 0.1, 0.9), "; nothing suggests that the meaning changed."),
        ((0.01, 0.02), "corrected; no passage could be compared with the original."),
    ],
)
def test_says_what_could_not_be_compared(similarities: tuple[float, ...], expected: str) -> None:
    assert expected in summarise(loosely_linked(*similarities)).verdict
