"""Sets our recall beside Grammalecte's and pofilter's on the same planted errors.

Grammalecte looks at the paragraphs the error touches, pofilter at those paragraphs and their English lines;
what either says of the clean paragraphs too does not count. pofilter names no place: any new failure of the
paragraph counts for it, and where paragraphs are gained or lost it has no pairs to compare. The last rows are
what each says of the clean articles, per 1,000 words: our facts above style and all that they say, who know
no severity, then our suspicions.
A second table sums the rows up by family.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from audit.records import Lane, Severity
from audit.text import word_count
from bench.auditor import open_auditor
from bench.carriers import read_carriers
from bench.corruptions import CORRUPTIONS
from bench.corruptions.corruption import Carrier, Plant
from bench.data import make_article
from bench.options import chosen_sets, planting_parser
from bench.outcomes import Setting, settings_of
from bench.peer_tools.grammalecte_client import Grammalecte
from bench.peer_tools.peer import Line, Peer
from bench.peer_tools.pofilter import Pofilter
from bench.planting import draw_plants
from bench.remarks import Remark, bear
from bench.table import markdown_table, per_thousand, share

__all__ = ["main"]

CLEAN = 50
"""Clean articles for the last row."""

OURS = ("audit, no model", "audit, models", "audit, models + original")

Said = dict[Line, list[Remark]]
"""What a peer said of each line, as spans of that line."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    options = _parser().parse_args(arguments)
    carriers = read_carriers(options.data, chosen_sets(options))[: options.articles]
    auditor = open_auditor(options)
    settings = settings_of(auditor)
    peers: list[Peer] = [Grammalecte(options.grammalecte), Pofilter(options.pofilter)]
    planted = [(c, draw_plants(c, carriers, options.limit or 50, options.seed)) for c in CORRUPTIONS]
    clean = [Line(fr, en) for one in carriers[:CLEAN] for fr, en in zip(one.fr, one.en, strict=True)]
    said = [
        _everything_said(peer, [plant for _, plants in planted for plant in plants], clean) for peer in peers
    ]
    rows = []
    for corruption, plants in planted:
        outcomes = [setting.outcomes(corruption, plants) for setting in settings]
        ours = [Share(sum(bool(one.facts.found) for one in part), len(part)) for part in outcomes]
        theirs = [_recall(peer, known, plants) for peer, known in zip(peers, said, strict=True)]
        rows.append(Row(corruption.name, corruption.family, len(plants), (*ours, *theirs)))
    head = ("plants", *OURS[: len(settings)], *map(_title, peers))
    words = sum(word_count(line.french) for line in clean)
    theirs_clean = [per_thousand(_count(known, clean), words) if known else "–" for known in said]
    alarms = list(_alarms(settings, carriers[:CLEAN], words, theirs_clean))
    print(markdown_table(("corruption", *head), [*map(_cells, rows), *alarms], words=1))
    print()
    print(markdown_table(("family", *head), [*map(_cells, _by_family(rows)), *alarms], words=1))


class Share(NamedTuple):
    """How many errors a tool found, of how many it could look at."""

    found: int
    of: int


class Row(NamedTuple):
    """What each tool found of one kind of error."""

    name: str
    family: str
    plants: int
    shares: tuple[Share, ...]


def _cells(row: Row) -> list[str]:
    return [row.name, str(row.plants), *(share(*one) for one in row.shares)]


