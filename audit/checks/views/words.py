"""Words of an article with their places."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audit.checks.tables import word_list
from audit.checks.views.paragraphs import Paragraph
from audit.language.word_patterns import LETTERS
from audit.records import Span

OPENERS = word_list("words.openers")
"""What begins a sentence with a capital before a name and is none itself."""

REACH = 400
"""Code points beside a word that are looked at: all of a long line, for each word, would take for ever."""


class Word(NamedTuple):
    """A run of letters, `start` to `end` in its paragraph's reading.

    A tuple, because an article has many and they are made in a third of the time.
    """

    paragraph: Paragraph
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return self.paragraph.view.span(self.start, self.end)

    @property
    def before(self) -> str:
        """The paragraph up to the word, as far back as a pattern may look."""
        return self.paragraph.text[max(0, self.start - REACH) : self.start]

    @property
    def after(self) -> str:
        """The paragraph behind the word, as far as a pattern may look."""
        return self.paragraph.text[self.end : self.end + REACH]


def words_of(paragraphs: Iterable[Paragraph]) -> Iterator[Word]:
    """Every word of the paragraphs, in order."""
    for paragraph in paragraphs:
        for match in LETTERS.finditer(paragraph.text):
            yield Word(paragraph, *match.span(), match[0])
