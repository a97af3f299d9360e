"""Leads the pieces of a normalised text back to the text as it was given."""

from bisect import bisect_right
from collections.abc import Sequence


def piece_ranges(text: str, sizes: Sequence[int], origins: Sequence[int]) -> list[tuple[int, int]]:
    """For every piece the range of `text`, in code points, that it spells, without spaces around it.

    `sizes` are the pieces' lengths in the normalised text; `origins` say for each character of that, and
    for its end, where in `text` it comes from. Ranges are in order and leave out nothing but spaces: what
    the normalisation drops belongs to the piece before it.
    """
    found = []
    first = 0
    for number, size in enumerate(sizes):
        last = first + size - 1
        # Characters that one character became share an origin: go on to where the next one comes from.
        after = bisect_right(origins, origins[last])
        end = origins[after] if after < len(origins) and number < len(sizes) - 1 else len(text)
        found.append(_without_spaces(text, origins[first] if number else 0, end))
        first += size
    return found


def _without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
