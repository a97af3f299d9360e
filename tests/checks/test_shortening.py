"""What a back-translation is silent about, and the texts that are too long to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checks.original.under_translation import shortened
from audit.checks.views.article_view import ArticleView
from tests.checks.cases import read_cases

CLAUSE = ", unless the deficit grows again before the summer"
FRENCH = "Le gouvernement a promis de réduire les impôts des petites entreprises."
ENGLISH = "The government has promised to cut taxes for small companies"


@pytest.mark.parametrize(("times", "missing"), [(1, [CLAUSE.strip(", ")]), (100, [])])
def test_only_sentences_are_aligned(tmp_path: Path, times: int, missing: list[str]) -> None:
    case = tmp_path / "case.md"
    back, source = f"{ENGLISH}. " * times, f"{ENGLISH}{CLAUSE}. " * times
    case.write_text(f"```case\ntarget: {FRENCH}\nback: {back}\nsource: {source}\n```\n", encoding="utf-8")
    assert [one.missing for one in shortened(ArticleView(read_cases(case)[0].evidence))] == missing


@pytest.mark.parametrize(
    ("clause", "missing"),
    [(", the political minister said", False), (", the angry gardener said", True)],
    ids=["the French has their cognates", "nothing like them"],
)
def test_what_the_french_has_as_a_cognate_is_not_left_out(tmp_path: Path, clause: str, missing: bool) -> None:
    """The model may drop it on the way back."""
    case = tmp_path / "case.md"
    french = FRENCH.replace(".", ", a dit le ministre politique.")
    case.write_text(
        f"```case\ntarget: {french}\nback: {ENGLISH}.\nsource: {ENGLISH}{clause}.\n```\n", encoding="utf-8"
    )
    (found,) = shortened(ArticleView(read_cases(case)[0].evidence))
    assert (found.silence.words >= 2) is missing
