"""A text with elements around parts of it, which may overlap: what cannot nest is split."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from audit.reports.html.shell import escaped


class Element(NamedTuple):
    """An element around a part of a text.

    One of lower `rank` stands outside those of a higher one; all stand within one of rank 0. `opening` is
    its tag with attributes, safe; `id` is given to the first of the pieces it may be split into.
    """

    rank: int
    start: int
    end: int
    tag: str
    attributes: Markup = Markup("")
    id: Markup = Markup("")

    @property
    def order(self) -> tuple[int, int, int]:
        """What is smaller stands outside."""
        return self.rank, self.start, -self.end


def marked(text: str, elements: Iterable[Element], notes: Mapping[int, Markup]) -> Markup:
    """The parts of a text within elements of rank 0, with all elements; `notes` stand before an offset."""
    return Markup("".join(_pieces(text, list(elements), notes)))


def _pieces(text: str, elements: Sequence[Element], notes: Mapping[int, Markup]) -> Iterator[str]:
    starting: dict[int, list[Element]] = defaultdict(list)
    for element in elements:
        starting[element.start].append(element)
    active: list[Element] = []
    opened: list[Element] = []
    seen: set[Element] = set()
    done = 0
    for edge in sorted({*starting, *(element.end for element in elements), *notes}):
        if opened:
            yield escaped(text[done:edge])
            yield notes.get(edge, "")
        still = [element for element in active if element.end > edge]
        active = sorted([*still, *starting.get(edge, ())], key=attrgetter("order"))
        wanted = active if active and active[0].rank == 0 else []
        kept = _common(opened, wanted)
        yield from (f"</{element.tag}>" for element in reversed(opened[kept:]))
        yield from (_opening(element, element not in seen) for element in wanted[kept:])
        seen.update(wanted[kept:])
        opened, done = wanted, edge


def _common(first: Sequence[Element], second: Sequence[Element]) -> int:
    pairs = zip(first, second, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one is not other), min(len(first), len(second)))


def _opening(element: Element, is_first: bool) -> str:
    id = f' id="{element.id}"' if element.id and is_first else ""
    return f"<{element.tag}{id}{element.attributes}>"
