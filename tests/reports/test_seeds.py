"""The reports on the two founding articles, with back-translations written by hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import all_checks
from audit.passages import prepare
from audit.records import Article, ArticleAudit, Evidence, Kind, Passage, PassageEvidence, Span, Translation
from audit.reports.article.report import render_article
from audit.reports.exchange.results import result_of
from audit.reports.summary.article_summary import summarise
from audit.text import word_count
from tests.reports.builders import RECIPE
from tests.reports.test_article import assert_only_ours

ROOT = Path(__file__).parents[2]
BACKS = Path(__file__).parent / "backs"


@cache
def audit_seed(number: str) -> ArticleAudit:
    (path,) = (ROOT / "seeds").glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    prepared = prepare(Article(id=path.stem, path=f"seeds/{path.name}", text=text, digest="0" * 64))
    backs = iter((BACKS / f"{number}.txt").read_text(encoding="utf-8").splitlines())
    items = tuple(_item(passage, backs) for passage in prepared.passages)
    assert next(backs, None) is None
    evidence = Evidence(prepared=prepared, passages=items)
    findings = judge_checks(evidence, all_checks())
    return ArticleAudit(
        evidence=evidence,
        words=sum(word_count(item.passage.text) for item in items if item.back),
        flags=findings.flags,
        failures=findings.failures,
        skips=findings.skips,
        checks=frozenset(check.id for check in all_checks()),
    )


def _item(passage: Passage, backs: object) -> PassageEvidence:
    translated = passage.kind in (Kind.HEADLINE, Kind.BODY)
    back = Translation(text=next(backs)) if translated else None  # type: ignore[call-overload]
    return PassageEvidence(passage=passage, back=back)


def plain(report: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", report)


@pytest.mark.parametrize("number", ["000", "002"])
def test_report_is_whole(number: str) -> None:
    audit = audit_seed(number)
    assert not audit.failures
    assert_only_ours(render_article(summarise(audit), RECIPE))
    assert result_of(summarise(audit)).status == "flagged"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", "**BRICS. ,**"),
        ("000", "+ que les Nations Unies, les BRICS, et l’Organisation de"),
        ("000", "the United Nations, the BRICS and the Shanghai Cooperation Organisation"),
        ("000", "**“La Chine est disposée"),
        ("000", "+ Moscou sur les questions de «\u00a0souveraineté et sécurité\u00a0»."),
        ("000", "+ Russie, qu’elle qualifie de «\u00a0partenaire stratégique\u00a0»."),
        ("000", "**Evoquant**"),
        ("000", "+ Évoquant le conflit"),
        ("000", "médias d’**Etat** chinois"),
        ("000", "+ La source⍽: www.rt.com"),
        ("000", "**Vous pouvez partager cette histoire sur les réseaux sociaux :**"),
        ("000", "The article says it was taken from `www.rt.com`."),
        ("002", "**s’appuient mutuellement pour se soutenir mutuellement**"),
        ("002", "rely on each other to support each other"),
        ("002", "- sous couvert de 'démocratie' et de 'droits de l’homme' s’ingèrent"),
        ("002", "+ Partager⍽:"),
        ("002", "> The English, Chinese, Japanese, Arabic, and French versions are automatically generated"),
        ("002", "The site tells readers to rely on the Indonesian version"),
        ("002", "whether anything was left out, added or changed in translation could not be judged"),
    ],
)
def test_report_shows(number: str, expected: str) -> None:
    assert expected in plain(render_article(summarise(audit_seed(number)), RECIPE))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", ["69e", "l’UE", "CCTV", "24 février"]),
        ("002", ["a-t-il", r"M\. Xi", "16 décembre", "«.opinions négatives.»", "AUKUS", "The English"]),
    ],
)
def test_report_leaves_alone(number: str, words: list[str]) -> None:
    audit = audit_seed(number)
    text = audit.article.text
    flagged = [place.span for flag in audit.flags for place in flag.all_places]
    for word in words:
        found = [Span(start=match.start(), end=match.end()) for match in re.finditer(word, text)]
        assert found
        assert not [span.of(text) for span in flagged for one in found if span.overlaps(one)]


def test_verdicts() -> None:
    first, second = (summarise(audit_seed(number)).verdict for number in ("000", "002"))
    assert first.startswith("Do not publish as it is: ") and "inside a quotation" in first
    assert "the site itself says that a machine translated it" in second
