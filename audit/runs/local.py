"""One process drives articles through the pipeline, pool by pool, and stores each as it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Protocol

import msgspec

from audit.checks.selection import Catalogue, select_checks
from audit.pipeline import Engines, Translated, judge, prepare, translate
from audit.records import Article, ArticleAudit, Failure, Prepared, Severity, Unread
from audit.reports.article import render_article, render_unread
from audit.reports.index import IndexRow, render_index, row_of, row_of_unread
from audit.reports.results import encode, result_of, result_of_unread
from audit.runs.manifest import Manifest, article_key, write_manifest
from audit.runs.store import Entry, RunStore, write_atomically

__all__ = ["Monitor", "finish", "judge_again", "run_articles"]

# Passages pooled before they are translated together: enough for full batches of like length, few enough
# that little is lost to a kill.
POOL_PASSAGES = 512


class Monitor(Protocol):
    """Hears of progress."""

    def translated(self, texts: int, tokens: int) -> None:
        """Texts and target tokens translated since the last call."""

    def finished(self, articles: int) -> None:
        """Articles finished since the last call."""


@dataclass(slots=True)
class _Pool:
    positions: list[int] = field(default_factory=list)
    prepared: list[Prepared] = field(default_factory=list)
    passages: int = 0

    def add(self, position: int, prepared: Prepared) -> None:
        self.positions.append(position)
        self.prepared.append(prepared)
        self.passages += len(prepared.passages)


def run_articles(
    inputs: Iterable[Article | Unread],
    store: RunStore,
    engines: Engines,
    manifest: Manifest,
    monitor: Monitor,
) -> None:
    """Audit every article that is not done yet, and write results, index and manifest."""
    write_manifest(store.folder, manifest)
    catalogue = select_checks(manifest.config.checks)
    store.begin()
    for pool in _pools(inputs, store, manifest, monitor):
        translated = translate(pool.prepared, engines, manifest.config, monitor.translated)
        entries = [_entry(one, store.folder, manifest, catalogue) for one in translated]
        store.put(list(zip(pool.positions, entries, strict=True)))
        monitor.finished(len(entries))
    finish(store, manifest)


def judge_again(store: RunStore, manifest: Manifest) -> None:
    """Judge and render every stored article anew, without any translation."""
    write_manifest(store.folder, manifest)
    catalogue = select_checks(manifest.config.checks)
    for _, _, stored in list(store.translated()):
        translated = msgspec.json.decode(stored, type=Translated)
        store.put([(None, _entry(translated, store.folder, manifest, catalogue))])
    finish(store, manifest)


def finish(store: RunStore, manifest: Manifest) -> None:
    """Write what is made from all articles together."""
    for gone in store.forget_unseen():
        (store.folder / "articles" / f"{gone}.md").unlink(missing_ok=True)
    write_atomically(store.folder / "results.jsonl", b"".join(line + b"\n" for line in store.results()))
    rows = [msgspec.json.decode(row, type=IndexRow) for row in store.rows()]
    for name, page in render_index(rows, manifest.recipe):
        write_atomically(store.folder / name, page.encode())


def _pools(
    inputs: Iterable[Article | Unread], store: RunStore, manifest: Manifest, monitor: Monitor
) -> Iterator[_Pool]:
    pool = _Pool()
    for position, article in zip(count(), inputs, strict=False):
        if isinstance(article, Unread):
            _store_unread(article, position, store, manifest)
        elif store.is_done(article.id, article_key(article, manifest.recipe)):
            store.see(article.id, position)
        elif isinstance(prepared := _prepare(article), Prepared):
            pool.add(position, prepared)
            if pool.passages >= POOL_PASSAGES:
                yield pool
                pool = _Pool()
            continue
        else:
            _store_unread(prepared, position, store, manifest)
        monitor.finished(1)
    if pool.prepared:
        yield pool


def _prepare(article: Article) -> Prepared | Unread:
    try:
        return prepare(article)
    except Exception as error:  # whatever one article does, the others go on
        failure = Failure(stage="prepare", kind=type(error).__name__, message=f"{article.path}: {error}")
        return Unread(id=article.id, path=article.path, failure=failure)


def _entry(translated: Translated, folder: Path, manifest: Manifest, catalogue: Catalogue) -> Entry:
    audit = judge(translated, manifest.config, catalogue, manifest.expectation)
    _write_report(folder, audit.article.id, render_article(audit, manifest.recipe))
    return Entry(
        id=audit.article.id,
        key=article_key(audit.article, manifest.recipe),
        translated=msgspec.json.encode(translated),
        result=encode(result_of(audit)),
        row=msgspec.json.encode(row_of(audit)),
        status=audit.status.value,
        severity=_worst(audit),
    )


def _worst(audit: ArticleAudit) -> int:
    return max((flag.severity.rank for flag in audit.flags), default=-1)


def _store_unread(unread: Unread, position: int, store: RunStore, manifest: Manifest) -> None:
    _write_report(store.folder, unread.id, render_unread(unread, manifest.recipe))
    entry = Entry(
        id=unread.id,
        key="",
        translated=None,
        result=encode(result_of_unread(unread)),
        row=msgspec.json.encode(row_of_unread(unread)),
        status="failed",
        severity=Severity.STYLE.rank - 1,
    )
    store.put([(position, entry)])


def _write_report(folder: Path, article_id: str, report: str) -> None:
    write_atomically(folder / "articles" / f"{article_id}.md", report.encode())
