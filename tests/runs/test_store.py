"""The store: done means the same key, order is the input's, and nothing half-written is ever seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import UsageError
from audit.runs.store import Entry, RunStore, write_atomically


def entry(article_id: str, key: str = "k", status: str = "clean", severity: int = -1) -> Entry:
    return Entry(
        id=article_id,
        key=key,
        translated=b"t",
        result=article_id.encode(),
        row=b"r",
        status=status,
        severity=severity,
        urgency=0.0,
    )


def test_done_only_under_the_same_key(tmp_path: Path) -> None:
    with RunStore(tmp_path / "run") as store:
        store.put([(0, entry("a"))])
        assert store.is_done("a", "k")
        assert not store.is_done("a", "other")
        assert not store.is_done("b", "k")


def test_survives_reopening_in_input_order(tmp_path: Path) -> None:
    with RunStore(tmp_path / "run") as store:
        store.put([(1, entry("b")), (0, entry("a"))])
    with RunStore(tmp_path / "run") as store:
        assert list(store.results()) == [b"a", b"b"]
        store.begin()
        assert list(store.results()) == []
        store.see("b", 0)
        store.put([(1, entry("c"))])
        assert list(store.results()) == [b"b", b"c"]
        assert store.forget_unseen() == ["a"]


def test_counts(tmp_path: Path) -> None:
    with RunStore(tmp_path / "run") as store:
        store.put(
            [(0, entry("a", severity=2)), (1, entry("b", status="failed")), (2, entry("c", severity=0))]
        )
        assert store.count(status="failed") == 1
        assert store.count(severity=1) == 1
        assert store.count() == 3


def test_fresh_forgets(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with RunStore(folder) as store:
        store.put([(0, entry("a"))])
    (folder / "articles" / "a.md").write_text("old")
    with RunStore(folder, fresh=True) as store:
        assert not store.is_done("a", "k")
    assert not (folder / "articles" / "a.md").exists()


def test_folder_of_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="not a run"):
        RunStore(tmp_path, fresh=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thesis.txt"]


def test_file_instead_of_folder(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        RunStore(tmp_path / "run")


def test_corrupt_state_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    RunStore(folder).__exit__(None, None, None)
    (folder / "state.sqlite").write_bytes(b"not a database, certainly not one of ours" * 100)
    with pytest.raises(UsageError, match="not usable") as caught:
        RunStore(folder)
    assert "--fresh" in caught.value.hint


def test_not_a_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a run folder"):
        RunStore(tmp_path / "nothing", must_exist=True)


def test_atomic_write_leaves_the_old_file_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.md"
    write_atomically(path, b"old")

    def full_disk() -> Iterator[bytes]:
        yield b"ne"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_atomically(path, full_disk())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
