"""The sentence scorer gives what transformers computes step by step, and refuses what it cannot use."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import pytest
import sentencepiece

from audit.config import MetricXSpec, TranslationConfig
from audit.engines import metricx
from audit.engines.engine import Progress, Scorer
from audit.engines.installed import inspect_installation
from audit.engines.kept.cached_engine import CachedScorer
from audit.engines.opening import open_scorer, read_scorer_fingerprint
from audit.errors import ModelError
from tests.engines.tiny import SENTENCES
from tests.engines.tiny_metricx import ENTRY, VOCABULARY, write_metricx

PAIRS = [(english, french) for english in SENTENCES[5:] for french in SENTENCES[:5]]


def asked(folder: Path, **changes: Any) -> TranslationConfig:
    spec = MetricXSpec(name=str(folder), tokenizer=str(folder))
    return msgspec.structs.replace(TranslationConfig(device="cpu", metricx=spec), **changes)


def opened(folder: Path, **changes: Any) -> Scorer:
    scorer = open_scorer(asked(folder, **changes))
    assert scorer is not None
    return scorer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete folder. Not to be changed: copy it."""
    return write_metricx(tmp_path_factory.mktemp("metricx") / "tiny")


@pytest.fixture(scope="module")
def scorer(folder: Path) -> Scorer:
    return opened(folder)


def by_hand(folder: Path, source: str, translation: str) -> float:
    """The prediction for one pair by itself, the last layer read where it is stored."""
    import torch
    from safetensors.torch import load_file
    from transformers import MT5Model

    path = folder / "model.safetensors"
    stored = load_file(path) if path.is_file() else torch.load(folder / "pytorch_model.bin")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
    ids = pieces.encode(f"source: {source} candidate: {translation}")
    model: Any = MT5Model.from_pretrained(folder, dtype="auto").eval()
    with torch.inference_mode():
        told = model(input_ids=torch.tensor([ids]), decoder_input_ids=torch.tensor([[0]]))
        return float(torch.dot(told.last_hidden_state[0, 0], stored["lm_head.weight"][ENTRY]))


@pytest.mark.parametrize(("safe", "dtype"), [(True, "float32"), (False, "bfloat16")])
def test_it_computes_what_transformers_does(tmp_path: Path, safe: bool, dtype: str) -> None:
    folder = write_metricx(tmp_path / "it", safe=safe, torch_dtype=dtype)
    scorer = opened(folder)
    assert scorer.fingerprint.dtype == dtype
    expected = [by_hand(folder, *pair) for pair in PAIRS[:3]]
    assert all(0.5 < one < 24 for one in expected) and len(set(expected)) == 3
    tolerance = 1e-4 if dtype == "float32" else 0.05
    assert scorer.penalties(PAIRS[:3]) == pytest.approx(expected, abs=tolerance)


def test_neither_order_nor_company_matters(folder: Path, scorer: Scorer) -> None:
    order = random.Random(1).sample(range(len(PAIRS)), len(PAIRS))
    whole = scorer.penalties(PAIRS)
    shuffled = scorer.penalties([PAIRS[number] for number in order])
    assert shuffled == pytest.approx([whole[number] for number in order], abs=1e-4)
    assert opened(folder, batch_tokens=1).penalties(PAIRS) == pytest.approx(whole, abs=1e-4)
    assert len({round(one, 2) for one in whole}) > 10


@pytest.mark.parametrize(("factor", "penalty"), [(1e4, 25.0), (-1e4, 0.0)])
def test_a_penalty_is_of_0_to_25(tmp_path: Path, factor: float, penalty: float) -> None:
    assert opened(write_metricx(tmp_path / "it", factor=factor)).penalties(PAIRS[:2]) == [penalty] * 2


def test_empty_and_overlong_texts(scorer: Scorer) -> None:
    assert scorer.penalties([]) == []
    told = scorer.penalties([("", ""), ("\ud800", "?"), ("?", "?"), ("é " * 4000, "a"), ("é " * 5000, "b")])
    assert all(0 <= one <= 25 for one in told)
    assert told[1] == pytest.approx(told[2], abs=1e-4)
    assert told[3] == pytest.approx(told[4], abs=1e-4)  # cut at the same piece


def test_progress_counts_every_pair(scorer: Scorer) -> None:
    finished: list[int] = []
    scorer.penalties(PAIRS, lambda pairs, _tokens: finished.append(pairs))
    assert sum(finished) == len(PAIRS)


def test_the_fingerprint_is_read_without_loading(folder: Path, scorer: Scorer) -> None:
    with mock.patch("audit.engines.metricx.MetricX", side_effect=AssertionError("loaded")):
        assert read_scorer_fingerprint(asked(folder)) == scorer.fingerprint
    assert read_scorer_fingerprint(TranslationConfig()) is open_scorer(TranslationConfig()) is None


