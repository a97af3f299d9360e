"""Checks and engines of other distributions: the example as pip installs it, and others that are at fault."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.checks.running import registry
from audit.config import ChecksConfig, ModelSpec, RunConfig, TranslationConfig
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.engines.opening import check_name, open_engine
from audit.errors import ConfigError, PluginError
from audit.pipeline import Fingerprints
from audit.runs.assembly import make_manifest, rejudged
from audit.versions import library_versions
from bench.recorded_engine import RecordedEngine

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "house-style"
PHRASE = "Avec nos correspondants."
ARTICLE = f"Force est de constater que le marché recule depuis trois semaines.\n\n{PHRASE}\n"

CHECK = """
from audit.checks import Category, Check, Severity

def _look(article, options):
    yield from ()

CHECK = Check(id="{id}", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
"""

Install = Callable[..., None]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip installed the example into, from a copy, which it may litter."""
    folder = tmp_path_factory.mktemp("plugin")
    copy = shutil.copytree(EXAMPLE, folder / "source")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    target = folder / "site"
    subprocess.run([*pip, "--no-build-isolation", "--target", str(target), str(copy)], check=True)
    return target


def audit(site: Path, cache: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), str(ROOT)])
    environment = os.environ | {"PYTHONPATH": path, CACHE_VARIABLE: str(cache), "COLUMNS": "200"}
    command = [sys.executable, "-m", "audit", *map(str, words)]
    return subprocess.run(command, env=environment, cwd=cache, capture_output=True, text=True, check=False)


@pytest.mark.process
@pytest.mark.slow
def test_the_example_is_one_like_any_other(installed: Path, tmp_path: Path) -> None:
    article, house, run = tmp_path / "a.txt", tmp_path / "house.toml", tmp_path / "run"
    article.write_text(ARTICLE, encoding="utf-8")
    house.write_text('[checks.severity]\nHS01 = "major"\n[translation]\nengine = "phrase-memory"\n', "utf-8")

    listed = audit(installed, tmp_path, "checks", "--config", house).stdout
    assert "HS01  hollow_opening" in listed and "plug-in house-style 0.1.0" in listed
    assert "Rappelons que" in audit(installed, tmp_path, "checks", "hollow_opening").stdout
    doctor = audit(installed, tmp_path, "doctor", "--config", house)
    assert doctor.returncode == 0 and "house-style 0.1.0" in doctor.stdout

    done = audit(installed, tmp_path, "run", article, "--config", house, "--out", run, "--fail-on", "major")
    assert done.returncode == 1, done.stderr
    (result,) = map(json.loads, (run / "results.jsonl").read_text(encoding="utf-8").splitlines())
    found = [flag for flag in result["flags"] if flag["check"] == "HS01"]
    assert [(flag["severity"], flag["text"]) for flag in found] == [("major", "Force est de constater que")]
    assert result["passages"][1]["back_translation"] == "With our correspondents."
    assert result["passages"][1]["round_trip"] == PHRASE
    report = (run / "articles" / "a.md").read_text(encoding="utf-8")
    assert "plug-in house-style 0.1.0" in report and "phrase-memory over" in report
    manifest = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert ["plug-in house-style", "0.1.0"] in manifest["recipe"]["versions"]

    # Without the plug-in the run can be judged, by the configuration that does not name it, and says so.
    without = audit(tmp_path, tmp_path, "judge", run)
    assert without.returncode == 2 and "there is no check `HS01`" in without.stderr
    house.write_text('[checks]\ndisable = ["LI01"]\n', encoding="utf-8")
    assert audit(tmp_path, tmp_path, "judge", run, "--config", house).returncode == 0
    report = (run / "articles" / "a.md").read_text(encoding="utf-8")
    assert "HS01" not in report and "plug-in" not in report


