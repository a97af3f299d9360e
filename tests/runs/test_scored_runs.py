"""A run with a sentence scorer: its penalties are stored, shown, and the same however often it is killed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audit.articles import read_articles
from audit.config import MetricXSpec, RunConfig, TranslationConfig
from audit.engines.kept.cached_engine import CachedScorer
from audit.engines.opening import open_scorer
from audit.errors import ModelError
from audit.pipeline import Engines
from audit.records import Article
from audit.runs import auditing, local
from audit.runs.assembly import make_manifest
from audit.runs.local import run_articles
from audit.runs.monitor import Unheard
from audit.runs.options import RunOptions
from audit.runs.processes.workers import Workers
from audit.runs.rejudging import judge_again
from audit.runs.shards import numbered
from audit.runs.state.manifest import article_key, read_manifest
from audit.runs.state.store import RunStore
from audit.suppression.reviews import Reviews
from bench.recorded_engine import RecordedEngine
from tests.engines.tiny_metricx import write_metricx

pytestmark = pytest.mark.process

SENTENCES = {
    "Le maire a présenté mardi le budget de la ville.": "The mayor presented the city’s budget on Tuesday.",
    "Il prévoit trois écoles et un pont sur la Loire.": "It plans three schools and a bridge over the Loire.",
    "Les travaux commenceront au printemps prochain.": "Work will begin next spring.",
}
ARTICLES = 9


@pytest.fixture(scope="module")
def metricx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_metricx(tmp_path_factory.mktemp("models") / "tiny-metricx")


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with `fr` and `en`; the last article has no original."""
    french, english = list(SENTENCES), list(SENTENCES.values())
    for number in range(ARTICLES):
        turn = number % 3
        name = f"a{number}.txt"
        for language, texts in (("fr", french), ("en", english)):
            if (language, number) != ("en", ARTICLES - 1):
                (tmp_path / language).mkdir(exist_ok=True)
                lines = "\n\n".join(texts[turn:] + texts[: turn + number // 3])
                (tmp_path / language / name).write_text(lines + "\n", encoding="utf-8")
    return tmp_path


def config_of(metricx: Path) -> RunConfig:
    spec = MetricXSpec(name=str(metricx), tokenizer=str(metricx))
    return RunConfig(translation=TranslationConfig(device="cpu", metricx=spec))


def run(places: Path, metricx: Path, out: str, monitor: Unheard | None = None) -> Path:
    config = config_of(metricx)
    scorer = open_scorer(config.translation)
    assert scorer is not None
    engines = Engines(
        back=RecordedEngine(SENTENCES, name="back"),
        forth=RecordedEngine({english: french for french, english in SENTENCES.items()}, name="forth"),
        scorer=CachedScorer(scorer, places / f"{out}.sqlite"),
    )
    with RunStore(places / out) as store, Workers(1) as workers:
        inputs = numbered(read_articles([str(places / "fr")], sources=places / "en"), None)
        manifest = make_manifest(config, engines.fingerprints, None)
        run_articles(inputs, store, engines, manifest, monitor or Unheard(), workers)
    return places / out


def results(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_bytes().splitlines()]


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((folder / "articles").iterdir()):
        yield path.name, path.read_bytes()
    yield "results", (folder / "results.jsonl").read_bytes()


class Killed(Exception):
    """What ends a run."""


class Dying(Unheard):
    """Ends the run after its first pool."""

    def finished(self, articles: int) -> None:
        raise Killed


def test_every_passage_beside_its_original_has_its_penalty(places: Path, metricx: Path) -> None:
    *scored, alone = results(run(places, metricx, "run"))
    assert alone["scores"]["penalty"] is None
    assert all(passage["penalty"] is None for passage in alone["passages"])
    config = config_of(metricx)
    scorer = open_scorer(config.translation)
    assert scorer is not None
    expected = dict(
        zip(
            SENTENCES,
            scorer.penalties([(english, french) for french, english in SENTENCES.items()]),
            strict=True,
        )
    )
    for one in scored:
        penalties = [passage["penalty"] for passage in one["passages"]]
        assert penalties == pytest.approx(
            [expected[passage["text"]] for passage in one["passages"]], abs=0.011
        )
        sizes = [len(re.findall(r"\w+", passage["text"])) for passage in one["passages"]]
        mean = sum(size * each for size, each in zip(sizes, penalties, strict=True)) / sum(sizes)
        assert one["scores"]["penalty"] == {"value": pytest.approx(mean, abs=0.02), "model": "tiny-metricx"}


def test_the_report_tells_the_mean_and_the_recipe(places: Path, metricx: Path) -> None:
    folder = run(places, metricx, "run")
    value = results(folder)[0]["scores"]["penalty"]["value"]
    for name in ("a0.md", "a0.html"):
        text = (folder / "articles" / name).read_text(encoding="utf-8")
        assert f"Predicted penalty {value:.1f}, of 0 (flawless) to 25" in text
        assert "guessed by tiny-metricx;" in text and "a higher predicted penalty comes first" in text
        assert "Penalties: " in text and "float32 on cpu" in text
    alone = (folder / "articles" / f"a{ARTICLES - 1}.md").read_text(encoding="utf-8")
    assert "Predicted penalty" not in alone and "predicted penalty" not in alone


def test_resumed_it_gives_the_same_bytes(
    places: Path, metricx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "CPU_POOL_CHARACTERS", 500)
    whole = dict(files(run(places, metricx, "whole")))
    with pytest.raises(Killed):
        run(places, metricx, "killed", Dying())
    assert not (places / "killed" / "results.jsonl").exists()
    assert dict(files(run(places, metricx, "killed"))) == whole


def test_judged_again_it_needs_no_model(places: Path, metricx: Path, tmp_path: Path) -> None:
    copy = write_metricx(tmp_path / "moved" / "tiny-metricx")
    before = dict(files(folder := run(places, copy, "run")))
    (copy / "model.safetensors").unlink()
    judge_again(folder)
    assert dict(files(folder)) == before


def test_the_scorer_is_part_of_what_an_article_depends_on(places: Path, metricx: Path) -> None:
    with RunStore(run(places, metricx, "run"), must_exist=True) as store:
        manifest = read_manifest(store)
    article = next(iter(read_articles([str(places / "fr")])))
    assert isinstance(article, Article)
    assert manifest.recipe.scorer is not None
    other = replace(manifest.recipe.scorer, revision="another")
    recipes = (manifest.recipe, *(replace(manifest.recipe, scorer=one) for one in (None, other)))
    keys = {article_key(article, replace(manifest, recipe=one), Reviews()) for one in recipes}
    assert len(keys) == 3


def test_a_wrong_model_is_refused_before_any_work(places: Path, metricx: Path) -> None:
    config = places / "wrong.toml"
    config.write_text(
        f'[translation.metricx]\nname = "{places}"\ntokenizer = "{metricx}"\n', encoding="utf-8"
    )
    options = RunOptions(paths=(str(places / "fr"),), out=places / "run", config=config, device="cpu")
    with pytest.raises(ModelError, match="is incomplete") as caught:
        auditing.audit_articles(options, Unheard())
    assert caught.value.exit_code == 2 and not (places / "run").exists()
