"""What a reviewer does with the page of an article, in a browser."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from audit.records import (
    ArticleAudit,
    PairWeights,
    Review,
    ReviewVerdict,
    Severity,
    Suppressed,
    WordWeight,
)
from tests.browser.conftest import Open
from tests.reports.builders import audit_of, flag, span_of, suspicion
from tests.reports.samples import SAMPLES
from tests.reports.test_article_page import hundred_passages, replace_weights
from tests.reports.test_seeds import audit_seed

TEXT = """Le budget est voté
Le maire a dit , mardi, que la ville paierait “tout”.
La ministre a relevé le seuil de 12 à 20 % , sans débat.
Personne n’a protesté."""
QUOTES = {"check": "LI07", "name": "english_quotes", "severity": Severity.MINOR}
BACKS = {
    0: "The budget is passed",
    1: "The mayor said on Tuesday that the city would pay for everything.",
    2: "The minister raised the threshold from 12 to 20%, without debate.",
    3: "Nobody protested.",
}


def article() -> ArticleAudit:
    """Three findings, of which two overlap, and one that was set aside."""
    seuil = suspicion(TEXT, "le seuil de 12 à 20 % ,")
    flags = [flag(TEXT, " ,", suggestion=","), flag(TEXT, "“tout”", **QUOTES), seuil]
    aside = Suppressed(flag=flag(TEXT, " % ,"), reason="Cité tel quel.")
    audit = audit_of(TEXT, flags, backs=BACKS, suppressed=(aside,))
    word = span_of(TEXT, "protesté")
    pair = PairWeights(passages=(3,), originals=(), french=(WordWeight(word.start, word.end, (-9.0,)),))
    return replace_weights(audit, (pair,))


def chosen(page: Page) -> str:
    return page.locator(".card[aria-current] h3").inner_text()


def shown(page: Page) -> list[str]:
    return [heading.split()[0] for heading in page.locator(".card:visible h3").all_inner_texts()]


def exported(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save reviews.json").click()
    assert download.value.suggested_filename == "reviews.json"
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved.pop("schema") == "audit-reviews/1"
    (reviews,) = saved.values()
    return reviews  # type: ignore[no-any-return]


def test_keys_go_from_finding_to_finding(show: Open) -> None:
    page = show(article())
    for key, title in [("j", "1 Stray stop"), ("j", "2 English quotes"), ("k", "1 Stray stop"), ("k", "4 S")]:
        page.keyboard.press(key)
        assert chosen(page).startswith(title)
    assert page.locator("mark.on").all_inner_texts() == [" % ,34"], "two findings end here"
    page.keyboard.press("Escape")
    expect(page.locator("[aria-current]")).to_have_count(0)


def test_answer_goes_on_to_the_next_open_one(show: Open) -> None:
    page = show(article())
    page.keyboard.press("j")
    page.keyboard.press("y")
    assert chosen(page).startswith("2 ")
    page.keyboard.press("k")
    page.keyboard.press("n")
    assert chosen(page).startswith("2 ")
    page.keyboard.press("j")
    page.keyboard.press("o")
    assert chosen(page).startswith("2 "), "3 was the last: what is open stands before it"
    assert page.get_by_role("status").inner_text() == "2 of 3 answered"
    assert [one["verdict"] for one in exported(page)] == ["wrong", "other"]


def test_answer_is_taken_back_by_the_same_key(show: Open) -> None:
    page = show(article())
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.keyboard.press("k")
    page.keyboard.press("y")
    assert page.get_by_role("status").inner_text() == "0 of 3 answered"
    assert exported(page) == []


def test_note_and_scope_are_exported(show: Open) -> None:
    audit = article()
    page = show(audit)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.type("dit j’y crois")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.locator(".card h3", has_text="Stray stop").first.click()
    page.locator("[aria-current]").get_by_label("What the answer holds for").select_option("everywhere")
    (review,) = exported(page)
    flags = audit.flags
    assert review == {
        "article": "demo",
        "fingerprint": flags[0].fingerprint,
        "check": "LI01",
        "verdict": "wrong",
        "scope": "everywhere",
        "note": "dit j’y crois",
    }


def test_answers_are_kept(show: Open) -> None:
    page = show(article())
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.reload()
    assert page.locator(".card[data-state=wrong]").count() == 1
    assert page.get_by_role("status").inner_text() == "1 of 3 answered"


def test_answers_of_the_run_are_there(show: Open) -> None:
    audit = article()
    first = audit.flags[0]
    said = Review(
        article="demo", fingerprint=first.fingerprint, check="LI01", verdict=ReviewVerdict.RIGHT, note="Oui."
    )
    page = show(replace(audit, flags=(replace(first, review=said), *audit.flags[1:])))
    assert page.locator(".card[data-state=right] textarea").input_value() == "Oui."
    page.keyboard.press("j")
    page.keyboard.press("y")
    assert [one["verdict"] for one in exported(page)] == [None], "taken back"


def test_filters(show: Open) -> None:
    page = show(article())
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.name") == "state"
    for name, value, left in [
        ("Lane", "suspicion", ["3"]),
        ("Lane", "", ["1", "2", "3", "4"]),
        ("Severity", "minor", ["2"]),
        ("Severity", "", ["1", "2", "3", "4"]),
        ("Check", "LI01", ["1", "4"]),
        ("State", "open", ["1"]),
        ("State", "aside", ["4"]),
        ("State", "wrong", []),
    ]:
        page.get_by_label(name, exact=True).select_option(value)
        assert shown(page) == left, (name, value)
    expect(page.get_by_text("No finding is like that.")).to_be_visible()
    expect(page.locator("mark:not(.off)")).to_have_count(0)


def test_what_is_answered_leaves_the_open_ones(show: Open) -> None:
    page = show(article())
    page.keyboard.press("f")
    page.get_by_label("State", exact=True).select_option("open")
    for key in ("Escape", "j"):
        page.keyboard.press(key)
    for left in (["2", "3"], ["3"], []):
        page.keyboard.press("y")
        assert shown(page) == left
    expect(page.locator("[aria-current]")).to_have_count(0)


def test_order(show: Open) -> None:
    page = show(article())
    page.keyboard.press("f")
    page.get_by_label("Order").select_option("text")
    assert shown(page) == ["1", "2", "3", "4"]


def test_click_on_a_mark_shows_its_card(show: Open) -> None:
    page = show(article())
    page.locator("mark", has_text="“tout”").click()
    assert chosen(page).startswith("2 English quotes")
    card = page.locator("[aria-current]")
    assert BACKS[1] in card.inner_text() and "LI07" in card.inner_text()


def test_overlapping_marks_lead_to_their_own_cards(show: Open) -> None:
    page = show(article())
    page.locator("mark.suspicion", has_text="le seuil").click(position={"x": 5, "y": 5})
    assert chosen(page).startswith("3 ")
    page.locator("mark.suspicion mark.aside, mark.aside").last.click(position={"x": 3, "y": 8})
    assert chosen(page).startswith("4 ")


def test_click_on_a_sentence_shows_what_stands_beside_it(show: Open) -> None:
    page = show(article())
    page.locator(".s", has_text="Personne").click()
    beside = page.locator("#sentence").inner_text()
    assert "Nobody protested." in beside and "protesté: 1 in 8,000" in beside
    page.keyboard.press("j")
    expect(page.locator("#sentence")).to_be_hidden()


def test_links_of_others_open_a_finding(show: Open) -> None:
    audit = article()
    page = show(audit, at=f"#f-{audit.flags[2].fingerprint}")
    assert chosen(page).startswith("3 ")
    page.locator("[aria-current]").get_by_role("link", name="AC31").click()
    expect(page.locator("#check-AC31")).to_be_visible()


def test_heat_is_switched_on(show: Open) -> None:
    page = show(article())
    word = page.locator(".running i", has_text="protesté")
    before = word.evaluate("e => getComputedStyle(e).backgroundColor")
    page.get_by_label("Show how improbable").check()
    assert word.evaluate("e => getComputedStyle(e).backgroundColor") != before == "rgba(0, 0, 0, 0)"
    page.keyboard.press("j")
    assert chosen(page).startswith("1 "), "the keys are heard after a click on the switch"


def test_everything_is_readable_without_a_script(show: Open) -> None:
    page = show(article(), script=False)
    for card in page.locator(".card").all():
        expect(card.locator(".message")).to_be_visible()
        expect(card.locator(".more")).to_be_visible()
    assert page.locator("button, textarea").count() == 0
    page.get_by_role("link", name="Finding 2").click()
    assert page.url.endswith(page.locator(".card").nth(1).get_attribute("id") or "?")


@pytest.mark.parametrize("name", ["seed", *SAMPLES])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overflows(show: Open, name: str, width: int) -> None:
    page = show(audit_seed("000") if name == "seed" else SAMPLES[name](), width)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("j")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_accessible(show: Open, scheme: str, width: int) -> None:
    page = show(article(), width, scheme)
    page.keyboard.press("f")
    page.get_by_label("Show how improbable").check()
    page.keyboard.press("Escape")
    page.locator(".card h3").first.click()
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    serious = [one for one in results.response["violations"] if one["impact"] in ("serious", "critical")]
    assert not serious, results.generate_report()


def test_light_and_dark_differ(show: Open) -> None:
    grounds = [
        show(article(), scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds[0] != grounds[1]


def test_hundred_passages_open_in_a_second(show: Open) -> None:
    page = show(hundred_passages())
    taken = []
    for _ in range(5):
        page.reload()
        taken.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(taken) < 1000, "the machine may be busy, but not five times"


def test_print_shows_every_finding_whole(show: Open) -> None:
    page = show(article(), scheme="dark")
    page.emulate_media(media="print")
    for card in page.locator(".card").all():
        expect(card.locator(".more")).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
