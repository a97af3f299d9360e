"""`audit run` as a user meets it: outputs, exit codes, resume, bad input."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from audit.checks.running.registry import all_checks
from audit.runs.processes.worker_process import WorkerProcess
from docs.result_page import schema
from tests.cli.conftest import ENGLISH as ENGLISH_OF
from tests.cli.conftest import Audit, Hand, Outcome

SEEDS = Path(__file__).parents[2] / "seeds"
CLEAN = (
    "Le conseil municipal a voté mardi le budget de la ville.\n\n"
    "Les élus ont discuté pendant trois heures avant de passer au vote. "
    "Le maire a remercié les habitants de leur patience.\n"
)
FLAGGED = CLEAN + "\nIl a cité les BRICS. , et l’Organisation de coopération de Shanghai.\n"
ENGLISH = (
    "The city council approved the budget on Tuesday after three hours of debate.\n\n"
    "The mayor thanked the residents for their patience and promised new schools.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "flagged.txt").write_text(FLAGGED, encoding="utf-8")
    return folder


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=\.)\s+", text) if sentence]


def assert_valid(outcome: Outcome) -> None:
    for result in outcome.results:
        jsonschema.validate(result, schema())
        for flag in result["flags"]:
            assert flag["end"] > flag["start"] >= 0


class TestDeliverables:
    def test_run_writes_reports_index_results_manifest(self, audit: Audit, articles: Path) -> None:
        outcome = audit("run", articles)
        assert outcome.code == 0
        assert [result["id"] for result in outcome.results] == ["clean", "flagged"]
        assert [result["status"] for result in outcome.results] == ["clean", "flagged"]
        assert_valid(outcome)
        for name in ("index.md", "run.json", "articles/clean.md", "articles/flagged.md"):
            assert (outcome.folder / name).stat().st_size > 0
        assert (
            "flagged" in outcome.out
            and "2 articles: 1 flagged, 0 doubtful, 0 failed, 1 clean." in outcome.out
        )

    def test_offsets_are_code_points_of_the_text(self, audit: Audit, articles: Path) -> None:
        (flag,) = audit("run", articles).result("flagged")["flags"]
        assert FLAGGED[flag["start"] : flag["end"]] == flag["text"] == "BRICS. ,"
        assert flag["suggestion"] == "BRICS,"

    def test_originals_give_source_scores_and_no_round_trip(
        self, audit: Audit, articles: Path, tmp_path: Path
    ) -> None:
        originals = tmp_path / "originals"
        originals.mkdir()
        english = "\n\n".join(ENGLISH_OF[line] for line in sentences(CLEAN))
        (originals / "clean.txt").write_text(english, encoding="utf-8")
        outcome = audit("run", articles, "--source", originals)
        with_original, without = outcome.result("clean")["scores"], outcome.result("flagged")["scores"]
        assert with_original["round_trip"] is None and without["source"] is None
        assert with_original["source"]["chrf"]["value"] == 100
        assert without["round_trip"]["chrf"]["value"] > 90
        assert "1 article has no original" in outcome.out and "round trip" in outcome.out
        index = (outcome.folder / "index.md").read_text(encoding="utf-8")
        assert "1 article without an original" in index and "in a round trip, no original" in index

    def test_verdict_claims_no_comparison_that_was_switched_off(
        self, audit: Audit, articles: Path, tmp_path: Path
    ) -> None:
        originals = tmp_path / "english"
        originals.mkdir()
        english = "\n\n".join(ENGLISH_OF[line] for line in sentences(CLEAN))
        (originals / "clean.txt").write_text(english, encoding="utf-8")
        off = tmp_path / "off.toml"
        off.write_text('[checks]\ndisable = ["number_changed"]', encoding="utf-8")
        outcome = audit("run", articles, "--source", originals, "--config", off)
        report = (outcome.folder / "articles" / "clean.md").read_text(encoding="utf-8")
        assert "without a finding: dates, units, names" in report and "numbers (switched off)" in report

    def test_missing_originals_are_announced_even_if_all_are(
        self, audit: Audit, articles: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        outcome = audit("run", articles, "--source", tmp_path / "elsewhere")
        assert outcome.code == 0
        assert "Warning: 2 articles have no original" in outcome.out
        assert "no original" not in audit("run", articles, "--fresh").out

    def test_a_french_original_is_refused(self, audit: Audit, articles: Path) -> None:
        outcome = audit("run", articles, "--source", articles)
        assert outcome.code == 0
        assert "Warning: 2 articles were not compared with the original given" in outcome.out
        assert outcome.result("clean")["original"] == {
            "language": "fr",
            "compared": False,
            "reason": "the original given is in French, and only an English one can be compared",
        }
        assert outcome.result("clean")["scores"]["round_trip"] is not None
        assert_valid(outcome)
        report = (outcome.folder / "articles" / "clean.md").read_text(encoding="utf-8")
        assert (
            "publish: the original given is in French, and only an English one can be compared, so" in report
        )

    def test_seeds_by_default(self, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(SEEDS.parent)
        outcome = audit("run")
        assert len(outcome.results) == 2
        assert_valid(outcome)
        assert outcome.results[1]["disclosure"]["authoritative_language"] == "id"

    def test_results_are_the_same_every_time(self, audit: Audit, articles: Path) -> None:
        first = (audit("run", articles).folder / "results.jsonl").read_bytes()
        assert (audit("run", articles, "--fresh").folder / "results.jsonl").read_bytes() == first

    def test_quiet_says_nothing(self, audit: Audit, articles: Path) -> None:
        outcome = audit("run", articles, "-q")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


class TestExitCodes:
    @pytest.mark.parametrize(("level", "code"), [("none", 0), ("minor", 1), ("major", 1), ("critical", 0)])
    def test_fail_on(self, audit: Audit, articles: Path, level: str, code: int) -> None:
        assert audit("run", articles, "--fail-on", level).code == code

    @pytest.mark.parametrize(("level", "code"), [("minor", 1), ("doubtful", 1), ("major", 0)])
    def test_an_article_in_doubt_is_between_minor_and_major(
        self, audit: Audit, articles: Path, level: str, code: int
    ) -> None:
        (articles / "flagged.txt").unlink()
        outcome = audit("run", articles, "--source", articles, "--fail-on", level)
        assert outcome.code == code and "1 article: 0 flagged, 1 doubtful, 0 failed, 0 clean." in outcome.out
        assert outcome.result("clean")["status"] == "doubtful"
        assert "- 1 article doubtful as a whole\n" in (outcome.folder / "index.md").read_text(
            encoding="utf-8"
        )

    @pytest.mark.parametrize(("chrf", "code"), [("0", 0), ("20", 0), ("100", 1)])
    def test_fail_under(self, audit: Audit, articles: Path, chrf: str, code: int) -> None:
        (articles / "clean.txt").write_text("Le maire a ri.\n", encoding="utf-8")
        assert audit("run", articles, "--fail-under", chrf).code == code

    def test_failed_article_is_3_and_the_others_are_done(self, audit: Audit, articles: Path) -> None:
        (articles / "empty.txt").write_bytes(b"")
        (articles / "english.txt").write_text(ENGLISH, encoding="utf-8")
        outcome = audit("run", articles, "--fail-on", "minor")
        assert outcome.code == 3
        assert {r["id"]: r["status"] for r in outcome.results} == {
            "clean": "clean",
            "empty": "failed",
            "english": "failed",
            "flagged": "flagged",
        }
        assert_valid(outcome)
        english = outcome.result("english")
        assert set(english["scores"].values()) == {None}
        assert "not French" in english["failures"][0]["message"]
        assert "empty.txt" in outcome.result("empty")["failures"][0]["message"]

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["run", "nowhere.txt"], "nowhere.txt does not exist"),
            (["run", "--colour"], "No such option"),
            (["run", "--fail-on", "all"], "all"),
            (["run", "--config", "no.toml"], "cannot read no.toml"),
            (["run", "--device", "gpu"], "device"),
            (["judge", "nowhere"], "not a run folder"),
            (["checks", "XX99"], "no check `XX99`"),
            (["frobnicate"], "No such command"),
        ],
    )
    def test_usage_errors_are_2_and_one_line(
        self, audit: Audit, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
    ) -> None:
        monkeypatch.chdir(SEEDS.parent)
        outcome = audit(*words)
        assert outcome.code == 2
        assert message in outcome.err
        assert "Traceback" not in outcome.err

    def test_unknown_configuration_key(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        config = tmp_path / "run.toml"
        config.write_text("[translation]\nbaem = 2", encoding="utf-8")
        outcome = audit("run", articles, "--config", config)
        assert outcome.code == 2
        assert "baem" in outcome.err and "Did you mean `beam`?" in outcome.err

    def test_output_folder_of_something_else(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        outcome = audit("run", articles, "--out", articles)
        assert outcome.code == 2
        assert "not empty and not a run" in outcome.err
        assert sorted(path.name for path in articles.iterdir()) == ["clean.txt", "flagged.txt"]


class TestResume:
    def test_nothing_is_done_twice(self, audit: Audit, articles: Path, engines: dict[str, int]) -> None:
        audit("run", articles)
        before = engines["texts"]
        outcome = audit("run", articles)
        assert engines["texts"] == before
        assert len(outcome.results) == 2

    def test_edit_translates_only_what_changed(
        self, audit: Audit, articles: Path, engines: dict[str, int]
    ) -> None:
        audit("run", articles)
        before = engines["texts"]
        (articles / "clean.txt").write_text(CLEAN.replace("mardi", "jeudi"), encoding="utf-8")
        outcome = audit("run", articles)
        assert engines["texts"] == before + 4  # one sentence, there and back, weighed, and given nothing
        assert "jeudi" in json.dumps(outcome.result("clean"), ensure_ascii=False)

    def test_removed_article_leaves_no_trace(self, audit: Audit, articles: Path) -> None:
        audit("run", articles)
        (articles / "clean.txt").unlink()
        outcome = audit("run", articles)
        assert [result["id"] for result in outcome.results] == ["flagged"]
        assert not (outcome.folder / "articles" / "clean.md").exists()

    def test_new_configuration_judges_anew(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        audit("run", articles)
        config = tmp_path / "run.toml"
        config.write_text('[checks]\ndisable = ["stray_stop"]', encoding="utf-8")
        assert audit("run", articles, "--config", config).result("flagged")["flags"] == []


class TestPages:
    def test_text_read_in_a_page_lies_beside_its_report(self, audit: Audit, tmp_path: Path) -> None:
        folder = tmp_path / "pages"
        folder.mkdir()
        paragraph = "<p>Le conseil municipal a voté mardi le budget de la ville.</p>"
        page = f"<html><body><article><h1>Budget</h1>{paragraph}</article></body></html>"
        (folder / "page.html").write_text(page, encoding="utf-8")
        (folder / "plain.txt").write_text("Le conseil municipal a voté mardi le budget.", encoding="utf-8")
        outcome = audit("run", folder)
        text = (outcome.folder / "articles" / "page.txt").read_text(encoding="utf-8")
        first = outcome.result("page")["passages"][0]
        assert text[first["start"] : first["end"]] == "Budget"
        assert "(page.txt)" in (outcome.folder / "articles" / "page.md").read_text(encoding="utf-8")
        assert not (outcome.folder / "articles" / "plain.txt").exists()
        (folder / "page.html").unlink()
        assert not (audit("run", folder).folder / "articles" / "page.txt").exists()


class TestJudge:
    def test_same_verdict_without_translation(
        self, audit: Audit, articles: Path, engines: dict[str, int]
    ) -> None:
        first = audit("run", articles)
        results, index = (
            (first.folder / "results.jsonl").read_bytes(),
            (first.folder / "index.md").read_bytes(),
        )
        (articles / "clean.txt").unlink()
        before = engines["texts"]
        outcome = audit("judge", first.folder)
        assert outcome.code == 0
        assert (first.folder / "results.jsonl").read_bytes() == results
        assert (first.folder / "index.md").read_bytes() == index
        assert engines["texts"] == before

    @pytest.mark.process
    @pytest.mark.parametrize("count", [1, 2])
    def test_same_bytes_whatever_the_number_of_workers(
        self, audit: Audit, articles: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int
    ) -> None:
        config = tmp_path / "run.toml"
        config.write_text('[checks.severity]\nstray_stop = "critical"', encoding="utf-8")
        for number in range(8):
            (articles / f"more{number}.txt").write_text(FLAGGED + f"\nEt {number}.\n", encoding="utf-8")
        (articles / "english.txt").write_text(ENGLISH, encoding="utf-8")
        folder = audit("run", articles).folder
        files = ("results.jsonl", "index.md", "run.json", "articles/more3.md", "articles/english.md")
        written = []
        for hand in (Hand, WorkerProcess):
            monkeypatch.setattr("audit.runs.processes.workers.WorkerProcess", hand)
            monkeypatch.setattr("audit.runs.rejudging.worker_count", lambda _: count)
            assert audit("judge", folder, "--config", config).code == 3
            written.append([(folder / name).read_bytes() for name in files])
        assert written[0] == written[1]

    def test_other_checks(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        folder = audit("run", articles).folder
        config = tmp_path / "run.toml"
        config.write_text('[checks.severity]\nstray_stop = "critical"', encoding="utf-8")
        outcome = audit("judge", folder, "--config", config, "--fail-on", "critical")
        assert outcome.code == 1
        assert outcome.result("flagged")["flags"][0]["severity"] == "critical"


class TestOtherCommands:
    def test_checks_lists_all(self, audit: Audit) -> None:
        outcome = audit("checks")
        assert outcome.code == 0
        assert "LI01" in outcome.out and "stray_stop" in outcome.out

    @pytest.mark.parametrize("width", [50, 80])
    def test_checks_fit_a_narrow_terminal(
        self, audit: Audit, monkeypatch: pytest.MonkeyPatch, width: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        lines = audit("checks").out.splitlines()
        assert max(map(len, lines)) <= width
        for check in all_checks():
            assert sum(line.startswith(f"{check.id}  {check.name} ") for line in lines) == 1

    def test_checks_explains_one(self, audit: Audit) -> None:
        outcome = audit("checks", "li01")
        assert "Why it matters" in outcome.out

    def test_help_names_every_command(self, audit: Audit) -> None:
        outcome = audit("--help")
        for command in ("run", "judge", "checks", "doctor"):
            assert command in outcome.out

    def test_version(self, audit: Audit) -> None:
        assert audit("--version").out.startswith("audit ")


@pytest.mark.process
def test_help_imports_no_heavy_library() -> None:
    script = (
        "import sys; sys.argv = ['audit', '--help']\n"
        "from audit.cli.app import run_app; run_app()\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'numpy', 'sacrebleu', 'trafilatura', 'jinja2'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_state_is_one_ordinary_database(audit: Audit, articles: Path) -> None:
    outcome = audit("run", articles)
    with sqlite3.connect(outcome.folder / "state.sqlite") as state:
        assert state.execute("PRAGMA integrity_check").fetchone() == ("ok",)
