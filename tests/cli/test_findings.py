"""Findings on a terminal, in a pipe and in a file."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.cli.summary import FEW
from tests.cli.conftest import Audit
from tests.cli.test_run import CLEAN, FLAGGED, SEEDS

MESSAGE = "Stray full stop before “,”, in the middle of the sentence."
LINE = f"flagged.txt:5:15: major LI01 {MESSAGE} [BRICS. , → BRICS,]"


@pytest.fixture
def articles(tmp_path: Path) -> Iterator[Path]:
    """Two articles, in the folder where the command runs."""
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "flagged.txt").write_text(FLAGGED, encoding="utf-8")
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


@pytest.fixture(autouse=True)
def no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


RUN = ("run", "clean.txt", "flagged.txt")


def test_findings_come_before_the_table(audit: Audit, articles: Path) -> None:
    lines = audit(*RUN).out.splitlines()
    assert lines[:2] == [LINE, ""]
    assert lines[2].startswith("article ") and lines[-1].startswith("2 articles: 1 flagged")


def test_the_readme_shows_what_is_printed(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for scores and doubts, which the models give."""
    monkeypatch.chdir(SEEDS.parent)
    monkeypatch.setenv("COLUMNS", "110")
    shown = (SEEDS.parent / "README.md").read_text("utf-8").partition("$ audit run\n")[2].split("\n")
    found = audit("run").out.partition("\narticle  ")[0].split("\n")
    assert [line for line in found if " style " not in line] == [
        line for line in shown[: len(found)] if " style " not in line
    ]


def test_findings_of_many_articles_only_if_asked_for(audit: Audit, articles: Path) -> None:
    for number in range(FEW):
        (articles / f"more{number}.txt").write_text(
            FLAGGED.replace("Le maire", f"Le maire {number}"), "utf-8"
        )
    words = ("run", *sorted(path.name for path in articles.glob("*.txt")))
    assert "LI01" not in audit(*words).out
    assert audit(*words, "--format", "text").out.count(" LI01 ") == FEW + 1


def test_quiet_leaves_what_was_asked_for(audit: Audit, articles: Path) -> None:
    outcome = audit(*RUN, "-q", "--format", "text")
    assert (outcome.out, outcome.err) == (f"{LINE}\n\n", "")


READ: dict[str, Callable[[str], object]] = {
    "json": lambda out: [one["id"] for one in json.loads(out)],
    "jsonl": lambda out: [json.loads(line)["id"] for line in out.splitlines()],
    "sarif": lambda out: json.loads(out)["runs"][0]["results"][0]["ruleId"],
    "csv": lambda out: next(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))["article"],
    "github": lambda out: out.count("::error file=flagged.txt,line=5,col=15,"),
    "junit": lambda out: out.count("<failure "),
}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("json", ["clean", "flagged"]), ("jsonl", ["clean", "flagged"])),
        *(("sarif", "LI01"), ("csv", "flagged"), ("github", 1), ("junit", 1)),
    ],
)
def test_standard_output_holds_the_format_and_nothing_else(
    audit: Audit, articles: Path, name: str, found: object
) -> None:
    outcome = audit(*RUN, "--format", name)
    assert READ[name](outcome.out) == found
    assert "2 articles: 1 flagged" in outcome.err
    judged = audit("judge", outcome.folder, "--format", name, "-q")
    assert (judged.out, judged.err) == (outcome.out, "")


def test_a_file_gets_the_format_and_standard_output_the_summary(audit: Audit, articles: Path) -> None:
    outcome = audit(*RUN, "--format", "sarif", "--output", "found.sarif")
    assert READ["sarif"]((articles / "found.sarif").read_text("utf-8")) == "LI01"
    assert LINE in outcome.out and "2 articles: 1 flagged" in outcome.out and "{" not in outcome.out
    assert audit(*RUN, "--output", "found.txt", "-q").out == ""
    assert (articles / "found.txt").read_text("utf-8") == f"{LINE}\n"


def test_a_dash_is_standard_output(audit: Audit, articles: Path) -> None:
    assert READ["junit"](audit(*RUN, "--format", "junit", "--output", "-").out) == 1
    assert not (articles / "-").exists()


@pytest.mark.parametrize("output", ["nowhere/found.txt", "."])
def test_a_file_that_cannot_be_written_is_refused_before_any_work(
    audit: Audit, articles: Path, engines: dict[str, int], output: str
) -> None:
    outcome = audit(*RUN, "--output", output)
    assert outcome.code == 2 and "--output" in outcome.err and engines["texts"] == 0


def test_least_severity_of_junit_is_that_of_fail_on(audit: Audit, articles: Path) -> None:
    assert 'failures="1"' in audit(*RUN, "--format", "junit", "--fail-on", "major").out
    assert 'failures="0"' in audit(*RUN, "--format", "junit", "--fail-on", "critical").out


class TestColour:
    def test_none_in_a_pipe(self, audit: Audit, articles: Path) -> None:
        assert "\x1b" not in audit(*RUN).out

    def test_where_it_is_forced(self, audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[31mmajor\x1b[0m LI01 " in audit(*RUN).out
        assert "\x1b" not in audit(*RUN, "--color", "never").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in audit(*RUN).out
        assert "\x1b[31mmajor\x1b[0m LI01 " in audit(*RUN, "--color", "always").out

    def test_never_in_other_formats(self, audit: Audit, articles: Path) -> None:
        assert "\x1b" not in audit(*RUN, "--color", "always", "--format", "github", "-q").out


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_lines_fit_the_terminal(
    audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    (articles / "a_name_that_has_no_room_in_a_narrow_terminal.txt").write_text(FLAGGED, "utf-8")
    found, _, table = audit(*RUN, *articles.glob("a_name*")).out.partition("article ")
    lines = found.split()
    assert max(map(len, (found + table.partition(" articles: ")[0]).splitlines())) <= max(width, 60)
    assert "[BRICS." in found and found.count(f" major LI01 {MESSAGE[:10]}") == 2
    assert any(line.endswith("terminal.txt:5:15:") for line in lines) or any(
        line.startswith("…") and line.endswith(":5:15:") for line in lines
    )


def test_every_article_that_failed_says_why(audit: Audit, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    outcome = audit(*RUN, "empty.txt")
    assert "empty.txt: failed: holds no text. " in outcome.out and outcome.code == 3


def test_places_of_a_page_are_in_its_text(audit: Audit, articles: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in FLAGGED.strip().split("\n\n"))
    (articles / "page.html").write_text(f"<html><body><article><h1>Budget</h1>{body}</article></body></html>")
    outcome = audit("run", "page.html")
    file, number, column, _ = outcome.out.split(":", 3)
    assert file == str(outcome.folder / "articles" / "page.txt")
    line = Path(file).read_text("utf-8").split("\n")[int(number) - 1]
    assert line[int(column) - 1 :].startswith("BRICS. ,")


def test_of_many_articles_those_that_failed_say_why(audit: Audit, articles: Path) -> None:
    for number in range(25):
        (articles / f"empty{number:02}.txt").write_bytes(b"")
    outcome = audit("run", *sorted(path.name for path in articles.glob("*.txt")))
    assert "empty00: failed: empty00.txt holds no text. Remove it" in outcome.out
    assert outcome.out.endswith("… and 5 more failed, as the index says\n")
