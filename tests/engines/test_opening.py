"""Importing costs nothing, and the fast engine needs no torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest import mock

import msgspec
import pytest

from audit.config import ModelSpec, TranslationConfig
from audit.engines.opening import open_engine, read_fingerprint

pytestmark = pytest.mark.process

HEAVY = ("torch", "transformers", "ctranslate2", "numpy", "sentencepiece", "huggingface_hub", "sqlite3")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_importing_loads_no_library() -> None:
    modules = "audit.engines.opening, audit.engines.engine, audit.config"
    assert run(
        f"import sys, {modules}; print({HEAVY!r} & sys.modules.keys())".replace(
            repr(HEAVY), f"set({HEAVY!r})"
        )
    ) == ("set()\n")


def test_the_fast_engine_needs_no_torch(tiny: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        f"os.environ['AUDIT_CACHE'] = {str(tmp_path)!r}\n"
        "from audit.config import ModelSpec, TranslationConfig\n"
        "from audit.engines.opening import open_engine\n"
        "config = TranslationConfig(engine='ctranslate2', device='cpu')\n"
        f"engine = open_engine(ModelSpec(name={str(tiny)!r}), config)\n"
        "assert engine.translate(['Bonjour'])[0].tokens\n"
        "print({'torch', 'transformers'} & sys.modules.keys())\n"
    )
    assert run(code) == "set()\n"


@pytest.mark.slow
def test_the_reference_engine_prints_nothing(tiny: Path) -> None:
    code = (
        "from audit.config import ModelSpec, TranslationConfig\n"
        "from audit.engines.opening import open_engine\n"
        "config = TranslationConfig(engine='transformers', device='cpu')\n"
        f"engine = open_engine(ModelSpec(name={str(tiny)!r}), config)\n"
        "engine.translate(['Bonjour', 'x' * 300])\n"
    )
    assert run(code) == ""


@pytest.mark.parametrize("engine", ["ctranslate2", "torch", "transformers"])
@pytest.mark.parametrize("dtype", ["auto", "float32"])
def test_a_fingerprint_is_read_without_loading_the_model(tiny: Path, engine: str, dtype: str) -> None:
    config = msgspec.convert({"engine": engine, "dtype": dtype, "device": "cpu"}, TranslationConfig)
    spec = ModelSpec(name=str(tiny))
    with mock.patch("audit.engines.searching.Searcher.__init__", side_effect=AssertionError("loaded")):
        read = read_fingerprint(spec, config)
    assert read == open_engine(spec, config).fingerprint
