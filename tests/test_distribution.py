"""What `pip install` gives: a wheel and an sdist, built from the files of the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

import pytest

from audit.engines.kept.cache_folders import CACHE_VARIABLE

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parents[1]
ARTICLE = "Le ministre a promis mardi 3,5 millions d’euros aux BRICS. , selon la présidence de la ville.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sdist, and of the wheel that was built from it."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("audit", "models"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_runs_from_any_folder_and_without_torch(built: Path, kind: str, tmp_path: Path) -> None:
    (archive,) = built.glob(kind)
    place = tmp_path / "venv"
    venv.create(place, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})
    # What it depends on is that of this environment, but for what a run on a CPU must not import.
    Path(paths["purelib"], "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    for name in ("torch", "transformers"):
        Path(paths["purelib"], f"{name}.py").write_text(f"raise ImportError('{name} was imported')")
    python = Path(paths["scripts"], "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--ignore-installed", archive], check=True)

    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    program = str(Path(paths["scripts"], "audit"))

    def audit(*words: str) -> str:
        ended = subprocess.run(
            [program, *words],
            cwd=tmp_path,
            env=environment | {CACHE_VARIABLE: str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=True,
        )
        return ended.stdout

    models = place / "share" / "translation-audit" / "models"
    assert f", {models / 'compact-fr-en'}" in audit("doctor")
    audit("run", "article.txt", "--out", "run", "--device", "cpu")
    assert "BRICS. ," in (tmp_path / "run" / "articles" / "article.md").read_text(encoding="utf-8")


def test_the_sdist_holds_what_the_wheel_is_made_of(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    data = {str(path.relative_to(ROOT)) for path in (ROOT / "models").glob("compact-*/*")}
    code = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "audit").rglob("*.*")
        if "__pycache__" not in path.parts
    }
    assert not (data | code) - names
