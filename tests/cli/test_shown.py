"""The commands that the pages show do what they say, on stand-in engines."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from tests.cli.conftest import Audit
from tests.shown import PAGES, ROOT, commands

TEXT = "Le conseil municipal a voté mardi le budget de la ville.\n"
ORIGINAL = "The city council voted the city budget on Tuesday.\n"
# The commands of the example need its plug-in; the tests of plug-ins run them.
SHOWN = [
    pytest.param(page, id=name) for name, page in PAGES.items() if commands(page) and "examples" not in name
]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audit: Audit) -> Path:
    """A folder with all that the pages name."""
    for name, text in {
        "article.txt": TEXT,
        "french/a.txt": TEXT,
        "english/a.txt": ORIGINAL,
        "house.toml": '[checks]\ndisable = ["LI02"]\n',
        "year.jsonl": msgspec.json.encode({"id": "a", "text": TEXT}).decode() + "\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in ("seeds", "articles"):
        shutil.copytree(ROOT / "seeds", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for name, path in {"year": "year.jsonl", "monday": "articles", "tuesday": "articles"}.items():
        assert audit("run", path, "--out", f"runs/{name}").code == 0
    answers = audit("review", "runs/tuesday", "--list", "--format", "json").out
    (tmp_path / "reviews.json").write_text(answers, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", SHOWN)
def test_commands_that_are_shown_work(
    page: Path, newsroom: Path, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, words in enumerate(commands(page)):
        if words[0] == "calibrate":
            continue  # with a stand-in nothing can be fitted; tests/runs/test_calibrating.py runs it
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
        out = ["--out", f"runs/{number}"] if words[0] == "run" and "--out" not in words else []
        outcome = audit(*words, *out)
        assert outcome.code in (0, 1) and "audit:" not in outcome.err, (words, outcome.err)
        written = [words[place + 1] for place, word in enumerate(words) if word in ("--out", "--output")]
        assert all(Path(name).exists() for name in written)
