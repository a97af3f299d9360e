"""What holds for any text: exact spans, in order, trimmed, apart; and odd articles are handled."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.passages import prepare
from audit.records import Kind, Prepared
from tests.growth import grows_evenly
from tests.passages.making import article

PIECES = st.sampled_from(
    [
        *(
            "Le",
            "chat",
            "M.",
            "etc.",
            "J.-C.",
            "«",
            "»",
            "“",
            "”",
            '"',
            "'",
            "’",
            " ",
            "\u00a0",
            "\u202f",
            "\n",
        ),
        *(
            "\r\n",
            "\r",
            ".",
            "...",
            "…",
            "!",
            "?",
            ",",
            ":",
            "-",
            "–",
            "#",
            ">",
            "```",
            "---",
            "&amp;",
            "&nbsp;",
        ),
        *(
            "&#39;",
            "\ufeff",
            "\u200b",
            "\x00",
            "e\u0301",
            "\u0301",
            "😀",
            "مرحبا.",
            "他来了。",
            "3.5",
            "(",
            ")",
        ),
        *(
            "[…]",
            "Traduction automatique",
            "Partager",
            "Source : AFP",
            "PARIS (AFP) - Le",
            "https://a.fr/b?c=d",
        ),
    ]
)


def check(ready: Prepared) -> None:
    text = ready.article.text
    at = 0
    for index, passage in enumerate(ready.passages):
        assert passage.index == index
        assert passage.span.of(text) == passage.text == passage.text.strip() != ""
        assert passage.span.start >= at
        at = passage.span.end
    paragraphs = [passage.paragraph for passage in ready.passages]
    assert paragraphs == sorted(paragraphs)
    for disclosure in ready.disclosures:
        assert any(disclosure.span.covers(passage.span) for passage in ready.passages)
    at = 0
    for span in ready.originals:
        assert span.start >= at and span.of(ready.article.original or "").strip()
        at = span.end


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_of_likely_text(text: str) -> None:
    check(prepare(article(text, original=text)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_spans_of_any_text(text: str) -> None:
    check(prepare(article(text, original=text)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Le chat dort", "Il pleut", "M. Xi", "«\u00a0Oui\u00a0»"]), min_size=1, max_size=8
    )
)
def test_no_letter_is_lost(sentences: list[str]) -> None:
    text = ". ".join(sentences) + "."
    told = "".join(passage.text for passage in prepare(article(text)).passages)
    assert told.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \r\n\t\n\ufeff", []),
        ("Oui", ["Oui"]),
        ("\ufeffUn. Deux.", ["Un.", "Deux."]),
        ("Un.\r\nDeux.\r\n", ["Un.", "Deux."]),
        ("Un.\x00 Deux.", ["Un.", "Deux."]),
        ("😀 Un. 😀😀 Deux 🇫🇷.", ["😀 Un.", "😀😀 Deux 🇫🇷."]),
        ("جاء الرئيس. ثم ذهب.", ["جاء الرئيس.", "ثم ذهب."]),
        (unicodedata.normalize("NFD", "Été. Où êtes-vous ?"), ["Été.", "Où êtes-vous ?"]),
        ("12", ["12"]),
    ],
)
def test_odd_articles(text: str, expected: list[str]) -> None:
    ready = prepare(article(text))
    check(ready)
    assert [unicodedata.normalize("NFC", passage.text) for passage in ready.passages] == expected


@pytest.mark.parametrize("text", ["Partager:\nTweeter", "😀😀", "Source : AFP"])
def test_nothing_but_boilerplate(text: str) -> None:
    assert not [passage for passage in prepare(article(text)).passages if passage.kind is Kind.BODY]


@pytest.mark.parametrize(
    "piece",
    [
        "Le chat dort. ",
        "Le chat dort.\n",
        "mot ",
        "!",
        "! ",
        '" ',
        "> ",
        "```\nx\n```\n",
        "A. ",
        "&amp;",
        "Paris, ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """A quadratic pattern would take 256 times as long for sixteen times the text."""

    def prepared(size: int) -> Callable[[], object]:
        # Never the same text: readings are cached.
        return lambda: prepare(article(piece * (size // len(piece)) + str(time.perf_counter_ns())))

    prepared(1_250)()
    assert grows_evenly(prepared, 1_250)


def test_originals_are_split_by_their_own_language() -> None:
    original = "Mr. Smith came at 5 p.m. Tuesday. He left.\n\nThe U.S. Army stayed."
    spans = prepare(article("M. Smith est venu.", original=original)).originals
    assert [span.of(original) for span in spans] == [
        "Mr. Smith came at 5 p.m. Tuesday.",
        "He left.",
        "The U.S. Army stayed.",
    ]