@pytest.mark.process
def test_the_example_passes_its_own_tests(installed: Path) -> None:
    path = os.pathsep.join([str(installed), str(ROOT)])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    subprocess.run(
        [*command, str(EXAMPLE / "tests")], env=os.environ | {"PYTHONPATH": path}, check=True, timeout=120
    )


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """`install(code, group="checks")` puts a distribution on the path; its entry point is `CHECK`."""
    caches = (registry.all_checks, registry._by_key, registry.known_keys)

    def put(code: str, group: str = "checks", *, name: str = "house", entry: str = "house_rule") -> None:
        site = tmp_path / name
        information = site / f"{name}-1.0.dist-info"
        information.mkdir(parents=True)
        module = f"{name}_rule"
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        points = f"[translation_audit.{group}]\n{entry} = {module}:CHECK\n"
        (information / "entry_points.txt").write_text(points, encoding="utf-8")
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(sys.modules, module, raising=False)

    for cache in caches:
        cache.cache_clear()
    yield put
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("raise ValueError('two\\nlines')", "ValueError: two lines"),
        ("CHECKS = ()", "AttributeError"),
        ("CHECK = 'HS01'", "it is of type str, not a Check"),
        (CHECK.format(id="LI97"), "the id LI97 is not two letters, other than AC"),
        (CHECK.format(id="H1"), "the id H1 is not two letters"),
    ],
)
def test_a_check_that_cannot_be_used_is_one_line(install: Install, code: str, why: str) -> None:
    install(code)
    with pytest.raises(PluginError) as caught:
        registry.all_checks()
    message = str(caught.value)
    assert message.startswith("plug-in house 1.0: house_rule = 'house_rule:CHECK' cannot be used: ")
    assert why in message and "\n" not in message and message.endswith("pip uninstall house`")


def test_ids_and_names_that_collide_are_refused(install: Install) -> None:
    install(CHECK.format(id="HS01"))
    install(CHECK.format(id="HS01"), name="other")
    with pytest.raises(
        PluginError, match=r"plug-in other 1\.0: .*: `HS01` is the check HS01 house_rule already"
    ):
        registry.all_checks()


def test_the_name_of_one_of_ours_is_refused(install: Install) -> None:
    install(CHECK.format(id="HS01") + "_look.__module__ = 'x.stray_stop'\n")
    with pytest.raises(PluginError, match="`stray_stop` is the check LI01 stray_stop already"):
        registry.all_checks()


@pytest.mark.parametrize(
    ("code", "entry", "why"),
    [
        ("import nowhere", "fast", "No module named 'nowhere'"),
        ("CHECK = 1", "fast", "it is of type int, no function"),
        ("def CHECK(spec, config): raise OSError('no\\nserver')", "fast", "OSError: no server"),
        ("def CHECK(spec, config): return object()", "fast", "has no fingerprint and no translate"),
        ("", "torch", "there is an engine `torch` already"),
    ],
)
def test_an_engine_that_cannot_be_used_is_one_line(install: Install, code: str, entry: str, why: str) -> None:
    install(code, "engines", entry=entry)
    with pytest.raises(PluginError) as caught:
        open_engine(ModelSpec(name="any"), TranslationConfig(engine="fast"))
    assert why in str(caught.value) and "\n" not in str(caught.value)


def test_an_engine_may_know_its_models_by_names_of_its_own(install: Install) -> None:
    code = "def CHECK(spec, config): return RecordedEngine({}, name=spec.name)"
    install(f"from bench.recorded_engine import RecordedEngine\n{code}", "engines", entry="fast")
    config = TranslationConfig(engine="fast", back=ModelSpec(name="owner/nowhere"))
    back = open_engine(config.back, config).fingerprint
    assert back.model == "owner/nowhere"
    manifest = make_manifest(RunConfig(translation=config), Fingerprints(back, back, None), None)
    assert manifest.expectation is None and manifest.witness is None


def test_a_slip_in_an_engines_name_is_told(install: Install) -> None:
    install("", "engines", entry="phrase-memory")
    with pytest.raises(ConfigError, match="Did you mean `phrase-memory`"):
        check_name("phrase_memory")
    check_name("auto")


def test_a_run_names_plug_ins_and_judging_those_of_today(install: Install) -> None:
    engine = RecordedEngine({}).fingerprint
    config = RunConfig(checks=ChecksConfig(only=("LI01",)))
    before = make_manifest(config, Fingerprints(engine, engine, None), None)
    install(CHECK.format(id="HS01"))
    assert library_versions()[-1] == ("plug-in house", "1.0")
    after = make_manifest(config, Fingerprints(engine, engine, None), None)
    assert set(after.recipe.versions) - set(before.recipe.versions) == {("plug-in house", "1.0")}
    assert rejudged(before, None).recipe.versions == after.recipe.versions
