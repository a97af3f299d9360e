"""Findings as lines: `file:line:column: severity CHECK message [fix]`, house style folded into one."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit.records import Lane, Severity
from audit.reports.exchange.findings import Findings, remarks
from audit.reports.exchange.result_schema import FlagResult, PlaceResult, Result
from audit.reports.markdown.characters import show_spaces, visible
from audit.reports.wording import count, shorten

LONGEST_QUOTED = 48
MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one place, in the parts that a terminal colours; nothing in it would break the line."""

    place: str
    severity: str
    check: str
    message: str
    fix: str = ""

    def __str__(self) -> str:
        parts = (f"{self.place}:", self.severity, self.check, self.message, self.fix)
        return " ".join(part for part in parts if part)


def render_text(findings: Findings) -> Iterator[str]:
    """The lines of each article that has any, a blank line between two articles."""
    between = ""
    for result in findings.results:
        if lines := list(lines_of(result, findings.folder)):
            yield between + "".join(f"{line}\n" for line in lines)
            between = "\n"


def lines_of(result: Result, folder: str) -> Iterator[Line]:
    """What there is to say of an article: of the whole, its findings in reading order, style in one line."""
    for kind, message in remarks(result):
        bare = message.removeprefix(result.path).lstrip(": ")
        yield Line(visible(result.path), f"{kind}:", "", visible(bare))
    for flag in result.flags:
        if flag.severity is not Severity.STYLE:
            yield line_of(result, flag, folder)
    if style := [flag for flag in result.flags if flag.severity is Severity.STYLE]:
        checks = ", ".join(dict.fromkeys(flag.check for flag in style))
        place = _place(result, style[0], folder)
        yield Line(place, Severity.STYLE, checks, f"{count(len(style), 'finding')} on house style")


def line_of(result: Result, flag: FlagResult, folder: str) -> Line:
    """One finding. Of a line of JSON, line and column count in the text of its article."""
    lane = " suspicion" if flag.lane is Lane.SUSPICION else ""
    return Line(
        _place(result, flag, folder), f"{flag.severity}{lane}", flag.check, message_of(flag), _fix(flag)
    )


def message_of(flag: FlagResult) -> str:
    """Why it is suspect, and where else."""
    others = [f"{place.line}:{place.column}" for place in flag.places[1:]]
    more = [f"{len(others) - MOST_PLACES} more"] if len(others) > MOST_PLACES else []
    also = f" Also at {', '.join([*others[:MOST_PLACES], *more])}." if others else ""
    return visible(flag.message) + also


def _place(result: Result, place: FlagResult | PlaceResult, folder: str) -> str:
    file = result.path if result.text_file is None else f"{folder}/{result.text_file}"
    return f"{visible(file)}:{place.line}:{place.column}"


def _fix(flag: FlagResult) -> str:
    if flag.suggestion is None:
        return ""
    old, new = (shorten(show_spaces(visible(text)), LONGEST_QUOTED) for text in (flag.text, flag.suggestion))
    return f"[{old} → {new}]" if new else f"[delete {old}]"
