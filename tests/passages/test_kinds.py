"""Boilerplate, provenance, datelines and headlines: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from audit.passages import prepare
from audit.passages.boilerplate_paragraphs import is_boilerplate
from audit.passages.datelines import dateline_end, is_dateline
from audit.passages.provenance_lines import named_source
from tests.passages.making import article, kinds_and_texts

BODY = "Le gouvernement a présenté mardi son projet de loi devant les députés."


@pytest.mark.parametrize(
    "line",
    [
        "Partager:",
        "Partager",
        "Partager sur Facebook",
        "Partagez cet article sur Twitter, Facebook et WhatsApp !",
        "Vous pouvez partager cette histoire sur les réseaux sociaux :",
        "Share this article",
        "Facebook Twitter WhatsApp",
        "Suivez-nous sur Instagram pour ne rien manquer",
        "Abonnez-vous à notre newsletter",
        "Inscrivez-vous à notre newsletter quotidienne",
        "Recevez gratuitement notre newsletter chaque matin",
        "Lire aussi : La Chine et la Russie se rapprochent",
        "À lire également : Que veut Moscou ?",
        "Lire la suite…",
        "Read more",
        "Read also: China and Russia",
        "Laisser un commentaire",
        "12 commentaires",
        "Leave a reply",
        "© 2021 Agence X, tous droits réservés.",
        "Tous droits réservés",
        "All rights reserved.",
        "Nous utilisons des cookies pour améliorer votre expérience.",
        "This website uses cookies to improve your experience.",
        "Publicité",
        "La suite après la publicité",
        "Mots-clés : Chine, Russie",
        "Temps de lecture : 3 min",
        "Photo : AFP",
        "Crédit photo : Reuters/Carlos Barria",
        "Lire l’article original",
        "![Une image](image.png)",
        "***\u00a0😀\u00a0***",
        "Mentions légales",
    ],
)
def test_boilerplate(line: str) -> None:
    assert ("boilerplate", line) in kinds_and_texts(f"{BODY}\n{line}\n{BODY}")


@pytest.mark.parametrize(
    "line",
    [
        "Partager le pouvoir avec l’opposition",
        "Partager les vaccins, voilà l’urgence.",
        "Suivez-nous, a lancé le guide aux touristes.",
        "Lire est un plaisir que les cookies n’ont pas remplacé.",
        "La publicité recule.",
        "Facebook recule en Bourse.",
        "Twitter a suspendu le compte du président.",
        "Le commentaire du ministre a surpris.",
        "Tous les droits sont réservés aux auteurs, dit la loi.",
        "Abonnés et abonnements reculent.",
        "Crédit : les taux remontent",
        "Photo de famille au sommet de Bruxelles.",
        "Lire la Bible en Chine devient difficile.",
        "Voir Naples et mourir.",
        "Menu unique à la cantine : la polémique enfle.",
        "Imprimer des billets ne suffit pas.",
        "Recevez nos condoléances, a écrit le roi.",
        "12 morts",
    ],
)
def test_not_boilerplate(line: str) -> None:
    assert not is_boilerplate(line.replace("’", "'"))


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("La source: www.rt.com", "www.rt.com"),
        ("Source : Reuters", "Reuters"),
        ("(Source : AFP)", "AFP"),
        ("Sources: Le Monde, Libération", "Le Monde, Libération"),
        ("Source : https://www.lemonde.fr/international/article.html", "www.lemonde.fr"),
        ("Cet article est paru dans Le Monde.", "Le Monde"),
        ("Cet article a été initialement publié en anglais sur The Conversation.", "The Conversation"),
        ("Cet article a été publié par Mediapart le 3 mai 2021.", "Mediapart"),
        ("Lire l’article original sur rt.com", "rt.com"),
        ("Article original : Der Spiegel", "Der Spiegel"),
        ("This article was originally published in The Guardian.", "The Guardian"),
        ("Avec AFP et Reuters", "AFP et Reuters"),
        ("(AFP)", "AFP"),
        ("(Source AFP)", "AFP"),
    ],
)
def test_provenance(line: str, source: str) -> None:
    ready = prepare(article(f"{BODY}\n{line}"))
    assert [(p.span.of(ready.article.text), p.source) for p in ready.provenances] == [(line, source)]
    assert ready.passages[-1].kind == "provenance"


@pytest.mark.parametrize(
    "line",
    [
        "Source : une étude publiée lundi par l'université de Lyon montre que la tendance se confirme",
        "La source d'inquiétude demeure.",
        "L'article a été publié lundi.",
        "Cet article de loi est paru dangereux aux députés.",
        "Reuters a rapporté la nouvelle.",
        "Avec l'AFP, les négociations ont échoué.",
    ],
)
def test_not_provenance(line: str) -> None:
    assert named_source(line) is None


@pytest.mark.parametrize(
    ("line", "prefix"),
    [
        ("Jakarta - La Russie et la Chine doivent rester fermes.", "Jakarta -"),
        ("PARIS (AFP) — Le président a parlé mercredi.", "PARIS (AFP) —"),
        ("PARIS, 3 mai (Reuters) - Le président a parlé mercredi.", "PARIS, 3 mai (Reuters) -"),
        ("New York, le 12 janvier 2021 – « Nous irons », a dit le maire.", "New York, le 12 janvier 2021 –"),
        (
            "Aix-en-Provence (Bouches-du-Rhône) - Un incendie s’est déclaré.",
            "Aix-en-Provence (Bouches-du-Rhône) -",
        ),
        ("WASHINGTON/PÉKIN - Les deux pays ont repris langue.", "WASHINGTON/PÉKIN -"),
    ],
)
def test_dateline_prefix(line: str, prefix: str) -> None:
    kinds = kinds_and_texts(f"{line}\n{BODY}")
    assert kinds[0] == ("dateline", prefix)
    assert kinds[1] == ("body", line.removeprefix(prefix).strip())


@pytest.mark.parametrize(
    "line",
    [
        "Moscou – Vladimir Poutine l’a confirmé – enverra des troupes à la frontière.",
        "Paris - Marseille",
        "Emmanuel Macron – le président français – a parlé hier soir.",
        "La Russie - et elle seule - décidera de la suite.",
        "Jean-Luc Mélenchon a parlé de la guerre à Paris.",
        "L’accord Paris-Berlin tient toujours, selon le ministre.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert dateline_end(line, early=True) is None


def test_bare_place_is_no_dateline_late_in_the_article() -> None:
    line = "Jakarta - La Russie et la Chine doivent rester fermes."
    assert dateline_end(line, early=True) and not dateline_end(line, early=False)
    assert ("body", line) in kinds_and_texts("\n".join([BODY, BODY, BODY, line]))


@pytest.mark.parametrize(
    "line",
    [
        "16 décembre 2021",
        "Mercredi 16 décembre 2021 à 14h30",
        "Publié le 16/12/2021 à 14:30",
        "Mis à jour le 3 mai 2021",
        "Par Jeanne Martin",
        "Par Jeanne Martin et Paul de Villiers (Moscou)",
        "Paris, le 3 mai 2021",
    ],
)
def test_date_and_byline(line: str) -> None:
    assert ("dateline", line) in kinds_and_texts(f"Un titre\n{line}\n{BODY}")


@pytest.mark.parametrize(
    "line", ["Par amour", "Publié en 1921, le livre a fait scandale, et il continue.", "Mai 68"]
)
def test_not_a_date(line: str) -> None:
    assert not is_dateline(line)


class TestHeadlines:
    def test_first_line_without_stop(self) -> None:
        assert kinds_and_texts(f"Pékin appelle Moscou\n{BODY}")[0] == ("headline", "Pékin appelle Moscou")

    def test_first_line_that_asks(self) -> None:
        assert kinds_and_texts(f"Que veut Pékin ?\n{BODY}")[0] == ("headline", "Que veut Pékin ?")

    def test_after_boilerplate(self) -> None:
        assert kinds_and_texts(f"Partager\nPékin appelle Moscou\n{BODY}")[1][0] == "headline"

    def test_first_sentence_is_body(self) -> None:
        assert {kind for kind, _ in kinds_and_texts(f"{BODY}\n{BODY}")} == {"body"}

    def test_only_line_is_body(self) -> None:
        assert kinds_and_texts("Pékin appelle Moscou") == [("body", "Pékin appelle Moscou")]

    def test_title_is_headline_even_with_a_stop(self) -> None:
        text = f"Pékin appelle Moscou. Et alors ?\n{BODY}"
        kinds = kinds_and_texts(text, title="Pékin appelle Moscou. Et alors ?")
        assert [kind for kind, _ in kinds] == ["headline", "headline", "body"]

    def test_markdown_headings(self) -> None:
        assert kinds_and_texts(f"# Titre ##\n\n{BODY}\n\n## Suite !\n\n{BODY}") == [
            ("headline", "Titre"),
            ("body", BODY),
            ("headline", "Suite !"),
            ("body", BODY),
        ]

    def test_line_like_a_title_between_paragraphs(self) -> None:
        assert kinds_and_texts(f"{BODY}\nUn avenir incertain\n{BODY}")[1][0] == "headline"

    @pytest.mark.parametrize("line", ["- un point", "et la suite sans majuscule", "Il a dit :"])
    def test_line_unlike_a_title(self, line: str) -> None:
        assert kinds_and_texts(f"{BODY}\n{line}\n{BODY}")[1][0] == "body"


@pytest.mark.parametrize(
    ("paragraph", "boilerplate"),
    [
        ("Votre abonnement ne permet pas de lire cette page.", True),
        ("La suite de cet article est réservée à nos abonnés.", True),
        ("Lecture restreinte", True),
        ("Votre abonnement au train coûtera plus cher en mai.", False),
        ("La suite du match est réservée aux abonnés de la chaîne, a dit le directeur.", False),
    ],
)
def test_notices_to_subscribers(paragraph: str, boilerplate: bool) -> None:
    assert is_boilerplate(paragraph) is boilerplate
