"""Directives in an article's text: `<!-- audit: ignore LI01 stray_stop – reason -->` on a line of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.records import Passage, Span

LINE_END = r"\n\r\v\f\u2028\u2029"
COMMENT = re.compile(rf"<!--[ \t]*audit:(?P<body>(?:(?!-->)[^{LINE_END}])*)(?P<end>-->)?")
LEAD = " \t\u00a0>*+-\ufeff\u200b"
"""What may stand before a directive on its line: white space and the marks of a quotation or a list."""

REST = re.compile(rf"[^\S{LINE_END}]*(?:[{LINE_END}]|\Z)")
DASH = re.compile(r"\s+(?:[–—]|--?)(?:\s+|\Z)")
BETWEEN = re.compile(r"[\s,;]+")
LONGEST_LEAD = 32
VERBS = {"ignore": False, "ignore-file": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """What a directive asks for: checks (ids or names as written) to ignore, and why.

    It holds for the next paragraph, or for the `whole_article`. One with a `fault` asks for nothing; the
    fault is a sentence for its author.
    """

    span: Span
    checks: tuple[str, ...] = ()
    reason: str = ""
    whole_article: bool = False
    fault: str | None = None


def find_directives(text: str) -> Iterator[Directive]:
    """Every directive of a text in order, faulty ones among them."""
    for match in COMMENT.finditer(text):
        span = Span.of_match(match)
        if match["end"] is None:
            yield Directive(span=span, fault="The directive is not closed by “-->” on its line.")
        elif not _is_alone(text, span):
            yield Directive(span=span, fault="The directive shares its line with other text.")
        else:
            yield _read(match["body"].strip(), span)


def next_block(directive: Directive, passages: Iterable[Passage]) -> Span | None:
    """The paragraph after a directive; None if it is the last thing in the article."""
    after = [passage for passage in passages if passage.span.start >= directive.span.end]
    block = [passage.span for passage in after if passage.paragraph == after[0].paragraph]
    return Span(start=block[0].start, end=block[-1].end) if block else None


def is_directive(text: str, start: int, end: int) -> bool:
    """Whether this part of a line is a directive and nothing else."""
    match = COMMENT.fullmatch(text, start, end)
    return match is not None and match["end"] is not None


def _is_alone(text: str, span: Span) -> bool:
    line = re.split(f"[{LINE_END}]", text[max(0, span.start - LONGEST_LEAD) : span.start])[-1]
    return not line.strip(LEAD) and REST.match(text, span.end) is not None


def _read(body: str, span: Span) -> Directive:
    asked, *reasons = DASH.split(body, maxsplit=1)
    verb, *checks = BETWEEN.split(asked.strip()) if asked.strip() else [""]
    reason = "".join(reasons).strip()
    if verb not in VERBS:
        fault = f"A directive begins with “ignore” or “ignore-file”, not with “{verb}”."
        return Directive(span=span, fault=fault)
    if not checks:
        return Directive(span=span, fault="The directive names no check to ignore.")
    if not reason:
        return Directive(span=span, fault="The directive gives no reason; write one after a dash.")
    return Directive(span=span, checks=tuple(checks), reason=reason, whole_article=VERBS[verb])
