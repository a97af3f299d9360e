"""Text made safe for Markdown.

Whatever an article holds, escaped it is text and nothing else in CommonMark, in GitHub's dialect (autolinks,
tables, mentions, emoji, footnotes, math) and in viewers that replace quotation marks and dashes.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from audit.reports.characters import isolate, visible

__all__ = ["Markdown", "code", "code_block", "escape", "html_text", "join", "link", "strong"]

JOINER = "\u2060"
"""WORD JOINER: neither shown nor a place to break, but neither a letter, a space nor punctuation. `visible`
leaves none in the text, so every one in a report is ours."""

# GitHub looks for these in the rendered text, where no backslash can stop it.
MENTION = re.compile(r"@(?=\S)|\$|#(?=\d)|:(?=[\w+\-]+:)|(?i:\bgh-)(?=\d)")
ALWAYS = r"\\`*~#<>&|{}=+^\"'"
# A full stop, colon, hyphen or underscore is left alone where no dialect reads anything into it, so that the
# Markdown stays legible: `3.5`, `Xi.` before a space, `a-t-il`.
STOP = r"\.(?!(?<=\d\.)\d)(?!(?<=[^\s\d!-/:-@\[-`{-~]\.)(?:\s|\Z))"
COLON = r":(?!\s)|(?<=\A):"
HYPHEN = r"-(?!\w)|(?<!\w)-"
UNDERSCORE = r"(?<![^\W_])_|_(?![^\W_])"
REPEATED = r"[,?!%](?=[,?!%])"
SPECIAL = re.compile(f"[{ALWAYS}]|{STOP}|{COLON}|{HYPHEN}|{UNDERSCORE}|{REPEATED}")
# Entities, because some viewers take \[ and \$ for mathematics; `1)` begins a list, (c) becomes ©.
ENTITY = re.compile(r"[\[\]$]|(?<=\d)\)|\((?=(?i:c|r|p|tm)\))")


class Markdown(str):
    """A string that is Markdown already. Everything else that goes into a template is escaped."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    """Any text as Markdown that renders as that text, in a paragraph, heading, list item or table cell.

    Leading and trailing spaces are kept, but a paragraph must not begin with them.
    """
    broken = MENTION.sub(_break, isolate(visible(text)))
    spelt = SPECIAL.sub(r"\\\g<0>", broken)
    return Markdown(ENTITY.sub(lambda match: f"&#{ord(match[0])};", spelt))


def _break(match: re.Match[str]) -> str:
    return f"{JOINER}${JOINER}" if match[0] == "$" else match[0] + JOINER


def html_text(text: str) -> Markdown:
    """Any text for a raw HTML block: no markup, and no blank line, which would end the block."""
    return Markdown(html.escape(MENTION.sub(_break, isolate(visible(text))), quote=False))


def strong(text: str) -> Markdown:
    """The text in bold, wherever it begins and ends.

    Next to punctuation or a space ** would open or close nothing; the joiners see to it that it does.
    """
    before = "" if text[:1].isalnum() else JOINER
    after = "" if text[-1:].isalnum() else JOINER
    return Markdown(f"**{before}{escape(text)}{after}**")


def code(text: str) -> Markdown:
    """The text as a code span."""
    shown = visible(text) or " "
    fence = "`" * (_longest_run(shown) + 1)
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return Markdown(f"{fence}{pad}{shown}{pad}{fence}")


def code_block(lines: list[str], language: str = "") -> Markdown:
    """The lines as a fenced block whose fence is longer than any run of backticks in them."""
    shown = [visible(line) for line in lines]
    fence = "`" * max(3, *(_longest_run(line) + 1 for line in shown))
    return Markdown("\n".join([fence + language, *shown, fence]))


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def link(text: str, path: str) -> Markdown:
    """A link to a file beside the report."""
    return Markdown(f"[{escape(text)}]({quote(path)})")


def join(separator: str, parts: list[Markdown]) -> Markdown:
    """The parts with Markdown between them."""
    return Markdown(separator.join(parts))
