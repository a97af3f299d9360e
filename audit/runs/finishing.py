"""What is made from all articles of a run together: the results, and the index."""

import logging
from collections.abc import Iterator
from itertools import chain

import msgspec

from audit.reports.html.index_page import render_index_pages
from audit.reports.index.run_index import render_index
from audit.reports.summary.run_summary import IndexRow, summarise_run
from audit.runs.state.manifest import Manifest
from audit.runs.state.run_folder import RESULTS
from audit.runs.state.store import RunStore

log = logging.getLogger(__name__)


def finish(store: RunStore, manifest: Manifest) -> None:
    """Write `results.jsonl` and the index, and drop what an earlier start left of other articles."""
    store.put([])  # what waits
    if dropped := store.forget_unseen(html=manifest.html):
        log.warning("dropped from %s: %d articles that are no longer in the input", store.folder, dropped)
    store.files.write({RESULTS: (line + b"\n" for line in store.results())})
    _write_index(store, manifest)
    store.mark_finished()


def _write_index(store: RunStore, manifest: Manifest) -> None:
    def ranked() -> Iterator[IndexRow]:
        return (msgspec.json.decode(row, type=IndexRow) for row in store.ranked_rows())

    run, written = summarise_run(ranked()), set()
    pages = render_index_pages(ranked(), run, manifest.recipe) if manifest.html else ()
    for name, page in chain(render_index(ranked(), run, manifest.recipe), pages):
        store.files.write({name: page.encode()})
        written.add(name)
    store.files.remove(set(store.files.names("index*")) - written)
