"""No pattern of the package can match one text in many ways."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ambiguity import ambiguities

# In a process of its own, where nothing is compiled yet; what is compiled as late as in judging is met there.
COLLECT = """
import importlib, json, pkgutil, re, sys

compiled = {}
compile_one = re._compiler.compile

def noted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_back and frame.f_globals["__name__"] in ("re", "functools"):
        frame = frame.f_back
    where = frame.f_globals["__name__"]
    if where.startswith("audit.") and isinstance(pattern, str):
        compiled[pattern, int(flags)] = where
    return compile_one(pattern, flags)

re._compiler.compile = noted
import audit

for module in pkgutil.walk_packages(audit.__path__, "audit."):
    if module.name not in ("audit.__main__", "audit.runs.cluster.ray_run"):
        importlib.import_module(module.name)
from audit.runs.stages import get_ready_to_judge

get_ready_to_judge()
json.dump([(where, pattern, flags) for (pattern, flags), where in compiled.items()], sys.stdout)
"""


@pytest.mark.process
def test_no_pattern_is_ambiguous() -> None:
    words = [sys.executable, "-c", COLLECT]
    root = str(Path(__file__).parents[1])
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True)
    patterns = json.loads(done.stdout)
    assert len(patterns) > 400
    told = [
        f"{where}: {how} in {pattern}"
        for where, pattern, flags in patterns
        for how in ambiguities(pattern, flags)
    ]
    assert told == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\s+\W*)+x",
        r"(a+)+b",
        r"a*a*b",
        r".*a.*b",
        r"\w+a\w+!",
        r"a+(?:b|)a+",
        r"(?:aa?)*b",
        r"(?:\d{1,3},?)*x",
        r"(?:[A-Z]\w*-?){1,6}!",
        r"(?:a|aa)*b",
        r"a+(?=b?)a+",
        r"(?m)\s+$\s+x",
        r"(?i)a+Á?A+b",
    ],
)
def test_what_is_ambiguous(pattern: str) -> None:
    assert ambiguities(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r".*foo.*bar",
        r"\w+ \w+",
        r"\s*\w+\s*",
        r"a*+a*b",
        r"(?>a+)a+b",
        r"\w+\b\w+",
        r'"[^"]*"[^"]*"',
        r"(?:a*b)*c",
        r"(?:\d{3},)*\d{3}",
        r"(\w|\d)*;",
        r"a{1,9}a{1,9}",
        r"(?:foo|bar)*baz",
    ],
)
def test_what_is_not(pattern: str) -> None:
    assert ambiguities(pattern) == []
