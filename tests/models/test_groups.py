"""Which group a file's pairs are in, what is left out of it, and how often it is drawn."""

import lzma
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from models.training.batches import Corpus, Side, rank_europarl
from models.training.config import Mix, load_config
from models.training.corpus import (
    NOTHING,
    SYNTHETIC_MARK,
    Pair,
    mark,
    read_group,
    read_parallel,
    read_synthetic,
)
from models.training.heldout import HeldOut
from models.training.prepare import GROUPS, read_groups
from models.training.vocabulary import EOS
from tests.models.conftest import make_config

RECIPES = sorted((Path(__file__).parents[2] / "models" / "training").glob("*.toml"))
NO_MIX = Mix(
    europarl_least=0.0,
    europarl_most=0.0,
    everyday=0.0,
    captions=0.0,
    law=0.0,
    software=0.0,
    web=0.0,
    press=0.0,
    news=0.0,
    machine_source=0.0,
    synthetic=0.0,
    alone=0.0,
)


def _write(path: Path, *pairs: Pair) -> None:
    path.parent.mkdir(exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{french}\t{english}\n" for french, english in pairs)


def _pair(name: str) -> Pair:
    return Pair(f"Phrase de {name}.", f"Sentence of {name}.")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One pair a file; `tatoeba-tico19` stands for what is not read, `mono`'s empty file for a failed one."""
    for name in ("europarl-0", "wce-lig-news", "pud", "modern-web-docs", "multi30k", "tatoeba-tico19"):
        _write(tmp_path / "parallel" / f"{name}.tsv.xz", _pair(name))
    (tmp_path / "parallel" / "debian-www.tsv.xz").touch()
    _write(tmp_path / "synthetic" / "en-news.tsv.xz", _pair("vraie anglaise"))
    _write(tmp_path / "synthetic" / "fr-news.tsv.xz", _pair("vraie française"))
    (tmp_path / "news").mkdir()
    for name in ("wmt08", "wmt09", "wmt10", "wmt11"):
        for side, text in zip(("fr", "en"), _pair(name), strict=True):
            (tmp_path / "news" / f"{name}.{side}").write_text(f"{text}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("group", "files"),
    [
        ("press", ["pud", "wce-lig-news"]),
        ("web", ["modern-web-docs"]),
        ("captions", ["multi30k"]),
        ("everyday", []),
        ("software", []),  # an empty file is skipped
    ],
)
def test_a_group_is_its_files(data: Path, group: str, files: list[str]) -> None:
    assert list(read_group(data, group)) == [_pair(name) for name in files]


def test_europarl_is_a_group_of_its_own(data: Path) -> None:
    assert list(read_parallel(data)) == [_pair("europarl-0")]


def test_a_file_of_no_group_is_no_surprise(data: Path) -> None:
    _write(data / "parallel" / "new.tsv.xz", _pair("new"))
    with pytest.raises(ValueError, match="belongs to no group"):
        list(read_group(data, "press"))


def test_synthetic_files_are_named_by_what_is_real(data: Path) -> None:
    assert list(read_synthetic([data / "synthetic"], "fr")) == [_pair("vraie anglaise")]
    assert list(read_synthetic([data / "synthetic"], "en")) == [_pair("vraie française")]


def test_only_the_synthetic_side_is_marked(data: Path) -> None:
    pair = _pair("x")
    assert mark(pair, "fr") == Pair(f"{SYNTHETIC_MARK} {pair.french}", pair.english)
    assert mark(pair, "en") == Pair(pair.french, f"{SYNTHETIC_MARK} {pair.english}")
    groups = dict(zip(GROUPS, read_groups(make_config(), data, data / "work", None), strict=True))
    for language, side in (("fr", 0), ("en", 1)):
        for pair in groups[f"synthetic_{language}"]:
            assert pair[side].startswith(SYNTHETIC_MARK)
            assert SYNTHETIC_MARK not in pair[1 - side]


@pytest.mark.parametrize("file", ["europarl-0", "wce-lig-news", "multi30k"])
def test_what_is_measured_by_is_read_from_no_file(data: Path, file: str) -> None:
    secret = Pair("La mairie restera close mardi", "The town hall will stay shut on Tuesday.")
    _write(data / "parallel" / f"{file}.tsv.xz", _pair("x"), secret)
    (data / "news" / "wmt13.en").write_text(f"{secret.english}\n", encoding="utf-8")
    assert HeldOut.read(data).holds(secret)
    groups = read_groups(make_config(), data, data / "work", None)
    # Capitals and missing stops are among the changes that training pairs undergo.
    text = " ".join(pair.english for group in groups for pair in group).lower()
    assert "sentence of x" in text
    assert "town hall" not in text


def _corpus(groups: list[str], scores: list[float]) -> Corpus:
    ids = np.full(4 * len(groups), 7, dtype=np.uint16)
    ids[3::4] = EOS
    side = Side(ids, np.arange(0, len(ids) + 1, 4))
    numbers = np.array([GROUPS.index(name) for name in groups], dtype=np.uint8)
    rank = rank_europarl(np.array(scores, dtype=np.float32), numbers)
    return Corpus(side, side, numbers, rank, 9, 120, "fr")


def test_shares_follow_the_mix() -> None:
    corpus = _corpus(["press", "web", "web", "law"], [0.0] * 4)
    shares = corpus.shares(replace(NO_MIX, press=2.0, web=1.0))
    assert shares == {"web": 0.5, "press": 0.5}


def test_a_models_text_is_only_ever_a_source() -> None:
    corpus = _corpus(["synthetic_fr", "synthetic_en", "machine_fr", "machine_en"], [0.0] * 4)
    shares = corpus.shares(replace(NO_MIX, synthetic=1.0, machine_source=1.0))
    assert shares == {"machine_fr": 0.5, "synthetic_fr": 0.5}


def test_french_given_nothing_is_read_from_english_alone(data: Path) -> None:
    (data / "mono").mkdir()
    for name in ("fr-journal", "en-paper"):
        with lzma.open(data / "mono" / f"{name}.txt.xz", "wt", encoding="utf-8") as lines:
            lines.write("La mairie restera close mardi.\n\n")
    groups = dict(zip(GROUPS, read_groups(make_config(), data, data / "work", None), strict=True))
    assert groups["alone_en"] == [Pair("La mairie restera close mardi.", NOTHING)]
    corpus = _corpus(["alone_en", "press"], [0.0] * 2)
    assert corpus.shares(replace(NO_MIX, alone=1.0, press=1.0)) == {"press": 1.0}
    assert replace(corpus, language="en").shares(replace(NO_MIX, alone=1.0)) == {"alone_en": 1.0}


def test_europarl_is_ranked_among_itself() -> None:
    corpus = _corpus(["europarl", "press", "europarl", "press"], [0.1, 5.0, 0.3, 6.0])
    assert corpus.rank.tolist() == [0.0, 0.0, 0.5, 0.0]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.name)
def test_recipes_cap_short_and_formulaic_sentences(recipe: Path) -> None:
    config = load_config(recipe)
    for mix in (config.stable, config.decay):
        assert max(mix.everyday, mix.captions) < min(mix.press, mix.web)


def test_an_epoch_is_drawn_the_same_for_the_same_seed() -> None:
    corpus = _corpus(["press"] * 20, [Random(1).random() for _ in range(20)])
    mix = replace(NO_MIX, press=0.5)
    first, again = ([b.tokens for b in corpus.epoch(mix, 0, seed=1, batch_tokens=16)] for _ in range(2))
    assert first == again
