"""The action, the hooks and the image call what there is; steps that need no network are run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from audit.cli.app import app
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from tests.shown import PAGES, calls, commands, fenced

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
COMMANDS: Any = typer.main.get_command(app)
ARTICLE = "Le ministre a promis mardi 3,5 millions d’euros aux BRICS. , selon la présidence de la ville.\n"


def called() -> Iterator[Any]:
    named = [(name, commands(page)) for name, page in PAGES.items()]
    named += [(name, list(calls(step["run"]))) for name, step in STEPS.items()]
    named += [(hook["id"], list(calls(hook["entry"]))) for hook in HOOKS]
    for name, found in named:
        yield from (pytest.param(words, id=f"{name}: {' '.join(words)}") for words in found)


@pytest.mark.parametrize("words", list(called()))
def test_commands_that_are_shown_and_called_exist(words: list[str]) -> None:
    known = {option for parameter in COMMANDS.params for option in parameter.opts}
    if words and not words[0].startswith("-"):
        command = COMMANDS.commands[words[0]]
        known = {o for parameter in command.params for o in (*parameter.opts, *parameter.secondary_opts)}
    given = {word.partition("=")[0] for word in words if word.startswith("-") and word not in ("-", "--")}
    assert given <= known | {"--help"}


def test_the_action_knows_its_inputs_and_steps() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    written = set(re.findall(r"(\w+)=\$\w+", STEPS["Audit"]["run"].partition("printf")[2]))
    assert set(re.findall(r"steps\.audit\.outputs\.(\w+)", text)) == written
    for step in STEPS.values():
        # What a pull request may name reaches the shell as a variable, never as a part of the program.
        assert "${{" not in step["run"] and step["shell"] == "bash"
        subprocess.run(["bash", "-n"], input=step["run"].encode(), check=True)


def test_the_pages_name_inputs_and_hooks_that_exist() -> None:
    workflow, hooks = map(yaml.safe_load, fenced(PAGES["docs/ci.md"], "yaml"))
    (ours,) = [step for step in workflow["jobs"]["audit"]["steps"] if "REPOSITORY" in step["uses"]]
    assert set(ours["with"]) <= set(ACTION["inputs"]) and ours["id"] == "audit"
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= {hook["id"] for hook in HOOKS}


def test_torch_is_pinned_to_one_that_is_allowed() -> None:
    named = [ROOT / name for name in ("action.yml", "Dockerfile", "docs/ci.md", "docs/installation.md")]
    pins = {pin for path in named for pin in re.findall(r"torch==([\d.]+)\+cpu", path.read_text("utf-8"))}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (bounds,) = [one for one in project["dependencies"] if one.startswith("torch>")]
    assert pins == {bounds.partition("<=")[2]}


def test_the_image_is_built_of_what_is_sent_to_it() -> None:
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert sent[0] == "*"
    kept = {line[1:] for line in sent if line.startswith("!")}
    assert all(list(ROOT.glob(name)) for name in kept)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {"pyproject.toml", "audit", settings["project"]["readme"], *settings["project"]["license-files"]}
    assert needed <= kept and {"models/compact-*"} <= kept


@pytest.fixture
def program(tmp_path: Path) -> dict[str, str]:
    """An environment in which `audit` is on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "audit").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m audit "$@"\n')
    (folder / "audit").chmod(0o755)
    return os.environ | {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        CACHE_VARIABLE: str(tmp_path / "cache"),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize(("fail_on", "code"), [("major", "1"), ("critical", "0")])
def test_the_action_annotates_and_writes_sarif(
    program: dict[str, str], tmp_path: Path, fail_on: str, code: str
) -> None:
    (tmp_path / "une brève.txt").write_text(ARTICLE, encoding="utf-8")
    inputs = {"PATHS": "une brève.txt\n", "SOURCE": "", "CONFIG": "", "FAIL_ON": fail_on}
    ended = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["Audit"]["run"]],
        env=program | inputs,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "::error file=une brève.txt,line=1" in ended.stdout
    outputs = dict(line.split("=", 1) for line in (tmp_path / "output").read_text().splitlines())
    assert outputs["code"] == code
    sarif = yaml.safe_load(Path(outputs["sarif"]).read_text(encoding="utf-8"))
    assert "LI01" in [result["ruleId"] for result in sarif["runs"][0]["results"]]
    assert (Path(outputs["run"]) / "index.md").is_file()


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_fails_by_what_it_prints(
    program: dict[str, str], tmp_path: Path, hook: dict[str, Any]
) -> None:
    for name, text in (("a.txt", ARTICLE), ("b.txt", ARTICLE.replace(". ,", ","))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert re.search(hook["files"], name)
    for names, code in ((["a.txt"], 1), (["b.txt"], 0), (["a.txt", "b.txt"], 1)):
        command = [*shlex.split(hook["entry"]), *names]
        ended = subprocess.run(
            command, env=program, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ended.returncode == code, ended.stderr
        assert ("a.txt:1:" in ended.stdout) == (code == 1) and ended.stderr == ""
