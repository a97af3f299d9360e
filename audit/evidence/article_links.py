"""Which passages of an article render which sentences of its original."""

from collections.abc import Sequence
from dataclasses import replace

from audit.evidence.alignment import align
from audit.evidence.relatedness import is_unrelated
from audit.records import Link, Prepared, Translation


def article_links(prepared: Prepared, backs: Sequence[Translation | None]) -> tuple[tuple[Link, ...], bool]:
    """The alignment, and whether the original is of another article: then, as without one, it is empty.

    `backs` are the back-translations, one entry per passage.
    """
    translated = [
        (passage.index, back.text) for passage, back in zip(prepared.passages, backs, strict=True) if back
    ]
    originals = original_sentences(prepared)
    if not translated or not originals:
        return (), False
    texts = [text for _, text in translated]
    local = align(texts, originals)
    if is_unrelated(texts, originals, local):
        return (), True
    indices = [index for index, _ in translated]
    return tuple(replace(link, passages=tuple(indices[i] for i in link.passages)) for link in local), False


def original_sentences(prepared: Prepared) -> list[str]:
    """The sentences of the original that can be compared; none without one."""
    original = prepared.article.original
    return [] if original is None else [span.of(original) for span in prepared.originals]
