"""What an audit comes to is computed once; the renderers only read it."""

from __future__ import annotations

import pytest

from audit.reports.article.report import render_article
from audit.reports.exchange.results import result_of
from audit.reports.summary import article_summary, comparability, grounds, standing
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.run_summary import row_of
from tests.reports.builders import RECIPE
from tests.reports.samples import SAMPLES

COMPUTED = [
    *((article_summary, name) for name in ("summarise", "grounds_of", "verdict", "reason", "urgency")),
    *((grounds, name) for name in ("grounds_of", "comparison", "refusal", "standing")),
    *((comparability, name) for name in ("comparison", "refusal")),
    (standing, "standing"),
    (article_summary.Lines, "of"),
]


@pytest.mark.parametrize("name", SAMPLES)
def test_renderers_compute_nothing_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = summarise(SAMPLES[name]())
    for owner, function in COMPUTED:
        monkeypatch.setattr(owner, function, _again)
    assert render_article(summary, RECIPE).startswith("# ")
    assert row_of(summary).reason == summary.reason
    assert result_of(summary).id == summary.audit.article.id


def _again(*_: object) -> None:
    raise AssertionError("computed again")
