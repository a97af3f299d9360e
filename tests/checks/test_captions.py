"""A caption of a page is not told as an addition: originals often come without their figures."""

from dataclasses import replace

import pytest

from audit.checks.rules.accuracy.added_sentence import CHECK
from audit.checks.views.article_view import ArticleView
from tests.checks.cases import Case, read_cases
from tests.checks.test_rules import FOLDER, look

ADDED = [case for case in read_cases(FOLDER / "added_sentence.md") if case.spans and not case.options]


@pytest.mark.parametrize("case", ADDED, ids=lambda case: case.name)
def test_caption_is_no_addition(case: Case) -> None:
    assert look(CHECK, case)
    article = replace(case.evidence.article, captions=(case.evidence.article.text,))
    evidence = replace(case.evidence, prepared=replace(case.evidence.prepared, article=article))
    assert list(CHECK.look(ArticleView(evidence), CHECK.options)) == []
