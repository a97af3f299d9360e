"""Two Ray nodes give what one process gives; skipped where Ray is not installed."""

from __future__ import annotations

import json
import os
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audit import __version__
from audit.articles import read_articles
from audit.config import RunConfig
from audit.errors import RunError
from audit.pipeline import Engines
from audit.records import Recipe
from audit.runs.local import run_articles
from audit.runs.monitor import Unheard
from audit.runs.processes.workers import Workers
from audit.runs.shards import numbered
from audit.runs.state.manifest import Manifest
from audit.runs.state.store import RunStore
from bench.recorded_engine import RecordedEngine

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.process,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif("AUDIT_NO_RAY" in os.environ, reason="asked not to"),
]
ray = pytest.importorskip("ray", reason="Ray is optional: pip install '.[ray]'")

ARTICLES = 40
TEXT = "Le conseil municipal a voté mardi le budget {} de la ville, les BRICS. , et le reste.\n"


def open_recorded() -> Engines:
    return Engines(
        back=RecordedEngine({}, rule=str, name="back"), forth=RecordedEngine({}, rule=str, name="forth")
    )


def open_fragile() -> Engines:
    """An engine that dies of one article, as of a fault in a library or of too little memory."""

    def rule(text: str) -> str:
        if "budget 3 " in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return text

    return Engines(
        back=RecordedEngine({}, rule=rule, name="back"), forth=RecordedEngine({}, rule=str, name="forth")
    )


def open_nothing() -> Engines:
    raise FileNotFoundError("no models here")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for number in range(ARTICLES):
        (folder / f"a{number:03}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (folder / "a005.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    engines = open_recorded()
    recipe = Recipe(
        audit_version=__version__,
        config_digest="",
        back=engines.back.fingerprint,
        forth=engines.forth.fingerprint,
        versions=(),
    )
    return Manifest(recipe=recipe, config=RunConfig(), expectation=None)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2})
        cluster.add_node(num_cpus=2)
        cluster.wait_for_nodes()
        yield cluster
        ray.shutdown()
        cluster.shutdown()


def test_two_nodes_equal_one_process(
    articles: Path, manifest: Manifest, cluster: Any, tmp_path: Path
) -> None:
    from audit.runs.cluster.ray_run import RayPlan, run_on_ray

    with RunStore(tmp_path / "local") as store:
        inputs = numbered(read_articles([str(articles)]), None)
        with Workers(1) as workers:
            run_articles(inputs, store, open_recorded(), manifest, Unheard(), workers)
    with RunStore(tmp_path / "ray") as store:
        inputs = numbered(read_articles([str(articles)]), None)
        plan = RayPlan(address=cluster.address, gpus=False, actors=2)
        run_on_ray(inputs, store, open_recorded, manifest, Unheard(), plan)
        assert len(ray.nodes()) == 2
    for name in (
        "results.jsonl",
        "index.md",
        "run.json",
        "articles/a003.md",
        "articles/a003.html",
        "articles/a005.html",
    ):
        assert (tmp_path / "ray" / name).read_bytes() == (tmp_path / "local" / name).read_bytes(), name


def test_article_that_kills_its_process_costs_only_itself(
    articles: Path, manifest: Manifest, cluster: Any, tmp_path: Path
) -> None:
    from audit.runs.cluster.ray_run import RayPlan, run_on_ray

    paths = [str(articles / f"a{number:03}.txt") for number in range(12)]
    with RunStore(tmp_path / "ray") as store:
        plan = RayPlan(address=cluster.address, gpus=False, actors=1)
        run_on_ray(numbered(read_articles(paths), None), store, open_fragile, manifest, Unheard(), plan)
        assert sum(store.statuses().values()) == len(paths)
    lines = (tmp_path / "ray" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    failed = [one for one in map(json.loads, lines) if one["status"] == "failed"]
    assert [one["id"] for one in failed] == ["a003", "a005"]  # a005 is empty
    assert "the process at work on it died" in failed[0]["failures"][0]["message"]


def test_node_without_models_is_told_in_one_line(
    articles: Path, manifest: Manifest, cluster: Any, tmp_path: Path
) -> None:
    from audit.runs.cluster.ray_run import RayPlan, run_on_ray

    plan = RayPlan(address=cluster.address, gpus=False, actors=1)
    with pytest.raises(RunError, match="no models here") as told, RunStore(tmp_path / "ray") as store:
        inputs = numbered(read_articles([str(articles)]), None)
        run_on_ray(inputs, store, open_nothing, manifest, Unheard(), plan)
    assert "\n" not in told.value.message
