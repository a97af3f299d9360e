"""A finding as the report shows it: quoted, explained, mended and placed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from audit.records import ArticleAudit, Flag, PassageEvidence, Place, Review, Span, Suppressed
from audit.reports.article.boxes import Answer, boxes
from audit.reports.article.fixes import MOST_PLACES, diff
from audit.reports.article.quoting import line_around, quote, window
from audit.reports.markdown.safe_markdown import Markdown, code, escape
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.places import passages_touched
from audit.reports.summary.subjects import Subject, subject
from audit.reports.wording import capitalised, count, shorten, spoken
from audit.suppression.suppressing import BASELINE

REACH = 160
"""Code points shown on either side of the suspect words: about two lines."""

PLACE_REACH = 30
LONGEST_BACK = 500
LONGEST_SHOWN = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLine:
    """One line on style or layout.

    `place` says on which lines of the article, of a finding where exactly.
    `fix` is a diff of the places with a certain fix, `more` lists the other places of an aggregated finding,
    and `hidden` counts those left out.
    """

    check: str
    message: str
    place: str
    fix: Markdown | None
    more: tuple[Markdown, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(StyleLine):
    """One entry of the report, with the passages it stands in."""

    title: str
    severity: str
    chance: str | None
    above: int | None
    quoted: Markdown | None
    original: Markdown | None
    back: Markdown | None
    boxes: Markdown


@dataclass(slots=True)
class Quoted:
    """What a report has quoted so far: passages, by the number of their entry, and English, by its line.

    `french` are the spans that findings quoted.
    """

    entries: dict[int, int]
    french: list[Span] = field(default_factory=list)
    english: dict[Markdown, int] = field(default_factory=dict)

    def entry(self, passages: Iterable[int]) -> int | None:
        """The entry that quotes all these passages."""
        numbers = {self.entries.get(index) for index in passages}
        return numbers.pop() if len(numbers) == 1 else None

    def once(self, text: Markdown | None, line: int) -> Markdown | None:
        """The English text, or where it was quoted before."""
        if text is None or text not in self.english:
            self.english |= {text: line} if text else {}
            return text
        return Markdown(f"as above, line {self.english[text]}")


def findings(summary: Summary, flags: Iterable[Flag], quoted: Quoted) -> Iterator[Finding]:
    """The flags as entries, in the order given. What was quoted before is not repeated, only referred to."""
    for flag in flags:
        finding = _finding(summary, flag)
        touched = passages_touched(summary.audit.evidence.passages, flag.span)
        if above := quoted.entry(item.passage.index for item in touched):
            yield replace(finding, above=above, quoted=_brief(summary, flag), original=None, back=None)
            continue
        if any(span.covers(flag.span) for span in quoted.french):
            finding = replace(finding, quoted=_brief(summary, flag))
        quoted.french.append(_shown(summary.audit, flag))
        line = summary.lines.number(flag.span.start)
        original, back = quoted.once(finding.original, line), quoted.once(finding.back, line)
        yield replace(finding, original=original, back=back)


def _brief(summary: Summary, flag: Flag) -> Markdown | None:
    """The words in doubt and a few around; None where these are the passage itself."""
    text, touched = summary.audit.article.text, passages_touched(summary.audit.evidence.passages, flag.span)
    whole = flag.span.covers(_bounds(text, touched, flag.span))
    return None if whole else _place(text, flag.span)


def style_lines(summary: Summary) -> Iterator[StyleLine]:
    """One line per check and message, with the places of all its flags."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for flag in summary.grounds.style:
        groups.setdefault((flag.check, flag.message), []).extend(flag.all_places)
    for (check, message), places in groups.items():
        fix, more, hidden = _places(summary, places)
        where = summary.lines.named(place.span for place in places)
        yield StyleLine(check=check, message=message, place=where, fix=fix, more=more, hidden=hidden)


def suppressed_lines(summary: Summary, suppressed: Iterable[Suppressed]) -> Iterator[Markdown]:
    """An item per finding that is set aside: what, where and why; with the boxes of a review."""
    for one in suppressed:
        flag = one.flag
        more = len(flag.places) - 1
        place = summary.lines.place(flag.span) + (f" and {count(more, 'more place')}" if more > 0 else "")
        title = escape(capitalised(spoken(flag.name)))
        why = "" if one.reason == BASELINE else f": {escape(one.reason)}"
        line = f"- {title} · {place} · {code(flag.check)}{why}"
        yield Markdown(f"{line}\n{_boxes(flag)}" if flag.review else line)


