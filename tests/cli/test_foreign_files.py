"""Nothing foreign is touched: what a run did not write it neither reads, replaces nor removes."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from audit.runs.state.entries import Entry
from audit.runs.state.store import RunStore
from tests.cli.conftest import Audit

TEXT = "Le conseil municipal a voté mardi le budget de la ville, les BRICS. , et le reste.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("un", "deux"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=[0, 1234567])
def blog(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder that looks like a run, and is none: another program keeps its posts in it."""
    folder = tmp_path / "blog"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "un.md").write_text("my post")
    (folder / "index.md").write_text("my index")
    (folder / "run.json").write_text("{}")
    with sqlite3.connect(folder / "state.sqlite") as database:
        database.execute(f"PRAGMA application_id={request.param}")
        database.execute("CREATE TABLE articles (id TEXT PRIMARY KEY, body TEXT)")
        database.execute("INSERT INTO articles VALUES ('un', 'my post')")
    database.close()
    return folder


class TestFoldersOfOthers:
    @pytest.mark.parametrize("command", ["run", "run --fresh", "judge", "merge", "merge from"])
    def test_no_run_folder(
        self, audit: Audit, articles: Path, blog: Path, tmp_path: Path, command: str
    ) -> None:
        run = audit("run", articles).folder if "merge" in command else tmp_path / "run"
        before = contents(blog)
        words = {
            "run": ("run", articles, "--out", blog),
            "run --fresh": ("run", articles, "--out", blog, "--fresh"),
            "judge": ("judge", blog),
            "merge": ("merge", run, "--out", blog),
            "merge from": ("merge", blog, "--out", tmp_path / "merged"),
        }[command]
        outcome = audit(*words)
        assert outcome.code == 2 and "run" in outcome.err
        assert contents(blog) == before

    def test_link_instead_of_the_folder_of_reports(
        self, audit: Audit, articles: Path, tmp_path: Path
    ) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        folder = audit("run", articles).folder
        for report in (folder / "articles").iterdir():
            report.rename(elsewhere / report.name)
        (folder / "articles").rmdir()
        (folder / "articles").symlink_to(elsewhere)
        before = contents(elsewhere)
        for words in (("run", articles), ("run", articles, "--fresh"), ("judge", folder)):
            outcome = audit(*words)
            assert outcome.code == 2 and "is a link" in outcome.err
        assert contents(elsewhere) == before

    @pytest.mark.parametrize("name", ["state.sqlite-wal", "state.sqlite-journal", "shards", ".audit-1-2.tmp"])
    def test_links_where_a_run_writes(self, audit: Audit, articles: Path, tmp_path: Path, name: str) -> None:
        diary = tmp_path / "diary"
        diary.write_text("mine" * 1000)
        folder = audit("run", articles).folder
        (folder / name).symlink_to(diary)
        for words in (("judge", folder), ("run", articles), ("run", articles, "--fresh")):
            assert audit(*words).code == (0 if name.endswith(".tmp") else 2)
        assert diary.read_text() == "mine" * 1000


