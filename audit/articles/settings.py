"""What every reader is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from audit.config import ReadingConfig

Item = TypeVar("Item")
Result = TypeVar("Result")


class Apart(Protocol):
    """Calls a function where it can be given up, and raises what it raises, or that it came to no end."""

    def __call__(self, function: Callable[[Item], Result], item: Item, /) -> Result:
        """What the function returns."""


def here(function: Callable[[Item], Result], item: Item) -> Result:
    """Calls the function in this process, for as long as it takes."""
    return function(item)


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """The encoding of what declares none, the largest of everything, and where pages are taken apart."""

    encoding: str
    limits: ReadingConfig
    apart: Apart
