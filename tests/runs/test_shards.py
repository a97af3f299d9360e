"""Shards partition the input; a merge of all of them is the run that was never split."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import UsageError
from audit.runs import local
from audit.runs.processes.termination import Terminated
from audit.runs.shards import Shard
from tests.cli.conftest import Audit, Outcome, audit, engines

__all__ = ["audit", "engines"]

TEXT = "Le conseil municipal a voté mardi le budget {} de la ville, les BRICS. , et le reste.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        (folder / f"a{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (folder / "a5.txt").write_bytes(b"")
    return folder


@given(st.text(min_size=1), st.integers(1, 9))
def test_every_article_is_in_exactly_one_shard(article_id: str, count: int) -> None:
    assert sum(Shard(index, count).holds(article_id) for index in range(1, count + 1)) == 1


@pytest.mark.parametrize("text", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a shard"):
        Shard.parse(text)


def run_shards(audit: Audit, articles: Path, folder: Path, count: int) -> list[Path]:
    shards = [folder / f"shard{index}" for index in range(1, count + 1)]
    for index, shard in enumerate(shards, start=1):
        audit("run", articles, "--shard", f"{index}/{count}", "--out", shard)
    return shards


def merged(audit: Audit, shards: list[Path], out: Path) -> Outcome:
    return audit("merge", *shards, "--out", out)


def test_merge_equals_the_undivided_run(audit: Audit, articles: Path, tmp_path: Path) -> None:
    whole = audit("run", articles).folder
    outcome = merged(audit, run_shards(audit, articles, tmp_path, 3), tmp_path / "merged")
    assert outcome.code == 3  # a5 is empty
    for name in (
        "results.jsonl",
        "index.md",
        "index.html",
        "run.json",
        "articles/a3.md",
        "articles/a3.html",
        "articles/a5.html",
    ):
        assert (tmp_path / "merged" / name).read_bytes() == (whole / name).read_bytes(), name


def test_pages_stay_behind_where_they_are_not_wanted(audit: Audit, articles: Path, tmp_path: Path) -> None:
    shards = run_shards(audit, articles, tmp_path, 2)
    assert audit("merge", *shards, "--out", tmp_path / "merged", "--no-html").code == 3
    assert not list((tmp_path / "merged").rglob("*.html"))
    whole = audit("run", articles, "--no-html").folder
    for name in ("run.json", "articles/a3.md"):
        assert (tmp_path / "merged" / name).read_bytes() == (whole / name).read_bytes(), name


def test_changed_page_is_not_merged(audit: Audit, articles: Path, tmp_path: Path) -> None:
    shards = run_shards(audit, articles, tmp_path, 2)
    next((shards[0] / "articles").glob("*.html")).write_text("mine")
    outcome = merged(audit, shards, tmp_path / "merged")
    assert outcome.code == 2 and "is gone, or not as it was written" in outcome.err


def test_missing_shard_is_named(audit: Audit, articles: Path, tmp_path: Path) -> None:
    shards = run_shards(audit, articles, tmp_path, 3)
    outcome = merged(audit, [shards[0], shards[2]], tmp_path / "merged")
    assert outcome.code == 2
    assert "shards are missing: 2/3" in outcome.err


def test_same_article_twice_is_refused(audit: Audit, articles: Path, tmp_path: Path) -> None:
    run = audit("run", articles).folder
    other = tmp_path / "other"
    audit("run", articles / "a1.txt", "--out", other)
    outcome = merged(audit, [run, other], tmp_path / "merged")
    assert outcome.code == 2
    assert "holds article a1" in outcome.err


def test_disjoint_runs_follow_one_another(audit: Audit, articles: Path, tmp_path: Path) -> None:
    for name in ("a7", "a2"):
        audit("run", articles / f"{name}.txt", "--out", tmp_path / name)
    outcome = merged(audit, [tmp_path / "a7", tmp_path / "a2"], tmp_path / "merged")
    assert outcome.code == 0
    lines = (tmp_path / "merged" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert ['"id":"a7"' in lines[0], '"id":"a2"' in lines[1]] == [True, True]


def test_other_configuration_is_refused(audit: Audit, articles: Path, tmp_path: Path) -> None:
    config = tmp_path / "run.toml"
    config.write_text("[scores]\nbootstrap_samples = 10", encoding="utf-8")
    audit("run", articles / "a1.txt", "--out", tmp_path / "one")
    audit("run", articles / "a2.txt", "--out", tmp_path / "two", "--config", config)
    outcome = merged(audit, [tmp_path / "one", tmp_path / "two"], tmp_path / "merged")
    assert outcome.code == 2
    assert "another recipe or configuration" in outcome.err


def test_merge_into_one_of_the_runs_is_refused(audit: Audit, articles: Path, tmp_path: Path) -> None:
    shards = run_shards(audit, articles, tmp_path, 2)
    before = (shards[0] / "results.jsonl").read_bytes()
    outcome = merged(audit, shards, shards[0])
    assert outcome.code == 2
    assert "merged into itself" in outcome.err
    assert (shards[0] / "results.jsonl").read_bytes() == before


def test_another_run_is_not_merged_over(audit: Audit, articles: Path, tmp_path: Path) -> None:
    shards = run_shards(audit, articles, tmp_path, 2)
    other = audit("run", articles / "a1.txt").folder
    before = {path: path.read_bytes() for path in other.rglob("*.*") if "sqlite" not in path.name}
    for some in (shards, shards[:1]):
        outcome = merged(audit, some, other)
        assert outcome.code == 2
        assert {path: path.read_bytes() for path in before} == before
    assert "shards are missing" in outcome.err
    assert "holds a run over other articles" in merged(audit, shards, other).err


def test_merged_again(audit: Audit, articles: Path, tmp_path: Path) -> None:
    merged(audit, run_shards(audit, articles, tmp_path, 2), tmp_path / "merged")
    (articles / "a3.txt").unlink()
    (articles / "a4.txt").write_text(TEXT.format("révisé"), encoding="utf-8")
    outcome = merged(audit, run_shards(audit, articles, tmp_path, 2), tmp_path / "merged")
    assert outcome.code == 3
    whole = audit("run", articles).folder
    for name in ("results.jsonl", "index.md", "articles/a4.md"):
        assert (tmp_path / "merged" / name).read_bytes() == (whole / name).read_bytes(), name
    assert not (tmp_path / "merged" / "articles" / "a3.md").exists()


def test_more_shards_than_articles(audit: Audit, articles: Path, tmp_path: Path) -> None:
    shards = run_shards(audit, articles / "a1.txt", tmp_path, 3)
    assert merged(audit, shards, tmp_path / "merged").code == 0
    whole = audit("run", articles / "a1.txt").folder
    assert (tmp_path / "merged" / "results.jsonl").read_bytes() == (whole / "results.jsonl").read_bytes()


def test_unfinished_shard_is_refused(
    audit: Audit, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = run_shards(audit, articles, tmp_path, 2)
    with monkeypatch.context() as broken:
        broken.setattr(local, "translate", terminated)
        assert audit("run", articles, "--shard", "2/2", "--out", shards[1], "--fresh").code == 143
    outcome = merged(audit, shards, tmp_path / "merged")
    assert outcome.code == 2
    assert "not finished" in outcome.err


def test_unfinished_run_is_not_judged_again(
    audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = audit("run", articles).folder
    assert audit("judge", run).code == 3
    with monkeypatch.context() as broken:
        broken.setattr(local, "translate", terminated)
        (articles / "a3.txt").write_text(TEXT.format("révisé"), encoding="utf-8")
        assert audit("run", articles).code == 143
    outcome = audit("judge", run)
    assert outcome.code == 2
    assert "not finished" in outcome.err


def terminated(*_: object) -> NoReturn:
    raise Terminated


def test_all_gpus_without_any_is_refused(audit: Audit, articles: Path) -> None:
    if "torch" in sys.modules and sys.modules["torch"].cuda.is_available():
        pytest.skip("this machine has a GPU")
    outcome = audit("run", articles, "--device", "cuda:all")
    assert outcome.code == 2
    assert "no CUDA GPU" in outcome.err
