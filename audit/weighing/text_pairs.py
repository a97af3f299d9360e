"""What is weighed of an article: each passage with the sentences it renders, or by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.evidence.article_links import article_links
from audit.records import Prepared, Translation
from audit.text import View, joined, translation_view


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPair:
    """The French of some passages and its English, both as a model is given them.

    The views lead back to the article and to its original; without `originals` the English is empty.
    """

    passages: tuple[int, ...]
    originals: tuple[int, ...]
    french: View
    english: View

    @property
    def texts(self) -> tuple[str, str]:
        """English and French."""
        return self.english.text, self.french.text


def text_pairs(prepared: Prepared, backs: Sequence[Translation | None]) -> Iterator[TextPair]:
    """The pairs of one article: every passage that was translated is in exactly one."""
    links, _ = article_links(prepared, backs)
    linked = {index for link in links if link.originals for index in link.passages}
    for link in links:
        if link.passages and link.originals:
            yield TextPair(
                passages=link.passages,
                originals=link.originals,
                french=_french(prepared, link.passages),
                english=_english(prepared, link.originals),
            )
    for index, back in enumerate(backs):
        if back and index not in linked:
            yield TextPair(
                passages=(index,),
                originals=(),
                french=_french(prepared, (index,)),
                english=View.identity(""),
            )


def _french(prepared: Prepared, indices: Sequence[int]) -> View:
    passages = [prepared.passages[index] for index in indices]
    return joined([translation_view(passage.text, passage.span.start) for passage in passages])


def _english(prepared: Prepared, indices: Sequence[int]) -> View:
    original = prepared.article.original or ""
    spans = [prepared.originals[index] for index in indices]
    return joined([translation_view(span.of(original), span.start) for span in spans])
