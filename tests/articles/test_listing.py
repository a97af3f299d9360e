"""Names come in the same order whether they fit in memory or not, and few are held at a time."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from audit.articles.listing import names_in_order

NAMES = (
    "b.txt",
    "a.txt",
    "é.txt",
    "Z.txt",
    "a10.txt",
    "a9.txt",
    "\U0001f600.txt",
    "\uffee.txt",
    "\udcff.txt",
)
ORDER = (
    "Z.txt",
    "a.txt",
    "a10.txt",
    "a9.txt",
    "b.txt",
    "é.txt",
    "\uffee.txt",
    "\U0001f600.txt",
    "\udcff.txt",
)


@pytest.mark.parametrize("in_memory", [3, 100])
def test_order(tmp_path: Path, in_memory: int) -> None:
    for name in (*NAMES, ".hidden.txt"):
        (tmp_path / name).touch()
    assert list(names_in_order(tmp_path, in_memory)) == list(ORDER)


def test_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(names_in_order(tmp_path / "nothing"))


def test_memory_does_not_grow_with_the_folder(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"{number}.txt").touch()
    tracemalloc.start()
    assert sum(1 for _ in names_in_order(tmp_path, 100)) == 1000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1000 * 40, "less than the names alone would take"
