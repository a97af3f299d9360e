"""Which quotation marks of an article belong together, and which stand alone.

A quotation may run over several paragraphs: either the marks stand only at its two ends, or, as newspapers
do, every paragraph of it opens anew and only the last one closes. Neither leaves a mark alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from audit.checks.views.apostrophes import false_apostrophes
from audit.checks.views.paragraphs import Paragraph
from audit.records import Span
from audit.typography import guillemets, inner_quotes

CLOSERS = {"«": "»", "“": "”", "„": "“”", "”": "”", '"': '"'}
"""What may close each opening mark. ” opens where it stands like an opening mark, as in ”mot”."""
OPENERS = {closer: tuple(one for one in CLOSERS if closer in CLOSERS[one]) for closer in '»“”"'}
MARKS = frozenset('«»“”„"')
OPENS_AFTER = frozenset("([{'’—–-/«“„\"")
CLOSES_BEFORE = frozenset(".,;:!?)]}»”’'…—–-/\"")
REACH = 12
"""How many paragraphs a quotation may run on without opening anew."""
WITHIN_SENTENCE = r"[«“\"„][^«»“”„\"]*[»”\"]"
"""A pattern of a quotation in any marks that opens and closes in one sentence, with none within."""
SHOWS = re.compile(r"\S")


def blackened(pattern: re.Pattern[str], text: str) -> str:
    """The text with what the pattern matches blackened, every other character in its place."""
    return pattern.sub(lambda match: "█" * len(match[0]), text)


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, at `at` in its paragraph's reading."""

    paragraph: Paragraph
    number: int
    at: int
    opens: bool

    @property
    def character(self) -> str:
        """The mark itself."""
        return self.paragraph.text[self.at]

    @property
    def leads(self) -> bool:
        """Whether it is the first thing in its paragraph."""
        return SHOWS.search(self.paragraph.text, 0, self.at) is None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation within one paragraph; `start` is the opening mark, `end` lies behind the closing one.

    `outer` is the opening mark of the quotation around it, empty where there is none; `closes_two` says that
    the closing mark is the outer one's, too. `goes_on` says that it takes up one of the paragraph before,
    which no mark closes there.
    """

    paragraph: Paragraph
    start: int
    end: int
    outer: str
    closes_two: bool = False
    goes_on: bool = False

    @property
    def opening(self) -> str:
        """The mark it opens with."""
        return self.paragraph.text[self.start]

    @property
    def closing(self) -> str:
        """The mark it closes with."""
        return self.paragraph.text[self.end - 1]

    @property
    def text(self) -> str:
        """What stands between the marks."""
        return self.paragraph.text[self.start + 1 : self.end - 1]

    @property
    def span(self) -> Span:
        """Where it stands in the article, its marks included."""
        return self.paragraph.view.span(self.start, self.end)

    def in_french(self, text: str) -> str | None:
        """A text within the marks that French sets here: “ ” inside another quotation, « » elsewhere.

        None where the marks of another paragraph would have to be changed with these.
        """
        if self.goes_on:
            return None
        return inner_quotes(text) if self.outer == "«" else guillemets(text)

    @property
    def mixed(self) -> bool:
        """Whether the marks are of two kinds, or one is turned the wrong way."""
        return self.opening == "”" or self.closing not in CLOSERS[self.opening]


@dataclass(slots=True)
class _Open:
    """The marks that wait for their partner, and where among them those of each kind stand."""

    marks: list[int] = field(default_factory=list)
    kinds: dict[str, list[int]] = field(default_factory=dict)

    def add(self, at: int, character: str) -> None:
        self.kinds.setdefault(character, []).append(len(self.marks))
        self.marks.append(at)

    def has(self, character: str) -> bool:
        return bool(self.kinds.get(character))

    def partner(self, closer: str) -> int:
        """The number of the last mark that this one may close, else of the last one; -1 without any."""
        numbers = [self.kinds[one][-1] for one in OPENERS.get(closer, ()) if self.has(one)]
        return max(numbers, default=len(self.marks) - 1)

    def cut(self, number: int) -> None:
        """Forget the marks from this one on."""
        del self.marks[number:]
        for numbers in self.kinds.values():
            while numbers and numbers[-1] >= number:
                numbers.pop()


@dataclass(slots=True)
class _Scan:
    paragraph: Paragraph
    number: int
    alternate: bool = False
    open: _Open = field(default_factory=_Open)
    pairs: list[Quotation] = field(default_factory=list)
    lone: list[Mark] = field(default_factory=list)

    def run(self) -> None:
        apostrophes = {start for start, _ in false_apostrophes(self.paragraph.text)}
        for at, character in enumerate(self.paragraph.text):
            if character in MARKS and at not in apostrophes and not self._is_inch(at):
                if self._opens(at):
                    self.open.add(at, character)
                else:
                    self._close(at)
        self.lone += (Mark(self.paragraph, self.number, at, opens=True) for at in self.open.marks)
        self.lone.sort(key=lambda mark: mark.at)

    @property
    def plausible(self) -> bool:
        """Whether the straight marks left alone can be the end of one quotation and the start of another.

        Where they cannot, the spaces around them lie, and it is better to take them by turns.
        """
        straight = [mark.opens for mark in self.lone if mark.character == '"']
        return straight in ([], [True], [False], [False, True])

    def _opens(self, at: int) -> bool:
        text = self.paragraph.text
        if text[at] in "«„»":
            return text[at] != "»"
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        like_opening = (not before or before.isspace() or before in OPENS_AFTER) and after.strip() != ""
        like_closing = before.strip() != "" and (not after.strip() or after in CLOSES_BEFORE)
        return self._opens_by_looks(text[at], like_opening, like_closing)

    def _opens_by_looks(self, mark: str, like_opening: bool, like_closing: bool) -> bool:
        """Whether a mark that may do either opens, by what the spaces around it are like."""
        if mark == '"' and (self.alternate or like_opening == like_closing):
            return not self.open.has('"')
        if mark == "“":
            return not (like_closing and not like_opening and self.open.marks)
        if mark == "”":
            return like_opening and not like_closing and not self.open.marks
        return like_opening

    def _is_inch(self, at: int) -> bool:
        text = self.paragraph.text
        return text[at] == '"' and text[at - 1 : at].isdigit() and not self.open.has('"')

    def _close(self, at: int) -> None:
        text, opened = self.paragraph.text, self.open.marks
        index = self.open.partner(text[at])
        if index < 0:
            self.lone.append(Mark(self.paragraph, self.number, at, opens=False))
            return
        self.lone += (Mark(self.paragraph, self.number, left, opens=True) for left in opened[index + 1 :])
        outer = text[opened[index - 1]] if index else ""
        both = outer == "«" and self._closes_two(at)
        self.pairs.append(Quotation(self.paragraph, opened[index], at + 1, outer, closes_two=both))
        self.open.cut(index - 1 if both else index)

    def _closes_two(self, at: int) -> bool:
        """Whether this » ends two quotations at once: one mark is enough where both end with the sentence
        (Lexique des règles typographiques en usage à l'Imprimerie nationale, "guillemets")."""
        text = self.paragraph.text
        ends_sentence = text[:at].rstrip().endswith((".", "!", "?", "…"))
        return text[at] == "»" and ends_sentence and not text[at + 1 :].strip()


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which quotation marks of an article belong together, and which have no partner, in reading order."""

    quotations: tuple[Quotation, ...]
    unpaired: tuple[Mark, ...]


def paired_marks(paragraphs: Sequence[Paragraph]) -> Pairing:
    """The quotations within the paragraphs, and the marks that have no partner in any of them."""
    scans = list(_scans(paragraphs))
    return Pairing(tuple(_quotations(scans)), tuple(_unpaired(scans)))


def _quotations(scans: Sequence[_Scan]) -> Iterator[Quotation]:
    left_open = ""
    for scan in scans:
        for quotation in sorted(scan.pairs, key=lambda quotation: quotation.start):
            leads = quotation.opening == left_open and not SHOWS.search(
                quotation.paragraph.text, 0, quotation.start
            )
            yield replace(quotation, goes_on=leads)
        left_open = next((mark.character for mark in reversed(scan.lone) if mark.opens), "")


def _scans(paragraphs: Iterable[Paragraph]) -> Iterator[_Scan]:
    for number, paragraph in enumerate(paragraphs):
        scan = _Scan(paragraph, number)
        if not MARKS.isdisjoint(paragraph.text):
            scan.run()
        yield scan if scan.plausible else _alternating(paragraph, number)


def _alternating(paragraph: Paragraph, number: int) -> _Scan:
    scan = _Scan(paragraph, number, alternate=True)
    scan.run()
    return scan


def _unpaired(scans: Sequence[_Scan]) -> Iterator[Mark]:
    waiting: Mark | None = None
    for mark in (mark for scan in scans for mark in scan.lone):
        if mark.opens:
            if waiting and not _goes_on(waiting, scans):
                yield waiting
            waiting = mark
        elif waiting and mark.leads:
            continue  # the old French way: every further paragraph begins with »
        elif waiting and _joins(waiting, mark):
            waiting = None
        else:
            yield mark
    if waiting and not _goes_on(waiting, scans):
        yield waiting


def _joins(opening: Mark, closing: Mark) -> bool:
    near = 0 < closing.number - opening.number <= REACH
    marks = (opening.character, closing.character)
    return near and (closing.character in CLOSERS[opening.character] or '"' in marks)


def _goes_on(opening: Mark, scans: Sequence[_Scan]) -> bool:
    """Whether the next paragraph opens anew, as the following paragraph of a long quotation does."""
    following = scans[opening.number + 1 : opening.number + 2]
    return any(_first(scan.paragraph) in {opening.character, "»"} for scan in following)


def _first(paragraph: Paragraph) -> str:
    shows = SHOWS.search(paragraph.text)
    return shows[0] if shows else ""
