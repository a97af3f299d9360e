"""What befalls a run from outside, or from within one article: nothing is lost, and the rest is done."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.config import ModelSpec
from audit.passages import gate
from audit.pipeline import Translated
from audit.runs import assembly
from audit.runs import stages as work
from audit.runs.state import deliverables as files
from bench.recorded_engine import RecordedEngine
from tests.cli.conftest import Audit

TEXT = "Le conseil municipal a voté mardi le budget {} de la ville, les BRICS. , et le reste.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("un", "deux", "trois", "quatre"):
        (folder / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    return folder


def deliverables(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "sqlite" not in path.name)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def failing_at(call: int, error: Exception, function: Callable[..., bytes]) -> Callable[..., bytes]:
    calls = iter(range(1, 1000))

    def call_it(*words: object, **options: object) -> bytes:
        if next(calls) == call:
            raise error
        return function(*words, **options)

    return call_it


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", [1, 3])
def test_disk_full_at_a_report(
    audit: Audit, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    audit("run", articles, "--out", tmp_path / "whole")
    with monkeypatch.context() as full:
        full.setattr(files, "write_atomically", failing_at(call, FULL, files.write_atomically))
        outcome = audit("run", articles)
    assert outcome.code == 4
    assert "no room left" in outcome.err and "Make room" in outcome.err and "Traceback" not in outcome.err
    assert audit("run", articles).code == 0
    assert deliverables(tmp_path / "run") == deliverables(tmp_path / "whole")


def test_folder_that_cannot_be_written_any_more(
    audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    error = OSError(errno.EROFS, "Read-only file system", str(tmp_path / "run" / "articles" / "un.md"))
    monkeypatch.setattr(files, "write_atomically", failing_at(2, error, files.write_atomically))
    outcome = audit("run", articles)
    assert outcome.code == 4
    assert "un.md: Read-only file system" in outcome.err


def test_no_room_for_temporary_files(audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise FULL

    gate._identifier.cache_clear()
    with monkeypatch.context() as nowhere:
        nowhere.setattr("tempfile.TemporaryFile", full)
        outcome = audit("run", articles)
    assert outcome.code == 4
    assert (
        "no temporary file for the language model: No space left" in outcome.err and "TMPDIR" in outcome.err
    )
    assert audit("run", articles).code == 0


def test_folder_whose_name_is_no_utf8(audit: Audit, articles: Path, tmp_path: Path) -> None:
    try:
        folder = articles.rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9"))
    except OSError:
        pytest.skip("this file system holds only names in UTF-8")
    assert audit("run", folder).code == 0
    assert audit("run", folder / "un.txt", "--fresh").code == 0


def test_article_that_crashes_the_engine(
    audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_fragile(spec: ModelSpec, *_: object) -> RecordedEngine:
        def rule(text: str) -> str:
            if "deux" in text:
                raise RuntimeError("the engine stumbles")
            return text

        return RecordedEngine({}, rule=rule, name=spec.name)

    monkeypatch.setattr(assembly, "open_engine", open_fragile)
    outcome = audit("run", articles)
    assert outcome.code == 3
    assert {one["id"] for one in outcome.results if one["status"] == "failed"} == {"deux"}
    assert "the engine stumbles" in outcome.result("deux")["failures"][0]["message"]


def test_article_that_crashes_the_judge(
    audit: Audit, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = work.judge

    def fragile(translated: Translated, *words: object) -> object:
        if translated.prepared.article.id == "trois":
            raise RecursionError("too deep")
        return judge(translated, *words)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(work, "judge", fragile)
        outcome = audit("run", articles)
    assert outcome.code == 3
    assert {one["id"] for one in outcome.results if one["status"] == "failed"} == {"trois"}
    assert "too deep" in (outcome.folder / "articles" / "trois.md").read_text(encoding="utf-8")
    # Mended, it is tried again, and nothing tells that it ever failed.
    assert audit("run", articles).code == 0
    audit("run", articles, "--out", tmp_path / "whole")
    assert deliverables(outcome.folder) == deliverables(tmp_path / "whole")


def test_input_that_changed_between_two_starts(audit: Audit, articles: Path, tmp_path: Path) -> None:
    run = audit("run", articles).folder
    (articles / "deux.txt").unlink()
    (articles / "un.txt").write_text(TEXT.format("revu"), encoding="utf-8")
    (articles / "cinq.txt").write_text(TEXT.format("cinq"), encoding="utf-8")
    (articles / "zéro.txt").write_bytes(b"")
    assert audit("run", articles).code == 3
    audit("run", articles, "--out", tmp_path / "anew")
    assert deliverables(run) == deliverables(tmp_path / "anew")


def test_lost_report_is_written_again(audit: Audit, articles: Path) -> None:
    run = audit("run", articles).folder
    before = deliverables(run)
    (run / "articles" / "un.md").unlink()
    (run / "articles" / "deux.md").write_bytes(b"")
    audit("run", articles)
    assert deliverables(run) == before


def test_lines_of_every_bad_kind(audit: Audit, tmp_path: Path) -> None:
    good = json.dumps({"id": "bon", "text": TEXT.format("bon")})
    lines = [
        good,
        good[:-4],
        good,  # the same id
        json.dumps({"id": "nul", "text": TEXT.format("\x00")}),
        "\x00\x00\x00",
        json.dumps({"id": "a\x00b", "text": TEXT.format("nom")}),
        json.dumps({"id": "dernier", "text": TEXT.format("dernier")}),
    ]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome = audit("run", path)
    assert outcome.code == 3
    assert len(outcome.results) == len(lines) == len({one["id"] for one in outcome.results})
    done = {one["id"] for one in outcome.results if one["status"] != "failed"}
    assert {"bon", "dernier"} <= done
    assert audit("run", path).results == outcome.results


def test_many_bad_lines_are_stored_together(
    audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transaction each would take minutes for what is read in seconds."""
    lines = [json.dumps({"id": f"https://example.org/{number}", "text": "x"}) for number in range(600)]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join([*lines, json.dumps({"id": "bon", "text": TEXT.format("bon")})]))
    writings: list[int] = []
    write = files.Deliverables.write

    def counted(self: files.Deliverables, contents: files.Contents, **options: bool) -> None:
        writings.append(len(contents))
        write(self, contents, **options)

    monkeypatch.setattr(files.Deliverables, "write", counted)
    outcome = audit("run", path)
    assert outcome.code == 3 and len(outcome.results) == 601
    assert sum(number > 1 for number in writings) <= 4
    assert sum(writings) - 2 * 601 < 20
