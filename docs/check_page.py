"""The documentation of the checks, generated from the checks and their fixtures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from audit.checks.check import Check
from audit.checks.running.registry import documentation
from audit.reports.markdown.characters import show_spaces, visible
from audit.reports.markdown.safe_markdown import Markdown, code, emphasised, escape

__all__ = ["Example", "read_examples", "render_check_page"]

INTRODUCTION = """# Checks

*Generated from `audit/checks/rules/` and `tests/checks/`; do not edit.*

Each check flags one kind of defect. A *fact* can be verified by looking; a *suspicion* rests on a model’s
evidence. Severities and thresholds can be changed in a configuration file, under `[checks.severity]` and
`[checks.options.<name>]`; `audit checks <ID>` prints what is in force. In the examples, ⍽ stands for a
no-break space.
"""

HITS, MISSES = 3, 2
"""How many examples of each are shown."""

CASE = re.compile(r"^# (?P<heading>[^\n]+)$|^```case\n(?P<case>.*?)^```$", re.MULTILINE | re.DOTALL)
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\n")
LABELS = {
    "source": "Original",
    "more": "Original, same paragraph",
    "back": "Back in English",
    "round": "French again",
}

NO_FIX = "–"
"""What a fixture writes where no fix is certain."""


@dataclass(slots=True)
class Example:
    """A case of a fixture: the heading above it, and its `key: value` lines; ⟦…⟧ marks what is flagged."""

    heading: str
    lines: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_hit(self) -> bool:
        """Whether the check must flag something here."""
        return any("⟦" in value for _, value in self.lines)


def render_check_page(
    checks: Iterable[Check[Any]],
    fixtures: Mapping[str, str],
    measured: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The text of docs/checks.md.

    By name of the check, `fixtures` holds the text of its fixture, `measured` sentences on what was measured.
    """
    checks = list(checks)
    sections = (
        _section(check, read_examples(fixtures.get(check.name, "")), (measured or {}).get(check.name, ()))
        for check in checks
    )
    return "\n".join([INTRODUCTION, _table(checks), *sections])


def read_examples(fixture: str) -> list[Example]:
    """The contract cases of a fixture, in order; regression cases record odd corners and explain nothing."""
    examples: list[Example] = []
    heading = ""
    for match in CASE.finditer(fixture):
        heading = match["heading"] or heading
        if match["case"] is not None:
            pairs = (line.partition(": ") for line in match["case"].splitlines())
            lines = [(key.rstrip(":"), _unescaped(value)) for key, _, value in pairs]
            examples.append(Example(heading, lines))
    return examples


def _unescaped(text: str) -> str:
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\n", text)


def _table(checks: list[Check[Any]]) -> str:
    rows = [
        f"| [{check.id}](#{check.id.lower()}-{check.name}) | `{check.name}` "
        f"| {check.lane} | {check.severity} | {check.category} |"
        for check in checks
    ]
    return "\n".join(["| id | name | lane | severity | MQM type |", "|---|---|---|---|---|", *rows, ""])


def _section(check: Check[Any], examples: list[Example], measured: Sequence[str]) -> str:
    parts = [f"## {check.id} {check.name}", _traits(check), _documentation(check), *_options(check)]
    if measured:
        parts.append("\n".join(["**Measured:**", "", *(f"- {line}" for line in measured)]))
    parts += _examples("Flagged", _varied([example for example in examples if example.is_hit], HITS))
    parts += _examples("Left alone", _varied([example for example in examples if not example.is_hit], MISSES))
    return "\n\n".join(parts) + "\n"


def _traits(check: Check[Any]) -> str:
    needs = f" · needs {' and '.join(sorted(need.value for need in check.needs))}" if check.needs else ""
    return f"{check.lane} · {check.severity} · {check.category}{needs}"


def _documentation(check: Check[Any]) -> str:
    return re.sub(
        r"^(Why it matters|Known false alarms):", r"**\1:**", documentation(check), flags=re.MULTILINE
    )


def _options(check: Check[Any]) -> Iterator[str]:
    options = msgspec.to_builtins(check.options)
    if options:
        lines = (f"{key} = {msgspec.json.encode(value).decode()}" for key, value in options.items())
        yield "\n".join(["```toml", f"[checks.options.{check.name}]", *lines, "```"])


def _varied(examples: list[Example], number: int) -> list[Example]:
    """The first example under each heading, then the rest, as many as asked for."""
    first = {example.heading: example for example in reversed(examples)}
    order = sorted(examples, key=lambda example: first[example.heading] is not example)
    return order[:number]


def _examples(title: str, examples: list[Example]) -> Iterator[str]:
    if examples:
        yield f"**{title}:**"
        yield "\n>\n".join(_example(example) for example in examples)


def _example(example: Example) -> str:
    lines = [line for key, value in example.lines if (line := _line(key, value))]
    fixes = [escape(show_spaces(value)) for key, value in example.lines if key == "fix" and value != NO_FIX]
    if fixes:
        lines.append(Markdown(f"*Fix:* {' · '.join(fixes)}"))
    return "\n".join(f"> {line}  " for line in lines).rstrip()


def _line(key: str, value: str) -> Markdown | None:
    if key in LABELS:
        return Markdown(f"*{LABELS[key]}:* {escape(show_spaces(value))}")
    if key in ("fix", "similarity"):
        return None
    if key in ("instead", "unrendered"):
        return Markdown(f"*The models ({key}):* {code(value)}")
    if key in ("severity", "option", "remark"):
        return Markdown(f"*{key.capitalize()}:* {code(value)}")
    return _marked(value)


def _marked(text: str) -> Markdown:
    """The text with ⟦…⟧ in bold."""
    pieces = re.split("[⟦⟧]", show_spaces(visible(text)))
    return emphasised((piece, number % 2 == 1) for number, piece in enumerate(pieces))