def test_another_tokenizer_or_other_weights_are_another_recipe(folder: Path, tmp_path: Path) -> None:
    known = read_scorer_fingerprint(asked(folder))
    copy = Path(shutil.copytree(folder, tmp_path / folder.name))
    assert read_scorer_fingerprint(asked(copy)) == known
    tokens = sentencepiece.SentencePieceTrainer
    tokens.train(
        sentence_iterator=iter(SENTENCES * 2),
        model_prefix=str(copy / "spiece"),
        vocab_size=100,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    changed = read_scorer_fingerprint(asked(copy))
    assert changed != known
    other = write_metricx(tmp_path / "other" / folder.name, factor=5.0)
    assert read_scorer_fingerprint(asked(other)) not in (known, changed)


class Counting:
    """A scorer that counts what it is asked."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer, self.fingerprint, self.asked = scorer, scorer.fingerprint, 0

    def penalties(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[float]:
        self.asked += len(pairs)
        return self.scorer.penalties(pairs, progress)


def test_nothing_is_scored_twice(scorer: Scorer, tmp_path: Path) -> None:
    counting = Counting(scorer)
    first = CachedScorer(counting, tmp_path / "kept.sqlite").penalties([*PAIRS, *PAIRS[:3]])
    assert first == pytest.approx(scorer.penalties([*PAIRS, *PAIRS[:3]]), abs=1e-4)
    assert CachedScorer(counting, tmp_path / "kept.sqlite").penalties([*PAIRS, *PAIRS[:3]]) == first
    assert counting.asked == len(PAIRS)
    assert counting.fingerprint == CachedScorer(counting, tmp_path / "kept.sqlite").fingerprint


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"model_type": "t5"}, f"describes no MetricX-24: a `t5` of {VOCABULARY} pieces"),
        ({"vocab_size": 32_128}, "describes no MetricX-24: a `mt5` of 32128 pieces"),
        ({"torch_dtype": "float16"}, "config.json is damaged: Invalid enum value 'float16'"),
        (
            {"num_layers": 2},
            "model.safetensors is damaged: it lacks 9 tensors of config.json, as encoder.block.1",
        ),
        ({"d_ff": 32}, "model.safetensors is damaged: it lacks 6 tensors of config.json, as "),
    ],
)
def test_another_model_is_refused(folder: Path, tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "it"))
    config = msgspec.json.decode((copy / "config.json").read_bytes()) | changes
    (copy / "config.json").write_bytes(msgspec.json.encode(config))
    with pytest.raises(ModelError) as caught:
        open_scorer(asked(copy))
    assert said in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors", "spiece.model"])
def test_an_incomplete_folder_is_refused(folder: Path, tmp_path: Path, missing: str) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "it"))
    (copy / missing).unlink()
    with pytest.raises(ModelError, match=f"it is incomplete: {missing} is missing"):
        read_scorer_fingerprint(asked(copy))
    found = inspect_installation(asked(copy))
    assert not found.is_ready and missing in (found.models[-1].problem or "")


@pytest.mark.parametrize("damaged", ["model.safetensors", "spiece.model"])
def test_a_damaged_file_is_refused(folder: Path, tmp_path: Path, damaged: str) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "it"))
    (copy / damaged).write_bytes((copy / damaged).read_bytes()[:1000])
    with pytest.raises(ModelError, match=f"{damaged} is damaged"):
        open_scorer(asked(copy))


def test_a_tokenizer_of_more_pieces_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "it"))
    config = msgspec.json.decode((copy / "config.json").read_bytes()) | {"vocab_size": 60}
    (copy / "config.json").write_bytes(msgspec.json.encode(config))
    monkeypatch.setattr(metricx, "ENTRY", 50)
    with pytest.raises(ModelError, match="it has more pieces than the 60 of the model"):
        read_scorer_fingerprint(asked(copy))


def test_without_its_libraries_it_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metricx, "find_spec", lambda name: None if name.startswith("t") else name)
    with pytest.raises(ModelError, match="MetricX needs torch and transformers, not installed here"):
        read_scorer_fingerprint(asked(folder))
    (*_, model) = inspect_installation(asked(folder)).models
    assert "pip install torch transformers" in (model.problem or "")


def test_weights_that_compute_no_number_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="what it computes is no number"):
        open_scorer(asked(write_metricx(tmp_path / "it", factor=float("nan"))))


def test_offline_it_is_said_what_to_download(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub
    from huggingface_hub import constants

    def unreachable(*_args: object, **_options: object) -> None:
        raise ConnectionError("Name or service not known")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    for spec, said in (
        (
            MetricXSpec(name="some/metricx", tokenizer=str(folder)),
            "`hf download some/metricx --local-dir metricx`",
        ),
        (MetricXSpec(name=str(folder)), "`hf download google/mt5-xl spiece.model --local-dir mt5-xl`"),
    ):
        with pytest.raises(ModelError, match="cannot be downloaded") as caught:
            open_scorer(TranslationConfig(device="cpu", metricx=spec))
        assert said in caught.value.hint


def test_it_is_described_as_installed(folder: Path) -> None:
    (*_, model) = inspect_installation(asked(folder)).models
    assert (model.role, model.folder, model.problem) == ("metricx", folder, None)
