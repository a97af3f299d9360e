"""A finding as the report shows it: quoted, explained, mended and placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from audit.records import ArticleAudit, Flag, PassageEvidence, Place, Span
from audit.reports.article.fixes import MOST_PLACES, diff, places_of
from audit.reports.article.places import Lines, home
from audit.reports.article.quoting import quote, window
from audit.reports.markdown.characters import shorten
from audit.reports.markdown.safe_markdown import Markdown, escape
from audit.reports.summary.counting import spoken
from audit.reports.summary.subjects import Subject, subject

__all__ = ["Finding", "StyleLine", "findings", "style_lines"]

REACH = 160
"""Code points shown on either side of the suspect words: about two lines."""

PLACE_REACH = 30
LONGEST_BACK = 500
AS_ABOVE = Markdown("as above")
LONGEST_SHOWN = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One entry of the report.

    `fix` is a diff of the places with a certain fix, `more` lists the other places of an aggregated finding,
    and `hidden` counts those left out.
    """

    title: str
    check: str
    severity: str
    chance: str | None
    place: str
    quoted: Markdown
    original: Markdown | None
    back: Markdown | None
    message: str
    fix: Markdown | None
    more: tuple[Markdown, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLine:
    """One line on style or layout, with its places as in `Finding`."""

    check: str
    message: str
    fix: Markdown | None
    more: tuple[Markdown, ...]
    hidden: int


def findings(audit: ArticleAudit, flags: Iterable[Flag]) -> Iterator[Finding]:
    """The flags as entries, in the order given. English quotations are not repeated, only referred to."""
    lines = Lines(audit.article.text)
    last: tuple[Markdown | None, Markdown | None] = None, None
    for flag in flags:
        finding = _finding(audit, flag, lines)
        original = AS_ABOVE if finding.original and finding.original == last[0] else finding.original
        back = AS_ABOVE if finding.back and finding.back == last[1] else finding.back
        yield replace(finding, original=original, back=back)
        last = finding.original or last[0], finding.back


def style_lines(audit: ArticleAudit, flags: Iterable[Flag]) -> Iterator[StyleLine]:
    """One line per check and message, with the places of all its flags."""
    lines = Lines(audit.article.text)
    groups: dict[tuple[str, str], list[Place]] = {}
    for flag in flags:
        groups.setdefault((flag.check, flag.message), []).extend(places_of(flag))
    for (check, message), places in groups.items():
        fix, more, hidden = _places(audit.article.text, places, lines)
        yield StyleLine(check=check, message=message, fix=fix, more=more, hidden=hidden)


def _finding(audit: ArticleAudit, flag: Flag, lines: Lines) -> Finding:
    # The first place is quoted at the top; it comes again only to be mended.
    places = [place for place in places_of(flag) if place.suggestion is not None or place.span != flag.span]
    fix, more, hidden = _places(audit.article.text, places, lines)
    return Finding(
        title=_capital(spoken(flag.name)),
        check=flag.check,
        severity=flag.severity.value,
        chance=None if flag.probability is None else f"{flag.probability:.0%}",
        place=lines.place(flag.span),
        quoted=_quoted(audit, flag),
        original=_original(audit, flag),
        back=_back(audit, flag),
        message=flag.message,
        fix=fix,
        more=more,
        hidden=hidden,
    )


def _places(
    text: str, places: Sequence[Place], lines: Lines
) -> tuple[Markdown | None, tuple[Markdown, ...], int]:
    """The places with a certain fix as a diff, the others as lines, and how many are left out."""
    mended = [place for place in places if place.suggestion is not None]
    others = [place for place in places if place.suggestion is None]
    hidden = sum(max(0, len(group) - MOST_PLACES) for group in (mended, others))
    more = tuple(_place_line(text, place, lines) for place in others[:MOST_PLACES])
    return (diff(text, mended, lines) if mended else None), more, hidden


def _quoted(audit: ArticleAudit, flag: Flag) -> Markdown:
    text = audit.article.text
    bounds = _bounds(text, home(audit.evidence.passages, flag.span), flag.span)
    marks = [place.span for place in places_of(flag)]
    whole = flag.span.covers(bounds)
    shown = _capped(window(text, bounds, flag.span, REACH))
    return quote(text, shown, [] if whole else marks, bounds=bounds)


def _bounds(text: str, items: Sequence[PassageEvidence], span: Span) -> Span:
    """From the first passage a flag touches to the last; where it touches none, the whole text."""
    if not items:
        return Span(start=0, end=len(text))
    start = min(span.start, *(item.passage.span.start for item in items))
    return Span(start=start, end=max(span.end, *(item.passage.span.end for item in items)))


def _capped(shown: Span) -> Span:
    return Span(start=shown.start, end=min(shown.end, shown.start + LONGEST_SHOWN))


def _original(audit: ArticleAudit, flag: Flag) -> Markdown | None:
    """What the passages are linked to, for findings about what the text says."""
    if subject(flag) is not Subject.CONTENT:
        return None
    touched = {item.passage.index for item in home(audit.evidence.passages, flag.span)}
    linked = (link.originals for link in audit.evidence.links if touched.intersection(link.passages))
    text, sentences = audit.article.original or "", audit.evidence.prepared.originals
    found = " ".join(sentences[i].of(text).strip() for originals in linked for i in originals)
    return escape(shorten(found, LONGEST_BACK)) if found else None


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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
