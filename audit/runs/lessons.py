"""What the reviews of several runs teach: how right each check is, and what to set aside for good."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.config.suppressions import Suppression, read_suppressions
from audit.records import ReviewVerdict, Scope
from audit.reports.summary.precision import CheckPrecision, precision_of
from audit.runs.reviewing import findings, review
from audit.runs.state.atomic_files import write_atomically
from audit.runs.state.store import RunStore


@dataclass(frozen=True, slots=True)
class Lessons:
    """By check, what reviewers said; and the findings that they marked wrong, as suppressions."""

    checks: tuple[CheckPrecision, ...]
    wrong: tuple[Suppression, ...]

    @property
    def configuration(self) -> str:
        """The proposals as lines of a configuration, empty where there are none."""
        off = [one.check for one in self.checks if one.is_to_be_switched_off]
        lower = {one.check: one.lower_severity.value for one in self.checks if one.lower_severity}
        lines = [f"[checks]\ndisable = {json.dumps(off)}"] if off else []
        lines += (
            ["[checks.severity]", *(f'{id} = "{severity}"' for id, severity in lower.items())]
            if lower
            else []
        )
        return "\n".join(lines)


def lessons_of(folders: Sequence[Path]) -> Lessons:
    """Read back what is ticked in the runs, and what it comes to.

    Raises:
        UsageError: if a folder is no finished run.
    """
    reviews = [one for folder in folders for one in review(folder).reviews]
    wrong = {one: None for folder in folders for one in _wrong(folder)}
    return Lessons(tuple(precision_of(reviews)), tuple(wrong))


def add_suppressions(path: Path, lessons: Lessons) -> int:
    """Add what was marked wrong to a file of suppressions, which need not be there; returns how many are new.

    The proposals stand above them as a comment, for whoever keeps the configuration.

    Raises:
        ConfigError: if the file is there, but none of suppressions.
    """
    known = {(one.fingerprint, one.article) for one in read_suppressions(path)} if path.exists() else set()
    new = [one for one in lessons.wrong if (one.fingerprint, one.article) not in known]
    before = path.read_bytes() if path.exists() else b""
    comment = [f"# {line}" for line in lessons.configuration.splitlines()]
    blocks = ["\n".join(comment), *map(_block, new)] if comment else list(map(_block, new))
    if new:
        separator = b"\n" if before else b""
        write_atomically(path, before + separator + "\n\n".join(blocks).encode() + b"\n")
    return len(new)


def _wrong(folder: Path) -> Iterator[Suppression]:
    with RunStore(folder, must_exist=True) as store:
        for one in findings(store):
            for flag in one.suppressed:
                if flag.review and flag.review.verdict is ReviewVerdict.WRONG:
                    everywhere = flag.review.scope is Scope.EVERYWHERE
                    article = None if everywhere else one.id
                    yield Suppression(fingerprint=flag.fingerprint, reason=flag.reason, article=article)


def _block(one: Suppression) -> str:
    article = [f"article = {_quoted(one.article)}"] if one.article else []
    fields = [f"fingerprint = {_quoted(one.fingerprint)}", *article, f"reason = {_quoted(one.reason)}"]
    return "\n".join(["[[suppress]]", *fields])


def _quoted(text: str) -> str:
    """The text as a string of TOML, which has the escapes of JSON, and wants one more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
