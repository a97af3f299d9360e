"""One article as all checks see it: every view of it is made once, when a check first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar, final

from audit.checks.views.excerpts import Excerpt
from audit.checks.views.pairs import Pair, comparable_links, linked_pairs
from audit.checks.views.paragraphs import Paragraph, paragraphs_of
from audit.checks.views.quotations import Mark, Pairing, Quotation, paired_marks
from audit.checks.views.readings import EVERY_KIND, JOURNALISM, Reading
from audit.checks.views.words import Word, words_of
from audit.records import Evidence, Kind, Link
from audit.text import View, reading

T = TypeVar("T")


@final
class ArticleView:
    """What a check looks at: the evidence of one article, and the views that checks share.

    Two checks that ask for the same view get the same object; nothing outlives the article.
    """

    def __init__(self, evidence: Evidence, known_checks: frozenset[str] = frozenset()) -> None:
        """`known_checks` are the ids and names that directives in the article may name, case-folded."""
        self.evidence = evidence
        self.known_checks = known_checks
        self._paragraphs: dict[frozenset[Kind], tuple[Paragraph, ...]] = {}
        self._made: dict[Callable[[ArticleView], object], object] = {}

    @property
    def text(self) -> str:
        """The article exactly as read, which every span counts in."""
        return self.evidence.article.text

    @property
    def original(self) -> str:
        """The original as read, empty where there is none."""
        return self.evidence.article.original or ""

    @property
    def links(self) -> tuple[Link, ...]:
        """The alignment of passages and original sentences; empty without an English original."""
        return self.evidence.links

    @cached_property
    def passages(self) -> tuple[Reading, ...]:
        """Every passage as a person reads it, whatever its kind, by its index."""
        return tuple(map(Reading.of, self.evidence.passages))

    def readings(self, kinds: frozenset[Kind] = JOURNALISM) -> tuple[Reading, ...]:
        """The passages of these kinds, in order."""
        return tuple(passage for passage in self.passages if passage.kind in kinds)

    @cached_property
    def raw_passages(self) -> tuple[Excerpt, ...]:
        """Every passage but the disclosure, exactly as read: for what a reading would smooth over."""
        passages = (item.passage for item in self.evidence.passages if item.passage.kind in EVERY_KIND)
        return tuple(Excerpt(View.identity(passage.text, passage.span.start)) for passage in passages)

    def paragraphs(self, kinds: frozenset[Kind] = JOURNALISM) -> tuple[Paragraph, ...]:
        """The paragraphs of these kinds, in order; one that goes on in another kind is split."""
        if kinds not in self._paragraphs:
            passages = [item.passage for item in self.evidence.passages]
            self._paragraphs[kinds] = tuple(paragraphs_of(self.evidence.article, passages, kinds))
        return self._paragraphs[kinds]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of the journalist's text, in order."""
        return tuple(words_of(self.paragraphs()))

    @cached_property
    def _pairing(self) -> Pairing:
        return paired_marks(self.paragraphs())

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that open and close within one paragraph, in order of their opening marks."""
        return self._pairing.quotations

    @property
    def unpaired_marks(self) -> tuple[Mark, ...]:
        """The quotation marks that have no partner anywhere in the article."""
        return self._pairing.unpaired

    @cached_property
    def comparable_links(self) -> tuple[Link, ...]:
        """The links whose two sides say the same, as far as can be told."""
        return comparable_links(self.links)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The two sides of every comparable link, in reading order; none without an English original."""
        return tuple(linked_pairs(self.links, self.passages, self._originals))

    @cached_property
    def _originals(self) -> tuple[str, ...]:
        return tuple(reading(span.of(self.original)).text for span in self.evidence.prepared.originals)

    def original_text(self, indices: Iterable[int]) -> str:
        """Sentences of the original as a person reads them, joined by spaces."""
        return " ".join(self._originals[index] for index in indices)

    def back_text(self, indices: Iterable[int]) -> str:
        """The back-translations of passages, joined by spaces, even of those that were cut off."""
        backs = (self.evidence.passages[index].back for index in indices)
        return " ".join(back.text for back in backs if back)

    def originals_of(self, passage: Reading) -> tuple[int, ...]:
        """The indices of the original sentences that the passage is linked to."""
        return self._faced.get(passage.index, ())

    @cached_property
    def _faced(self) -> dict[int, tuple[int, ...]]:
        return {index: link.originals for link in self.links for index in link.passages}

    def english_of(self, passage: Reading) -> str | None:
        """The linked English original of a passage; without one its back-translation; None without either."""
        linked = self.originals_of(passage)
        return self.original_text(linked) if linked else passage.back

    def once(self, make: Callable[[ArticleView], T]) -> T:
        """What `make` makes of the article, made once however many checks ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]  # type: ignore[assignment]  # each key holds what it made itself
        return made
