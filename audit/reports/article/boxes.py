"""The boxes under a finding in which a reviewer says whether it is right: written, and read back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.records import ReviewVerdict, Scope
from audit.reports.markdown.safe_markdown import Markdown, code

LABELS = {
    ReviewVerdict.RIGHT: "right",
    ReviewVerdict.WRONG: "wrong",
    ReviewVerdict.OTHER: "another mistake",
}
_TICKS = "".join(rf"  - \[ ?(?P<{verdict}>[xX]?) ?\] {label}[ \t]*\n" for verdict, label in LABELS.items())
BOXES = re.compile(
    rf"^{_TICKS}  - scope: *(?P<scope>\S*) · note on `(?P<name>[0-9a-f]{{16}}(?:-\d+)?)`:(?P<note>[^\n]*)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the boxes of a finding say: what is ticked, what for (in one word, as written), and the note."""

    ticked: tuple[ReviewVerdict, ...] = ()
    scope: str = Scope.PLACE
    note: str = ""


def boxes(fingerprint: str, answer: Answer) -> Markdown:
    """Four items of a list, for one within another."""
    ticks = [f"  - [{'x' if one in answer.ticked else ' '}] {label}" for one, label in LABELS.items()]
    note = f" {code(answer.note)}" if answer.note else ""
    return Markdown("\n".join([*ticks, f"  - scope: {answer.scope} · note on `{fingerprint}`:{note}"]))


def new_answers(report: str, known: Mapping[str, Answer]) -> Iterator[tuple[str, Answer]]:
    """What a report says now, by fingerprint, where that is not what was written there."""
    for match in BOXES.finditer(report):
        was = known.get(match["name"])
        if was is not None and match[0].rstrip() != boxes(match["name"], was):
            yield match["name"], _answer(match)


def as_written(report: str, known: Mapping[str, Answer]) -> str:
    """The report with these answers in all its boxes."""
    return BOXES.sub(
        lambda match: boxes(match["name"], known[match["name"]]) if match["name"] in known else match[0],
        report,
    )


def without_boxes(report: str) -> str:
    """The report for a page in which nothing can be ticked."""
    return BOXES.sub("", report)


def _answer(match: re.Match[str]) -> Answer:
    note = match["note"].strip()
    ticked = tuple(verdict for verdict in LABELS if match[verdict.value])
    return Answer(ticked, match["scope"].lower(), _bare(note))


def _bare(note: str) -> str:
    """The note out of its code span, where it stands in one."""
    fence = note[: len(note) - len(note.lstrip("`"))]
    if not fence or len(note) <= 2 * len(fence) or not note.endswith(fence):
        return note
    return note[len(fence) : -len(fence)].removeprefix(" ").removesuffix(" ")
