"""A process per device gives what one process gives; here two stand-ins for GPUs, both the CPU."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.errors import RunError, UsageError
from audit.records import ReviewVerdict
from audit.runs.auditing import audit_articles
from audit.runs.devices import run_on_devices
from audit.runs.merging import merge
from audit.runs.monitor import Unheard
from audit.runs.options import RunOptions
from audit.runs.processes.termination import Terminated, terminable
from audit.runs.reviewing import OfAKind, review
from audit.runs.shards import WHOLE, Shard
from audit.runs.state.store import RunStore
from bench.killed_run import write_articles
from tests.cli.conftest import Audit, audit, engines

__all__ = ["audit", "engines"]

pytestmark = [pytest.mark.process, pytest.mark.slow]

STAND_INS = ("cpu", "cpu")
ARTICLES = 14


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunOptions:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    write_articles(tmp_path / "articles", ARTICLES, sentences=2)
    (tmp_path / "articles" / "000.txt").write_bytes(b"")
    paths = (str(tmp_path / "articles"),)
    return RunOptions(paths=paths, out=tmp_path / "run", device="cpu")


def audit_quietly(options: RunOptions) -> None:
    audit_articles(options, Unheard())


def audit_on_stand_ins(options: RunOptions) -> None:
    with RunStore(options.out) as store:
        run_on_devices(audit_quietly, options, STAND_INS, store)


def deliverables(folder: Path) -> dict[str, bytes]:
    files = [*folder.glob("*.*"), *folder.glob("articles/*")]
    return {path.name: path.read_bytes() for path in files if "sqlite" not in path.name}


@pytest.mark.parametrize("shard", [None, Shard(2, 3)])
def test_two_devices_equal_one_process(options: RunOptions, tmp_path: Path, shard: Shard | None) -> None:
    options = replace(options, shard=shard)
    audit_quietly(replace(options, out=tmp_path / "one"))
    audit_on_stand_ins(options)
    assert len(list(options.out.glob("shards/*"))) == len(STAND_INS)
    assert deliverables(options.out) == deliverables(tmp_path / "one")
    assert deliverables(options.out)["results.jsonl"].count(b"\n") > 1


def test_an_array_of_jobs_on_two_devices_each_makes_the_whole_run(
    options: RunOptions, tmp_path: Path
) -> None:
    audit_quietly(replace(options, out=tmp_path / "one"))
    jobs = [replace(options, out=tmp_path / f"job{i}", shard=Shard(i, 2)) for i in (1, 2)]
    for job in jobs:
        audit_on_stand_ins(job)
    merge([job.out for job in jobs], tmp_path / "merged")
    assert deliverables(tmp_path / "merged") == deliverables(tmp_path / "one")


def test_reviews_of_the_run_reach_its_parts(options: RunOptions, tmp_path: Path) -> None:
    text = "Le conseil a voté hier le budget. , avec les voix de la majorité.\n"
    for name in ("a", "b", "c"):
        (tmp_path / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    one = replace(options, out=tmp_path / "one")
    audit_quietly(one)
    audit_on_stand_ins(options)
    said = OfAKind(check="LI01", verdict=ReviewVerdict.WRONG, note="Voulu.")
    for folder in (one.out, options.out):
        review(folder, of_a_kind=said)
    (tmp_path / "articles" / "b.txt").write_text(f"Une ligne de plus.\n\n{text}", encoding="utf-8")
    audit_quietly(one)
    audit_on_stand_ins(options)
    assert deliverables(options.out) == deliverables(one.out)
    assert deliverables(options.out)["results.jsonl"].count(b'"reason":"Voulu."') == 3


def audit_the_first_only(options: RunOptions) -> None:
    if options.shard != Shard(1, 2):
        raise UsageError("not there", hint="Take another")
    audit_quietly(options)


def test_a_part_that_breaks_off_leaves_the_others_to_finish(options: RunOptions, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cpu: not there") as told, RunStore(options.out) as store:
        run_on_devices(audit_the_first_only, options, STAND_INS, store)
    assert told.value.hint == "Take another"
    assert (options.out / "shards" / "1-of-2" / "results.jsonl").exists()
    audit_on_stand_ins(options)
    audit_quietly(replace(options, out=tmp_path / "one"))
    assert deliverables(options.out) == deliverables(tmp_path / "one")


def die(_: RunOptions) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_is_told(options: RunOptions) -> None:
    with pytest.raises(RunError, match="the process on cpu ended with -9"), RunStore(options.out) as store:
        run_on_devices(die, options, STAND_INS, store)


def tell_how_it_ends(options: RunOptions) -> None:
    options.out.mkdir(parents=True)
    (options.out / "begun").write_text("")
    try:
        time.sleep(900)
    except Terminated:
        (options.out / "terminated").write_text("")
        raise


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    """A process that was asked to end ignores signals from then on, and so would those started later."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals_as_before")
def test_asked_to_end_it_asks_the_devices(options: RunOptions) -> None:
    def terminate_once_begun() -> None:
        while len(list(options.out.glob("shards/*/begun"))) < len(STAND_INS):
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=terminate_once_begun, daemon=True).start()
    with pytest.raises(Terminated), terminable(), RunStore(options.out) as store:
        run_on_devices(tell_how_it_ends, options, STAND_INS, store)
    assert len(list(options.out.glob("shards/*/terminated"))) == len(STAND_INS)


@pytest.mark.parametrize("index", range(1, 4))
def test_the_parts_of_a_shard_hold_what_it_holds(index: int) -> None:
    shard = Shard(index, 3)
    parts = [shard.part(number, 4) for number in range(1, 5)]
    for article in (f"a{number}" for number in range(100)):
        assert sum(part.holds(article) for part in parts) == shard.holds(article)
    assert WHOLE.part(2, 4) == Shard(2, 4)


@pytest.mark.parametrize("device", ["cuda:all", "cuda:1"])
def test_a_cluster_and_named_gpus_exclude_one_another(audit: Audit, device: str) -> None:
    outcome = audit("run", "articles", "--ray", "auto", "--device", device)
    assert outcome.code == 2
    assert f"--ray and --device {device} exclude one another" in outcome.err
    assert "give --device cuda:" in outcome.err
