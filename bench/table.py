"""One Markdown table, printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["markdown_table", "per_thousand", "share"]


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """A Markdown table; the first `words` columns are aligned left, the figures right."""
    rule = ["---" if column < words else "---:" for column in range(len(head))]
    return "\n".join(_line(cells) for cells in (head, rule, *rows))


def share(part: int, whole: int) -> str:
    """`part / whole` with two decimals; a dash where there is nothing to divide by."""
    return f"{part / whole:.2f}" if whole else "–"


def per_thousand(count: int, words: int) -> str:
    """Occurrences per 1,000 words with two decimals; a dash where there are no words."""
    return f"{1000 * count / words:.2f}" if words else "–"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
