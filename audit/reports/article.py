"""The report on one article, for a reviewer with two minutes."""

from __future__ import annotations

from itertools import islice

from audit.records import ArticleAudit, Recipe, Score, Scores, Unread
from audit.reports.alignment_notes import added, omitted
from audit.reports.answer import answer, disclosures, provenance
from audit.reports.findings import findings, style_lines
from audit.reports.markdown import Markdown
from audit.reports.passage_rows import passage_rows
from audit.reports.standing import standing
from audit.reports.suppressed import suppressed
from audit.reports.tally import Tally, tally
from audit.reports.templating import render
from audit.reports.titles import title_of
from audit.reports.unjudged import unjudged
from audit.reports.verdict import verdict, verdict_of_failure

__all__ = ["render_article", "render_unread"]

MOST_FINDINGS = 100
"""Per section; results.jsonl holds all."""

SHORT_ARTICLE = 300
"""Words below which an article's percentage means little."""


def render_article(audit: ArticleAudit, recipe: Recipe, *, short_article_words: int = SHORT_ARTICLE) -> str:
    """The Markdown of `articles/<id>.md`."""
    found = tally(audit)
    return render(
        "article.md.jinja",
        audit=audit,
        article=audit.article,
        title=title_of(audit),
        verdict=verdict(audit),
        disclosures=disclosures(audit),
        answer=answer(audit, found),
        provenance=provenance(audit),
        source=_scores(audit.source),
        round_trip=_scores(audit.round_trip),
        standing=standing(audit),
        short=audit.words < short_article_words,
        short_article_words=short_article_words,
        sections=_sections(audit, found),
        style=list(style_lines(audit, found.style)),
        suppressed=list(islice(suppressed(audit), MOST_FINDINGS)),
        omitted=omitted(audit),
        added=added(audit),
        passages=list(passage_rows(audit)),
        unjudged=list(unjudged(audit)),
        recipe=recipe,
        signatures=_signatures(audit),
    )


def render_unread(unread: Unread, recipe: Recipe) -> str:
    """The Markdown of the report on an input that could not be read as an article."""
    return render(
        "unread.md.jinja",
        unread=unread,
        verdict=verdict_of_failure(unread.failure),
        recipe=recipe,
        signatures=[],
    )


def _sections(audit: ArticleAudit, found: Tally) -> list[dict[str, object]]:
    sections = [
        ("Facts", "Anyone can verify these by looking.", found.facts),
        ("Suspicions", "A model’s evidence points here; read, then decide.", found.suspicions),
    ]
    return [
        {
            "heading": heading,
            "introduction": introduction,
            "findings": list(findings(audit, flags[:MOST_FINDINGS])),
            "hidden": max(0, len(flags) - MOST_FINDINGS),
        }
        for heading, introduction, flags in sections
        if flags
    ]


def _scores(scores: Scores | None) -> Markdown | None:
    if scores is None:
        return None
    return Markdown(f"{_score('chrF', scores.chrf)}, {_score('BLEU', scores.bleu)}")


def _score(name: str, score: Score) -> str:
    if score.low is None or score.high is None:
        return f"**{name} {score.value:.1f}**"
    return f"**{name} {score.value:.1f}** (95 % interval {score.low:.1f}–{score.high:.1f})"


def _signatures(audit: ArticleAudit) -> list[tuple[str, str]]:
    pairs = [scores for scores in (audit.round_trip, audit.source) if scores]
    both = [score for scores in pairs for score in (scores.chrf, scores.bleu)]
    return list(dict.fromkeys((score.metric, score.signature) for score in both))
