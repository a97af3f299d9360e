"""A review finds its finding again, and those it was meant for, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.config import Suppression
from audit.passages import prepare
from audit.records import Article, Flag, Place, Review, ReviewVerdict, Scope, Span
from audit.suppression.fingerprints import marked_texts, named
from audit.suppression.reviews import Reviews
from audit.suppression.suppressing import NO_NOTE, set_aside
from tests.reports.builders import flag, place

TEXT = "Le maire , lui, s’est tu.\n\nLa ville , elle, attend ; le pays ; le monde."
FIRST, SECOND = Span(start=8, end=10), Span(start=TEXT.index("ville ,") + 5, end=TEXT.index("ville ,") + 7)


def flags_of(text: str, *found: Flag) -> list[Flag]:
    return list(named(text, found))


FLAGS = flags_of(TEXT, flag(TEXT, " ,", span=FIRST), flag(TEXT, " ,", span=SECOND))


def review(of: Flag = FLAGS[0], text: str = TEXT, **changes: object) -> Review:
    values: dict[str, object] = {
        "article": "demo",
        "fingerprint": of.fingerprint,
        "check": of.check,
        "verdict": ReviewVerdict.WRONG,
        "texts": marked_texts(text, of),
    }
    return Review(**(values | changes))  # type: ignore[arg-type]


def verdicts(*said: Review, article: str = "demo", text: str = TEXT, flags: list[Flag] = FLAGS) -> list[str]:
    given = Reviews(said).given(flags, Article(id=article, path="demo.md", text=text, digest="d"))
    return [one.review.verdict or "noted" if one.review else "open" for one in given]


@pytest.mark.parametrize(
    ("scope", "here", "elsewhere"),
    [
        (Scope.PLACE, ["wrong", "open"], ["open", "open"]),
        (Scope.ARTICLE, ["wrong", "wrong"], ["open", "open"]),
        (Scope.EVERYWHERE, ["wrong", "wrong"], ["wrong", "wrong"]),
    ],
)
def test_scopes(scope: Scope, here: list[str], elsewhere: list[str]) -> None:
    assert verdicts(review(scope=scope)) == here
    assert verdicts(review(scope=scope), article="other") == elsewhere


def test_another_check_or_text_is_another_matter() -> None:
    everywhere = review(scope=Scope.EVERYWHERE)
    others = flags_of(TEXT, flag(TEXT, " ,", check="LI02"), flag(TEXT, "lui"))
    assert verdicts(everywhere, flags=others) == ["open", "open"]
    assert verdicts(replace(everywhere, texts=()), flags=[FLAGS[1]]) == ["open"]


def test_the_finding_itself_goes_before_the_latest_word_on_others() -> None:
    right = review(verdict=ReviewVerdict.RIGHT)
    assert verdicts(right, review(FLAGS[1], scope=Scope.ARTICLE)) == ["right", "wrong"]
    wide = [
        review(scope=Scope.ARTICLE, fingerprint=name * 16, verdict=one)
        for name, one in (("a", ReviewVerdict.WRONG), ("b", ReviewVerdict.OTHER))
    ]
    assert verdicts(*wide) == ["other", "other"]
    assert verdicts(*wide, review(verdict=None)) == ["noted", "other"], "taken back for this place"


def gathered(text: str, *words: str) -> list[Flag]:
    places: tuple[Place, ...] = tuple(place(text, word) for word in words)
    return flags_of(text, flag(text, words[0], check="LI26", places=places))


def test_a_gathered_finding_may_lose_texts_but_not_gain_any() -> None:
    said = review(gathered(TEXT, " ,", " ;")[0])
    assert verdicts(said, flags=gathered(TEXT, " ;")) == ["wrong"]
    assert verdicts(said, flags=gathered(TEXT, " ;", "lui")) == ["open"]
    assert verdicts(said, flags=gathered(TEXT, " ;"), article="other") == ["open"]


def test_what_is_wrong_is_set_aside_with_the_note_and_the_rest_stays() -> None:
    prepared = prepare(Article(id="demo", path="demo.md", text=TEXT, digest="d"))

    def aside(*said: Review, listed: tuple[Suppression, ...] = ()) -> list[str]:
        kept, suppressed = set_aside(FLAGS, prepared, listed, Reviews(said))
        assert len(kept) + len(suppressed) == 2
        return [one.reason for one in suppressed]

    assert aside(review(note="Citation.")) == ["Citation."]
    assert aside(review(), review(FLAGS[1], verdict=ReviewVerdict.OTHER)) == [NO_NOTE]
    assert aside(review(verdict=ReviewVerdict.RIGHT), review(FLAGS[1], verdict=None)) == []
    house = Suppression(fingerprint=FLAGS[1].fingerprint, reason="Maison.")
    assert aside(review(note="Citation."), listed=(house,)) == ["Citation.", "Maison."]


def test_the_key_of_an_article_tells_what_holds_for_it() -> None:
    place, everywhere = review(), review(scope=Scope.EVERYWHERE)
    assert Reviews().key("demo") == Reviews((place,)).key("other") == ""
    keys = [Reviews(said).key("demo") for said in ((place,), (everywhere,), (replace(place, note="n"),))]
    assert len({*keys, ""}) == 4
    assert Reviews((everywhere,)).key("other") == keys[1]
