"""Flags a directive to this program that does not do what its author meant: no reason, an unknown check.

Why it matters: findings were to be ignored and are not, or nobody will know why they were.

Known false alarms: none known; articles that quote such a directive would be one.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.suppression.directives import Directive, find_directives, next_block


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for directive in find_directives(article.text):
        for fault in _faults(directive, article):
            yield Hit(span=directive.span, message=fault)


def _faults(directive: Directive, article: ArticleView) -> Iterator[str]:
    if directive.fault:
        yield directive.fault
        return
    for key in directive.checks:
        if key.casefold() not in article.known_checks:
            yield f"There is no check “{key}”; `audit checks` lists them."
    if not directive.whole_article and next_block(directive, article.evidence.prepared.passages) is None:
        yield "No paragraph follows the directive; “ignore-file” is for the whole article."


CHECK = Check(id="DE20", category=Category.MARKUP, severity=Severity.STYLE, look=_look)
