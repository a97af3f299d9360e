"""What changed, as text for a terminal, Markdown, a page of HTML, and JSON."""

from collections.abc import Iterator

import msgspec
from markdown_it import MarkdownIt
from markupsafe import Markup

from audit.reports.changes.comparing import ArticleChanges, RunChanges
from audit.reports.exchange.result_schema import FlagResult
from audit.reports.html.shell import page
from audit.reports.markdown.templating import render
from audit.reports.wording import shorten, spoken

SCHEMA_VERSION = "audit-diff/1"
LONGEST_QUOTED = 60


def render_changes_text(changes: RunChanges) -> str:
    """Lines for a terminal."""
    return "\n".join(_lines(changes))


def _lines(changes: RunChanges) -> Iterator[str]:
    if changes.caution:
        yield f"{changes.caution}\n"
    for article in _told(changes):
        yield f"{article.id} ({article.state}): {summary_of(article)}"
        for label, flags in (("new", article.new), ("gone", article.gone)):
            for flag in flags:
                place = f"{flag.line}:{flag.column}"
                yield f"  {label:4}  {place} {flag.severity} {flag.check} {flag.message} ({quoted(flag)})"
        for score in article.scores:
            yield f"  {score.name}: {score.before:.1f} → {score.after:.1f}. {score.explanation}".rstrip()
    yield changes.total


def render_changes_markdown(changes: RunChanges) -> str:
    """The same in Markdown."""
    return render(
        "changes.md.jinja",
        changes=changes,
        articles=_told(changes),
        summary_of=summary_of,
        quoted=quoted,
        spoken=spoken,
    )


def render_changes_html(changes: RunChanges) -> str:
    """The same as a page of HTML that needs nothing beside it."""
    body = MarkdownIt("commonmark").render(render_changes_markdown(changes))
    return page(_title(changes), Markup(f"<main>{body}</main>"))  # nothing in that Markdown is unescaped


def render_changes_json(changes: RunChanges) -> str:
    """All of it, for programs."""
    told = {"schema": SCHEMA_VERSION} | msgspec.to_builtins(changes)
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode()


def summary_of(article: ArticleChanges) -> str:
    """`1 new, 2 gone, 4 still there`."""
    numbers = (
        (len(article.new), "new"),
        (len(article.gone), "gone"),
        (article.still, "still there"),
        (article.aside, "set aside since"),
    )
    return ", ".join(f"{number} {label}" for number, label in numbers if number) or "no findings"


def quoted(flag: FlagResult) -> str:
    """What a finding marks, on one line, or its beginning."""
    return shorten(" ".join(flag.text.split()), LONGEST_QUOTED)


def _title(changes: RunChanges) -> str:
    return f"{changes.before} → {changes.after}"


def _told(changes: RunChanges) -> list[ArticleChanges]:
    return [article for article in changes.articles if article.is_to_be_told]
