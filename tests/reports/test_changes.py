"""What changed from one run to another, as it is told."""

from __future__ import annotations

import json
import re
from html import unescape

import msgspec
import pytest

from audit.records import ArticleAudit, Scores
from audit.reports.changes.comparing import (
    AGAINST_ORIGINAL,
    IN_ROUND_TRIP,
    SAME_TEXT,
    WITHIN,
    RunChanges,
    changes,
)
from audit.reports.changes.rendering import (
    render_changes_html,
    render_changes_json,
    render_changes_markdown,
    render_changes_text,
)
from audit.reports.exchange.result_lines import encode
from audit.reports.exchange.result_schema import ArticleFindings
from audit.reports.exchange.results import result_of, result_of_unread
from audit.reports.summary.article_summary import summarise
from tests.reports.builders import UNREAD, audit_of, flag, place, scores, span_of
from tests.reports.nasty import RENDERER
from tests.reports.samples import SAMPLES

OLD = "Les élus ont voté , hier, le budget.\nLe maire est parti , fâché."
NEW = "Les élus ont voté, hier, le budget.\nLe maire est parti , fâché. Tous , enfin, ont ri."


def told(audit: ArticleAudit) -> ArticleFindings:
    return msgspec.json.decode(encode(result_of(summarise(audit))), type=ArticleFindings)


def commas(text: str, **more: object) -> ArticleAudit:
    found = [flag(text, " ,", span=span_of(text, " ,", nth)) for nth in range(text.count(" ,"))]
    return audit_of(text, found, article={"digest": str(len(text))}, **more)  # type: ignore[arg-type]


def between(old: list[ArticleFindings], new: list[ArticleFindings]) -> RunChanges:
    return RunChanges(before="a", after="b", caution="", articles=tuple(changes(old, new)))


def test_findings_are_new_gone_and_still_there() -> None:
    (article,) = between([told(commas(OLD))], [told(commas(NEW))]).articles
    assert (article.state, len(article.new), len(article.gone), article.still) == ("edited", 1, 1, 1)
    assert article.gone[0].start == OLD.index(" ,") and article.new[0].start == NEW.index(" , enfin")


def test_the_same_run_twice_changes_nothing() -> None:
    results = [told(make()) for make in SAMPLES.values()]
    found = between(results[:1], results[:1])
    assert not any(article.is_to_be_told for article in found.articles) and not found.new


def test_what_is_set_aside_since_is_not_gone() -> None:
    before = told(SAMPLES["suppressed"]())
    open_again = msgspec.structs.replace(before, flags=[*before.flags, *before.suppressed], suppressed=[])
    (article,) = between([open_again], [before]).articles
    assert (article.still, article.aside, article.gone, article.new) == (1, 2, (), ())


def test_a_finding_of_many_places_is_the_same_while_one_of_its_texts_is_left() -> None:
    def gathered(*words: str) -> ArticleFindings:
        places = tuple(place(OLD, word) for word in words)
        return told(audit_of(OLD, [flag(OLD, words[0], places=places)]))

    (article,) = between([gathered("voté", "hier")], [gathered("hier", "parti")]).articles
    assert (article.new, article.gone, article.still) == ((), (), 1)
    (article,) = between([gathered("voté", "hier")], [gathered("parti")]).articles
    assert (len(article.new), len(article.gone), article.still) == (1, 1, 0)


def test_articles_come_go_and_fail() -> None:
    one, other = told(commas(OLD)), msgspec.structs.replace(told(commas(NEW)), id="other")
    unread = msgspec.json.decode(encode(result_of_unread(UNREAD)), type=ArticleFindings)
    failed = msgspec.structs.replace(unread, id="demo")
    states = [(article.id, article.state) for article in between([one], [other]).articles]
    assert states == [("other", "added"), ("demo", "removed")]
    assert [article.state for article in between([one], [failed]).articles] == ["failed"]
    assert between([one], [failed]).articles[0].gone == (), "nobody looked"


def scored(text: str, chrf: float, interval: float | None = None, **more: object) -> ArticleFindings:
    return told(commas(text, round_trip=scores(chrf, 30.0, interval), **more))


FIXED = OLD.replace(" ,", ",")


@pytest.mark.parametrize(
    ("before", "after", "explanation"),
    [
        (scored(OLD, 60.0), scored(FIXED, 58.0), IN_ROUND_TRIP),
        (scored(OLD, 60.0), scored(FIXED, 62.0), ""),
        (scored(OLD, 60.0), scored(NEW, 58.0), ""),
        (scored(OLD, 60.0), scored(OLD, 58.0), SAME_TEXT),
        (scored(OLD, 60.0, 3.0), scored(NEW, 58.0, 3.0), WITHIN),
        (scored(OLD, 60.0, 3.0), scored(FIXED, 58.0, 3.0), f"{WITHIN} {IN_ROUND_TRIP}"),
    ],
)
def test_why_a_score_fell(before: ArticleFindings, after: ArticleFindings, explanation: str) -> None:
    (article,) = between([before], [after]).articles
    (change,) = article.scores
    assert (change.name, change.explanation) == ("chrF in a round trip", explanation)


def test_why_a_score_against_the_original_fell() -> None:
    def against(value: float) -> Scores:
        return scores(value, 30.0)

    before, after = (
        told(commas(text, scored_against=against(n))) for text, n in ((OLD, 60.0), (FIXED, 58.0))
    )
    (change,) = between([before], [after]).articles[0].scores
    assert (change.name, change.explanation) == ("chrF against the original", AGAINST_ORIGINAL)


def test_all_forms_tell_the_same() -> None:
    found = between([scored(OLD, 60.0)], [scored(NEW, 58.0)])
    for render in (render_changes_text, render_changes_markdown, render_changes_html):
        said = render(found)
        assert "1 new finding, 1 gone, 1 still there" in said and "60.0 → 58.0" in said
    read = json.loads(render_changes_json(found))
    assert read["schema"] == "audit-diff/1" and read["articles"][0]["new"][0]["check"] == "LI01"


def test_no_text_becomes_markup() -> None:
    nasty = told(SAMPLES["nasty"]())
    found = between([msgspec.structs.replace(nasty, flags=[])], [nasty])
    page = render_changes_html(found)
    assert "default-src 'none'" in unescape(page) and not re.search(
        r"<(img|script|a|b)\b", page.split("<main>")[1]
    )
    assert "<img" not in RENDERER.render(render_changes_markdown(found))
