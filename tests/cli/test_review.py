"""A review is kept, ticked in a report or exported from one, through judging, resuming and edits."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from audit.runs import reviewing
from docs.result_page import schema
from tests.cli.conftest import Audit, Outcome

FIRST = "Le conseil a voté hier le budget. , avec les voix de la majorité et de ses alliés."
OTHER = "Le maire a défendu hier le budget. , devant les habitants et les élus."
ONE, TWO = "Un mot d’abord. " + FIRST, OTHER + " Les élus ont ensuite parlé des BRICS. , longtemps."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "un.txt").write_text(f"{ONE}\n\n{TWO}\n", encoding="utf-8")
    (folder / "deux.txt").write_text(f"{OTHER}\n", encoding="utf-8")
    return folder


@pytest.fixture
def run(audit: Audit, articles: Path) -> Outcome:
    return audit("run", articles)


def findings(outcome: Outcome, article: str = "un", where: str = "flags") -> list[dict[str, Any]]:
    return [one for one in outcome.result(article)[where] if one["severity"] != "style"]


def aside(outcome: Outcome, article: str = "un") -> dict[str, str]:
    return {one["fingerprint"]: one["reason"] for one in findings(outcome, article, "suppressed")}


def report(outcome: Outcome, article: str = "un") -> Path:
    return outcome.folder / "articles" / f"{article}.md"


def tick(path: Path, fingerprint: str, label: str, *, note: str = "", scope: str = "place") -> None:
    """Tick a box of a finding, and write beside its fingerprint, as a person does in an editor."""
    before, boxes, after = re.split(
        rf"((?:  - \[[ x]\] .*\n){{3}}  - scope: .* `{fingerprint}`:.*\n)", path.read_text(encoding="utf-8")
    )
    boxes = re.sub(rf"\[ \] {label}\n", f"[x] {label}\n", boxes)
    boxes = re.sub(r"scope: \w+(.*:)\n", rf"scope: {scope}\1 {note}\n", boxes)
    path.write_text(before + boxes + after, encoding="utf-8")


def kept_beside(outcome: Outcome) -> list[str]:
    return sorted(path.name for path in outcome.folder.rglob("*.kept*"))


def write_reviews(path: Path, *reviews: dict[str, object]) -> Path:
    path.write_text(json.dumps({"schema": "audit-reviews/1", "reviews": reviews}), encoding="utf-8")
    return path


def entry(article: str, finding: dict[str, Any], verdict: str = "wrong", **more: object) -> dict[str, object]:
    named = {"fingerprint": finding["fingerprint"], "check": finding["check"]}
    return {"article": article, **named, "verdict": verdict, "scope": "place", "note": ""} | more


class TestTicks:
    @pytest.mark.parametrize("command", ["judge", "review", "run"])
    def test_are_read_before_the_report_is_written_anew(
        self, audit: Audit, articles: Path, run: Outcome, command: str
    ) -> None:
        first, second, third = findings(run)
        tick(report(run), first["fingerprint"], "wrong", note="C’est *voulu*.")
        tick(report(run), second["fingerprint"], "right")
        tick(report(run), third["fingerprint"], "another mistake", note="pas celle-là")
        done = audit(command, articles if command == "run" else run.folder)
        assert done.code == 0 and kept_beside(run) == [], done.err
        assert aside(run) == {first["fingerprint"]: "C’est *voulu*."}
        jsonschema.validate(run.result("un"), schema())
        assert [one["review"] for one in findings(run)] == [
            {"verdict": "right", "scope": "place", "note": ""},
            {"verdict": "other", "scope": "place", "note": "pas celle-là"},
        ]
        text = report(run).read_text(encoding="utf-8")
        assert "- [x] wrong" in text and "- [x] right" in text and "`C’est *voulu*.`" in text
        files = {path: path.read_bytes() for path in run.folder.rglob("*.*") if "sqlite" not in path.name}
        audit("judge", run.folder)
        audit("run", articles)
        assert {path: path.read_bytes() for path in files} == files and kept_beside(run) == []

    def test_are_taken_back_by_unticking(self, audit: Audit, run: Outcome) -> None:
        finding = findings(run)[0]
        tick(report(run), finding["fingerprint"], "wrong", note="Oui.")
        audit("review", run.folder)
        text = report(run).read_text(encoding="utf-8")
        report(run).write_text(
            text.replace("[x] wrong", "[ ] wrong").replace(" `Oui.`", ""), encoding="utf-8"
        )
        audit("judge", run.folder)
        assert aside(run) == {} and findings(run)[0]["review"] is None and kept_beside(run) == []

    def test_with_other_changes_are_read_and_the_file_is_kept(self, audit: Audit, run: Outcome) -> None:
        finding = findings(run)[0]
        tick(report(run), finding["fingerprint"], "wrong")
        edited = report(run).read_bytes() + b"\nA line of mine.\n"
        report(run).write_bytes(edited)
        assert "un.md.kept" in audit("judge", run.folder).err
        assert list(aside(run)) == [finding["fingerprint"]]
        assert report(run).with_name("un.md.kept").read_bytes() == edited

    def test_with_line_ends_of_another_system(self, audit: Audit, run: Outcome) -> None:
        finding = findings(run)[0]
        tick(report(run), finding["fingerprint"], "wrong")
        report(run).write_bytes(report(run).read_bytes().replace(b"\n", b"\r\n"))
        audit("judge", run.folder)
        assert list(aside(run)) == [finding["fingerprint"]] and kept_beside(run) == []

    @pytest.mark.parametrize("command", ["judge", "review"])
    def test_that_contradict_one_another_are_refused(self, audit: Audit, run: Outcome, command: str) -> None:
        finding = findings(run)[0]
        for label in ("right", "wrong"):
            tick(report(run), finding["fingerprint"], label)
        before = report(run).read_bytes()
        refused = audit(command, run.folder)
        assert (
            refused.code == 2
            and f"un.md, {finding['fingerprint']}: ticked both right and wrong" in refused.err
        )
        assert report(run).read_bytes() == before and aside(run) == {}

    def test_say_their_scope(self, audit: Audit, run: Outcome) -> None:
        finding = next(one for one in findings(run) if one["text"] == "budget. ,")
        tick(report(run), finding["fingerprint"], "wrong", scope="Everywhere")
        audit("judge", run.folder)
        assert len(aside(run)) == 2 and len(aside(run, "deux")) == 1
        tick(report(run), findings(run)[0]["fingerprint"], "wrong", scope="here")
        assert "there is no scope `here`" in audit("judge", run.folder).err


EDITS = {
    "lines shifted": f"Un titre\n\nUne ligne de plus.\n\n{ONE}\n\n{TWO}\n",
    "neighbouring sentences": f"Tout autre chose. {FIRST} {OTHER} Une fin. , sans rapport.\n",
    "the sentence itself": f"{ONE.replace('de la majorité et de ses alliés', 'de tous')}\n",
}


@pytest.mark.parametrize("edited", EDITS.values(), ids=EDITS)
def test_a_review_outlives_edits_of_the_article(
    audit: Audit, articles: Path, run: Outcome, edited: str
) -> None:
    finding = next(one for one in findings(run) if one["text"] == "budget. ,")
    tick(report(run), finding["fingerprint"], "wrong", note="Voulu.")
    (articles / "un.txt").write_text(edited, encoding="utf-8")
    again = audit("run", articles)
    assert again.code == 0 and kept_beside(run) == []
    assert aside(run) == {finding["fingerprint"]: "Voulu."}
    assert len(findings(run)) == max(0, edited.count(". ,") - 1), "the others are still told"


class TestFiles:
    def test_are_kept_and_obeyed_with_their_scope(self, audit: Audit, run: Outcome, tmp_path: Path) -> None:
        finding = next(one for one in findings(run) if one["text"] == "budget. ,")
        file = write_reviews(tmp_path / "r.json", entry("un", finding, scope="everywhere", note="Maison."))
        done = audit("review", run.folder, file)
        assert (done.code, done.out) == (0, "1 new review: 1 wrong. 2 articles judged anew.\n")
        assert len(aside(run)) == 2 and list(aside(run, "deux").values()) == ["Maison."]
        (other,) = findings(run, "deux", "suppressed")
        again = entry("deux", other, scope="everywhere", note="Maison.")
        write_reviews(file, again)
        assert audit("review", run.folder, file).out == "0 new reviews. 0 articles judged anew.\n"
        assert len(audit("review", run.folder, "--list").out.splitlines()) == 1, "said once, listed once"

    def test_exported_from_one_run_are_read_into_another(
        self, audit: Audit, articles: Path, run: Outcome, tmp_path: Path
    ) -> None:
        tick(report(run), findings(run)[0]["fingerprint"], "wrong", note="é\u0085\u200b")
        listed = audit("review", run.folder, "--list", "--format", "json")
        (tmp_path / "r.json").write_text(listed.out)
        audit("run", articles, "--out", tmp_path / "later")
        audit("review", tmp_path / "later", tmp_path / "r.json")
        for name in ("results.jsonl", "articles/un.md"):
            assert (tmp_path / "later" / name).read_bytes() == (run.folder / name).read_bytes()

    def test_may_be_another_run(self, audit: Audit, articles: Path, run: Outcome, tmp_path: Path) -> None:
        first, second = findings(run)[:2]
        for finding in (first, second):
            tick(report(run), finding["fingerprint"], "wrong", note="Lundi.")
        later = Outcome(0, "", "", tmp_path / "later")
        audit("run", articles, "--out", later.folder)
        tick(report(later), first["fingerprint"], "right")
        assert audit("review", later.folder, run.folder).code == 0
        assert aside(later) == {second["fingerprint"]: "Lundi."}
        assert aside(run) == {one["fingerprint"]: "Lundi." for one in (first, second)}, (
            "its ticks are read too"
        )

    def test_on_findings_that_are_gone_are_kept(
        self, audit: Audit, articles: Path, run: Outcome, tmp_path: Path
    ) -> None:
        first, second = findings(run)[:2]
        file = write_reviews(tmp_path / "r.json", entry("un", first), entry("un", second))
        (articles / "un.txt").write_text(f"{TWO}\n", encoding="utf-8")
        audit("run", articles)
        assert (
            "1 review of findings that are not in this run (any more): kept."
            in audit("review", run.folder, file).out
        )
        (articles / "un.txt").write_text(f"{ONE}\n\n{TWO}\n", encoding="utf-8")
        audit("run", articles)
        assert set(aside(run)) == {first["fingerprint"], second["fingerprint"]}

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "holds no reviews"),
            (b"<html>", "holds no reviews"),
            (b"[" * 100_000, "holds no reviews"),
            (b"\xff\xfe\x00", "is not UTF-8"),
            (b'{"schema": "audit-reviews/2", "reviews": []}', "audit-reviews/2"),
            (b'{"schema": "audit-reviews/1"}', "missing required field `reviews`"),
            (b'{"schema": "audit-reviews/1", "reviews": [7]}', "reviews[0]"),
            (b" " * 50_000_001, "is larger than 50,000,000 bytes"),
        ],
    )
    def test_that_are_none_are_refused(
        self, audit: Audit, run: Outcome, tmp_path: Path, content: bytes, said: str
    ) -> None:
        self.refused(audit, run, tmp_path, content, said)

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"article": "../un"}, "has no article '../un'"),
            ({"article": "\u202etrois\n"}, "has no article"),
            ({"check": "ZZ99"}, "is of LI01, not of 'ZZ99'"),
            ({"fingerprint": "0" * 16}, "none of these reviews is of a finding"),
            ({"fingerprint": "'; DROP TABLE"}, "fingerprint"),
            ({"verdict": "maybe"}, "maybe"),
            ({"scope": "galaxy"}, "galaxy"),
            ({"note": "n" * 10_001}, "note"),
            ({"note": 7}, "note"),
            ({"colour": "red"}, "colour"),
        ],
    )
    def test_with_what_means_nothing_are_refused(
        self, audit: Audit, run: Outcome, tmp_path: Path, change: dict[str, object], said: str
    ) -> None:
        finding = next(one for one in findings(run) if one["check"] == "LI01")
        content = json.dumps({"schema": "audit-reviews/1", "reviews": [entry("un", finding) | change]})
        self.refused(audit, run, tmp_path, content.encode(), said)

    def refused(self, audit: Audit, run: Outcome, tmp_path: Path, content: bytes, said: str) -> None:
        before = (run.folder / "results.jsonl").read_bytes()
        (tmp_path / "r.json").write_bytes(content)
        refused = audit("review", run.folder, tmp_path / "r.json")
        assert refused.code == 2 and said in refused.err
        assert len(refused.err.splitlines()) <= 2 and "unforeseen" not in refused.err
        assert (run.folder / "results.jsonl").read_bytes() == before

    def test_that_are_not_there_are_refused(self, audit: Audit, run: Outcome, tmp_path: Path) -> None:
        for path in (tmp_path / "none.json", tmp_path / "articles", Path("/dev/zero")):
            assert audit("review", run.folder, path).code == 2

    def test_hostile_notes_stay_text(self, audit: Audit, run: Outcome, tmp_path: Path) -> None:
        note = "`x` <script>\n  - [x] right\r\n\u2028# [a](http://mal.example)"
        finding = findings(run)[0]
        audit("review", run.folder, write_reviews(tmp_path / "r.json", entry("un", finding, note=note)))
        assert aside(run) == {finding["fingerprint"]: note}
        assert "\n  - [x] right" not in report(run).read_text(encoding="utf-8")
        audit("judge", run.folder)
        assert aside(run) == {finding["fingerprint"]: note} and kept_beside(run) == []


class TestMany:
    def test_all_of_a_kind_but_those_reviewed_already(self, audit: Audit, run: Outcome) -> None:
        finding = findings(run)[0]
        tick(report(run), finding["fingerprint"], "right")
        said = audit(
            "review", run.folder, "--all", finding["check"], "--verdict", "wrong", "--note", "Bruit."
        )
        assert said.code == 0, said.err
        assert [one["fingerprint"] for one in findings(run)] == [finding["fingerprint"]]
        assert {*aside(run).values(), *aside(run, "deux").values()} == {"Bruit."}
        again = audit("review", run.folder, "--all", finding["name"], "--verdict", "wrong")
        assert again.code == 2 and "is left to be reviewed" in again.err

    def test_are_listed_and_forgotten(self, audit: Audit, run: Outcome) -> None:
        audit("review", run.folder, "--all", "LI01", "--verdict", "wrong", "--note", "Bruit.")
        listed = audit("review", run.folder, "--list").out.splitlines()
        names = [*aside(run), *aside(run, "deux")]
        assert sorted(line.split()[0] for line in listed) == sorted(names)
        assert all("LI01  wrong  place" in line and line.endswith("Bruit.") for line in listed)
        gone = audit("review", run.folder, "--forget", next(iter(aside(run))))
        assert gone.out.startswith("Taken back: wrong on LI01 in un") and len(findings(run)) == 1
        audit("review", run.folder, "--forget", "LI01")
        assert aside(run) == aside(run, "deux") == {}
        assert audit("review", run.folder, "--forget", "LI01").code == 2

    @pytest.mark.parametrize("words", [("--all", "LI01"), ("--verdict", "wrong"), ("--to", "x.toml")])
    def test_half_a_question_is_refused(self, audit: Audit, run: Outcome, words: tuple[str, ...]) -> None:
        assert audit("review", run.folder, *words).code == 2


def test_a_review_that_broke_off_is_made_up_for(
    audit: Audit, articles: Path, run: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_reviews(tmp_path / "r.json", entry("un", findings(run)[0]))
    for command in (("review", run.folder), ("run", articles), ("judge", run.folder)):
        with monkeypatch.context() as patched:
            patched.setattr(reviewing, "judge_stored", lambda *_: 1 / 0)
            assert audit("review", run.folder, file).code == 70
        assert aside(run) == {}
        assert audit(*command).code == 0
        assert list(aside(run)) == [findings(run, where="suppressed")[0]["fingerprint"]]
        audit("review", run.folder, "--forget", "LI01")


def test_reviews_outlive_a_fresh_start_and_a_merger(
    audit: Audit, articles: Path, run: Outcome, tmp_path: Path
) -> None:
    finding = findings(run)[0]
    tick(report(run), finding["fingerprint"], "wrong")
    assert audit("run", articles, "--fresh").code == 0
    assert list(aside(run)) == [finding["fingerprint"]] and kept_beside(run) == []
    merged = tmp_path / "merged"
    assert audit("merge", run.folder, "--out", merged).code == 0
    assert (merged / "results.jsonl").read_bytes() == (run.folder / "results.jsonl").read_bytes()
    assert finding["fingerprint"] in audit("review", merged, "--list").out


def test_what_reviews_teach(audit: Audit, articles: Path, tmp_path: Path) -> None:
    for number in range(9):
        words = ("lundi", "mardi", "jeudi", "avril", "juin", "juillet", "matin", "soir", "minuit")[number]
        text = f"Le conseil a voté {words}. , avec les voix de la majorité et de ses alliés."
        (articles / f"{number}.txt").write_text(f"{text}\n", encoding="utf-8")
    run = audit("run", articles)
    file = tmp_path / "house.toml"
    file.write_text('[[suppress]]\nfingerprint = "0123456789abcdef"\nreason = "Vieux."\n')
    audit("review", run.folder, "--all", "LI01", "--verdict", "wrong", "--note", 'dit "ainsi"\x7f')
    told = audit("review", run.folder, "--summary", "--to", file)
    assert told.code == 0, told.err
    assert re.search(r"LI01 +0 +13 +0 +13  0% \(0%–23%\) +switch off", told.out), told.out
    assert 'disable = ["LI01"]' in told.out and f"13 added to {file}" in told.out
    assert "0 added" in audit("review", "--summary", run.folder, run.folder, "--to", file).out
    audit("review", run.folder, "--forget", "LI01")
    (tmp_path / "audit.toml").write_text('[checks]\nsuppressions = "house.toml"\n')
    audit("judge", run.folder, "--config", tmp_path / "audit.toml")
    assert [one["flags"] for one in run.results if any(f["check"] == "LI01" for f in one["flags"])] == []
    file.write_text("[checks]\n")
    assert audit("review", run.folder, "--summary", "--to", file).code == 2
