"""What reviewers said of the findings of a run, found again for findings of another day."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cached_property

from audit.records import Article, Flag, Review, Scope
from audit.suppression.fingerprints import marked_texts


@dataclass(frozen=True)
class Reviews:
    """All reviews of a run, the latest last: of those that hold for a finding, it has the last word.

    One of this very finding goes before those of others. A finding reported once per article may have lost
    places, but gained no text, since it was reviewed.
    """

    all: tuple[Review, ...] = ()

    def given(self, flags: Iterable[Flag], article: Article) -> Iterator[Flag]:
        """The flags of an article, with fingerprints, each with what was said of it."""
        told = self._reaching(article.id)
        own = {one.fingerprint: one for one in told if one.article == article.id}
        wide = [one for one in reversed(told) if one.texts]
        for flag in flags:
            yield replace(flag, review=own.get(flag.fingerprint) or _of_another(flag, article.text, wide))

    def key(self, article_id: str) -> str:
        """A digest of what may hold for the article, empty where nothing does."""
        told = [astuple(one) for one in self._reaching(article_id)]
        return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest() if told else ""

    def _reaching(self, article_id: str) -> list[Review]:
        """Those of the article and those that hold everywhere, in order."""
        numbers = {*self._by_article.get(article_id, ()), *self._by_article.get(None, ())}
        return [self.all[number] for number in sorted(numbers)]

    @cached_property
    def _by_article(self) -> dict[str | None, list[int]]:
        """The numbers of the reviews of each article, and under None of those that hold everywhere."""
        found: dict[str | None, list[int]] = {}
        for number, one in enumerate(self.all):
            found.setdefault(one.article, []).append(number)
            if one.scope is Scope.EVERYWHERE:
                found.setdefault(None, []).append(number)
        return found


def _of_another(flag: Flag, text: str, wide: Iterable[Review]) -> Review | None:
    ours = [one for one in wide if one.check == flag.check and (flag.places or one.scope is not Scope.PLACE)]
    texts = set(marked_texts(text, flag)) if ours else set()
    return next((one for one in ours if texts.issubset(one.texts)), None)
