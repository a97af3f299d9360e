"""Measures how well MarianMT folders translate: BLEU and chrF on news sets, beside published systems.

Prints one Markdown table: greedy and beam search, how many outputs are empty, cut short, looping or copied,
and how BLEU changes when the source is typeset otherwise (' becomes ’, " becomes « » or “ ”). Uses
transformers alone, in float32. BLEU and chrF are sacrebleu's on the raw text, as published; "levelled" BLEU
is on the typography-levelled view that the audit scores on.

    python -m bench.translation models/compact-fr-en --data DATA --sets wmt13,flores-dev
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit.text import scoring_text
from bench.data import DEV_SETS, find_data, read_lines
from bench.mishaps import MISHAPS, find_mishap
from bench.table import markdown_table
from bench.translating import Output, Translator

__all__ = ["main"]

HEAD = ("model", "set", "lines", "search", "BLEU", "chrF", "levelled BLEU", *MISHAPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestSet:
    """Aligned lines of one set, in the model's direction."""

    name: str
    direction: str
    sources: list[str]
    references: list[str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table and the signatures of its scores."""
    options = _parser().parse_args(arguments)
    rows = [row for folder in options.models for row in _model_rows(folder, options)]
    print(markdown_table(HEAD, rows, words=2))
    signatures = _signatures()
    print(f"\nBLEU: `{signatures[0]}`; chrF: `{signatures[1]}`. Mishaps are counted in lines.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="BLEU and chrF of MarianMT folders, beside published systems"
    )
    add = parser.add_argument
    add("models", type=Path, nargs="+", help="folders that transformers loads as MarianMTModel")
    add("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    add("--sets", default=",".join(DEV_SETS), help="news sets (default: %(default)s)")
    add("--beams", default="1,4", help="beam sizes; 1 is greedy (default: %(default)s)")
    add("--limit", type=int, help="at most so many lines of each set")
    add("--typography", action="store_true", help="also translate the source typeset otherwise")
    add("--threads", type=int, default=1)
    return parser


def _model_rows(folder: Path, options: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    direction = _direction(folder)
    translator = Translator(folder, threads=options.threads)
    for name in options.sets.split(","):
        test = _read_set(options.data, name, direction, options.limit)
        for beams in map(int, options.beams.split(",")):
            search = "greedy" if beams == 1 else f"beam {beams}"
            yield _row(folder.name, test, search, translator.translate(test.sources, beams=beams))
            if options.typography:
                typeset = [_typeset(line, test.direction[:2]) for line in test.sources]
                outputs = translator.translate(typeset, beams=beams)
                yield _row(folder.name, test, f"{search}, typeset otherwise", outputs)
        yield from _published_rows(options.data, test, folder.name)


def _direction(folder: Path) -> str:
    languages = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    return f"{languages['source_lang']}-{languages['target_lang']}"


def _read_set(data: Path, name: str, direction: str, limit: int | None) -> TestSet:
    source, target = (read_lines(data, f"{name}.{language}")[:limit] for language in direction.split("-"))
    return TestSet(name=name, direction=direction, sources=source, references=target)


def _row(model: str, test: TestSet, search: str, outputs: Sequence[Output]) -> tuple[str, ...]:
    texts = [output.text for output in outputs]
    mishaps = [
        find_mishap(source, output, reference)
        for source, output, reference in zip(test.sources, outputs, test.references, strict=True)
    ]
    levelled = BLEU().corpus_score(
        [scoring_text(text) for text in texts], [[scoring_text(text) for text in test.references]]
    )
    return (
        *(model, test.name, str(len(texts)), search),
        f"{BLEU().corpus_score(texts, [test.references]).score:.1f}",
        f"{CHRF().corpus_score(texts, [test.references]).score:.1f}",
        f"{levelled.score:.1f}",
        *(str(mishaps.count(kind)) for kind in MISHAPS),
    )


def _typeset(line: str, language: str) -> str:
    """The line with curly apostrophes and the quotation marks of its language, in pairs."""
    opening, closing = ("« ", " »") if language == "fr" else ("“", "”")
    parts = line.replace("'", "’").split('"')
    marks = (opening if number % 2 == 0 else closing for number in range(len(parts) - 1))
    return parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))


def _published_rows(data: Path, test: TestSet, beside: str) -> Iterator[tuple[str, ...]]:
    with find_data(data, "news/published-scores.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if (row["testset"], row["direction"]) == (test.name, test.direction) and row["system"] != beside:
                blank = [""] * (len(HEAD) - 5)
                yield (f"{row['system']} (published)", test.name, "", "", row["bleu"], *blank)


def _signatures() -> tuple[str, str]:
    bleu, chrf = BLEU(), CHRF()
    bleu.corpus_score(["a"], [["a"]])
    chrf.corpus_score(["a"], [["a"]])
    return str(bleu.get_signature()), str(chrf.get_signature())


if __name__ == "__main__":
    main()
