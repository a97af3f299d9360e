"""Checks: each one a file in `rules/`, found by the registry, run by `judging`.

What the file of a rule is written with is imported from here.
"""

from audit.checks.check import Category, Check, Hit, Need, NoOptions, Side, Topic
from audit.checks.gathering import gather
from audit.checks.views.article_view import ArticleView
from audit.records import Lane, Place, Severity, Span

__all__ = [
    "ArticleView",
    "Category",
    "Check",
    "Hit",
    "Lane",
    "Need",
    "NoOptions",
    "Place",
    "Severity",
    "Side",
    "Span",
    "Topic",
    "gather",
]
