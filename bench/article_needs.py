"""Whether MarianMT folders keep what articles need, by rule, on 60 sentences written for this.

Prints one Markdown table: per model, search and need (names, numbers, quotations, headlines, datelines, two
sentences at once, words after 2011), in how many sentences every name and word that had to be kept is kept,
every number is, and nothing is dropped; and in how many all three hold. Nothing is dropped where there are
as many quotation marks and sentences as in the reference and three quarters of its words. The rules see what
is lost, not whether the rest is right.

    python -m bench.article_needs models/compact-fr-en models/compact-en-fr
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.text import scoring_text
from bench.table import markdown_table
from bench.translating import Translator

__all__ = ["HEAD", "Need", "Verdict", "judge", "main", "read_needs"]

DATA = Path(__file__).with_name("article_needs.tsv")
HEAD = ("model", "search", "need", "sentences", "names", "numbers", "nothing dropped", "all")
LEAST_WORDS = 0.75

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d.,\s]*\d")
_END = re.compile(r"[.!?]+[\s\"»”]*(?=\s[A-ZÀ-Ý\"«“]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One sentence in both languages; `kept[language]`: what has to stand in it, each with its variants."""

    name: str
    text: dict[str, str]
    kept: dict[str, list[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a translation keeps."""

    names: bool
    numbers: bool
    whole: bool

    @property
    def good(self) -> bool:
        """Whether it keeps everything."""
        return self.names and self.numbers and self.whole


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _parser().parse_args(arguments)
    needs = read_needs()
    rows = [row for folder in options.models for row in _model_rows(folder, needs, options)]
    print(markdown_table(HEAD, rows, words=3))


def read_needs() -> list[Need]:
    """The sentences, in the order of the file."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Need(
            name=row["need"],
            text={language: row[language] for language in ("fr", "en")},
            kept={language: _variants(row[f"kept_{language}"]) for language in ("fr", "en")},
        )
        for row in rows
    ]


def judge(need: Need, translation: str, language: str) -> Verdict:
    """Judge a translation into `language` by rule."""
    found, reference = scoring_text(translation), scoring_text(need.text[language])
    return Verdict(
        names=all(_stands(variants, found) for variants in need.kept[language]),
        numbers=set(_numbers(reference)) <= set(_numbers(found)),
        whole=_is_whole(found, reference),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Whether MarianMT folders keep what articles need")
    add = parser.add_argument
    add("models", type=Path, nargs="+", help="folders that transformers loads as MarianMTModel")
    add("--beams", default="1,4", help="beam sizes; 1 is greedy (default: %(default)s)")
    add("--show", action="store_true", help="also print the sentences that lose something")
    add("--threads", type=int, default=1)
    return parser


def _model_rows(
    folder: Path, needs: Sequence[Need], options: argparse.Namespace
) -> Iterator[tuple[str, ...]]:
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    source, target = settings["source_lang"], settings["target_lang"]
    translator = Translator(folder, threads=options.threads)
    for beams in map(int, options.beams.split(",")):
        outputs = translator.translate([need.text[source] for need in needs], beams=beams)
        verdicts = [
            (need, judge(need, output.text, target)) for need, output in zip(needs, outputs, strict=True)
        ]
        if options.show:
            for (need, verdict), output in zip(verdicts, outputs, strict=True):
                if not verdict.good:
                    print(f"{need.name}: {need.text[source]} → {output.text}")
        search = "greedy" if beams == 1 else f"beam {beams}"
        for name in [*dict.fromkeys(need.name for need in needs), "**all**"]:
            chosen = [verdict for need, verdict in verdicts if name in (need.name, "**all**")]
            yield (folder.name, search, name, *map(str, _counts(chosen)))


def _counts(verdicts: Sequence[Verdict]) -> tuple[int, ...]:
    return (
        len(verdicts),
        sum(verdict.names for verdict in verdicts),
        sum(verdict.numbers for verdict in verdicts),
        sum(verdict.whole for verdict in verdicts),
        sum(verdict.good for verdict in verdicts),
    )


def _variants(cell: str) -> list[list[str]]:
    return [item.split("|") for item in cell.split(";") if item]


def _stands(variants: Sequence[str], text: str) -> bool:
    """Whether one of the variants begins a word of the text, in any case and with any ending."""
    lowered = text.casefold()
    return any(re.search(rf"(?<!\w){re.escape(word.casefold())}", lowered) for word in variants)


def _numbers(text: str) -> list[str]:
    """Numbers of two digits or more, without separators: smaller ones may be spelled out."""
    return [re.sub(r"\D", "", number) for number in _NUMBER.findall(text)]


def _is_whole(found: str, reference: str) -> bool:
    words, wanted = len(_WORD.findall(found)), len(_WORD.findall(reference))
    if words < LEAST_WORDS * wanted:
        return False
    return found.count('"') >= reference.count('"') and _sentences(found) >= _sentences(reference)


def _sentences(text: str) -> int:
    return len(_END.findall(text))


if __name__ == "__main__":
    main()
