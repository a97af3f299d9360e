"""Draws the planted set: the same seed always plants the same errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Plant

__all__ = ["draw_plants"]

ROUNDS = 4
"""How often an article is tried for a corruption that finds few places."""


def draw_plants(corruption: Corruption, carriers: Sequence[Carrier], limit: int, seed: int) -> list[Plant]:
    """Up to `limit` different plants of one corruption, from articles in an order drawn by the seed."""
    order = Random(f"{seed}/{corruption.name}").sample(carriers, len(carriers))
    plants: dict[str, Plant] = {}
    for plant in _tries(corruption, order, seed):
        plants.setdefault(plant.text, plant)
        if len(plants) == limit:
            break
    return list(plants.values())


def _tries(corruption: Corruption, order: Iterable[Carrier], seed: int) -> Iterator[Plant]:
    order = list(order)
    for attempt in range(ROUNDS):
        for carrier in order:
            rng = Random(f"{seed}/{corruption.name}/{carrier.id}/{attempt}")
            plant = corruption.plant(rng, carrier)
            if plant is not None:
                yield plant
