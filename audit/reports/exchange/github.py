"""Findings as workflow commands of GitHub Actions: the gravest as annotations, all of them in the log.

A step may annotate ten errors and ten warnings; what comes later is dropped without a word.
"""

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.records import Lane, Severity
from audit.reports.exchange.findings import Findings, location, remarks
from audit.reports.exchange.result_schema import FlagResult, Result
from audit.reports.exchange.text import lines_of, message_of
from audit.reports.markdown.characters import visible
from audit.reports.wording import count, spoken

MOST = 10
FAILED = (len(Severity), True)
"""The weight of an article that failed: nobody has looked at it."""
DOUBTFUL = (Severity.MINOR.rank, True)
OBEYED = re.compile(r"^(\s*:)(?=:)|(#)(?=#\[)")
"""What a runner would take for the beginning of a command, in a line that is none."""


@dataclass(slots=True)
class _Level:
    """The gravest of the commands of one level: by weight, the earlier before the later."""

    name: str
    number: int = 0
    gravest: list[tuple[tuple[int, bool], int, str]] = field(default_factory=list)

    def add(self, weight: tuple[int, bool], command: str) -> None:
        self.number += 1
        push = heapq.heappush if self.number <= MOST else heapq.heappushpop
        push(self.gravest, (weight, -self.number, f"::{self.name} {command}\n"))


def render_github(findings: Findings) -> Iterator[str]:
    """All findings in a group, then the annotations, the gravest first, and how many are left out."""
    errors, warnings = levels = _Level("error"), _Level("warning")
    yield "::group::All findings\n"
    for result in findings.results:
        for line in lines_of(result, findings.folder):
            yield OBEYED.sub(r"\1\2 ", f"{line}\n")
        for kind, message in remarks(result):
            level, weight = (errors, FAILED) if kind == "failed" else (warnings, DOUBTFUL)
            level.add(weight, _command(result, None, findings.folder, kind, visible(message)))
        for flag in result.flags:
            if flag.severity is not Severity.STYLE:
                level = warnings if flag.severity is Severity.MINOR else errors
                weight = flag.severity.rank, flag.lane is Lane.FACT
                level.add(weight, _annotation(result, flag, findings.folder))
    yield "::endgroup::\n"
    for level in levels:
        yield from (command for *_, command in sorted(level.gravest, reverse=True))
        if (more := level.number - MOST) > 0:
            yield f"{count(more, f'more {level.name}')}: see “All findings”\n"


def _annotation(result: Result, flag: FlagResult, folder: str) -> str:
    message = message_of(flag)
    if flag.suggestion is not None:
        message += f"\n{flag.text} → {flag.suggestion}"
    title = f"{flag.check} {spoken(flag.name)} ({flag.severity} {flag.lane})"
    return _command(result, flag, folder, title, message)


def _command(result: Result, flag: FlagResult | None, folder: str, title: str, message: str) -> str:
    place = location(result, flag, folder)
    if flag and place.column is None:
        message = f"{result.id}, {flag.line}:{flag.column}: {message}"
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": title}
    given = (f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"{','.join(given)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