class TestFilesOfOthers:
    NOTES = ("articles/note.md", "articles/un.txt", "index-notes.md", "state.sqlite.bak", ".1-2.tmp")

    def test_beside_the_reports(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        folder = audit("run", articles).folder
        for name in self.NOTES:
            (folder / name).write_text(name)
        audit("judge", folder)
        (articles / "deux.txt").unlink()
        audit("run", articles)
        assert audit("run", articles, "--fresh").code == 0
        assert {name: (folder / name).read_text() for name in self.NOTES} == {
            name: name for name in self.NOTES
        }
        assert not (folder / "articles" / "deux.md").exists()

    @pytest.mark.parametrize("name", ["articles/un.md", "index.md", "results.jsonl", "run.json"])
    @pytest.mark.parametrize("command", ["run", "fresh"])
    def test_changed_by_hand(self, audit: Audit, articles: Path, name: str, command: str) -> None:
        folder = audit("run", articles).folder
        before = (folder / name).read_bytes()
        for note in (b"first", b"second"):
            (folder / name).write_bytes(note)
            (articles / "un.txt").write_text(TEXT + note.decode() + ".\n", encoding="utf-8")
            outcome = audit("run", articles, *(["--fresh"] if command == "fresh" else []))
            assert outcome.code == 0 and Path(name).name + ".kept" in outcome.err
        (articles / "un.txt").write_text(TEXT, encoding="utf-8")
        audit("run", articles)
        assert (folder / name).read_bytes() == before
        assert (folder / f"{name}.kept").read_bytes() == b"first"
        assert (folder / f"{name}.kept-2").read_bytes() == b"second"

    def test_changed_report_of_an_article_that_is_gone(self, audit: Audit, articles: Path) -> None:
        folder = audit("run", articles).folder
        (folder / "articles" / "un.md").write_text("mine now")
        (articles / "un.txt").unlink()
        audit("run", articles)
        assert (folder / "articles" / "un.md").read_text() == "mine now"

    def test_link_where_a_report_belongs(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        diary = tmp_path / "diary.md"
        diary.write_text("mine")
        folder = audit("run", articles).folder
        for name in ("articles/un.md", "index.md"):
            (folder / name).unlink()
            (folder / name).symlink_to(diary)
        assert audit("judge", folder).code == 0
        assert diary.read_text() == "mine"
        assert not (folder / "index.md").is_symlink()


ESCAPES = ("../../x", "/tmp/audit-escape/x", "..", "sub/../x", "a\0b", "", "con", "x" * 300)


def renamed(folder: Path, article_id: str) -> None:
    """What a stranger would send: a state whole in itself, an article of which bears this id."""
    with RunStore(folder, must_exist=True) as store:
        (row,) = store._db.execute("SELECT * FROM articles WHERE id = 'un'")
        names = [column[1] for column in store._db.execute("PRAGMA table_info(articles)")]
        values = dict(zip(names, row, strict=True))
        position = values.pop("position")
        entry = store._unsealed(Entry(**values))
        assert entry.translated is not None
        translated = entry.translated.replace(b'"id":"un"', b'"id":%s' % quoted(article_id))
        assert translated != entry.translated
        sealed = replace(entry, id=article_id, translated=translated).sealed
        marks = ", ".join(f"{name} = :{name}" for name in sealed)
        with store._db:
            store._db.execute(f"UPDATE articles SET {marks} WHERE position = {position}", sealed)
            store._db.execute("INSERT INTO files VALUES (?, NULL)", (f"articles/{article_id}.md",))
        store.mark_finished()


def quoted(text: str) -> bytes:
    return b'"' + text.encode().replace(b"\0", b"\\u0000") + b'"'


@pytest.mark.parametrize("article_id", ESCAPES)
@pytest.mark.parametrize("command", ["judge", "merge", "run --fresh"])
def test_ids_of_a_foreign_run_folder(
    audit: Audit, articles: Path, tmp_path: Path, article_id: str, command: str
) -> None:
    folder = audit("run", articles).folder
    (tmp_path / "x.md").write_text("mine")
    renamed(folder, article_id)
    outside = {name for name in contents(tmp_path) if not name.startswith(("run/", "cache/"))}
    words = {
        "judge": ("judge", folder),
        "merge": ("merge", folder, "--out", tmp_path / "merged"),
        "run --fresh": ("run", articles, "--fresh"),
    }[command]
    outcome = audit(*words)
    harmless = command == "run --fresh" and "/" not in article_id
    assert outcome.code == 2 or (harmless and outcome.code == 0)
    assert "Traceback" not in outcome.err and (harmless or "do not use that folder" in outcome.err)
    assert (tmp_path / "x.md").read_text() == "mine"
    ours = ("run/", "cache/", "merged/state", "merged/run")
    after = {name for name in contents(tmp_path) if not name.startswith(ours)}
    assert after == outside
    assert not Path("/tmp/audit-escape").exists()


def test_merging_takes_no_file_from_elsewhere(audit: Audit, articles: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    folder = audit("run", articles).folder
    (folder / "articles" / "un.md").unlink()
    (folder / "articles" / "un.md").symlink_to(secret)
    outcome = audit("merge", folder, "--out", tmp_path / "merged")
    assert outcome.code == 2 and "the report of un" in outcome.err
    assert audit("judge", folder).code == 0
    assert audit("merge", folder, "--out", tmp_path / "merged").code == 0
    assert b"secret" not in b"".join(contents(tmp_path / "merged").values())


class TestOutputInsideInput:
    def test_a_run_never_reads_what_runs_wrote(
        self, audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(articles)
        for out in ("runs/one", "runs/one", "runs/two", "deep/er/three"):
            assert audit("run", ".", "--out", out).code == 0
            lines = Path(out, "results.jsonl").read_text(encoding="utf-8").splitlines()
            assert len(lines) == 2

    @pytest.mark.parametrize("inside", ["", "articles", "articles/un.md"])
    def test_a_run_folder_is_no_input(
        self, audit: Audit, articles: Path, tmp_path: Path, inside: str
    ) -> None:
        folder = audit("run", articles).folder
        outcome = audit("run", folder / inside, "--out", tmp_path / "other")
        assert outcome.code == 2 and "is the folder of a run" in outcome.err

    def test_a_folder_of_runs_alone_holds_no_articles(
        self, audit: Audit, articles: Path, tmp_path: Path
    ) -> None:
        audit("run", articles, "--out", tmp_path / "runs" / "one")
        outcome = audit("run", tmp_path / "runs", "--out", tmp_path / "other")
        assert outcome.code == 2 and "holds no articles" in outcome.err


class TestWhatIsNeverRead:
    def failed(self, audit: Audit, *words: str | Path) -> dict[str, str]:
        outcome = audit("run", *words)
        assert outcome.code == 3, outcome.err
        return {one["id"]: one["failures"][0]["message"] for one in outcome.results if one["failures"]}

    def test_links_that_lead_out(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text(TEXT, encoding="utf-8")
        (articles / "out.txt").symlink_to(secret)
        (articles / "relative.txt").symlink_to("../secret.txt")
        (articles / "twice.txt").symlink_to("out.txt")
        (articles / "within.txt").symlink_to("un.txt")
        (articles / "folder").symlink_to(tmp_path)
        found = self.failed(audit, articles)
        assert set(found) == {"out", "relative", "twice"}
        assert all("is a link out of" in message for message in found.values())

    def test_links_of_originals_that_lead_out(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        elsewhere, originals = tmp_path / "elsewhere", tmp_path / "en"
        elsewhere.mkdir()
        originals.mkdir()
        (elsewhere / "un.txt").write_text("The council voted the budget.")
        (originals / "un.txt").symlink_to(elsewhere / "un.txt")
        (originals / "sub").symlink_to(elsewhere)
        (articles / "sub").mkdir()
        (articles / "un.txt").rename(articles / "sub" / "un.txt")
        (articles / "un.txt").write_text(TEXT, encoding="utf-8")
        found = self.failed(audit, articles, "--source", originals)
        assert len(found) == 2 and all("is a link out of" in message for message in found.values())

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
    def test_devices_and_what_shows_the_system(self, audit: Audit, articles: Path) -> None:
        for name, target in {
            "endless": "/dev/zero",
            "random": "/dev/urandom",
            "environment": "/proc/self/environ",
            "kernel": "/sys/kernel/notes",
        }.items():
            (articles / f"{name}.txt").symlink_to(target)
        os.mkfifo(articles / "pipe.txt")
        assert set(self.failed(audit, articles)) == {"endless", "random", "environment", "kernel", "pipe"}

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
    @pytest.mark.parametrize("path", ["/dev/zero", "/proc/self/environ"])
    def test_by_name(self, audit: Audit, articles: Path, tmp_path: Path, path: str) -> None:
        assert "shows the system" in next(iter(self.failed(audit, path).values()))
        assert self.failed(audit, articles / "un.txt", "--source", path, "--out", tmp_path / "other")
        assert audit("run", articles, "--config", path).code == 2
        config = tmp_path / "house.toml"
        config.write_text(f'[checks]\nglossary = "{path}"\n')
        outcome = audit("run", articles, "--config", config)
        assert outcome.code == 2

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
    def test_the_folder_of_the_system(self, audit: Audit) -> None:
        outcome = audit("run", "/proc/self")
        assert outcome.code == 2 and "shows the system" in outcome.err
