"""results.jsonl: one valid line per article, quoting exactly what its offsets say."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from audit.records import Link, Score, Scores, Span
from audit.reports.exchange.results import decode, encode, result_of, result_of_unread
from audit.reports.summary.article_summary import summarise
from docs.result_page import schema
from tests.reports.builders import UNREAD, audit_of, flag, scores, suspicion
from tests.reports.nasty import TEXT
from tests.reports.samples import SAMPLES, flagged, with_original

FIELDS = {
    *("schema", "id", "path", "title", "digest", "words", "status", "language"),
    *("disclosure", "scores", "passages", "flags", "failures"),
}
FLAG_FIELDS = {"check", "name", "lane", "severity", "start", "end", "text", "message", "suggestion"}


def line(name: str) -> Any:
    return json.loads(encode(result_of(summarise(SAMPLES[name]()))))


@pytest.mark.parametrize("name", SAMPLES)
def test_result_is_valid(name: str) -> None:
    jsonschema.Draft202012Validator(schema()).validate(line(name))


def test_unread_is_valid() -> None:
    found = json.loads(encode(result_of_unread(UNREAD)))
    jsonschema.Draft202012Validator(schema()).validate(found)
    assert found["status"] == "failed"
    assert found["digest"] is found["words"] is found["language"] is None
    assert found["failures"][0]["message"].startswith("in/broken.txt is empty")


def test_schema_is_a_schema_and_refuses_what_it_does_not_know() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    assert not validator.is_valid(line("clean") | {"colour": "green"})
    assert not validator.is_valid(line("clean") | {"schema": "audit-result/0"})


@pytest.mark.parametrize("name", SAMPLES)
def test_quotations_are_what_the_offsets_say(name: str) -> None:
    text = SAMPLES[name]().article.text
    found = line(name)
    assert set(found) >= FIELDS
    quotes = [*found["flags"], *(p for f in found["flags"] for p in f["places"]), *found["provenances"]]
    quotes += [found["disclosure"]] if found["disclosure"] else []
    for quote in quotes:
        assert text[quote["start"] : quote["end"]] == quote["text"]
    assert all(set(one) >= FLAG_FIELDS for one in found["flags"])


def test_values() -> None:
    found = line("flagged")
    assert found["status"] == "flagged" and found["language"] == "fr"
    assert found["scores"]["source"] is None
    chrf = found["scores"]["round_trip"]["chrf"]
    assert (chrf["value"], chrf["low"], chrf["high"]) == (55.25, 51.25, 59.25)
    assert chrf["signature"].startswith("nrefs:1")
    assert found["passages"][0]["kind"] == "headline"
    assert found["passages"][2]["back_translation"].startswith("At the end of February")
    assert found["flags"][2]["back_text"] == "Pekingese"
    assert found["provenances"][0]["source"] == "www.example.org"
    assert found["skips"][0] == {"check": "AC01", "reason": "needs the original"}


def test_disclosure() -> None:
    found = line("disclosed")
    assert found["disclosure"]["authoritative_language"] == "id"
    assert found["status"] == "clean", "style alone flags nothing"


def test_unmatched_sentences() -> None:
    found = line("with_original")
    assert [one["text"] for one in found["unmatched_originals"]] == ["Nobody translated this <b>one</b>."]
    assert found["unmatched_passages"] == [1]


def test_perfect_scores_are_a_hundred() -> None:
    perfect = Score(metric="BLEU", value=100.00000000000004, signature="s")
    audit = audit_of("a", round_trip=Scores(bleu=perfect, chrf=perfect))
    assert json.loads(encode(result_of(summarise(audit))))["scores"]["round_trip"]["bleu"]["value"] == 100


def test_encoding_is_one_line_that_can_be_read_back() -> None:
    result = result_of(summarise(audit_of("a\u2028b\u0085c\u2029\r\nd", article={"title": "\u2028"})))
    encoded = encode(result)
    assert len(encoded.decode().splitlines()) == 1
    assert decode(encoded) == result
    assert encode(result_of(summarise(flagged()))) == encode(result_of(summarise(flagged())))


@given(text=TEXT.filter(lambda text: bool(text.strip())))
def test_any_text_is_one_line(text: str) -> None:
    audit = audit_of(text, [flag(text, text)], backs={0: text})
    encoded = encode(result_of(summarise(audit)))
    assert len(encoded.decode().splitlines()) == 1
    assert json.loads(encoded)["flags"][0]["text"] == text


def test_suppressed_findings_keep_their_names() -> None:
    found = line("suppressed")
    (flag,), aside = found["flags"], found["suppressed"]
    assert aside[0]["reason"] == "Cité tel quel." and len(aside) == 2
    assert set(aside[0]) == set(flag) | {"reason"} and len(aside[1]["places"]) == 2
    text = SAMPLES["suppressed"]().article.text
    assert text[aside[0]["start"] : aside[0]["end"]] == aside[0]["text"]
    assert len({flag["fingerprint"], *(one["fingerprint"] for one in aside)}) == 3
    assert found["status"] == "flagged"


def test_back_text_needs_a_back_translation() -> None:
    text = "Un mot."
    audit = audit_of(text, [suspicion(text, "mot", back_span=Span(start=0, end=3))])
    found = result_of(summarise(audit))
    assert found.flags[0].back_text is None


def test_links_of_one_to_one_leave_nothing_unmatched() -> None:
    linked = audit_of(
        "Le mur.", original=("The wall.",), links=(Link(passages=(0,), originals=(0,), similarity=1),)
    )
    assert result_of(summarise(linked)).unmatched_originals == []
    assert result_of(summarise(with_original())).unmatched_originals != []


def test_scores_of_passages_have_no_interval() -> None:
    assert scores(1.0, 1.0).chrf.low is None
    found = json.loads(encode(result_of(summarise(SAMPLES["clean"]()))))
    assert found["passages"][0]["scores"]["chrf"]["low"] is None
