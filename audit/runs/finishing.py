"""What is made from all articles of a run together, and how a run is judged again."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from audit.pipeline import Translated
from audit.reports.index import IndexRow, Survey, render_pages
from audit.runs.manifest import Manifest, write_manifest
from audit.runs.store import RunStore, write_atomically
from audit.runs.work import Judging, judge_article

__all__ = ["finish", "judge_again"]


def finish(store: RunStore, manifest: Manifest) -> None:
    """Write `results.jsonl` and the index, and drop what an earlier start left of other articles."""
    for gone in store.forget_unseen():
        (store.folder / "articles" / f"{gone}.md").unlink(missing_ok=True)
    write_atomically(store.folder / "results.jsonl", (line + b"\n" for line in store.results()))
    _write_index(store, manifest)


def _write_index(store: RunStore, manifest: Manifest) -> None:
    survey = Survey()
    for row in store.ranked_rows():
        survey.add(msgspec.json.decode(row, type=IndexRow))
    ranked = (msgspec.json.decode(row, type=IndexRow) for row in store.ranked_rows())
    written = set()
    for name, page in render_pages(ranked, survey, manifest.recipe):
        write_atomically(store.folder / name, page.encode())
        written.add(name)
    for old in store.folder.glob("index-*.md"):
        if old.name not in written:
            old.unlink()


def judge_again(store: RunStore, manifest: Manifest) -> None:
    """Judge and render every stored article anew, without any translation."""
    write_manifest(store.folder, manifest)
    for article_id in store.ids_with_translations():
        stored = store.translated(article_id)
        translated = msgspec.json.decode(stored, type=Translated)
        entry = judge_article(Judging(translated, manifest, store.folder))
        # An article that cannot be judged today keeps its translations for another day.
        store.put([(None, replace(entry, translated=stored))])
    finish(store, manifest)
