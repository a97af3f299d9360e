"""What a page shows is read: captions, sentences broken in the middle, paragraphs that stand twice."""

from dataclasses import replace

import pytest

from audit.articles.html import extract_text
from audit.passages import prepare
from audit.records import Article, Kind

REST = "<p>Les travaux de la gare commenceront au printemps et dureront deux ans, selon la mairie.</p>"


def text_of(body: str) -> list[str]:
    article = f"<article><h1>Gare</h1>{body}{REST}</article>"
    page = f"<html><head><title>Gare</title></head><body>{article}</body></html>"
    return extract_text(page, "a.html")[0].splitlines()


def test_paragraph_twice_in_a_row() -> None:
    paragraph = "<p>Le conseil municipal de la ville a voté <b>mardi</b> le budget de 2,5 millions.</p>"
    lines = text_of(paragraph * 2)
    assert sum("voté mardi le budget" in line for line in lines) == 2
    assert all(sign.isprintable() for line in lines for sign in line)


@pytest.mark.parametrize(
    "body",
    [
        "<p>{0}</p><p>{0}</p>",
        "<p>{0}</p><!-- encart --><p>{0}</p>",
        "<p>{0}</p><div class='pub'></div><p>{0}</p>",
        "<div><p>{0}</p></div><div><p>{0}</p></div>",
        "<section><div><p>{0}</p></div></section><p>{0}</p>",
        "<div>{0}</div><div>{0}</div>",
        "<blockquote>{0}</blockquote><blockquote>{0}</blockquote>",
        "<ul><li>{0}</li><li>{0}</li></ul>",
        "<h2>{0}</h2><h2>{0}</h2>",
        "<p>{0}</p><p>\n  {0}\n</p>",
    ],
)
def test_whatever_stands_twice_in_a_row(body: str) -> None:
    text = "La commission du port a rejeté hier le projet de digue de 2,5 millions."
    lines = text_of(f"<p>Les élus ont débattu trois heures durant.</p>{body.format(text)}")
    assert sum(text in " ".join(line.split()) for line in lines) == 2


def test_caption_is_a_paragraph_of_its_own() -> None:
    figure = (
        '<figure><img src="a.jpg"><figcaption>Le chantier, vu du <i>pont</i> lundi.</figcaption></figure>'
    )
    lines = text_of(f"<p>La commission du port a rejeté hier le projet de digue.</p>{figure}")
    assert "Le chantier, vu du pont lundi." in lines


def test_break_in_a_sentence() -> None:
    lines = text_of("<p>La préfecture a fermé trois routes<br>jusqu’à mercredi soir.</p>")
    assert "La préfecture a fermé trois routes jusqu’à mercredi soir." in lines


def test_break_between_sentences() -> None:
    lines = text_of("<p>La préfecture a fermé trois routes.<br>Elles rouvriront mercredi soir.</p>")
    assert "La préfecture a fermé trois routes." in lines


def test_break_before_a_capital_in_a_long_line() -> None:
    lines = text_of(
        "<p>La préfecture a fermé trois routes près de la ville de<br>Sault jusqu’à mercredi.</p>"
    )
    assert "La préfecture a fermé trois routes près de la ville de Sault jusqu’à mercredi." in lines


def test_breaks_of_verse_and_addresses_stay() -> None:
    lines = text_of("<p>Mairie de Sault<br>12, rue du Pont<br>84390 Sault, tous les jours de la semaine</p>")
    assert "Mairie de Sault" in lines


def test_caption_is_no_headline() -> None:
    figure = '<figure><img src="a.jpg"><figcaption>Le chantier de la gare lundi soir</figcaption></figure>'
    body = f"<p>La commission du port a rejeté hier le projet de digue.</p>{figure}"
    page = f"<html><body><article><h1>Gare</h1>{body}{REST}</article></body></html>"
    read = extract_text(page, "a.html")
    assert read.captions == ("Le chantier de la gare lundi soir",)
    article = Article(id="a", path="a.html", text=read.text, digest="")
    kinds = [
        {passage.text: passage.kind for passage in prepare(one).passages}[read.captions[0]]
        for one in (article, replace(article, captions=read.captions))
    ]
    assert kinds == [Kind.HEADLINE, Kind.BODY]
