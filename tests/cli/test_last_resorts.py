"""Whatever happens, a command ends with a code that means what the table says, and one line that says why."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit.cli import app
from audit.cli.app import run_app
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.reports.markdown.characters import visible
from audit.runs import auditing
from audit.runs.processes.termination import Terminated
from tests.cli.conftest import Audit, Outcome

TEXT = "Le conseil municipal a voté mardi le budget de la ville.\n"
LONG = "x" * 300
UNFORESEEN = 70


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def assert_told(outcome: Outcome, code: int) -> None:
    """In one line, and one for the remedy."""
    assert outcome.code == code, (outcome.code, outcome.err)
    lines = [line for line in outcome.err.splitlines() if line.startswith("audit: ")]
    assert len(lines) == 1 and len(outcome.err.splitlines()) <= 2, outcome.err


class TestUnforeseen:
    @pytest.mark.parametrize(
        "error", [TypeError("a\nb"), RecursionError(), KeyError("\x1b[31m"), LookupError()]
    )
    def test_has_a_code_of_its_own(
        self, audit: Audit, article: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("audit.runs.auditing.run_articles", fail)
        outcome = audit("run", article, "--fail-on", "minor")
        assert_told(outcome, UNFORESEEN)
        assert type(error).__name__ in outcome.err and "\x1b" not in outcome.err

    def test_more_is_said_when_asked(
        self, audit: Audit, article: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("audit.runs.auditing.run_articles", lambda *_: 1 / 0)
        assert "Traceback" in audit("run", article, "-vv").err

    @pytest.mark.parametrize(
        ("number", "inside", "code"),
        [
            (errno.EACCES, False, 2),
            (errno.ENOSPC, False, 4),
            (errno.EACCES, True, 4),
            (errno.ENOSPC, True, 4),
            (errno.EMFILE, True, 4),
        ],
    )
    def test_what_the_system_refuses(
        self,
        audit: Audit,
        article: Path,
        monkeypatch: pytest.MonkeyPatch,
        number: int,
        inside: bool,
        code: int,
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(number, os.strerror(number), "/somewhere/else")

        monkeypatch.setattr(auditing, "run_articles" if inside else "effective_config", refuse)
        outcome = audit("run", article)
        assert_told(outcome, code)
        assert os.strerror(number) in outcome.err


class TestNames:
    @pytest.mark.parametrize(
        "words",
        [
            ("run", LONG),
            ("run", "ARTICLE", "--source", LONG),
            ("run", "ARTICLE", "--config", LONG),
            ("run", "ARTICLE", "--out", LONG),
            ("judge", LONG),
            ("merge", LONG, "--out", "merged"),
            ("checks", "--config", LONG),
            ("checks", LONG),
            ("run", "ARTICLE", "--shard", "1/" + "9" * 5000),
            ("run", "ARTICLE", "--time-limit", "nan"),
            ("run", "ARTICLE", "--time-limit", "inf"),
            ("run", "ARTICLE", "--time-limit", "1e23"),
            ("run", "ARTICLE", "--encoding", "\x1b[31mred"),
            ("run", "--\x1b[31mred"),
            ("run", "\u202egnp.txt"),
        ],
    )
    def test_what_names_nothing(self, audit: Audit, article: Path, words: tuple[str, ...]) -> None:
        outcome = audit(*(str(article) if word == "ARTICLE" else word for word in words))
        assert_told(outcome, 2)
        assert "\x1b" not in outcome.err and "\u202e" not in outcome.err

    @pytest.mark.parametrize("name", [LONG, f"~{LONG}/model", "~nobody-of-this-name/model", "a\x1b[31m"])
    def test_models(self, audit: Audit, article: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        from audit.engines.opening import open_engine

        monkeypatch.setattr("audit.runs.assembly.open_engine", open_engine)
        outcome = audit("run", article, "--model", name)
        assert_told(outcome, 2)
        assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    "toml",
    [
        "a = " + "[" * 100_000,
        "a = " + "[" * 500 + "]" * 500,
        "[checks.options.stray_stop]\na = " + "[" * 200 + "]" * 200,
        ".".join("a" * 2000) + " = 1",
        "a = " + "9" * 5000,
        "[translation]\nbeam = 100000000000000000000000",
        "[translation]\nbeam = 1000000",
        "[translation]\nmax_tokens = -1",
        "[translation]\nbatch_tokens = 1e300",
        "[scores]\nbootstrap_samples = 999999999",
        "[checks.options.omitted_clause]\nodds = nan",
        "[checks.options.omitted_clause]\nshare = inf",
        "[checks.options.missing_final_stop]\nwords = -3",
        '[checks]\nglossary = "a\\u0000b.toml"',
        '[checks]\nsuppressions = "a\\u0000b.toml"',
        f'[checks]\nglossary = "{LONG}.toml"',
        '[checks]\nglossary = "open.csv"',
        '[checks]\nglossary = "quoted.csv"',
        '"\\u001b[31m" = 1',
        '"\\u202e" = 1',
    ],
)
def test_configurations_that_mean_nothing(audit: Audit, article: Path, tmp_path: Path, toml: str) -> None:
    (tmp_path / "open.csv").write_text('kind,term,use\nprefer,"ville,commune\nkeep,BRICS,\nkeep,OTAN,\n')
    (tmp_path / "quoted.csv").write_text('kind,term,use\nprefer,"vil"le,commune\nkeep,"BRICS",\n')
    path = tmp_path / "house.toml"
    path.write_text(toml, encoding="utf-8")
    outcome = audit("run", article, "--config", path)
    assert_told(outcome, 2)
    assert not (set("\x1b\u202e") & set(outcome.err))
    assert not outcome.folder.exists()


def test_lines_shown_hide_nothing() -> None:
    assert visible("été « à » – 新 😀") == "été « à » – 新 😀"
    assert visible("a\x1b[2J\r\u202eb\u2066\udc80\x9b\u2028") == (
        "a⟨U+001B⟩[2J ↵ ⟨U+202E⟩b⟨U+2066⟩⟨U+DC80⟩⟨U+009B⟩ ↵ "
    )


def test_two_starts_in_one_second(
    audit: Audit, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Still(auditing.datetime):  # type: ignore[misc]
        @classmethod
        def now(cls, *_: object) -> Still:
            return cls(2026, 1, 2, 3, 4, 5)

    monkeypatch.setattr(auditing, "datetime", Still)
    monkeypatch.chdir(tmp_path)
    for _ in range(3):
        monkeypatch.setattr(sys, "argv", ["audit", "run", str(article)])
        assert run_app() == 0
    assert sorted(path.name for path in (tmp_path / "runs").iterdir()) == [
        "2026-01-02T03-04-05",
        "2026-01-02T03-04-05-2",
        "2026-01-02T03-04-05-3",
    ]


STUBBED = """
import sys
from audit.runs import assembly
from bench.recorded_engine import RecordedEngine
assembly.open_engine = lambda spec, *_: RecordedEngine({}, rule=str, name=spec.name)
assembly.read_expectation = lambda *_: None
from audit.cli.app import main
if __name__ == "__main__":  # processes that it starts import it
    main()
