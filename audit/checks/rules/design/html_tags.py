"""Flags HTML tags, comments and forum codes left in the text (<br>, </p>, [b]), once per article.

Why it matters: readers see the code, and a tag that is half there breaks the page around it.

Known false alarms: articles about HTML that show tags on purpose.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather

SPACED = "b|em|i|p|strong|span|div|br|a|u"
TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|body|br|button|cite|code|div|em|embed|figcaption|figure|font|"
    r"footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|p|pre|s|script|"
    r"section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video)"
    r"(?:\s[^<>\n=]*=[^<>\n]*+)?\s*/?>|<!--(?:(?!<!--)[^\n])*?-->|<!DOCTYPE[^<>]*>|</?[a-z]+:[a-z][^<>\n]*>"
    rf"|<[ \u00a0]?/[ \u00a0]?(?:{SPACED})[ \u00a0]?>|<[ \u00a0]/?(?:{SPACED})[ \u00a0]?/?[ \u00a0]?>"
    rf"|<(?:{SPACED})[ \u00a0]/?>"
    r"|<(?:div|span|p|a|img|br|strong|em)(?=\s)(?:\s[a-z-]+=(?:\"[^\"\n<>]*\"|'[^'\n<>]*'))*(?![^<\n]*>)"
    r"|<!--(?!(?:(?!<!--)[^\n])*-->)|</(?=\s|\Z)|<(?:x|g|bx|ex|ph|bpt|ept|it)\d*(?: id=\"?\d+\"?)?/?>|</g\d*>"
    r"|\[/?(?:b|i|u|url|img|quote|caption|gallery|embed|video|audio)(?:[= ][^\]\n]*)?\]",
    re.IGNORECASE,
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        passage.place(match) for passage in article.raw_passages for match in TAG.finditer(passage.text)
    )
    yield from gather(places, "Markup left in the text: {count} tag{s}.")


CHECK = Check(id="DE04", category=Category.MARKUP, severity=Severity.MINOR, look=_look, holds_place=True)
