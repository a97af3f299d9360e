"""Parts of an article as a person reads them, whose matches have places in the article."""

import re
from dataclasses import dataclass
from typing import Protocol

from audit.records import Place, Span
from audit.text import View
from audit.typography import level_spaces


class Bounded(Protocol):
    """Whatever stands in a text from its code point `start` to before `end`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where what follows it begins."""


def quoted(text: str, most: int) -> str:
    """The text within “ ”, cut after the last word that ends within `most` characters if it is longer."""
    return f"“{text if len(text) <= most else text[:most].rsplit(' ', 1)[0] + ' …'}”"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of an article. `view.span(start, end)` leads from its text back to the article."""

    view: View

    @property
    def text(self) -> str:
        """The part with entities resolved and accents composed."""
        return self.view.text

    @property
    def plain(self) -> str:
        """The same with every space plain, character for character: for patterns that hold a blank."""
        return level_spaces(self.view.text)

    @property
    def trimmed(self) -> Span:
        """Where it stands in the article, without the blanks around it. Not for an excerpt that is blank."""
        return self.view.span(len(self.text) - len(self.text.lstrip()), len(self.text.rstrip()))

    def locate(self, part: Bounded) -> Span:
        """Where a part of `text` or `plain` stands in the article."""
        return self.view.span(part.start, part.end)

    def span_of(self, match: re.Match[str], group: str | int = 0) -> Span:
        """Where a match in `text` or `plain`, or a group of it, stands in the article."""
        return self.view.span(*match.span(group))

    def place(self, match: re.Match[str], suggestion: str | None = None, *, group: str | int = 0) -> Place:
        """The same as a place of a finding, with what should stand there if that is certain."""
        return Place(span=self.span_of(match, group), suggestion=suggestion)
