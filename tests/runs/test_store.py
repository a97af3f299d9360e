"""The store: done means the same key, order is the input's, and nothing half-written is ever seen."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audit.errors import RunError, UsageError
from audit.runs.state.atomic_files import write_atomically
from audit.runs.state.entries import Entry, Verdict
from audit.runs.state.store import RunStore


def verdict(
    article_id: str,
    key: str = "k",
    status: str = "clean",
    severity: int = -1,
    translated: bytes | None = b"t",
) -> Verdict:
    entry = Entry(
        id=article_id,
        key=key,
        translated=translated,
        result=article_id.encode(),
        row=b"r",
        status=status,
        severity=severity,
        urgency=0.0,
    )
    return Verdict(entry, b"report")


def test_done_only_under_the_same_key(tmp_path: Path) -> None:
    with RunStore(tmp_path / "run") as store:
        store.put([(0, verdict("a"))])
        assert store.is_done("a", "k", html=False)
        assert not store.is_done("a", "other", html=False)
        assert not store.is_done("b", "k", html=False)


def test_not_done_without_its_report(tmp_path: Path) -> None:
    report = tmp_path / "run" / "articles" / "a.md"
    with RunStore(tmp_path / "run") as store:
        store.put([(0, verdict("a"))])
        report.unlink()
        assert not store.is_done("a", "k", html=False)
        report.write_bytes(b"")  # as a power failure leaves it
        assert not store.is_done("a", "k", html=False)


def test_not_done_without_the_page_that_is_wanted(tmp_path: Path) -> None:
    page = tmp_path / "run" / "articles" / "a.html"
    with RunStore(tmp_path / "run") as store:
        store.put([(0, verdict("a"))])
        assert store.is_done("a", "k", html=False) and not store.is_done("a", "k", html=True)
        store.put([(0, replace(verdict("a"), page=b"page"))])
        assert store.is_done("a", "k", html=True)
        store.forget_unseen(html=True)
        assert page.read_bytes() == b"page"
        store.forget_unseen(html=False)
        assert not page.exists()


def test_survives_reopening_in_input_order(tmp_path: Path) -> None:
    with RunStore(tmp_path / "run") as store:
        store.put([(1, verdict("b")), (0, verdict("a"))])
    with RunStore(tmp_path / "run") as store:
        assert list(store.results()) == [b"a", b"b"]
        store.begin()
        assert list(store.results()) == []
        store.see("b", 0)
        store.put([(1, verdict("c"))])
        assert list(store.results()) == [b"b", b"c"]
        store.forget_unseen(html=False)
        reports = tmp_path / "run" / "articles"
        assert sorted(path.name for path in reports.iterdir()) == ["b.md", "c.md"]


def test_counts(tmp_path: Path) -> None:
    with RunStore(tmp_path / "run") as store:
        store.put(
            [(0, verdict("a", severity=2)), (1, verdict("b", status="failed")), (2, verdict("c", severity=0))]
        )
        assert store.statuses() == {"clean": 2, "failed": 1}
        assert store.worst_severity() == 2
        store.begin()
        assert (store.statuses(), store.worst_severity()) == ({}, -1)


def test_fresh_forgets(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with RunStore(folder) as store:
        store.put([(0, verdict("a"))])
    with RunStore(folder, fresh=True) as store:
        assert not store.is_done("a", "k", html=False)
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
    for fresh in (False, True):
        with pytest.raises(UsageError, match=r"or its state\.sqlite is damaged") as caught:
            RunStore(folder, fresh=fresh)
        assert "--out" in caught.value.hint


def test_corrupt_state_is_replaced_when_asked_to_start_anew(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.put([(0, verdict("a"))])
    state = tmp_path / "state.sqlite"
    state.write_bytes(state.read_bytes()[:100] + b"\xa5" * 5000)
    with pytest.raises(UsageError, match="not usable") as caught:
        RunStore(tmp_path)
    assert "--fresh" in caught.value.hint
    with RunStore(tmp_path, fresh=True) as store:
        assert list(store.results()) == []


@pytest.mark.parametrize("fresh", [False, True])
def test_one_process_at_a_time(tmp_path: Path, fresh: bool) -> None:
    with RunStore(tmp_path) as store:
        store.put([(0, verdict("a"))])
        with pytest.raises(UsageError, match="another audit is at work"):
            RunStore(tmp_path, fresh=fresh)
        store.put([(1, verdict("b"))])
        assert list(store.results()) == [b"a", b"b"]


def test_state_damaged_while_it_is_read(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.put([(n, verdict(f"{n:05}", key="k" * 100)) for n in range(2000)])
    state = tmp_path / "state.sqlite"
    whole = state.read_bytes()
    state.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(RunError, match="is damaged") as caught, RunStore(tmp_path) as store:
        list(store.results())
    assert "--fresh" in caught.value.hint


def test_full_disk_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no room left") as caught, RunStore(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert "to resume" in caught.value.hint
    assert caught.value.exit_code == 4


def test_full_state_is_named_and_what_is_done_is_kept(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.put([(0, verdict("a"))])
    with pytest.raises(RunError, match="no room left"), RunStore(tmp_path) as store:
        store._db.execute("PRAGMA max_page_count = 10")
        store.put([(n, verdict(f"{n:05}", key="k" * 1000)) for n in range(1, 100)])
    with RunStore(tmp_path) as store:
        assert list(store.results()) == [b"a"]


def test_other_errors_stay_what_they_are(tmp_path: Path) -> None:
    for error in (ValueError("ours"), BrokenPipeError(errno.EPIPE, "nobody reads")):
        with pytest.raises(type(error)) as caught, RunStore(tmp_path):
            raise error
        assert caught.value is error


def test_what_a_killed_process_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()  # killed before it could begin
    with RunStore(tmp_path):
        pass
    leftovers = [tmp_path / ".audit-12-3.tmp", tmp_path / "articles" / ".audit-4-5.tmp"]
    for leftover in leftovers:
        leftover.write_text("half")
    mine = tmp_path / "articles" / ".mine.tmp"
    mine.write_text("not ours")
    with RunStore(tmp_path):
        assert not any(leftover.exists() for leftover in leftovers)
        assert mine.exists()


def test_finished_only_at_the_end(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin()
        assert not store.is_finished
        store.mark_finished()
    with RunStore(tmp_path) as store:
        assert store.is_finished
        store.begin()
        assert not store.is_finished


def test_translations_in_order_while_articles_are_put(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.put([(n, verdict(f"a{n}", translated=b"%d" % n)) for n in range(5)])
        store.put([(5, verdict("failed", translated=None))])
        found = []
        for some in store.translated(2):
            found.append(some)
            store.put([(None, verdict("a4", translated=b"4"))])
        assert found == [[b"0", b"1"], [b"2", b"3"], [b"4"]]


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


@pytest.mark.parametrize(("must_exist", "remedy"), [(True, "Make it writable"), (False, "with --out")])
def test_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, must_exist: bool, remedy: str
) -> None:
    RunStore(tmp_path / "run").__exit__(None, None, None)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UsageError, match="cannot write") as refused:
        RunStore(tmp_path / "run", must_exist=must_exist)
    assert remedy in refused.value.hint
