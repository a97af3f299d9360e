"""Where sentences end: breaks found in joined lines, compared with the lines' own ends.

    python bench/segmentation.py FOLDER [--show N]

FOLDER holds files of one sentence a line, `<set>.fr` and `<set>.en` (WMT news tests, FLORES). Twenty lines
are joined by spaces into one paragraph. A line that itself holds several sentences makes a true break count
as false, so `--show` prints breaks inside lines and line ends missed, to be judged by eye.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audit.passages.sentences import sentence_ranges
from audit.passages.vocabulary import vocabulary_for
from audit.text import reading

SETS = ("wmt12", "wmt13", "flores-dev")
LINES = 20
SENTENCE = re.compile(r"[«“\"'(\[–—-]*\s*[^\W_a-zà-ÿ].*[.!?…][\s»”\"'’)\]]*")


@dataclass(slots=True)
class Tally:
    """Breaks that are line ends, breaks that are not, and line ends without a break; with their contexts."""

    right: int = 0
    inside: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def row(self) -> str:
        """Breaks, precision and recall as cells of the table."""
        found = self.right + len(self.inside)
        ends = self.right + len(self.missed)
        return f"{ends:6d} {found:6d} {self.right / found:9.4f} {self.right / ends:7.4f}"


def measure(lines: list[str], language: str) -> Tally:
    """Breaks against line ends; lines that are no sentence (no capital, no final stop) are left out."""
    tally = Tally()
    for paragraph in _paragraphs(lines):
        text = " ".join(paragraph)
        ends, at = set(), -1
        for line in paragraph[:-1]:
            at += len(line) + 1
            ends.add(at)
        found = {end for _, end in sentence_ranges(text, vocabulary_for(language)) if end < len(text)}
        tally.right += len(found & ends)
        tally.inside += (_context(text, end) for end in sorted(found - ends))
        tally.missed += (_context(text, end) for end in sorted(ends - found))
    return tally


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    plain = [" ".join(reading(line).text.split()) for line in lines]
    whole = [line for line in plain if SENTENCE.fullmatch(line)]
    yield from (whole[start : start + LINES] for start in range(0, len(whole), LINES))


def _context(text: str, end: int) -> str:
    return f"{text[max(0, end - 50) : end]} ┃{text[end : end + 40]}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print this many breaks of either kind a file")
    options = parser.parse_args()
    files = [options.folder / f"{name}.{language}" for name in SETS for language in ("fr", "en")]
    present = [path for path in files if path.is_file()]
    if not present:
        raise SystemExit(f"{options.folder} holds none of {', '.join(path.name for path in files)}")
    print(f"{'file':16s} {'ends':>6s} {'found':>6s} {'precision':>9s} {'recall':>7s}")
    for path in present:
        tally = measure(path.read_text(encoding="utf-8").split("\n"), path.suffix[1:])
        print(f"{path.name:16s} {tally.row}")
        for label, contexts in (("inside", tally.inside), ("missed", tally.missed)):
            step = max(1, len(contexts) // max(1, options.show))
            for context in contexts[::step][: options.show]:
                print(f"    {label}: {context}")


if __name__ == "__main__":
    main()
