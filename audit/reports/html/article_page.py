"""The page of one article: what its report says, and the article with its findings, to be worked in."""

from audit.records import Recipe, Unread
from audit.reports.article.report import MOST_PASSAGES, SHORT_ARTICLE, told
from audit.reports.html.cards import about, cards, filters
from audit.reports.html.running_text import running_text
from audit.reports.html.sentences import sentences
from audit.reports.html.shell import fill, page
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.verdict import verdict_of_failure

SCRIPT = "review.js"


def render_article_page(summary: Summary, recipe: Recipe, *, short_article_words: int = SHORT_ARTICLE) -> str:
    """The text of `articles/<id>.html`."""
    made, more = cards(summary)
    content = told(summary, recipe, short_article_words=short_article_words)
    first = frozenset(index for suspect in content["read_first"] for index in suspect.passages)
    values = content | {
        "cards": made,
        "open": sum(card.aside is None for card in made),
        "more": more,
        "checks": about(made),
        "filters": list(filters(made)),
        "running_text": running_text(summary, made, first),
        "sentences": list(sentences(summary, MOST_PASSAGES)),
        "is_weighed": bool(summary.audit.evidence.weights),
    }
    return page(summary.title, fill("article.html.jinja", **values), script=SCRIPT, name="article")


def render_unread_page(unread: Unread, recipe: Recipe) -> str:
    """The same of an input that could not be read as an article."""
    body = fill(
        "unread.html.jinja",
        unread=unread,
        verdict=verdict_of_failure(unread.failure),
        recipe=recipe,
        signatures=[],
    )
    return page(unread.id, body)
