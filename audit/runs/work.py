"""What workers do with one article, as functions that pickle and never raise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from audit.checks.selection import Catalogue, select_checks
from audit.config import ChecksConfig
from audit.pipeline import Translated, judge, prepare
from audit.records import Article, ArticleAudit, Failure, Prepared, Unread
from audit.reports.article import render_article, render_unread
from audit.reports.index import row_of, row_of_unread
from audit.reports.results import encode, result_of, result_of_unread
from audit.runs.manifest import Manifest, article_key
from audit.runs.store import Entry, write_atomically

__all__ = ["Judging", "entry_of_unread", "judge_article", "prepare_article"]


@dataclass(frozen=True, slots=True)
class Judging:
    """One article to judge, and where its report goes."""

    translated: Translated
    manifest: Manifest
    folder: Path


def prepare_article(article: Article) -> Prepared | Unread:
    """Prepare; whatever one article does to the code, the others go on."""
    try:
        return prepare(article)
    except Exception as error:
        return _failed(article, "prepare", error)


def judge_article(task: Judging) -> Entry:
    """Judge, write the report, and return what the store keeps."""
    translated, manifest = task.translated, task.manifest
    try:
        catalogue = _catalogue(msgspec.json.encode(manifest.config.checks))
        audit = judge(translated, manifest.config, catalogue, manifest.expectation)
        report = render_article(audit, manifest.recipe)
    except Exception as error:
        return entry_of_unread(_failed(translated.prepared.article, "judge", error), manifest, task.folder)
    _write_report(task.folder, audit.article.id, report)
    return _entry(audit, translated, manifest)


def entry_of_unread(unread: Unread, manifest: Manifest, folder: Path) -> Entry:
    """Write the report of an article that could not be audited, and return what the store keeps."""
    _write_report(folder, unread.id, render_unread(unread, manifest.recipe))
    row = row_of_unread(unread)
    return Entry(
        id=unread.id,
        key="",
        translated=None,
        result=encode(result_of_unread(unread)),
        row=msgspec.json.encode(row),
        status=row.status,
        severity=-1,
        urgency=row.urgency,
    )


def _entry(audit: ArticleAudit, translated: Translated, manifest: Manifest) -> Entry:
    row = row_of(audit)
    return Entry(
        id=audit.article.id,
        key=article_key(audit.article, manifest.recipe),
        # With the article itself, so that a run can be judged again when the sources have moved.
        translated=msgspec.json.encode(translated),
        result=encode(result_of(audit)),
        row=msgspec.json.encode(row),
        status=audit.status.value,
        severity=max((flag.severity.rank for flag in audit.flags), default=-1),
        urgency=row.urgency,
    )


def _failed(article: Article, stage: str, error: Exception) -> Unread:
    failure = Failure(stage=stage, kind=type(error).__name__, message=f"{article.path}: {error}")
    return Unread(id=article.id, path=article.path, failure=failure)


@cache
def _catalogue(encoded: bytes) -> Catalogue:
    # Once per process, not once per article.
    return select_checks(msgspec.json.decode(encoded, type=ChecksConfig))


def _write_report(folder: Path, article_id: str, report: str) -> None:
    write_atomically(folder / "articles" / f"{article_id}.md", report.encode())
