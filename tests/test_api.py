"""The API of Python: its names, what it gives, and its page."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

import audit
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.errors import ArticleError, ConfigError, UsageError
from audit.runs.finishing import RESULTS
from bench.recorded_engine import RecordedEngine

ROOT = Path(__file__).parents[1]
STOP = "Les ministres ont signé mardi avec les BRICS. , selon la présidence de la République."
SOUND = "Les ministres ont signé mardi un accord sur les transports, selon la présidence."

ECHO = RecordedEngine({}, rule=str)
ENGINES = audit.Engines(back=ECHO, forth=ECHO)
ONLY_STOPS = audit.RunConfig(checks=audit.ChecksConfig(only=("stray_stop",)))


@pytest.fixture
def auditor() -> Iterator[audit.Auditor]:
    with audit.Auditor(ONLY_STOPS, engines=ENGINES) as one:
        yield one


def test_public_names_are_those_that_checkers_see() -> None:
    tree = ast.parse((ROOT / "audit" / "__init__.py").read_text(encoding="utf-8"))
    typed = [name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names]
    assert sorted({*typed, "__version__"} - {"TYPE_CHECKING", "import_module"}) == sorted(audit.__all__)
    assert all(getattr(audit, name) is not None and name in dir(audit) for name in audit.__all__)


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'adit'"):
        audit.adit  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.process
def test_importing_it_imports_no_more_than_itself() -> None:
    program = "import sys, audit; print([name for name in sys.modules if name.partition('.')[0] == 'audit'])"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert ended.stdout.decode().strip() == "['audit']"


def test_a_finding_has_its_place_and_fix(auditor: audit.Auditor) -> None:
    found = auditor.audit(STOP, id="stop")
    (flag,) = found.flags
    assert (flag.check, flag.severity, flag.span.of(STOP)) == ("LI01", audit.Severity.MAJOR, "BRICS. ,")
    assert repr(found) == "<ArticleAudit 'stop': flagged, 1 finding>"
    assert found.result.id == "stop" and found.result.flags[0].text == "BRICS. ,"
    assert found.verdict in found.report
    assert found.page.startswith("<!doctype html>") and 'id="' in found.page


def test_many_are_what_each_is(auditor: audit.Auditor) -> None:
    many = auditor.audit_all([STOP, (SOUND, "The ministers signed an agreement on Tuesday.")])
    assert [one.article.id for one in many] == ["1", "2"]
    assert many[0].flags == auditor.audit(STOP).flags
    assert many[1].article.original and many[1].round_trip is None and many[1].source


def test_threads_share_one(auditor: audit.Auditor) -> None:
    texts = [f"{STOP} Ils sont {number}." for number in range(2, 18)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(auditor.audit, texts))
    assert [one.article.text for one in found] == texts
    assert all([flag.check for flag in one.flags] == ["LI01"] for one in found)


def test_a_configuration_is_one_or_its_path(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[checks]\ndisable = ["stray_stop"]\n', encoding="utf-8")
    config = audit.RunConfig(checks=audit.ChecksConfig(disable=("LI01",)))
    for given in (path, str(path), config):
        found = audit.Auditor(given, engines=ENGINES).audit(STOP)
        assert "LI02" in found.checks and "LI01" not in found.checks
    with pytest.raises(ConfigError, match="no check `LI00`"):
        audit.Auditor(audit.RunConfig(checks=audit.ChecksConfig(only=("LI00",))), engines=ENGINES)


def test_what_cannot_be_audited(auditor: audit.Auditor) -> None:
    with pytest.raises(ArticleError, match="holds no text"):
        auditor.audit(" \n")
    english = auditor.audit("The ministers signed an agreement on transport in the capital on Tuesday.")
    assert (english.status, english.failures[0].kind) == (audit.Status.FAILED, "NotFrench")
    auditor.close()
    with pytest.raises(UsageError, match="closed"):
        auditor.audit(STOP)


def test_a_notebook_shows_the_report_and_runs_nothing(auditor: audit.Auditor) -> None:
    text = f"{STOP} <script>alert(1)</script> [ici](javascript:alert) <img src=x onerror=alert(1)>"
    page = auditor.audit(text)._repr_html_()
    assert (
        "<h1>" in page
        and "<strong>BRICS. ,</strong>" in page
        and "[ ]" not in page
        and "another mistake" not in page
    )
    assert "<script" not in page and "<img" not in page and 'href="javascript' not in page


def test_results_of_a_run_folder(auditor: audit.Auditor, tmp_path: Path) -> None:
    results = [auditor.audit(text).result for text in (STOP, SOUND)]
    (tmp_path / RESULTS).write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in results))
    assert audit.load(tmp_path) == audit.load(str(tmp_path)) == results


@pytest.mark.parametrize(
    ("content", "message"), [(None, "No such file"), (b'{"schema": "x/9"}\n', "version")]
)
def test_folders_without_results(tmp_path: Path, content: bytes | None, message: str) -> None:
    if content:
        (tmp_path / RESULTS).write_bytes(content)
    with pytest.raises(UsageError, match=message):
        audit.load(tmp_path)


@pytest.mark.slow
@pytest.mark.process
def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    folder = tmp_path / "run"
    subprocess.run([sys.executable, "-m", "audit", "run", "-q", "--out", folder], cwd=ROOT, check=True)
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    blocks = "".join(one.content for one in MarkdownIt().parse(page) if one.info == "python")
    test = doctest.DocTestParser().get_doctest(blocks, {"folder": folder}, "api.md", "api.md", 0)
    told: list[str] = []
    outcome = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert outcome.failed == 0 and outcome.attempted > 5, "".join(told)
