"""Two Ray nodes give what one process gives; skipped where Ray is not installed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audit import __version__
from audit.articles import read_articles
from audit.config import RunConfig
from audit.engines.recorded import RecordedEngine
from audit.pipeline import Engines
from audit.records import Recipe
from audit.runs.local import run_articles
from audit.runs.manifest import Manifest
from audit.runs.shards import numbered
from audit.runs.store import RunStore
from audit.runs.workers import Workers

pytestmark = [
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif("AUDIT_NO_RAY" in os.environ, reason="asked not to"),
]
ray = pytest.importorskip("ray", reason="Ray is optional: pip install '.[ray]'")

ARTICLES = 40
TEXT = "Le conseil municipal a voté mardi le budget {} de la ville, les BRICS. , et le reste.\n"


class Silent:
    def translated(self, texts: int, tokens: int) -> None:
        pass

    def finished(self, articles: int) -> None:
        pass


def open_recorded() -> Engines:
    return Engines(
        back=RecordedEngine({}, rule=str, name="back"), forth=RecordedEngine({}, rule=str, name="forth")
    )


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
    from audit.runs.on_ray import RayPlan, run_on_ray

    with RunStore(tmp_path / "local") as store:
        inputs = numbered(read_articles([str(articles)]), None)
        run_articles(inputs, store, open_recorded(), manifest, Silent(), Workers(0))
    with RunStore(tmp_path / "ray") as store:
        inputs = numbered(read_articles([str(articles)]), None)
        plan = RayPlan(address=cluster.address, gpus=False, actors=2)
        run_on_ray(inputs, store, open_recorded, manifest, Silent(), plan)
        assert len(ray.nodes()) == 2
    for name in ("results.jsonl", "index.md", "run.json", "articles/a003.md", "articles/a005.md"):
        assert (tmp_path / "ray" / name).read_bytes() == (tmp_path / "local" / name).read_bytes(), name