"""


@pytest.mark.process
class TestStreams:
    def run(
        self, folder: Path, redirection: str, *words: str, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        (folder / "été.txt").write_text(TEXT, encoding="utf-8")
        (folder / "program.py").write_text(STUBBED)
        line = f'"{sys.executable}" program.py {" ".join(words)} {redirection}'
        own = {CACHE_VARIABLE: str(folder / "cache"), "PYTHONPATH": os.pathsep.join(sys.path)} | variables
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", line],
            cwd=folder,
            env=os.environ | own,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )

    @pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
    def test_closed(self, tmp_path: Path, closed: str) -> None:
        done = self.run(tmp_path, closed, "run", "été.txt", "--out", "run")
        assert (done.returncode, done.stderr) == (0, "")
        line = json.loads((tmp_path / "run" / "results.jsonl").read_text(encoding="utf-8"))
        assert line["id"] == "été"

    @pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
    def test_that_lack_characters(self, tmp_path: Path, encoding: str) -> None:
        done = self.run(tmp_path, "", "run", "été.txt", "--out", "run", PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("words", [["checks"], ["run", "été.txt", "--out", "run"]])
    def test_full(self, tmp_path: Path, words: list[str]) -> None:
        done = self.run(tmp_path, ">/dev/full", *words)
        assert done.returncode == 4
        assert "No space left" in done.stderr and len(done.stderr.splitlines()) == 2

    @pytest.mark.parametrize("words", [["checks"], ["--help"], ["run", "été.txt", "--out", "run"]])
    def test_nobody_reads(self, tmp_path: Path, words: list[str]) -> None:
        done = self.run(tmp_path, "| (exec <&-; sleep 0)", *words)
        assert done.returncode in (0, 141) and done.stderr == ""


def test_who_is_interrupted_learns_which_folder_goes_on(
    audit: Audit,
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stop(*_: object) -> None:
        raise Terminated

    monkeypatch.setattr(auditing, "run_articles", stop)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["audit", "run", str(article)])
    monkeypatch.setattr(app, "leave", lambda stop: sys.exit(stop.exit_code))
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert ended.value.code == 143
    (folder,) = Path("runs").iterdir()
    assert f"to resume, run the same command with --out {folder}" in capsys.readouterr().err
