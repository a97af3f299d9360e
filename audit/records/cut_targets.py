"""Where in a target text a model is asked to go on by itself."""

from typing import NamedTuple


class CutTarget(NamedTuple):
    """A source, a target, and a place in the target: what stands from code point `at` on is not read.

    A word or piece that `at` falls into is not read either.
    """

    source: str
    target: str
    at: int
