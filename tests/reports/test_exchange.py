"""Findings in other tools' formats: whole, valid, and harmless whatever the text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any
from xml.etree import ElementTree

import jsonschema
import msgspec
import pytest
from hypothesis import given

from audit.checks.running.registry import all_checks
from audit.cli.options import Format
from audit.records import Severity
from audit.reports.exchange.findings import Findings, Least
from audit.reports.exchange.formats import FORMATS
from audit.reports.exchange.result_schema import Result
from audit.reports.exchange.results import result_of, result_of_unread
from audit.reports.summary.article_summary import summarise
from tests.reports.builders import UNREAD, audit_of, flag, place, suspicion
from tests.reports.nasty import TEXT
from tests.reports.samples import NEWS, SAMPLES
from tests.reports.sarif_schema import SARIF

EVERYTHING = [*(result_of(summarise(make())) for make in SAMPLES.values()), result_of_unread(UNREAD)]
ABOVE_STYLE = Least()
DOUBTFUL = msgspec.structs.replace(
    result_of(summarise(SAMPLES["clean"]())), doubts=["Far from its original", "and short"]
)
PAGE = {"path": "in/page.html", "is_extracted": True}
LINE = {"path": "in/year.jsonl:12"}


def written(name: str, *results: Result, least: Least = ABOVE_STYLE) -> str:
    return "".join(FORMATS[name](Findings(results=results, folder="runs/one", least=least)))


def result(text: str, *words: str, article: dict[str, Any] | None = None, **changes: Any) -> Result:
    return result_of(
        summarise(audit_of(text, [flag(text, one, **changes) for one in words], article=article))
    )


def sarif(*results: Result) -> Any:
    log = json.loads(written("sarif", *results))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    return log["runs"][0]


def rows(*results: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *results).removeprefix("\ufeff"), newline="")))


def test_the_command_line_offers_every_format() -> None:
    assert set(FORMATS) == set(Format)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "junit"])
def test_formats_are_written_piece_by_piece(name: str) -> None:
    """So that memory does not grow with the run; JUnit has its counts first, and goes through it twice."""
    asked: list[int] = []

    def endless() -> Iterator[Result]:
        for number in count():
            asked.append(number)
            yield EVERYTHING[0]

    pieces = FORMATS[name](Findings(results=endless(), folder="runs/one"))
    next(piece for piece in pieces if "LI01" in piece)
    assert len(asked) <= 2


class TestText:
    def test_line(self) -> None:
        line = written("text", result("Un mur.\nLes BRICS. , et", "BRICS. ,", suggestion="BRICS,"))
        assert line.startswith("in/demo.txt:2:5: major LI01 ")
        assert line.endswith(" [BRICS. , → BRICS,]\n")

    def test_suspicions_say_so(self) -> None:
        audit = audit_of("Un mot.", [suspicion("Un mot.", "mot")])
        assert "in/demo.txt:1:4: major suspicion AC31 " in written("text", result_of(summarise(audit)))

    def test_articles_are_set_apart_and_style_is_one_line(self) -> None:
        shown = written("text", *EVERYTHING)
        assert len(shown.strip().split("\n\n")) == sum(
            bool(one.flags or one.failures or one.doubts) for one in EVERYTHING
        )
        assert "in/demo.txt:4:1: style LI11 1 finding on house style\n" in shown
        assert "in/broken.txt: failed: is empty. Give a file that holds an article" in shown

    def test_other_places_are_named_up_to_three(self) -> None:
        text = "a b a b a b a b a b"
        places = tuple(place(text, "b", nth=nth) for nth in range(5))
        assert ". Also at 1:7, 1:11, 1:15, 1 more.\n" in written("text", result(text, "b", places=places))

    def test_no_break_spaces_of_a_fix_are_seen(self) -> None:
        shown = written("text", result("Quoi ?", "oi ?", suggestion="oi\u202f?"))
        assert "[oi ? → oi⍽?]" in shown
        assert "[delete oi ?]" in written("text", result("Quoi ?", "oi ?", suggestion=""))

    def test_places_of_a_page_are_in_its_text(self) -> None:
        assert written("text", result("Un mot.", "mot", article=PAGE)).startswith(
            "runs/one/articles/demo.txt:1:4: "
        )

    def test_places_of_a_line_of_json_follow_its_number(self) -> None:
        assert written("text", result("Un mot.", "mot", article=LINE)).startswith("in/year.jsonl:12:1:4: ")

    @given(text=TEXT.filter(lambda text: bool(text.strip())))
    def test_one_line_whatever_the_text(self, text: str) -> None:
        shown = written("text", result(text, text, suggestion=text + "x", message=text))
        assert len(shown.splitlines()) == 1
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown[:-1])


class TestSarif:
    def test_valid_and_whole(self) -> None:
        run = sarif(*EVERYTHING)
        assert len(run["results"]) == sum(
            len([*one.flags, *one.suppressed]) + bool(one.doubts) for one in EVERYTHING
        )
        (notification,) = [
            one
            for one in run["invocations"][0]["toolExecutionNotifications"]
            if "empty" in one["message"]["text"]
        ]
        assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in/broken.txt"
        assert run["invocations"][0]["executionSuccessful"] is False
        assert sarif(EVERYTHING[0])["invocations"][0]["executionSuccessful"] is True

    def test_regions_hold_what_was_found(self) -> None:
        for one in sarif(result_of(summarise(SAMPLES["flagged"]())))["results"]:
            for place_ in (*one["locations"], *one.get("relatedLocations", ())):
                region = place_["physicalLocation"]["region"]
                start, lines = region["charOffset"], NEWS.split("\n")
                assert NEWS[start : start + region["charLength"]] == region["snippet"]["text"]
                cut = lines[region["startLine"] - 1 : region["endLine"]]
                cut[-1] = cut[-1][: region["endColumn"] - 1]
                cut[0] = cut[0][region["startColumn"] - 1 :]
                assert "\n".join(cut) == region["snippet"]["text"]

    def test_a_region_over_two_lines(self) -> None:
        (one,) = sarif(result("Un mur\nblanc.", "mur\nblanc"))["results"]
        region = one["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (1, 4)
        assert (region["endLine"], region["endColumn"]) == (2, 6)

    def test_fixes_mend_every_place(self) -> None:
        found = sarif(result_of(summarise(SAMPLES["flagged"]())))["results"]
        (quotes,) = [one for one in found if one["ruleId"] == "LI07"]
        text = NEWS
        for each in reversed(quotes["fixes"][0]["artifactChanges"][0]["replacements"]):
            start = each["deletedRegion"]["charOffset"]
            end = start + each["deletedRegion"]["charLength"]
            text = text[:start] + each["insertedContent"]["text"] + text[end:]
        assert "«\u00a0souveraineté\u00a0»" in text and "«\u00a0amitié\u00a0»" in text
        (suspect,) = [one for one in found if one["ruleId"] == "AC31"]
        assert "fixes" not in suspect and suspect["rank"] == 62

    def test_what_a_person_set_aside_says_why(self) -> None:
        found = sarif(result_of(summarise(SAMPLES["suppressed"]())))["results"]
        assert [bool(one["suppressions"]) for one in found] == [False, True, True]
        assert found[1]["suppressions"][0]["justification"] == "Cité tel quel."

    def test_rules_explain_the_checks_that_found_something(self) -> None:
        rules = sarif(*EVERYTHING)["tool"]["driver"]["rules"]
        assert {rule["id"] for rule in rules} == {
            *(flag.check for one in EVERYTHING for flag in (*one.flags, *one.suppressed)),
            *("doubtful" for one in EVERYTHING if one.doubts),
        }
        (stop,) = [rule for rule in rules if rule["id"] == "LI01"]
        assert "Why it matters:" in stop["help"]["text"] and stop["helpUri"]
        assert sarif(result("Un mot.", "mot", check="XX99"))["tool"]["driver"]["rules"][0]["id"] == "XX99"

    def test_every_check_makes_a_valid_rule(self) -> None:
        flags = [{"check": check.id, "name": check.name} for check in all_checks()]
        assert len(
            sarif(*(result("Un mot.", "mot", **one) for one in flags))["tool"]["driver"]["rules"]
        ) == len(flags)

    def test_a_line_of_json_is_the_place_and_is_not_mended(self) -> None:
        (one,) = sarif(result("Un mot.", "mot", suggestion="mur", article=LINE))["results"]
        place_ = one["locations"][0]
        assert place_["physicalLocation"]["artifactLocation"]["uri"] == "in/year.jsonl"
        assert place_["physicalLocation"]["region"] == {"startLine": 12, "snippet": {"text": "mot"}}
        assert place_["logicalLocations"][0]["name"] == "demo" and "fixes" not in one

    @pytest.mark.parametrize(
        ("path", "uri"), [("a b/é#.txt", "a%20b/%C3%A9%23.txt"), ("/a b/é.txt", "file:///a%20b/%C3%A9.txt")]
    )
    def test_paths_are_addresses(self, path: str, uri: str) -> None:
        (one,) = sarif(result("Un mot.", "mot", article={"path": path}))["results"]
        assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri

    @given(text=TEXT.filter(lambda text: bool(text.strip())))
    def test_valid_whatever_the_text(self, text: str) -> None:
        (one,) = sarif(result(text, text, suggestion=text + "x", message=text))["results"]
        assert one["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == text


class TestGithub:
    def test_annotations_name_the_place_and_the_fix(self) -> None:
        shown = written(
            "github", result("Les BRICS. , et", "BRICS. ,", suggestion="BRICS,", message="100 %\nsûr")
        )
        command = shown.splitlines()[-1]
        assert command.startswith(
            "::error file=in/demo.txt,line=1,col=5,title=LI01 stray stop (major fact)::"
        )
        assert command.endswith("::100 %25 ↵ sûr%0ABRICS. , → BRICS,")

    def test_properties_are_escaped(self) -> None:
        article = {"path": "a,b:c%.txt"}
        assert "file=a%2Cb%3Ac%25.txt,line=1" in written("github", result("Un mot.", "mot", article=article))

    def test_ten_errors_and_ten_warnings_the_gravest_first_and_all_in_the_log(self) -> None:
        levels = [Severity.MAJOR] * 12 + [Severity.MINOR] * 11 + [Severity.CRITICAL] + [Severity.STYLE]
        results = [result("Un mot.", "mot", severity=one, message=f"No {n}.") for n, one in enumerate(levels)]
        lines = written("github", result_of_unread(UNREAD), *results).splitlines()
        end = lines.index("::endgroup::")
        assert lines[0] == "::group::All findings" and end == 1 + len(results) + 1
        errors = [line.rpartition("::")[2] for line in lines if line.startswith("::error ")]
        assert errors == ["in/broken.txt is empty. Give a file that holds an article", "No 23."] + [
            f"No {n}." for n in range(8)
        ]
        assert sum(line.startswith("::warning ") for line in lines) == 10
        assert "4 more errors: see “All findings”" in lines and "1 more warning: see “All findings”" in lines
        assert not any(line.startswith("::notice") for line in lines)

    def test_an_article_in_a_line_is_named(self) -> None:
        shown = written("github", result("Un mot.", "mot", article=LINE))
        assert "file=in/year.jsonl,line=12,title=LI01" in shown and "::demo, 1:4: " in shown

    @given(text=TEXT.filter(lambda text: bool(text.strip())))
    def test_text_gives_no_command(self, text: str) -> None:
        ours = r"::(group|endgroup)::.*|::(error|warning) file=in/demo\.txt,line=1,col=1,title=[^:]*::.*"
        found = result(text, text, suggestion=text + "x", message=f"##[error]{text}\n::error::{text}")
        for line in re.split("[\r\n]+", written("github", found).strip()):
            assert re.fullmatch(ours, line, re.DOTALL) or not re.search(r"^\s*::|##\[", line)

    def test_a_path_gives_no_command(self) -> None:
        article = {"path": " ::add-mask::x.txt"}
        assert not re.search(
            "^ *::add-mask", written("github", result("Un mot.", "mot", article=article)), re.M
        )


class TestJunit:
    def test_an_article_is_a_case_and_counts_agree(self) -> None:
        suite = ElementTree.fromstring(written("junit", *EVERYTHING)).find("testsuite")
        assert suite is not None
        assert suite.get("tests") == str(len(suite.findall("testcase"))) == str(len(EVERYTHING))
        for name in ("error", "failure"):
            assert suite.get(f"{name}s") == str(len(suite.findall(f"testcase/{name}")))
        assert suite.get("errors") == str(sum(bool(one.failures) for one in EVERYTHING))

    @pytest.mark.parametrize(
        ("least", "failing", "doubtful"),
        [
            (ABOVE_STYLE, True, True),
            (Least(Severity.MAJOR), True, True),
            (Least(Severity.CRITICAL, doubts=False), False, False),
        ],
    )
    def test_articles_fail_by_what_is_bad_enough(self, least: Least, failing: bool, doubtful: bool) -> None:
        for one, expected in ((EVERYTHING[0], failing), (DOUBTFUL, doubtful)):
            suite = ElementTree.fromstring(written("junit", one, least=least))
            assert suite.get("failures") == str(len(suite.findall(".//failure"))) == str(int(expected))

    @given(text=TEXT.filter(lambda text: bool(text.strip())))
    def test_well_formed_whatever_the_text(self, text: str) -> None:
        found = result(text, text, suggestion=text + "x", message=text, article={"path": text})
        assert ElementTree.fromstring(written("junit", found)).find(".//failure") is not None


class TestCsv:
    def test_a_row_for_each_finding_and_failure(self) -> None:
        found = rows(*EVERYTHING)
        assert len(found) == sum(len([*one.flags, *one.failures]) + bool(one.doubts) for one in EVERYTHING)
        assert written("csv").startswith("\ufeffarticle,path,line,column,")
        (stop,) = [row for row in found if row["text"] == "BRICS. ,"]
        assert (stop["line"], stop["check"], stop["suggestion"], stop["places"]) == (
            "2",
            "LI01",
            "BRICS,",
            "1",
        )
        assert [row["article"] for row in found if row["severity"] == "failed"][-1] == "broken"

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "\n=1"])
    def test_no_cell_is_a_formula(self, text: str) -> None:
        (row,) = rows(result(f"x{text}", text, message=text, suggestion=text, article={"path": text}))
        for name in ("text", "message", "suggestion", "path"):
            assert row[name] == f"'{text}"

    @given(text=TEXT.filter(lambda text: bool(text.strip())))
    def test_any_text_comes_back(self, text: str) -> None:
        (row,) = rows(result(text, text))
        assert row["text"].removeprefix("'") == text.removeprefix("'")


def test_an_article_in_doubt_says_why() -> None:
    why = "Far from its original; and short"
    assert written("text", DOUBTFUL) == f"in/demo.txt: doubtful: {why}\n"
    assert [(row["severity"], row["message"]) for row in rows(DOUBTFUL)] == [("doubtful", why)]
    assert f"::warning file=in/demo.txt,title=doubtful::{why}\n" in written("github", DOUBTFUL)
    run = sarif(DOUBTFUL)
    assert [(one["ruleId"], one["message"]["text"]) for one in run["results"]] == [("doubtful", why)]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["doubtful"]


def test_json_is_one_list_and_jsonl_one_line_each() -> None:
    assert json.loads(written("json")) == []
    whole = json.loads(written("json", *EVERYTHING))
    assert whole == [json.loads(line) for line in written("jsonl", *EVERYTHING).splitlines()]
    assert len(whole) == len(EVERYTHING)
