"""Flags a quotation opened with one kind of mark and closed with another, or with a mark turned round.

Why it matters: the reader cannot tell where somebody's words begin and end, and software that pairs the marks
(to attribute quotations, to typeset them) fails; it shows that two systems wrote the sentence.

A straight mark at one end is careless typing, a matter of style; “ … » is a quotation nobody can trust.

Known false alarms: a quotation that is closed with the right mark only after a quotation inside it was left
open; then the fix covers more than the fault.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for quotation in article.quotations:
        if quotation.mixed:
            yield Hit(
                span=quotation.span,
                message=f"The quotation opens with {quotation.opening} and closes with {quotation.closing}.",
                suggestion=quotation.in_french(quotation.text),
                severity=Severity.STYLE if '"' in (quotation.opening, quotation.closing) else None,
            )


CHECK = Check(id="LI03", category=Category.PUNCTUATION, severity=Severity.MINOR, look=_look)
