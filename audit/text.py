"""Views of a text that keep exact offsets into it.

An article is stored as read, always. Where something must look past HTML entities, decomposed accents or
invisible characters, it looks at a `View`, whose spans lead back to the stored text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.language.word_patterns import COUNTED
from audit.records import Span

ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
DECOMPOSED = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
STRAY_STOP = re.compile(r"(?<=\w)\s*\.\s+(?=[,;:])|(?<=\w)\.(?=[,;](?:\s|$))")

MARKUP = re.compile(
    r"!?\[(?P<label>[^\[\]]*)\]\([^()\s]*\)|\[\^[^\[\]\s]+\]|(?P<mark>\*{1,3}|`)(?P<inner>[^\s*`](?:[^*`]*[^\s*`])?)(?P=mark)"
)

_SPACES = re.compile(r"\s{2,}|[^\S ]")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("’‘‚‛′ʼ‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)


@dataclass(frozen=True, slots=True)
class View:
    """A changed reading of a text: `starts[i]` and `ends[i]` bound, in the text, what became character i."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @staticmethod
    def identity(text: str, base: int = 0) -> View:
        """The text as it is, its first character lying at `base`."""
        return View(text, range(base, base + len(text)), range(base + 1, base + len(text) + 1))

    def span(self, start: int, end: int) -> Span:
        """Where the view's characters `start` to `end` (half-open, not empty) stand in the text."""
        return Span(start=self.starts[start], end=self.ends[end - 1])

    def substituted(self, pattern: re.Pattern[str], replace: Callable[[str], str]) -> View:
        """The view with every match replaced; each new character maps to the whole match."""
        matches = [m for m in pattern.finditer(self.text) if replace(m.group()) != m.group()]
        if not matches:
            return self
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for piece, low, high in self._pieces(matches, replace):
            text.append(piece)
            starts.extend(low)
            ends.extend(high)
        return View("".join(text), tuple(starts), tuple(ends))

    def _pieces(
        self, matches: list[re.Match[str]], replace: Callable[[str], str]
    ) -> Iterator[tuple[str, Sequence[int], Sequence[int]]]:
        done = 0
        for match in matches:
            start, end = match.span()
            yield self.text[done:start], self.starts[done:start], self.ends[done:start]
            new = replace(match.group())
            yield new, [self.starts[start]] * len(new), [self.ends[end - 1]] * len(new)
            done = end
        yield self.text[done:], self.starts[done:], self.ends[done:]


def joined(views: Sequence[View]) -> View:
    """Views of one text, read one after the other with a space between."""
    if len(views) == 1:
        return views[0]
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    for view in views:
        if text:
            text += " "
            starts.append(ends[-1])
            ends.append(view.starts[0] if len(view.starts) else ends[-1])
        text += view.text
        starts.extend(view.starts)
        ends.extend(view.ends)
    return View(text, tuple(starts), tuple(ends))


def resolved(entity: str) -> str:
    """What an HTML entity stands for, however often it was escaped (`&amp;quot;`)."""
    while (once := html.unescape(entity)) != entity:
        entity = once
    return entity


def _compose(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)


@lru_cache(maxsize=8192)
def reading(text: str, base: int = 0) -> View:
    """The text as a person reads it: entities resolved, accents composed, invisible characters dropped."""
    view = View.identity(text, base)
    if "&" in text:
        view = view.substituted(ENTITY, resolved)
    if INVISIBLE.search(view.text):
        view = view.substituted(INVISIBLE, lambda _: "")
    if not unicodedata.is_normalized("NFC", view.text):
        view = view.substituted(DECOMPOSED, _compose)
    return view


@lru_cache(maxsize=8192)
def translation_view(text: str, base: int = 0) -> View:
    """What the translation model is given: the reading, with stray stops healed and spaces plain.

    `les BRICS. , et` would end the sentence for the model and poison its output, so the stop is dropped
    here; the check that reports it looks at the text as read.
    """
    view = reading(text, base)
    if _may_be_marked_up(view.text):
        view = view.substituted(MARKUP, _words_of_markup)
    view = view.substituted(_SPACES, lambda _: " ")
    edges = slice(len(view.text) - len(view.text.lstrip()), len(view.text.rstrip()) or None)
    if edges != slice(0, len(view.text)):
        view = View(view.text[edges], view.starts[edges], view.ends[edges])
    return view.substituted(STRAY_STOP, lambda _: "")


def translation_text(text: str) -> str:
    """The text of `translation_view`."""
    return translation_view(text).text


@lru_cache(maxsize=4096)
def scoring_text(text: str) -> str:
    """The text with typography levelled (quotation marks, apostrophes, dashes, spaces), for scores only.

    Typography is judged by checks; left in, it would cost BLEU points that say nothing about meaning.
    """
    return " ".join(_without_markup(reading(text).text).translate(_TYPOGRAPHY).split())


def _without_markup(text: str) -> str:
    """Links, images and emphasis of Markdown as their words: asterisks and addresses confuse a model."""
    return MARKUP.sub(lambda match: _words_of_markup(match[0]), text) if _may_be_marked_up(text) else text


def _may_be_marked_up(text: str) -> bool:
    return any(mark in text for mark in "[*`")


def _words_of_markup(markup: str) -> str:
    match = MARKUP.fullmatch(markup)
    return (match["label"] or match["inner"] or "") if match else markup


def plain_text(text: str) -> str:
    """The text with every run of white space one space, and apostrophes straight: for patterns."""
    return " ".join(text.split()).replace("’", "'")


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """How many words a person would count; numbers are words, punctuation is not."""
    return sum(1 for _ in COUNTED.finditer(reading(text).text))


@lru_cache(maxsize=65536)
def without_accents(text: str) -> str:
    """The text with letters stripped of accents and cedillas, ligatures undone."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The word in lower case without accents: what two spellings of one name share."""
    return without_accents(word).casefold()
