"""A finding as the report shows it: quoted, explained, mended and placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.records import ArticleAudit, Flag, PassageEvidence, Place, Span
from audit.reports.characters import shorten
from audit.reports.counting import count
from audit.reports.fixes import diff, fixable
from audit.reports.markdown import Markdown, escape
from audit.reports.places import Lines
from audit.reports.quoting import home, quote, window

__all__ = ["Finding", "StyleLine", "findings", "style_lines"]

REACH = 160
"""Code points shown on either side of the suspect words: about two lines."""

PLACE_REACH = 30
MOST_PLACES = 8
LONGEST_BACK = 500
LONGEST_SHOWN = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One entry of the report. `more` lists the further places of an aggregated finding."""

    title: str
    check: str
    severity: str
    category: str
    chance: str | None
    place: str
    quoted: Markdown
    back: Markdown | None
    message: str
    fix: Markdown | None
    more: tuple[Markdown, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLine:
    """One line on house style: the message, and examples of the places."""

    check: str
    message: str
    examples: tuple[Markdown, ...]
    hidden: int


def findings(audit: ArticleAudit, flags: Iterable[Flag]) -> Iterator[Finding]:
    """The flags as entries, in the order given."""
    lines = Lines(audit.article.text)
    return (_finding(audit, flag, lines) for flag in flags)


def style_lines(audit: ArticleAudit, flags: Iterable[Flag]) -> Iterator[StyleLine]:
    """One line per check, with the places of all its flags."""
    lines = Lines(audit.article.text)
    by_check: dict[str, list[Flag]] = {}
    for flag in flags:
        by_check.setdefault(flag.check, []).append(flag)
    for check, group in by_check.items():
        places = [place for flag in group for place in _places(flag)]
        yield StyleLine(
            check=check,
            message=_shared_message(group),
            examples=tuple(_place_line(audit.article.text, place, lines) for place in places[:MOST_PLACES]),
            hidden=max(0, len(places) - MOST_PLACES),
        )


def _finding(audit: ArticleAudit, flag: Flag, lines: Lines) -> Finding:
    text = audit.article.text
    fixes = fixable(flag)
    further = _places(flag)[1:]
    return Finding(
        title=flag.name.replace("_", " ").capitalize(),
        check=flag.check,
        severity=flag.severity.value,
        category=flag.category,
        chance=None if flag.probability is None else f"{flag.probability:.0%}",
        place=lines.place(flag.span),
        quoted=_quoted(audit, flag),
        back=_back(audit, flag),
        message=flag.message,
        fix=diff(text, fixes) if fixes else None,
        more=tuple(_place_line(text, place, lines) for place in further[:MOST_PLACES]),
        hidden=max(0, len(further) - MOST_PLACES),
    )


def _shared_message(group: list[Flag]) -> str:
    message = group[0].message
    return message if len(group) == 1 else f"{message} ({count(len(group), 'such finding')})"


def _places(flag: Flag) -> tuple[Place, ...]:
    return flag.places or (Place(span=flag.span, suggestion=flag.suggestion),)


def _quoted(audit: ArticleAudit, flag: Flag) -> Markdown:
    text = audit.article.text
    bounds = _bounds(text, home(audit.evidence.passages, flag.span), flag.span)
    marks = [place.span for place in _places(flag)]
    whole = flag.span.covers(bounds)
    shown = _capped(window(text, bounds, flag.span, REACH))
    return quote(text, shown, [] if whole else marks, bounds=bounds)


def _bounds(text: str, items: tuple[PassageEvidence, ...], span: Span) -> Span:
    """From the first passage a flag touches to the last; where it touches none, the whole text."""
    if not items:
        return Span(start=0, end=len(text))
    start = min(span.start, *(item.passage.span.start for item in items))
    return Span(start=start, end=max(span.end, *(item.passage.span.end for item in items)))


def _capped(shown: Span) -> Span:
    return Span(start=shown.start, end=min(shown.end, shown.start + LONGEST_SHOWN))


def _back(audit: ArticleAudit, flag: Flag) -> Markdown | None:
    items = [item for item in home(audit.evidence.passages, flag.span) if item.back]
    backs = [item.back.text for item in items if item.back]
    if not backs:
        return None
    if flag.back_span is None or flag.back_span.end > len(backs[0]):
        return escape(shorten(" ".join(backs), LONGEST_BACK).strip())
    bounds = Span(start=0, end=len(backs[0]))
    return quote(backs[0], window(backs[0], bounds, flag.back_span, REACH), [flag.back_span], bounds=bounds)


def _place_line(text: str, place: Place, lines: Lines) -> Markdown:
    start = text.rfind("\n", 0, place.span.start) + 1
    end = text.find("\n", place.span.end)
    bounds = Span(start=start, end=len(text) if end < 0 else end)
    shown = _capped(window(text, bounds, place.span, PLACE_REACH))
    return Markdown(
        f"line {lines.number(place.span.start)}: {quote(text, shown, [place.span], bounds=bounds)}"
    )
