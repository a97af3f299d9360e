"""What every check says is a sentence with one stop."""

from collections.abc import Iterator

import pytest

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.running.judging import judge_checks
from audit.passages import prepare
from audit.records import Article, Evidence, PassageEvidence, Span

TEXT = "Le maire a parlé."


def said(message: str) -> str:
    """What is said by a check that says this."""

    def look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
        yield Hit(span=Span(start=0, end=2), message=message)

    check = Check(id="LI99", category=Category.PUNCTUATION, severity=Severity.STYLE, look=look)
    prepared = prepare(Article(id="a", path="a.txt", text=TEXT, digest=""))
    passages = tuple(PassageEvidence(passage=passage) for passage in prepared.passages)
    (flag,) = judge_checks(Evidence(prepared=prepared, passages=passages), [check]).flags
    return flag.message


@pytest.mark.parametrize("mark", ".!?…")
def test_no_stop_after_a_quotation_that_ends_in_one(mark: str) -> None:
    assert said(f"Nothing renders “to ⟦each⟧{mark}”.") == f"Nothing renders “to ⟦each⟧{mark}”"


@pytest.mark.parametrize(
    "message", ["Nothing renders “each”.", "“etc.” is followed by one point, not by “...”"]
)
def test_other_messages_stay_as_they_are(message: str) -> None:
    assert said(message) == message
