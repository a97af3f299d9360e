"""The passages to read first come before all findings, and what they quote is quoted nowhere again."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.records import ArticleAudit, Link, PairWeights, Severity, WordWeight
from audit.reports.article.read_first import LONGEST
from audit.reports.article.report import render_article
from audit.reports.summary.article_summary import summarise
from tests.reports.builders import RECIPE, audit_of, flag, suspicion

FIRST = "Le maire a mangé le budget de la ville devant les élus réunis."
SECOND = "Le budget prévoit trois écoles et un pont."
ENGLISH = (
    "The mayor presented the town’s budget to the councillors.",
    "It plans three schools and a bridge.",
)
BACKS = {0: "The mayor ate the budget of the town.", 1: "The budget has three schools in it."}


def weighed(french: str = FIRST, *flags: object) -> ArticleAudit:
    """An audit whose first passage was weighed, and *mangé* found very unlikely in it."""
    text = f"{french}\n{SECOND}"
    links = tuple(Link(passages=(i,), originals=(i,), similarity=0.9) for i in range(2))
    audit = audit_of(text, flags, backs=BACKS, original=ENGLISH, links=links)  # type: ignore[arg-type]
    words = tuple(
        WordWeight(word.start(), word.end(), (-14.0 if word[0] == "mangé" else -0.1,))
        for word in re.finditer(r"\w+", french)
    )
    pair = PairWeights(passages=(0,), originals=(0,), french=words)
    return replace(audit, evidence=replace(audit.evidence, weights=(pair,)))


def report_on(audit: ArticleAudit) -> str:
    return render_article(summarise(audit), RECIPE, short_article_words=1)


def test_the_word_in_doubt_is_shown_beside_the_original() -> None:
    shown = report_on(weighed()).partition("## Read these first")[2]
    assert "> Le maire a **mangé** le budget" in shown and "> *The original:* The mayor presented" in shown


def test_a_finding_in_a_passage_quoted_above_refers_to_it() -> None:
    text = f"{FIRST}\n{SECOND}"
    content = {"category": "accuracy/mistranslation", "name": "number_changed"}
    report = report_on(weighed(FIRST, flag(text, "élus réunis", **content), flag(text, "trois", **content)))
    before = report.partition("## All passages")[0]
    assert before.count(ENGLISH[0]) == before.count(BACKS[0]) == 1
    assert "line 1:51, characters 50–61, in passage 1 above · " in before
    assert re.search(r"> \[…\\?\] .{0,30}\*\*élus réunis\*\*\.", before)
    assert "characters 81–86 · `LI01`" in before and f"> *The original:* {ENGLISH[1]}" in before


def test_a_finding_about_a_whole_passage_quoted_above_does_not_quote_it() -> None:
    report = report_on(weighed(FIRST, suspicion(f"{FIRST}\n{SECOND}", FIRST)))
    before, _, folded = report.partition("## All passages")
    assert "in passage 1 above" in before and "devant les élus" in folded
    assert before.count("devant les élus") == 1 + report.startswith(f"# {FIRST}")


def test_a_second_finding_in_a_passage_repeats_no_quotation_of_the_first() -> None:
    text = f"{FIRST}\n{SECOND}"
    content = {"category": "accuracy/mistranslation", "name": "number_changed"}
    report = report_on(weighed(FIRST, flag(text, "trois", **content), flag(text, "pont", **content)))
    before = report.partition("## All passages")[0]
    assert before.count("Le budget prévoit **trois**") == before.count("Le budget prévoit") == 1
    assert before.count(ENGLISH[1]) == before.count(BACKS[1]) == 1
    assert "écoles et un **pont**" in before


def test_words_in_doubt_are_not_among_what_was_compared_without_a_finding() -> None:
    doubted = summarise(weighed()).verdict
    assert "single words" not in doubted.partition("without a finding:")[2].partition(";")[0]
    assert "but see those marked under “Read these first”" in doubted
    sure = summarise(replace(weighed(), evidence=replace(weighed().evidence, weights=()))).verdict
    assert "and single words (as the models weigh them)" in sure and "marked" not in sure


def test_a_passage_cut_short_above_is_quoted_with_its_finding() -> None:
    long = FIRST + " " + "La ville est belle. " * (LONGEST // 20) + "Il a tort"
    report = report_on(weighed(long, suspicion(f"{long}\n{SECOND}", "Il a tort")))
    assert "in passage 1 above" not in report and "**Il a tort**" in report


def test_the_order_is_that_of_what_to_do() -> None:
    text = f"{FIRST}\n{SECOND}"
    style = flag(text, "pont", severity=Severity.STYLE)
    report = report_on(weighed(FIRST, flag(text, "trois"), suspicion(text, "écoles"), style))
    assert re.findall("^## (.*)", report, re.MULTILINE) == [
        "Read these first",
        "Facts",
        "Suspicions",
        "Style and layout",
        "Scores",
        "All passages",
        "Recipe",
    ]


def test_english_is_quoted_once() -> None:
    text = f"{FIRST}\n{SECOND}"
    report = report_on(weighed(FIRST, flag(text, "trois"), suspicion(text, "écoles")))
    assert report.partition("## All passages")[0].count(BACKS[1]) == 1
    assert "> *Back in English:* as above, line 2" in report
