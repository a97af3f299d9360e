"""results.jsonl: one valid line per article, quoting exactly what its offsets say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import jq
import jsonschema
import msgspec
import pytest
from hypothesis import given

from audit.records import Link, PairWeights, Score, Scores, Span, WordWeight
from audit.reports.exchange.result_lines import decode, encode
from audit.reports.exchange.results import result_of, result_of_unread
from audit.reports.summary.article_summary import summarise
from docs.result_page import render_result_page, schema
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
    lines = text.split("\n")
    for quote in (*found["flags"], *(p for f in found["flags"] for p in f["places"])):
        rest = "\n".join([lines[quote["line"] - 1][quote["column"] - 1 :], *lines[quote["line"] :]])
        assert rest.startswith(quote["text"])


def test_a_page_says_where_its_text_lies() -> None:
    page = audit_of("Un mot.", article={"id": "a/b", "is_extracted": True})
    assert result_of(summarise(page)).text_file == "articles/a%2Fb.txt"
    assert line("clean")["text_file"] is None


def test_files_of_older_runs_are_read() -> None:
    """As they were before lines were counted: what is not known is 0, empty or null."""
    old = line("flagged")
    del old["text_file"]
    for one in old["passages"]:
        del one["text"], one["original"]
    for one in old["flags"]:
        del one["passages"], one["review"]
    for one in (*old["flags"], *(place for found in old["flags"] for place in found["places"])):
        del one["line"], one["column"]
    read = decode(json.dumps(old).encode())
    assert read.text_file is None and {one.line for one in read.flags} == {0}


def test_files_of_newer_runs_are_read() -> None:
    assert decode(json.dumps(line("clean") | {"colour": "green"}).encode()) == decode(
        json.dumps(line("clean")).encode()
    )
    with pytest.raises(msgspec.ValidationError, match="schema"):
        decode(json.dumps(line("clean") | {"schema": "audit-result/2"}).encode())


def test_passages_have_their_text_and_their_originals() -> None:
    audit = with_original()
    found = result_of(summarise(audit))
    sentences = [span.of(audit.article.original or "") for span in audit.evidence.prepared.originals]
    for passage in found.passages:
        assert audit.article.text[passage.start : passage.end] == passage.text
        assert passage.original == (" ".join(sentences[index] for index in passage.originals) or None)
    assert any(passage.original for passage in found.passages)


def test_findings_name_the_passages_they_touch() -> None:
    found = result_of(summarise(flagged()))
    for one in found.flags:
        assert one.passages and one.text in "\n".join(found.passages[index].text for index in one.passages)


WEIGHED = (WordWeight(start=0, end=2, log_probs=(-0.5,)), WordWeight(start=3, end=6, log_probs=(-9.0,)))
QUERY = re.compile(r"^jq (?:-[rc] )?'([^']+)' results\.jsonl$", re.MULTILINE)
"""The lines of the page that begin with jq."""


@pytest.mark.parametrize("program", QUERY.findall(render_result_page()))
def test_lines_for_jq_work(program: str) -> None:
    audit = with_original()
    pair = PairWeights(passages=(0,), originals=(0,), french=WEIGHED)
    weighed = replace(audit, evidence=replace(audit.evidence, weights=(pair,)))
    results = [*(result_of(summarise(one)) for one in (flagged(), weighed)), result_of_unread(UNREAD)]
    lines = "\n".join(encode(one).decode() for one in results)
    assert any(jq.compile(program).input_text(lines).all())


def test_there_are_five_lines_for_jq() -> None:
    assert len(QUERY.findall(render_result_page())) == 5


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
