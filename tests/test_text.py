"""Views keep exact offsets; translation and scoring texts change only what they say they change."""

from __future__ import annotations

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.text import reading, scoring_text, translation_text, translation_view, word_count

PIECES = st.lists(
    st.sampled_from(
        ["&#39;", "&quot;", "&nbsp;", "e\u0301", "\u200b", "\ufeff", "a", "é", "🙂", " ", "&", ";", "x&y;"]
    ),
    max_size=30,
).map("".join)


@given(PIECES, st.integers(0, 50))
def test_view_spans_lead_back_to_what_they_read(text: str, base: int) -> None:
    view = reading(text, base)
    for i, character in enumerate(view.text):
        span = view.span(i, i + 1)
        stored = (" " * base + text)[span.start : span.end]
        assert character in unicodedata.normalize("NFC", html.unescape(stored))


@given(PIECES)
def test_view_positions_never_go_back(text: str) -> None:
    view = reading(text)
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)


def test_entity_maps_to_its_whole_source() -> None:
    text = "l&#39;homme"
    view = reading(text)
    assert view.text == "l'homme"
    assert view.span(1, 2).of(text) == "&#39;"
    assert view.span(2, 7).of(text) == "homme"


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        ("les BRICS. , et l’OCS", "les BRICS, et l’OCS"),
        ("les BRICS., et l’OCS", "les BRICS, et l’OCS"),
        ("d&#39;Obama &quot;oui&quot;", 'd\'Obama "oui"'),
        ("5\u00a0%\u202fdes  voix", "5 % des voix"),
        ("etc. Puis", "etc. Puis"),
        ("a\u200bb", "ab"),
        ("le **budget**, selon [Le Monde](https://lemonde.fr/a_1)", "le budget, selon Le Monde"),
        ("*peut-être* `ici`[^1] ![photo](a.png)", "peut-être ici photo"),
        ("2 * 3 * 4 [sic] (voir)", "2 * 3 * 4 [sic] (voir)"),
    ],
)
def test_translation_text(stored: str, given: str) -> None:
    assert translation_text(stored) == given


def test_scoring_levels_typography_only() -> None:
    assert scoring_text("« L’homme »\u00a0– “oui”…") == scoring_text('" L\'homme " - "oui"...')
    assert scoring_text("Le chat") != scoring_text("Le chien")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("…", 0), ("l’État", 1), ("a-t-il dit", 2), ("1 234,5 euros", 2), ("d&#39;Obama", 1)],
)
def test_word_count(text: str, words: int) -> None:
    assert word_count(text) == words


@given(st.text(alphabet="ab .,;é&*[]()`\n\t\u00a0\u200be\u0301", max_size=60))
def test_the_view_of_what_is_translated_leads_back(text: str) -> None:
    view = translation_view(text, 7)
    assert view.text == translation_text(text)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(7 <= start < end <= 7 + len(text) for start, end in zip(view.starts, view.ends, strict=True))
    assert "  " not in view.text and view.text == view.text.strip()
