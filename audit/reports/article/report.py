"""The report on one article, for a reviewer with two minutes."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from audit.articles.ids import file_name
from audit.records import Article, ArticleAudit, Recipe, Score, Unread
from audit.reports.article.alignment_notes import added, omitted
from audit.reports.article.answer import answer, disclosures, provenance
from audit.reports.article.findings import Quoted, findings, style_lines, suppressed_lines
from audit.reports.article.most_shown import MOST_FINDINGS, hidden, shown
from audit.reports.article.passage_rows import passage_rows
from audit.reports.article.read_first import Suspect, read_first, why_first
from audit.reports.article.unjudged import unjudged
from audit.reports.markdown.safe_markdown import Markdown, code, escape, link
from audit.reports.markdown.templating import render
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.verdict import verdict_of_failure
from audit.reports.wording import count, shorten
from audit.suppression.suppressing import BASELINE

MOST_PASSAGES = 400
"""What a web page still shows, and a person still reads."""

MOST_FIELDS, LONGEST_FIELD = 12, 80
"""Of what came with the article; results.jsonl holds all."""

SHORT_ARTICLE = 300
"""Words below which an article's percentage means little."""


def render_article(summary: Summary, recipe: Recipe, *, short_article_words: int = SHORT_ARTICLE) -> str:
    """The Markdown of `articles/<id>.md`."""
    content = told(summary, recipe, short_article_words=short_article_words)
    return render(
        "article.md.jinja",
        **content,
        sections=_sections(summary, content["read_first"]),
        style=list(style_lines(summary)),
        aside=list(_aside(summary)),
        passages=list(islice(passage_rows(summary), MOST_PASSAGES)),
    )


def told(summary: Summary, recipe: Recipe, *, short_article_words: int = SHORT_ARTICLE) -> dict[str, Any]:
    """What report and page tell alike of an article, by the names their templates use."""
    audit = summary.audit
    return {
        "audit": audit,
        "article": audit.article,
        "meta": _meta(audit.article.meta),
        "extracted": _extracted(audit.article),
        "title": summary.title,
        "verdict": summary.verdict,
        "disclosures": disclosures(audit),
        "answer": answer(summary),
        "provenance": provenance(audit),
        "scores": _scores(summary),
        "short": audit.words < short_article_words,
        "short_article_words": short_article_words,
        "read_first": list(read_first(summary)),
        "why_first": why_first(audit.evidence),
        "omitted": omitted(audit),
        "added": added(summary),
        "all_passages": len(audit.evidence.passages),
        "unjudged": list(unjudged(summary)),
        "recipe": recipe,
        "signatures": _signatures(audit),
    }


def render_unread(unread: Unread, recipe: Recipe) -> str:
    """The Markdown of the report on an input that could not be read as an article."""
    return render(
        "unread.md.jinja",
        unread=unread,
        verdict=verdict_of_failure(unread.failure),
        recipe=recipe,
        signatures=[],
    )


def _extracted(article: Article) -> Markdown | None:
    """Where the text lies that was read in a page: what every place in the results counts in."""
    text = link("The text as read in the page", f"{file_name(article.id)}.txt")
    return text if article.is_extracted else None


def _aside(summary: Summary) -> Iterator[dict[str, object]]:
    """What a person has set aside, and what a baseline has."""
    suppressed = summary.audit.suppressed
    for heading, of_baseline in (("Suppressed", False), ("Known from the baseline", True)):
        some = [one for one in suppressed if (one.reason == BASELINE) is of_baseline]
        lines = list(suppressed_lines(summary, some[:MOST_FINDINGS]))
        if some:
            yield {"heading": heading, "all": len(some), "lines": lines, "folded": of_baseline}


def _meta(given: str | None) -> Markdown:
    """The fields that came with the article: `desk`: sport · `score`: 3."""
    fields = msgspec.json.decode(given, type=dict[str, object]) if given else {}
    shown = [
        f"{code(shorten(key, LONGEST_FIELD))}: {escape(shorten(_told(value), LONGEST_FIELD))}"
        for key, value in islice(fields.items(), MOST_FIELDS)
    ]
    more = len(fields) - len(shown)
    return Markdown(" · ".join([*shown, *([f"and {count(more, 'more field')}"] if more else [])]))


def _told(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else msgspec.json.encode(value).decode()


def _sections(summary: Summary, first: Sequence[Suspect]) -> list[dict[str, object]]:
    quoted = Quoted({index: number for number, one in enumerate(first, 1) for index in one.passages})
    sections = [
        ("Facts", "Anyone can verify these by looking.", summary.grounds.facts),
        ("Suspicions", "The models’ evidence points here: read, then decide.", summary.grounds.suspicions),
    ]
    return [
        {
            "heading": heading,
            "introduction": introduction,
            "findings": list(findings(summary, some, quoted)),
            "hidden": hidden(flags, some),
        }
        for heading, introduction, flags in sections
        if flags and (some := shown(flags))
    ]


def _scores(summary: Summary) -> str:
    """`chrF 61.0, BLEU 30.5 in a round trip. …`, what good French gets and a penalty included, if any."""
    audit = summary.audit
    told = ((audit.source, "against the original"), (audit.round_trip, "in a round trip"))
    parts = [
        f"{_score('chrF', scores.chrf)}, {_score('BLEU', scores.bleu)} {against}"
        for scores, against in told
        if scores
    ]
    said = [f"{'; '.join(parts)}. {summary.grounds.standing}"] if parts else []
    if audit.evidence.penalties:
        said.append(
            f"Predicted penalty {summary.penalty:.1f}, of 0 (flawless) to 25: what experts would deduct from "
            f"a passage, guessed by {audit.evidence.penalties.model}; for ranking passages and articles only."
        )
    return " ".join(said)


def _score(name: str, score: Score) -> str:
    if score.low is None or score.high is None:
        return f"{name} {score.value:.1f}"
    return f"{name} {score.value:.1f} (95 % interval {score.low:.1f}–{score.high:.1f})"


def _signatures(audit: ArticleAudit) -> list[tuple[str, str]]:
    pairs = [scores for scores in (audit.round_trip, audit.source) if scores]
    both = [score for scores in pairs for score in (scores.chrf, scores.bleu)]
    return list(dict.fromkeys((score.metric, score.signature) for score in both))
