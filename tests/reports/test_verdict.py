"""The verdict says what was found, in order of weight, and never more than the evidence holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.checks.check import Need, Topic
from audit.checks.running.registry import all_checks
from audit.records import ArticleAudit, Failure, Language, Link, Severity, Skip, Suppressed
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.standing import Standing, standing
from audit.reports.summary.urgency import reason_of_failure, urgency_of_failure
from audit.reports.summary.verdict import verdict_of_failure
from tests.reports.builders import UNREAD, audit_of, flag, place, suspicion
from tests.reports.samples import clean, disclosed, flagged, not_french, scored, with_original

TEXT = "Il a dit : « Paris . , puis Lyon. » Puis Rome . , enfin."
FIRST, SECOND = "Paris . ,", "Rome . ,"
BACK = {0: "He said: “Paris, then Lyon.” Then Rome, at last."}
ALONE = "no original was given, so the meaning was not checked, only the French itself"
DOUBTFUL = "Doubtful, read it all before you publish"
WORDS = "single words (as the models weigh them)"
STOP = "typographical error (stray stop)"


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
        (found(SECOND), f"Do not publish as it is: 1 {STOP}; {ALONE}."),
        (found(FIRST), f"Do not publish as it is: 1 {STOP}, inside a quotation; {ALONE}."),
        (
            found(FIRST, SECOND),
            "Do not publish as it is: 2 typographical errors (2 × stray stop), one of them inside a "
            f"quotation; {ALONE}.",
        ),
        (found(SECOND, severity=Severity.CRITICAL), f"Do not publish: 1 {STOP}; {ALONE}."),
        (found(SECOND, severity=Severity.MINOR), f"Needs a quick correction: 1 {STOP}; {ALONE}."),
        (
            found(SECOND, severity=Severity.STYLE),
            f"Nothing found that must be corrected, apart from 1 matter of house style; {ALONE}.",
        ),
        (found(), f"Nothing found that must be corrected; {ALONE}."),
        (
            audit_of(TEXT),
            f"Nothing found that must be corrected; {ALONE}.",
        ),
        (
            audit_of(TEXT, [suspicion(TEXT, TEXT)], backs=BACK),
            f"Read the marked passages before you publish: 1 suspect passage; {ALONE}.",
        ),
        (
            found(SECOND, category="accuracy/mistranslation", name="number_changed"),
            f"Do not publish as it is: 1 content error (number changed); {ALONE}.",
        ),
        (
            with_original(),
            "Do not publish as it is: 1 content error (number changed); compared with the original without a "
            f"finding: dates, units, names, countries, negations, omissions, additions and {WORDS}; 1 of 2 "
            "passages could not be compared with the original.",
        ),
        (
            mixed(),
            "Do not publish as it is: 3 content errors (2 × number changed, impossible date), 1 language "
            "error (calque) and 1 typographical error (stray stop), one of them inside a quotation; "
            f"{ALONE}.",
        ),
        (
            replace(with_original(), flags=()),
            "Nothing found that must be corrected; compared with the original without a finding: numbers, "
            f"dates, units, names, countries, negations, omissions, additions and {WORDS}; 1 of 2 passages "
            "could not be compared with the original.",
        ),
        (
            refused(original_language="de"),
            f"{DOUBTFUL}: the original given is in German, and only an English one "
            "can be compared, so the meaning was not checked, only the French itself.",
        ),
        (
            refused(unrelated=True),
            f"{DOUBTFUL}: the original given does not seem to be this article’s, so "
            "the meaning was not checked, only the French itself.",
        ),
        (
            disclosed(),
            f"Nothing found that must be corrected, apart from 1 matter of house style; {ALONE}; "
            "the site itself says that a machine translated it.",
        ),
        (
            not_french(),
            "Not audited as French: the text reads as English (98% sure), so scores are refused.",
        ),
        (audit_of(" "), "Nothing here to judge: no sentence of running text was found."),
        (clean(), f"Nothing found that must be corrected; {ALONE}."),
        (
            scored(audit_of("Trois petits mots.", backs={0: "Three small words."}), chrf=50.0),
            f"Nothing found that must be corrected; {ALONE}.",
        ),
        (
            scored(clean(), chrf=40.0),
            f"{DOUBTFUL}: its round-trip score is far below that of good French of this length; {ALONE}.",
        ),
        (
            audit_of(TEXT, backs=BACK, failures=(Failure(stage="check X", kind="E", message="m"),)),
            f"Judged only in part (1 step failed). Nothing found that must be corrected; {ALONE}.",
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
    assert "2 typographical errors (2 × stray stop), inside a quotation;" in summarise(audit).verdict


WRONG = {"category": "accuracy/mistranslation", "name": "number_changed"}


def test_urgency_ranks_by_risk_then_severity_then_density() -> None:
    failed = audit_of(TEXT, failures=(Failure(stage="s", kind="k", message="m"),))
    longer = f"{TEXT} Et voici encore une phrase de plus."
    order = [
        urgency_of_failure(),
        summarise(failed).urgency,
        summarise(audit_of(TEXT, [suspicion(TEXT, TEXT, probability=0.99, severity=Severity.MINOR)])).urgency,
        summarise(found(FIRST, SECOND, **WRONG)).urgency,
        summarise(audit_of(TEXT, [suspicion(TEXT, TEXT, probability=0.87)])).urgency,
        summarise(audit_of(longer, [suspicion(longer, TEXT, probability=0.87)])).urgency,
        summarise(refused(unrelated=True)).urgency,
        summarise(found(FIRST, severity=Severity.MINOR, **WRONG)).urgency,
        summarise(audit_of(TEXT, [suspicion(TEXT, TEXT, probability=0.2)])).urgency,
        summarise(found(FIRST, severity=Severity.CRITICAL)).urgency,
        summarise(found(FIRST, SECOND)).urgency,
        summarise(found(FIRST)).urgency,
        summarise(found(FIRST, severity=Severity.MINOR)).urgency,
        summarise(found(FIRST, severity=Severity.STYLE)).urgency,
        summarise(found()).urgency,
    ]
    assert order == sorted(order, reverse=True) and len(set(order)) == len(order)
    assert order[-1] == 0


def test_risk_is_that_of_what_the_text_says_and_counts_a_passage_once() -> None:
    text = "Il pleut à Rome.\nIl neige à Lyon."
    one = suspicion(text, "pleut", probability=0.4)
    again = suspicion(text, "Rome", probability=0.3)
    other = suspicion(text, "neige", probability=0.5)
    language = suspicion(text, "Lyon", category="linguistic conventions/grammar", probability=0.9)
    assert summarise(audit_of(text, [one])).risk == pytest.approx(0.4)
    assert summarise(audit_of(text, [one, again, language])).risk == pytest.approx(0.4)
    assert summarise(audit_of(text, [one, again, other])).risk == pytest.approx(0.7)
    assert summarise(found(FIRST, **WRONG)).risk == pytest.approx(0.88)
    assert summarise(refused(unrelated=True)).risk == pytest.approx(0.9)
    assert summarise(found(FIRST)).risk == 0


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        (
            flagged(),
            "1 major error: stray stop; 1 major suspicion: unlikely word; 1 minor error: English quotes",
        ),
        (found(FIRST, SECOND), "2 major errors: stray stop (2)"),
        (found(SECOND, severity=Severity.STYLE), "1 line on house style only"),
        (found(), "nothing found"),
        (scored(clean(), chrf=40.0), "scores far below good French"),
        (refused(unrelated=True), "the original given does not seem to be this article’s"),
        (not_french(), "failed: in/demo.txt is not French; audit the French version"),
    ],
)
def test_reason(audit: ArticleAudit, expected: str) -> None:
    assert summarise(audit).reason == expected


def test_reason_names_no_more_than_three_checks() -> None:
    flags = [flag(TEXT, FIRST, name=f"name_{number}") for number in range(5)]
    assert summarise(audit_of(TEXT, flags)).reason == "5 major errors: name 0, name 1, name 2 and 2 others"


def test_reason_of_failure_is_short() -> None:
    assert len(reason_of_failure(Failure(stage="s", kind="k", message="m" * 1000))) <= 200


@pytest.mark.parametrize(
    ("chrf", "expected"),
    [(70.0, Standing.AS_GOOD), (53.0, Standing.AS_GOOD), (52.0, Standing.LOWER), (42.0, Standing.FAR_LOWER)],
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
        ((0.9, 0.9, 0.01, 0.01), f" and {WORDS}; 2 of 4 passages could not be compared with the original."),
        ((0.9, 0.1, 0.9), f" additions and {WORDS}."),
        ((0.01, 0.02), "publish: no passage could be compared with the original."),
    ],
)
def test_says_what_could_not_be_compared(similarities: tuple[float, ...], expected: str) -> None:
    assert expected in summarise(loosely_linked(*similarities)).verdict


def compared_but(**changes: object) -> str:
    return summarise(replace(loosely_linked(0.9, 0.9), **changes)).verdict


def test_what_was_not_compared_is_named_with_the_reason() -> None:
    skips = tuple(
        Skip(check=check.id, reason=f"needs {Need.WITNESS.value}")
        for check in all_checks()
        if Need.WITNESS in check.needs
    )
    expected = f"omissions and additions; not compared: {WORDS} (the models are not calibrated for it)."
    assert expected in compared_but(skips=skips)


def test_a_check_that_was_switched_off_has_compared_nothing() -> None:
    left = frozenset(check.id for check in all_checks() if check.topic is not Topic.DATES)
    verdict = compared_but(checks=left)
    assert "finding: numbers, units, names" in verdict and "not compared: dates (switched off)" in verdict


def test_a_check_that_failed_has_compared_nothing() -> None:
    failed = next(check.id for check in all_checks() if check.topic is Topic.UNITS)
    verdict = compared_but(failures=(Failure(stage=f"check {failed}", kind="E", message="m"),))
    assert "finding: numbers, dates, names" in verdict and "not compared: units (the check failed)" in verdict


def test_what_was_set_aside_is_not_without_a_finding() -> None:
    text = "Le mur 0 est tombé."
    number = flag(text, "0", name="number_changed")
    assert "finding: dates, units" in compared_but(suppressed=(Suppressed(flag=number, reason="so be it"),))


def test_swapped_names_speak_against_names_and_numbers() -> None:
    text = "Le mur 0 est tombé."
    assert "finding: dates, units, countries" in compared_but(flags=(flag(text, "0", name="exchanged"),))


def test_nothing_is_called_right_that_was_not_compared() -> None:
    verdicts = [compared_but(), summarise(clean()).verdict, summarise(loosely_linked(0.01)).verdict]
    assert not any("suggests" in verdict for verdict in verdicts)
    assert "without a finding" not in verdicts[1] + verdicts[2]