def _by_family(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a family as one; every error weighs the same."""
    for family in dict.fromkeys(one.family for one in rows):
        members = [one for one in rows if one.family == family]
        columns = zip(*(row.shares for row in members), strict=True)
        sums = tuple(Share(sum(one.found for one in c), sum(one.of for one in c)) for c in columns)
        yield Row(family, family, sum(row.plants for row in members), sums)


def _parser() -> argparse.ArgumentParser:
    parser = planting_parser("Recall beside peers")
    parser.add_argument(
        "--grammalecte", default="/usr/bin/python3", help="an interpreter that has Grammalecte"
    )
    parser.add_argument("--pofilter", default="pofilter", help="the command")
    return parser


def _title(peer: Peer) -> str:
    reason = peer.missing()
    return f"{peer.name}: {reason}" if reason else peer.name


def _everything_said(peer: Peer, plants: Iterable[Plant], clean: Iterable[Line]) -> Said:
    """The peer's remarks on every line that an error touches, before and after; asked in one go."""
    if peer.missing():
        return {}
    placed = [
        one for plant in plants if _fits(peer, plant) for one in (*_touched(plant), *_touched_before(plant))
    ]
    lines = list(dict.fromkeys([*(line for _, line in placed if line.french), *clean]))
    return dict(zip(lines, peer.remarks(lines), strict=True))


def _fits(peer: Peer, plant: Plant) -> bool:
    """Whether the peer can look: where paragraphs are gained or lost, there are no pairs."""
    return not peer.needs_original or len(plant.lines) == len(plant.clean.fr)


def _recall(peer: Peer, said: Said, plants: Iterable[Plant]) -> Share:
    """The plants that the peer says something new about, of those where it can look."""
    fit = [plant for plant in plants if _fits(peer, plant)] if said else []
    found = [bear(p, _placed(said, _touched(p)), _placed(said, _touched_before(p))).found for p in fit]
    return Share(sum(map(bool, found)), len(found))


Placed = tuple[int, Line]
"""A line and where it begins in its text."""


def _touched(plant: Plant) -> Iterator[Placed]:
    english = plant.clean.en if len(plant.lines) == len(plant.clean.fr) else None
    return _between(plant.lines, english, plant.span.start, plant.span.end)


def _touched_before(plant: Plant) -> Iterator[Placed]:
    return _between(plant.clean.fr, plant.clean.en, *plant.clean_span)


def _between(french: Sequence[str], english: Sequence[str] | None, start: int, end: int) -> Iterator[Placed]:
    """The lines that the characters `start` to `end` of their text touch."""
    offsets = accumulate((len(line) + 1 for line in french), initial=0)
    for index, (offset, line) in enumerate(zip(offsets, french, strict=False)):
        if offset <= max(end - 1, start) and start <= offset + len(line):
            yield offset, Line(line, english[index] if english else None)


def _placed(said: Said, lines: Iterable[Placed]) -> list[Remark]:
    """What was said of these lines, as spans of their text."""
    return [_moved(remark, offset) for offset, line in lines for remark in said.get(line, ())]


def _moved(remark: Remark, by: int) -> Remark:
    return Remark(check=remark.check, span=remark.span.shifted(by), suggestion=remark.suggestion)


def _count(said: Said, lines: Iterable[Line]) -> int:
    return sum(len(said[line]) for line in lines)


def _alarms(
    settings: Sequence[Setting], carriers: Sequence[Carrier], words: int, theirs: Sequence[str]
) -> Iterator[list[str]]:
    """What is said of the clean text: our facts above style and all that peers say, then our suspicions."""
    said = [_lanes(setting, carriers) for setting in settings]
    ours = [per_thousand(lanes[Lane.FACT], words) for lanes in said]
    yield ["**findings per 1,000 words of clean text**", "", *ours, *theirs]
    suspected = [per_thousand(lanes[Lane.SUSPICION], words) for lanes in said]
    yield ["suspicions beside them", "", *suspected, *["–"] * len(theirs)]


def _lanes(setting: Setting, carriers: Sequence[Carrier]) -> Counter[Lane]:
    """Our findings above style in clean articles, by lane."""
    articles = [make_article(one.id, one.fr, one.en if setting.original else None) for one in carriers]
    flags = (flag for audit in setting.auditor.audits(articles) for flag in audit.flags)
    return Counter(flag.lane for flag in flags if flag.severity is not Severity.STYLE)


if __name__ == "__main__":
    main()
