"""Measures what the checks find of errors planted in clean French.

Prints, for each corruption, the recall of facts in three settings (no model and no original; with the models;
with the models and the original), then, for the best setting, the recall when suspicions count too, how often
a finding marks exactly the words of the error, how often a repair is offered and gives the clean text back,
findings that a plant caused elsewhere in the article, and which checks found it.

A finding counts only if it points at the error, did not stand there in the clean article, and is filed under
an MQM dimension that fits the family of the error.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from bench.auditor import open_auditor
from bench.carriers import read_carriers
from bench.corruptions import CORRUPTIONS
from bench.corruptions.corruption import Corruption, Family, Plant
from bench.measured import Planted, read_measured, write_measured
from bench.options import chosen_sets, planting_parser
from bench.outcomes import Outcome, settings_of
from bench.planting import draw_plants
from bench.table import markdown_table, share

__all__ = ["main"]

HEAD = (
    "corruption", "family", "plants", "facts, no model", "facts, models", "facts, models + original",
    "+ suspicions", "exact span", "fix offered", "fix right", "elsewhere", "found by",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _parser().parse_args(arguments)
    carriers = read_carriers(options.data, chosen_sets(options))[: options.articles]
    auditor = open_auditor(options)
    settings = settings_of(auditor)
    chosen = [c for c in CORRUPTIONS if options.only in c.name or options.only == c.family]
    rows, misses = [], []
    for corruption in chosen:
        plants = draw_plants(corruption, carriers, options.limit or 50, options.seed)
        outcomes = [setting.outcomes(corruption, plants) for setting in settings]
        rows.append((corruption, outcomes))
        misses += _misses(corruption, outcomes[-1], options.misses)
    print(markdown_table(HEAD, [*_rows(rows), *_totals(rows)], words=2))
    if options.record:
        _record(rows)
    if options.write_misses:
        options.write_misses.write_text("\n".join(misses) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = planting_parser("Recall of errors planted in clean French")
    parser.add_argument("--only", default="", help="corruptions with this in their name, or of this family")
    parser.add_argument("--record", action="store_true", help="keep what was found in docs/measured.json")
    parser.add_argument("--write-misses", type=Path, help="file for examples of what was missed")
    parser.add_argument("--misses", type=int, default=3, help="how many for each corruption")
    return parser


Row = tuple[Corruption, list[list[Outcome]]]


def _record(rows: Iterable[Row]) -> None:
    measured = read_measured()
    planted = {
        corruption.name: Planted(
            plants=len(outcomes[-1]),
            found=Counter(check for one in outcomes[-1] for check in one.anything.found),
        )
        for corruption, outcomes in rows
    }
    write_measured(msgspec.structs.replace(measured, planted=measured.planted | planted))


def _rows(rows: Iterable[Row]) -> Iterator[list[str]]:
    for corruption, outcomes in rows:
        found = Counter(check for one in outcomes[-1] for check in one.anything.found)
        names = ", ".join(f"{name} {count}" for name, count in found.most_common(3))
        yield [corruption.name, corruption.family, *_figures(outcomes), names]


def _totals(rows: Sequence[Row]) -> Iterator[list[str]]:
    """One row for each family, of all its plants together."""
    for family in Family:
        mine = [outcomes for corruption, outcomes in rows if corruption.family is family]
        if mine:
            together = [[one for part in setting for one in part] for setting in zip(*mine, strict=True)]
            yield [f"**all {family}**", family, *_figures(together), ""]


def _figures(outcomes: Sequence[Sequence[Outcome]]) -> list[str]:
    best = outcomes[-1]
    found = [one for one in best if one.facts.found]
    offered = [one for one in found if one.facts.offered]
    recalls = [share(sum(bool(one.facts.found) for one in part), len(part)) for part in outcomes]
    return [
        str(len(best)),
        *recalls,
        *["–"] * (3 - len(recalls)),
        share(sum(bool(one.anything.found) for one in best), len(best)),
        share(sum(one.facts.exact for one in found), len(found)),
        share(len(offered), len(found)),
        share(sum(one.facts.right for one in offered), len(offered)),
        str(sum(one.facts.elsewhere for one in best)),
    ]


def _misses(corruption: Corruption, outcomes: Sequence[Outcome], count: int) -> list[str]:
    missed = [one.plant for one in outcomes if not one.anything.found]
    return [f"{corruption.name}: {_excerpt(plant)}" for plant in missed[:count]]


def _excerpt(plant: Plant, around: int = 40) -> str:
    low, high = plant.clean_span
    clean, start, end = plant.clean.text, plant.span.start, plant.span.end
    excerpt = f"{clean[max(0, low - around) : low]}⟦{clean[low:high]}→{plant.text[start:end]}⟧"
    return (excerpt + clean[high : high + around]).replace("\n", "⏎")


if __name__ == "__main__":
    main()
