"""Measures the language gate: how much French it refuses, and how much of other languages it lets through.

Prints, for pseudo-articles of one, three and twenty lines of the news sets, how many there were and how many
were judged wrongly. Lines of one or two words are let through on purpose. Some lines of the French files are
in fact in another language, so the share refused is an upper bound; `--show` prints them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from audit.passages.gate import identify
from bench.data import NEWS_SETS, chunks, read_lines
from bench.table import markdown_table

__all__ = ["main"]

HEAD = ("language", "lines", "articles", "misjudged", "share")
SIZES = (1, 3, 20)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _parser().parse_args(arguments)
    sets = {language: _read(options, language) for language in ("fr", "en")}
    rows, examples = [], []
    for language, lines in sets.items():
        for size in SIZES:
            articles = ["\n".join(chunk) for one_set in lines for chunk in chunks(one_set, size)]
            wrong = [text for text in articles if identify(text).is_french != (language == "fr")]
            share = f"{len(wrong) / len(articles):.4f}"
            rows.append((language, str(size), str(len(articles)), str(len(wrong)), share))
            examples += [f"{language} {size}: {text[:100]}" for text in wrong[: options.show]]
    print(markdown_table(HEAD, rows))
    for example in examples:
        print(example)


def _read(options: argparse.Namespace, language: str) -> list[list[str]]:
    return [read_lines(options.data, f"{name}.{language}") for name in options.sets.split(",")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Articles that the language gate misjudges")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    parser.add_argument("--sets", default=",".join(NEWS_SETS), help="news sets (default: %(default)s)")
    parser.add_argument("--show", type=int, default=0, help="print so many misjudged articles of each size")
    return parser


if __name__ == "__main__":
    main()
