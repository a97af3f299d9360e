"""What workers do with one article: prepare it, judge it; nothing raises for what an article does."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import msgspec

from audit.checks.running.selection import Catalogue, select_checks
from audit.config import RunConfig
from audit.errors import RunError
from audit.passages import prepare
from audit.pipeline import NOT_REVIEWED, Translated, judge
from audit.records import Article, Failure, Prepared, Recipe, RuleGroup, Unread
from audit.reports.article.report import render_article, render_unread
from audit.reports.exchange.result_lines import encode
from audit.reports.exchange.results import result_of, result_of_unread
from audit.reports.html.article_page import render_article_page, render_unread_page
from audit.reports.summary.article_summary import Summary, summarise
from audit.reports.summary.run_summary import row_of, row_of_unread
from audit.runs.monitor import Monitor
from audit.runs.processes.workers import Tasks
from audit.runs.state.entries import Entry, Verdict
from audit.runs.state.manifest import Manifest, article_key, is_done
from audit.runs.state.store import RunStore
from audit.suppression.reviews import Reviews

SENTENCE = "Mardi, à Strasbourg, la ministre Dupont a présenté un projet de budget de 2,5 millions d’euros."
SPECIMEN = Article(id="specimen", path="specimen", text=SENTENCE, digest="")
"""Prepared and judged by a process that gets ready."""
NO_RECIPE = Recipe(audit_version="", config_digest="", back=None, forth=None, versions=())


def prepare_article(article: Article) -> Prepared | Unread:
    """Prepare; whatever one article does to the code, the others go on.

    Raises:
        RunError: if it would befall the others too.
    """
    try:
        return prepare(article)
    except RunError:
        raise
    except Exception as error:
        return _failed(article, "prepare", error)


@dataclass(frozen=True)
class Judge:
    """Judges and renders the articles of one run; writes nothing."""

    manifest: Manifest
    reviews: Reviews = NOT_REVIEWED

    @cached_property
    def _catalogue(self) -> Catalogue:
        return select_checks(self.manifest.config.checks)

    @property
    def groups(self) -> tuple[RuleGroup, ...] | None:
        """The groups of Grammalecte's rules that are looked at; None where it is not asked."""
        return self._catalogue.remark_groups

    def __call__(self, translated: Translated) -> Verdict:
        """What there is to say of an article."""
        article = translated.prepared.article
        try:
            audit = judge(
                translated,
                self.manifest.config,
                self._catalogue,
                self.manifest.expectation,
                self.manifest.witness,
                self.reviews,
                self.manifest.known(article.id),
            )
            summary = summarise(audit)
            text = article.text.encode("utf-8", "surrogatepass") if article.is_extracted else None
            report = report_of(summary, self.manifest).encode()
            page = page_of(summary, self.manifest).encode() if self.manifest.html else None
            key = article_key(article, self.manifest, self.reviews)
            return Verdict(_entry(summary, translated, key), report, text, page)
        except Exception as error:
            return self.on_unread(_failed(article, "judge", error))

    def on_unread(self, unread: Unread) -> Verdict:
        """What there is to say of an article that could not be audited."""
        row = row_of_unread(unread)
        entry = Entry(
            id=unread.id,
            key="",
            translated=None,
            result=encode(result_of_unread(unread)),
            row=msgspec.json.encode(row),
            status=row.status,
            severity=-1,
            urgency=row.urgency,
        )
        recipe = self.manifest.recipe
        page = render_unread_page(unread, recipe).encode() if self.manifest.html else None
        return Verdict(entry, render_unread(unread, recipe).encode(), page=page)


def still_to_do(
    inputs: Iterable[tuple[int, Article | Unread]], store: RunStore, judge: Judge, monitor: Monitor
) -> Iterator[tuple[int, Article]]:
    """The articles that are not done, with their places in the results; the others are seen to."""
    for position, article in inputs:
        if isinstance(article, Unread):
            store.put_later(position, judge.on_unread(article))
        elif is_done(article, store, judge.manifest, judge.reviews):
            store.see(article.id, position)
        else:
            yield position, article
            continue
        monitor.finished(1)


def get_ready() -> None:
    """Load what the first article would wait for to be prepared: the model that tells languages, patterns."""
    with suppress(Exception):  # the articles will tell
        prepare(SPECIMEN)


def get_ready_to_judge(_: object = None) -> None:
    """Load what it would wait for then: word lists, more patterns, templates."""
    manifest = Manifest(recipe=NO_RECIPE, config=RunConfig(), expectation=None, shard=None)
    with suppress(Exception):  # the articles will tell
        prepared = prepare(SPECIMEN)
        nothing = (None,) * len(prepared.passages)
        Judge(manifest)(Translated(prepared=prepared, backs=nothing, round_trips=nothing))


def died(article: Article, how: str) -> Unread:
    """An article that took its process down."""
    failure = Failure(stage="worker", kind="WorkerDied", message=f"{article.path}: {how}")
    return Unread(id=article.id, path=article.path, failure=failure)


def judged(judge: Judge, tasks: Tasks[Translated, Verdict]) -> Iterator[Verdict]:
    """The verdict on each article that was handed over to be judged."""
    for translated, result in zip(tasks.items, tasks.results(), strict=True):
        if isinstance(result, Verdict):
            yield result
        else:
            yield judge.on_unread(died(translated.prepared.article, str(result)))


def _entry(summary: Summary, translated: Translated, key: str) -> Entry:
    row, worst = row_of(summary), summary.grounds.worst
    return Entry(
        id=row.id,
        key=key,
        # With the article itself, so that a run can be judged again when the sources have moved.
        translated=msgspec.json.encode(translated),
        result=encode(result_of(summary)),
        row=msgspec.json.encode(row),
        status=row.status,
        severity=-1 if worst is None else worst.rank,
        urgency=row.urgency,
    )


def report_of(summary: Summary, manifest: Manifest) -> str:
    """The report of one article, in Markdown."""
    short = manifest.config.scores.short_article_words
    return render_article(summary, manifest.recipe, short_article_words=short)


def page_of(summary: Summary, manifest: Manifest) -> str:
    """The page of one article, in HTML."""
    short = manifest.config.scores.short_article_words
    return render_article_page(summary, manifest.recipe, short_article_words=short)


def _failed(article: Article, stage: str, error: Exception) -> Unread:
    failure = Failure(stage=stage, kind=type(error).__name__, message=f"{article.path}: {error}")
    return Unread(id=article.id, path=article.path, failure=failure)
