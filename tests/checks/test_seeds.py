"""The founding articles: every finding that needs no translation, to the letter, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import all_checks
from audit.passages import prepare
from audit.records import Article, Evidence, Flag, PassageEvidence, Place

SEEDS = Path(__file__).parents[2] / "seeds"
NB = "\u00a0"
CHINA = (
    "La Chine est disposée à continuer d’offrir un soutien mutuel à la Russie sur les questions "
    "concernant nos intérêts fondamentaux tels que la souveraineté et la sécurité, à intensifier la "
    "coordination stratégique entre les deux pays et à renforcer la communication et la coordination "
    "dans les principales organisations internationales et régionales telles que les Nations Unies, les"
    " BRICS. , et l’Organisation de coopération de Shanghai"
)
IMPROVING = "ont atteint un niveau sans précédent et s’améliorent constamment"

Expected = tuple[str, str, str, str | None]
"""Check, severity, text of the place, fix."""

EXPECTED: dict[str, list[Expected]] = {
    "000_4cef1a2b3bdb8dbb": [
        ("english_quotes", "style", "“souveraineté et sécurité”", f"«{NB}souveraineté et sécurité{NB}»"),
        ("english_quotes", "style", f"“{IMPROVING}”", f"«{NB}{IMPROVING}{NB}»"),
        ("english_quotes", "style", "“partenaire stratégique.”", f"«{NB}partenaire stratégique{NB}»."),
        # Its fix would undo the one within it, which is graver.
        ("mixed_quotes", "minor", f"“{CHINA} »", None),
        ("stray_stop", "major", "BRICS. ,", "BRICS,"),
        ("unaccented_capital", "minor", "Evoquant", "Évoquant"),
        ("two_spellings", "minor", "Etat", "État"),
        ("stop_inside_quotes", "style", "“partenaire stratégique.”", None),
        (
            "boilerplate",
            "style",
            "Vous pouvez partager cette histoire sur les réseaux sociaux :",
            None,
        ),
        ("french_spacing", "style", "La source:", f"La source{NB}:"),
        ("provenance", "style", "La source: www.rt.com", None),
        ("calque", "minor", "a été cité par", None),
        ("calque", "minor", "tombé le jour du", None),
        ("calque", "style", "partager cette histoire", None),
    ],
    "002_4a26a90d7def03b4": [
        ("boilerplate", "style", "Partager:", None),
        ("french_spacing", "style", "Partager:", f"Partager{NB}:"),
        ("single_quotes", "style", "'démocratie'", "“démocratie”"),
        ("single_quotes", "style", "'droits de l’homme'", "“droits de l’homme”"),
        ("english_transliteration", "minor", "Yuri", "Iouri"),
        ("english_transliteration", "minor", "Ushakov", "Ouchakov"),
        ("calque", "minor", "depuis", None),
        ("repeated_adverb", "minor", "s’appuient mutuellement pour se soutenir mutuellement", None),
    ],
}
NEVER = {
    "000_4cef1a2b3bdb8dbb": ["69e", "l’UE", "l’ONU", "CCTV", "24 février", "Fin février"],
    "002_4a26a90d7def03b4": ["a-t-il", "AUKUS", "M. Xi", "16 décembre", f"«{NB}opinions négatives{NB}»"],
}


def article(name: str) -> Article:
    path = SEEDS / f"{name}.txt"
    return Article(id=name, path=str(path), text=path.read_bytes().decode(), digest="")


def flags(name: str) -> tuple[Flag, ...]:
    prepared = prepare(article(name))
    passages = tuple(PassageEvidence(passage=passage) for passage in prepared.passages)
    findings = judge_checks(Evidence(prepared=prepared, passages=passages), all_checks())
    assert not findings.failures
    return findings.flags


def places(flag: Flag) -> tuple[Place, ...]:
    return flag.places or (Place(span=flag.span, suggestion=flag.suggestion),)


@pytest.mark.parametrize("name", EXPECTED)
def test_exactly_the_expected_findings(name: str) -> None:
    text = article(name).text
    found = [
        (flag.name, flag.severity.value, place.span.of(text), place.suggestion)
        for flag in flags(name)
        for place in places(flag)
    ]
    assert sorted(found, key=str) == sorted(EXPECTED[name], key=str)


@pytest.mark.parametrize("name", EXPECTED)
def test_one_finding_per_article_where_places_are_gathered(name: str) -> None:
    gathered = [flag.name for flag in flags(name) if flag.places]
    assert len(gathered) == len(set(gathered))


@pytest.mark.parametrize(("name", "wanted"), [(name, text) for name in NEVER for text in NEVER[name]])
def test_what_is_right_is_left_alone(name: str, wanted: str) -> None:
    text = article(name).text
    assert wanted in text
    touched = [place.span.of(text) for flag in flags(name) for place in places(flag)]
    assert not any(wanted in other for other in touched)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_disclosure_is_no_finding(name: str) -> None:
    prepared = prepare(article(name))
    for disclosure in prepared.disclosures:
        assert not any(disclosure.span.overlaps(place.span) for flag in flags(name) for place in places(flag))


def test_the_second_seed_has_a_disclosure() -> None:
    (disclosure,) = prepare(article("002_4a26a90d7def03b4")).disclosures
    assert disclosure.authoritative_language == "id"
