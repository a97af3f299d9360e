"""Quotation marks and brackets that do not pair, or follow English custom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from audit.records import Span
from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots, substitution

__all__ = ["CORRUPTIONS"]

NBSP = "\u00a0"
OPENING, CLOSING = "«\u00a0", "\u00a0»"
QUOTED = re.compile(f"{OPENING}([^«»]+){CLOSING}")
BRACKETED = re.compile(r"\((\w[^()]*)\)")


def _quoted(rng: Random, carrier: Carrier, change: Callable[[str], str]) -> Plant | None:
    """Rewrites one quotation; the error may be pointed at by either mark."""
    spot = pick(rng, [s for s in spots(carrier, QUOTED) if "”" not in s.match[1]])
    if spot is None:
        return None
    new = change(spot.match[1])
    plant = edit(carrier, spot.line, *spot.match.span(), new)
    return replace(plant, also=_marks(plant, new))


def _marks(plant: Plant, new: str) -> tuple[Span, ...]:
    """Where the first and the last character of the quotation stand, with the words they stand at."""
    start = plant.span.start
    return (Span(start=start, end=start + 1), Span(start=start + len(new) - 1, end=start + len(new)))


def _quotation(name: str, change: Callable[[str], str]) -> Corruption:
    return Corruption(
        name=name,
        family=Family.TYPOGRAPHIC,
        plant=lambda rng, carrier: _quoted(rng, carrier, change),
    )


def _stop_inside(rng: Random, carrier: Carrier) -> Plant | None:
    """The American `.”`: a quoted fragment that swallows the stop of the sentence around it."""
    found = [
        spot
        for spot in spots(carrier, re.compile(f"(?<=[a-zà-ÿ]){CLOSING}\\.$"))
        if re.search(f"[a-zà-ÿ,’] ?{OPENING}[a-zà-ÿ][^«»]*$", carrier.fr[spot.line][: spot.match.start()])
    ]
    spot = pick(rng, found)
    return edit(carrier, spot.line, *spot.match.span(), f".{CLOSING}") if spot else None


def _bracket(which: str) -> Corruption:
    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        spot = pick(rng, spots(carrier, BRACKETED))
        if spot is None:
            return None
        inner = spot.match[1]
        new = f"({inner}" if which == "closing" else f"{inner})"
        plant = edit(carrier, spot.line, *spot.match.span(), new)
        return replace(plant, also=_marks(plant, new))

    return Corruption(name=f"{which} bracket lost", family=Family.TYPOGRAPHIC, plant=plant)


CORRUPTIONS = (
    _quotation("closing quote ”", lambda inner: f"{OPENING}{inner}”"),
    _quotation('closing quote "', lambda inner: f'{OPENING}{inner}"'),
    _quotation("closing quote «", lambda inner: f"{OPENING}{inner}{NBSP}«"),
    _quotation("opening quote “", lambda inner: f"“{inner}{CLOSING}"),
    _quotation("opening quote lost", lambda inner: f"{inner}{CLOSING}"),
    _quotation("closing quote lost", lambda inner: f"{OPENING}{inner}"),
    Corruption(name="stop inside quote", family=Family.TYPOGRAPHIC, plant=_stop_inside),
    _quotation("English quotes among guillemets", lambda inner: f"“{inner}”"),
    _quotation("straight quotes among guillemets", lambda inner: f'"{inner}"'),
    Corruption(
        name="straight apostrophe among curly",
        family=Family.TYPOGRAPHIC,
        plant=substitution(r"(?<=\w)’(?=\w)", lambda rng, match: "'"),
    ),
    _bracket("closing"),
    _bracket("opening"),
)
