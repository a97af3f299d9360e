"""Converted models are kept, verified, repaired, and never seen half-written."""

from __future__ import annotations

import errno
import logging
import shutil
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from audit.config import ModelSpec, TranslationConfig
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.converted import model_cache as converted
from audit.engines.converted.model_cache import converted_folder
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.engines.opening import open_engine
from audit.records import Translation
from tests.engines.alike import assert_alike
from tests.engines.tiny import SENTENCES


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def translate(folder: Path) -> list[Translation]:
    config = TranslationConfig(engine="ctranslate2", device="cpu")
    return open_engine(ModelSpec(name=str(folder)), config).translate(SENTENCES)


def test_converted_once(cache: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = translate(tiny)
    monkeypatch.setattr(converted, "convert", None)
    assert_alike(translate(tiny), first)
    assert [path.name[0] for path in (cache / "ctranslate2").iterdir()].count(".") == 0


@pytest.mark.parametrize("file", ["model.bin", "config.json", "checksums.json", "shared_vocabulary.json"])
def test_damage_is_repaired(
    cache: Path, tiny: Path, checkpoint: Checkpoint, caplog: pytest.LogCaptureFixture, file: str
) -> None:
    first = translate(tiny)
    path = converted_folder(checkpoint, "int8") / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert_alike(translate(tiny), first)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "is damaged" in caplog.text
    assert_alike(translate(tiny), first)
    assert len(caplog.records) == 1


def test_where_nothing_can_be_kept(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("no folder")
    monkeypatch.setenv(CACHE_VARIABLE, str(blocker / "cache"))
    assert len(translate(tiny)) == len(SENTENCES)
    assert "cannot be kept" in caplog.text


def test_damage_that_cannot_be_repaired_is_not_used(
    cache: Path,
    tiny: Path,
    checkpoint: Checkpoint,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = translate(tiny)
    path = converted_folder(checkpoint, "int8") / "model.bin"
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)

    remove = shutil.rmtree

    def read_only(folder: str | Path, *words: Any, **options: Any) -> None:
        if Path(folder).is_relative_to(cache):
            raise OSError(errno.EROFS, "Read-only file system")
        remove(folder, *words, **options)

    monkeypatch.setattr("shutil.rmtree", read_only)
    assert_alike(translate(tiny), first)
    assert "is damaged" in caplog.text and "used once" in caplog.text
    assert path.read_bytes() == content


def _open(folder: str) -> int:
    return len(translate(Path(folder)))


@pytest.mark.process
def test_processes_that_convert_at_once(cache: Path, tiny: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        assert pool.map(_open, [str(tiny)] * 3) == [len(SENTENCES)] * 3
    assert len(list((cache / "ctranslate2").iterdir())) == 1
