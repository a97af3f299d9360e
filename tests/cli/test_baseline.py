"""A run with a baseline tells only what is new; what is known is counted, and shown folded."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from docs.result_page import schema
from tests.cli.conftest import Audit, Outcome

OLD = "Le conseil a voté hier le budget. , avec les voix de la majorité et de ses alliés."
NEW = "Les élus ont parlé ensuite des BRICS. , puis ils sont partis."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    path = tmp_path / "articles" / "news.txt"
    path.write_text(f"{OLD}\n", encoding="utf-8")
    (tmp_path / "articles" / "other.txt").write_text(f"{NEW}\n", encoding="utf-8")
    return path


@pytest.fixture
def baseline(audit: Audit, article: Path, tmp_path: Path) -> Path:
    audit("run", article.parent, "--out", tmp_path / "monday")
    return tmp_path / "monday"


def stops(outcome: Outcome, where: str = "flags") -> list[str]:
    return [one["text"] for one in outcome.result("news")[where] if one["check"] == "LI01"]


def test_only_what_is_new_is_told(audit: Audit, article: Path, baseline: Path) -> None:
    article.write_text(f"Une ligne de plus.\n\n{OLD}\n\n{NEW}\n", encoding="utf-8")
    run = audit("run", article.parent, "--baseline", baseline, "--fail-on", "major")
    assert run.code == 1 and stops(run) == ["BRICS. ,"] and stops(run, "suppressed") == ["budget. ,"]
    jsonschema.validate(run.result("news"), schema())
    (known,) = [one for one in run.result("news")["suppressed"] if one["check"] == "LI01"]
    assert known["reason"] == "known from the baseline"
    report = (run.folder / "articles" / "news.md").read_text(encoding="utf-8")
    folded = report.split("## Known from the baseline (")[1].split("</details>")[0]
    assert "<details>" in folded and "Stray stop" in folded and "## Suppressed" not in report


def test_what_is_gone_is_told(audit: Audit, article: Path, baseline: Path) -> None:
    article.write_text(f"{OLD.replace('. ,', ',')}\n", encoding="utf-8")
    (article.parent / "other.txt").unlink()
    run = audit("run", article, "--baseline", baseline, "--fail-on", "major")
    assert run.code == 0 and stops(run) == []
    told = next(line for line in run.out.splitlines() if line.startswith("Known from the baseline"))
    assert "gone since: 1" in told and told.endswith("1 article of it not in this run.")
    assert "baseline" not in audit("judge", baseline).out


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("Il a dit “non” hier, puis “oui” mardi.", False),
        ("Il a dit « non » hier, puis “oui” mardi.", False),
        ("Il a dit “non” hier, puis “oui” mardi, puis “jamais”.", True),
    ],
)
def test_what_lists_many_places_is_new_only_where_it_gains_a_text(
    audit: Audit, article: Path, tmp_path: Path, later: str, told: bool
) -> None:
    article.write_text("Il a dit “non” hier, puis “oui” mardi.\n", encoding="utf-8")
    audit("run", article, "--out", tmp_path / "monday")
    article.write_text(f"Une ligne de plus.\n\n{later}\n", encoding="utf-8")
    run = audit("run", article, "--baseline", tmp_path / "monday")
    checks = [one["check"] for one in run.result("news")["flags"]]
    assert checks.count("LI07") == told
    said = next(line for line in run.out.splitlines() if line.startswith("Known from the baseline"))
    assert f"aside: {len(run.result('news')['suppressed'])};" in said


def test_judging_again_keeps_the_baseline_until_told_otherwise(
    audit: Audit, article: Path, baseline: Path, tmp_path: Path
) -> None:
    run = audit("run", article.parent)
    assert stops(run) == ["budget. ,"]
    audit("judge", run.folder, "--baseline", baseline)
    assert stops(run) == []
    files = {path: path.read_bytes() for path in run.folder.rglob("*.*") if "sqlite" not in path.name}
    audit("judge", run.folder)
    audit("run", article.parent, "--baseline", baseline)
    assert {path: path.read_bytes() for path in files} == files
    (tmp_path / "house.toml").write_text('[checks]\ndisable = ["LI02"]\n')
    audit("judge", run.folder, "--config", tmp_path / "house.toml")
    assert stops(run) == []
    audit("judge", run.folder, "--no-baseline")
    assert stops(run) == ["budget. ,"]


def test_a_baseline_of_a_run_with_a_baseline_knows_both(
    audit: Audit, article: Path, baseline: Path, tmp_path: Path
) -> None:
    article.write_text(f"{OLD}\n\n{NEW}\n", encoding="utf-8")
    audit("run", article.parent, "--baseline", baseline, "--out", tmp_path / "tuesday")
    run = audit("run", article.parent, "--baseline", tmp_path / "tuesday")
    assert stops(run) == [] and len(stops(run, "suppressed")) == 2


def test_other_reasons_go_before_the_baseline(
    audit: Audit, article: Path, baseline: Path, tmp_path: Path
) -> None:
    directive = "<!-- audit: ignore LI01 – cité tel quel -->"
    article.write_text(f"{directive}\n\n{OLD}\n", encoding="utf-8")
    (tmp_path / "house.toml").write_text('[checks]\nsuppressions = "s.toml"\n')
    (tmp_path / "s.toml").write_text("")
    words = ("run", article, "--baseline", baseline, "--config", tmp_path / "house.toml")
    reasons = [one["reason"] for one in audit(*words).result("news")["suppressed"] if one["check"] == "LI01"]
    assert reasons == ["cité tel quel"]
    article.write_text(f"{OLD}\n", encoding="utf-8")
    (finding,) = [one for one in audit(*words).result("news")["suppressed"] if one["check"] == "LI01"]
    entry = f'[[suppress]]\nfingerprint = "{finding["fingerprint"]}"\nreason = "Maison."\n'
    (tmp_path / "s.toml").write_text(entry)
    reasons = [one["reason"] for one in audit(*words).result("news")["suppressed"] if one["check"] == "LI01"]
    assert reasons == ["Maison."]


def test_what_is_no_baseline_is_refused(audit: Audit, article: Path, baseline: Path, tmp_path: Path) -> None:
    run = audit("run", article)
    for words, said in (
        (("run", article, "--baseline", tmp_path / "none"), "results.jsonl"),
        (("run", article, "--baseline", run.folder), "cannot be its own baseline"),
        (("judge", run.folder, "--baseline", run.folder), "cannot be its own baseline"),
        (("judge", run.folder, "--baseline", tmp_path), "results.jsonl"),
        (("judge", run.folder, "--baseline", baseline, "--no-baseline"), "exclude one another"),
    ):
        refused = audit(*words)
        assert refused.code == 2 and said in refused.err
    (baseline / "results.jsonl").write_text("[]\n")
    assert "damaged" in audit("run", article, "--baseline", baseline).err
