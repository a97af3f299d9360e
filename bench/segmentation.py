"""Measures where sentences end: lines of one sentence are joined, split again, and the breaks compared.

Prints, for each news set, how many line ends there were in the joined text, how many breaks were found, the
share of breaks that are line ends, and the share of line ends that were found.

A line that holds several sentences makes its true breaks count as false, so the precision is a lower bound:
`--show` prints breaks inside lines and line ends missed, to be judged by eye.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from audit.language.sentence_words import sentence_words
from audit.passages.sentences import sentence_ranges
from audit.text import reading
from bench.data import DEV_SETS, read_lines
from bench.table import markdown_table

__all__ = ["Tally", "main", "measure"]

HEAD = ("file", "line ends", "breaks", "precision", "recall")
LINES = 20
"""Lines joined into one paragraph."""

SENTENCE = re.compile(r"[«“\"'(\[–—-]*\s*[^\W_a-zà-ÿ].*[.!?…][\s»”\"'’)\]]*")
"""From a capital or a number to a final stop; other lines are headlines or torn, and are left out."""


@dataclass(slots=True)
class Tally:
    """Breaks that are line ends; breaks that are not, and line ends without a break, each in its context."""

    right: int = 0
    inside: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def measure(lines: Sequence[str], language: str) -> Tally:
    """Breaks against line ends."""
    tally = Tally()
    for paragraph in _paragraphs(lines):
        text = " ".join(paragraph)
        ends = set(_ends(paragraph))
        ranges = sentence_ranges(text, sentence_words(language))
        found = {end for _, end in ranges if end < len(text)}
        tally.right += len(found & ends)
        tally.inside += (_context(text, end) for end in sorted(found - ends))
        tally.missed += (_context(text, end) for end in sorted(ends - found))
    return tally


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    plain = (" ".join(reading(line).text.split()) for line in lines)
    whole = (line for line in plain if SENTENCE.fullmatch(line))
    while paragraph := list(islice(whole, LINES)):
        yield paragraph


def _ends(paragraph: Sequence[str]) -> Iterator[int]:
    at = 0
    for line in paragraph[:-1]:
        yield at + len(line)
        at += len(line) + 1


def _context(text: str, end: int) -> str:
    return f"{text[max(0, end - 50) : end]} ┃{text[end : end + 40]}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _parser().parse_args(arguments)
    names = [f"{name}.{language}" for name in options.sets.split(",") for language in ("fr", "en")]
    tallies = [(name, measure(read_lines(options.data, name), name[-2:])) for name in names]
    print(markdown_table(HEAD, (_row(name, tally) for name, tally in tallies)))
    for name, tally in tallies if options.show else ():
        for label, contexts in (("inside", tally.inside), ("missed", tally.missed)):
            for context in contexts[:: max(1, len(contexts) // options.show)][: options.show]:
                print(f"{name} {label}: {context}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Precision and recall of sentence breaks")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    parser.add_argument("--sets", default=",".join(DEV_SETS), help="news sets (default: %(default)s)")
    parser.add_argument(
        "--show", type=int, default=0, help="print so many doubtful breaks of either kind a file"
    )
    return parser


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    breaks = tally.right + len(tally.inside)
    ends = tally.right + len(tally.missed)
    return name, str(ends), str(breaks), f"{tally.right / breaks:.4f}", f"{tally.right / ends:.4f}"


if __name__ == "__main__":
    main()