def answer_of(review: Review | None) -> Answer:
    """What the boxes of a finding say when they are written."""
    if review is None:
        return Answer()
    return Answer((review.verdict,) if review.verdict else (), review.scope, review.note)


def _boxes(flag: Flag) -> Markdown:
    return boxes(flag.fingerprint, answer_of(flag.review))


def _finding(summary: Summary, flag: Flag) -> Finding:
    audit = summary.audit
    # The first place is quoted at the top; it comes again only to be mended.
    places = [place for place in flag.all_places if place.suggestion is not None or place.span != flag.span]
    fix, more, hidden = _places(summary, places)
    return Finding(
        title=capitalised(spoken(flag.name)),
        check=flag.check,
        severity=flag.severity.value,
        chance=None if flag.probability is None else f"{flag.probability:.0%}",
        place=summary.lines.place(flag.span),
        above=None,
        quoted=_quoted(audit, flag),
        original=_original(summary, flag),
        back=_back(audit, flag),
        message=flag.message,
        fix=fix,
        more=more,
        hidden=hidden,
        boxes=_boxes(flag),
    )


def _places(summary: Summary, places: Sequence[Place]) -> tuple[Markdown | None, tuple[Markdown, ...], int]:
    """The places with a certain fix as a diff, the others as lines, and how many are left out."""
    text, lines = summary.audit.article.text, summary.lines
    mended = [place for place in places if place.suggestion is not None]
    others = [place for place in places if place.suggestion is None]
    hidden = sum(max(0, len(group) - MOST_PLACES) for group in (mended, others))
    more = tuple(
        Markdown(f"line {lines.number(place.span.start)}: {_place(text, place.span)}")
        for place in others[:MOST_PLACES]
    )
    return (diff(text, mended, lines) if mended else None), more, hidden


def _place(text: str, span: Span) -> Markdown:
    bounds = line_around(text, span)
    return quote(text, _capped(window(text, bounds, span, PLACE_REACH)), [span], bounds=bounds)


def _quoted(audit: ArticleAudit, flag: Flag) -> Markdown:
    bounds = _around(audit, flag)
    marks = [] if flag.span.covers(bounds) else flag.spans
    return quote(audit.article.text, _shown(audit, flag), marks, bounds=bounds)


def _shown(audit: ArticleAudit, flag: Flag) -> Span:
    return _capped(window(audit.article.text, _around(audit, flag), flag.span, REACH))


def _around(audit: ArticleAudit, flag: Flag) -> Span:
    return _bounds(audit.article.text, passages_touched(audit.evidence.passages, flag.span), flag.span)


def _bounds(text: str, items: Sequence[PassageEvidence], span: Span) -> Span:
    """From the first passage a flag touches to the last; where it touches none, the whole text."""
    if not items:
        return Span(start=0, end=len(text))
    start = min(span.start, *(item.passage.span.start for item in items))
    return Span(start=start, end=max(span.end, *(item.passage.span.end for item in items)))


def _capped(shown: Span) -> Span:
    return Span(start=shown.start, end=min(shown.end, shown.start + LONGEST_SHOWN))


def _original(summary: Summary, flag: Flag) -> Markdown | None:
    """What the passages are linked to, for findings about what the text says."""
    if subject(flag) is not Subject.CONTENT:
        return None
    touched = passages_touched(summary.audit.evidence.passages, flag.span)
    # Passages that share a link have one original between them.
    found = " ".join(dict.fromkeys(summary.originals.get(item.passage.index, "") for item in touched)).strip()
    return escape(shorten(found, LONGEST_BACK)) if found else None


def _back(audit: ArticleAudit, flag: Flag) -> Markdown | None:
    items = [item for item in passages_touched(audit.evidence.passages, flag.span) if item.back]
    backs = [item.back.text for item in items if item.back]
    if not backs:
        return None
    if flag.back_span is None or flag.back_span.end > len(backs[0]):
        return escape(shorten(" ".join(backs), LONGEST_BACK).strip())
    bounds = Span(start=0, end=len(backs[0]))
    return quote(backs[0], window(backs[0], bounds, flag.back_span, REACH), [flag.back_span], bounds=bounds)
