"""Lines, paragraphs, hard-wrapped text and the marks of Markdown."""

from __future__ import annotations

import textwrap

import pytest

from audit.passages import prepare
from audit.passages.blocks import find_blocks
from tests.passages.making import article, kinds_and_texts

LONG = (
    "Le gouvernement a présenté mardi son projet de loi devant les députés, qui l'ont reçu avec des "
    "applaudissements nourris. Le ministre a ensuite répondu aux questions de la presse pendant une heure, "
    "sans jamais s'impatienter."
)


def paragraphs(text: str) -> list[str]:
    return [paragraph.span.of(text) for paragraph in find_blocks(text)]


def test_each_line_is_a_paragraph() -> None:
    assert paragraphs("Un.\nDeux.\n\n\nTrois.") == ["Un.", "Deux.", "Trois."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\f"])
def test_line_ends(newline: str) -> None:
    assert paragraphs(f"Un.{newline}Deux.{newline}") == ["Un.", "Deux."]


@pytest.mark.parametrize("width", [60, 72, 80, 95])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_text_is_joined(width: int, newline: str) -> None:
    wrapped = newline.join(textwrap.wrap(LONG, width))
    assert paragraphs(f"Titre{newline}{newline}{wrapped}{newline}{newline}Fin.") == ["Titre", wrapped, "Fin."]
    sentences = [passage.text for passage in prepare(article(wrapped)).passages]
    assert [" ".join(sentence.split()) for sentence in sentences] == [
        LONG[: LONG.index("nourris.") + 8],
        LONG[LONG.index("Le ministre") :],
    ]


def test_paragraphs_wrapped_without_blank_lines_between() -> None:
    short = "\n".join(textwrap.wrap(LONG + " Fin du jour.", 72))
    assert len(paragraphs(f"{short}\n{short}")) == 2


def test_verse_and_lists_are_not_joined() -> None:
    assert len(paragraphs("les sanglots longs\ndes violons\nde l'automne")) == 3


def test_long_lines_are_not_joined() -> None:
    assert len(paragraphs(f"{LONG}\nsuite en minuscules, {LONG}")) == 2


def test_marks_stay_outside() -> None:
    text = "# Titre\n\n> Une citation.\n\n- Un point.\n* Deux points.\n• Trois.\n1. Quatre.\n> > - Cinq.\n"
    assert paragraphs(text) == [
        "Titre",
        "Une citation.",
        "Un point.",
        "Deux points.",
        "Trois.",
        "Quatre.",
        "Cinq.",
    ]


def test_rules_front_matter_and_code_are_left_out() -> None:
    text = (
        "---\ntitle: Titre\ntags:\n  - a\n---\nUn.\n\n```python\nx = 1\n```\n\n---\n\nTitre\n=====\nDeux.\n"
    )
    assert paragraphs(text) == ["Un.", "Titre", "Deux."]


@pytest.mark.parametrize("text", ["```\nUn.\nDeux.", "---\nUn.\nDeux."])
def test_what_is_never_closed_hides_nothing(text: str) -> None:
    assert paragraphs(text)[-2:] == ["Un.", "Deux."]


def test_dialogue_and_years_are_text() -> None:
    assert paragraphs("2022. Une année.\n#Moscou en fête.\n-5 degrés.") == [
        "2022. Une année.",
        "#Moscou en fête.",
        "-5 degrés.",
    ]


def test_entities_and_invisible_characters_do_not_hide_the_ends() -> None:
    text = "&nbsp;Il est venu.&quot; Il est &#171;&#160;parti.&#160;&#187; Puis\u200b rien.\x00"
    assert [passage for _, passage in kinds_and_texts(text)] == [
        "Il est venu.&quot;",
        "Il est &#171;&#160;parti.&#160;&#187;",
        "Puis\u200b rien.",
    ]
