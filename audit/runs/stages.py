"""What workers do with one article, as functions that pickle and raise nothing for what an article does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from audit.checks.running.selection import Catalogue, select_checks
from audit.config import ChecksConfig, RunConfig
from audit.errors import RunError
from audit.pipeline import Translated, judge, prepare
from audit.records import Article, Failure, Prepared, Unread
from audit.reports.article.report import render_article, render_unread
from audit.reports.exchange.results import encode, result_of, result_of_unread
from audit.reports.summary.article_summary import Summary, summarise
from audit.reports.summary.run_summary import row_of, row_of_unread
from audit.runs.state.atomic_files import write_atomically
from audit.runs.state.manifest import Manifest, article_key
from audit.runs.state.run_folder import report_path
from audit.runs.state.store import Entry

__all__ = [
    "SPECIMEN",
    "Judging",
    "Verdict",
    "died",
    "entry_of_unread",
    "get_ready_to_judge",
    "judge_article",
    "judge_to_verdict",
    "prepare_article",
    "verdict_on_unread",
    "write_report",
]


SENTENCE = "Mardi, à Strasbourg, la ministre Dupont a présenté un projet de budget de 2,5 millions d’euros."
SPECIMEN = Article(id="specimen", path="specimen", text=SENTENCE, digest="")
"""Prepared and judged by a process that gets ready: what the first article would wait for is loaded then."""


@dataclass(frozen=True, slots=True)
class Judging:
    """One article to judge, and where its report goes."""

    translated: Translated
    manifest: Manifest
    folder: Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the store keeps of one article, and its report."""

    entry: Entry
    report: str


def get_ready_to_judge(config: RunConfig) -> None:
    """Load what the first article to judge would wait for: word lists, patterns."""
    with suppress(Exception):  # the articles will tell
        prepared = prepare(SPECIMEN)
        nothing = (None,) * len(prepared.passages)
        translated = Translated(prepared=prepared, backs=nothing, round_trips=nothing)
        judge(translated, config, _catalogue(msgspec.json.encode(config.checks)))


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


def judge_article(task: Judging) -> Entry:
    """Judge, write the report, and return what the store keeps."""
    verdict = judge_to_verdict(task.translated, task.manifest)
    write_report(task.folder, verdict)
    return verdict.entry


def judge_to_verdict(translated: Translated, manifest: Manifest) -> Verdict:
    """Judge and render, writing nothing."""
    try:
        catalogue = _catalogue(msgspec.json.encode(manifest.config.checks))
        summary = summarise(judge(translated, manifest.config, catalogue, manifest.expectation))
        return Verdict(_entry(summary, translated, manifest), _report(summary, manifest))
    except Exception as error:
        return verdict_on_unread(_failed(translated.prepared.article, "judge", error), manifest)


def died(article: Article, how: str) -> Unread:
    """An article that took its process down."""
    failure = Failure(stage="worker", kind="WorkerDied", message=f"{article.path}: {how}")
    return Unread(id=article.id, path=article.path, failure=failure)


def entry_of_unread(unread: Unread, manifest: Manifest, folder: Path) -> Entry:
    """Write the report of an article that could not be audited, and return what the store keeps."""
    verdict = verdict_on_unread(unread, manifest)
    write_report(folder, verdict)
    return verdict.entry


def verdict_on_unread(unread: Unread, manifest: Manifest) -> Verdict:
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
    return Verdict(entry, render_unread(unread, manifest.recipe))


def write_report(folder: Path, verdict: Verdict) -> None:
    """Write one report into the run folder."""
    path = report_path(folder, verdict.entry.id)
    # Waiting for the disk here would cost more than judging; the store asks whether the report is whole.
    write_atomically(path, verdict.report.encode(), sync=False)


def _entry(summary: Summary, translated: Translated, manifest: Manifest) -> Entry:
    row, worst = row_of(summary), summary.grounds.worst
    return Entry(
        id=row.id,
        key=article_key(summary.audit.article, manifest.recipe),
        # With the article itself, so that a run can be judged again when the sources have moved.
        translated=msgspec.json.encode(translated),
        result=encode(result_of(summary)),
        row=msgspec.json.encode(row),
        status=row.status,
        severity=-1 if worst is None else worst.rank,
        urgency=row.urgency,
    )


def _report(summary: Summary, manifest: Manifest) -> str:
    short = manifest.config.scores.short_article_words
    return render_article(summary, manifest.recipe, short_article_words=short)


def _failed(article: Article, stage: str, error: Exception) -> Unread:
    failure = Failure(stage=stage, kind=type(error).__name__, message=f"{article.path}: {error}")
    return Unread(id=article.id, path=article.path, failure=failure)


@cache
def _catalogue(encoded: bytes) -> Catalogue:
    # Once per process, not once per article.
    return select_checks(msgspec.json.decode(encoded, type=ChecksConfig))
