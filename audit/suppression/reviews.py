"""What reviewers said of the findings of a run, found again for findings of another day."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, replace

from audit.records import Article, Flag, Review, Scope
from audit.suppression.fingerprints import marked_texts


@dataclass(frozen=True)
class Reviews:
    """All reviews of a run, the latest last: of those that hold for a finding, it has the last word.

    One of this very finding goes before those of others. A finding reported once per article may have lost
    places, but gained no text, since it was reviewed.
    """

    all: tuple[Review, ...] = ()
    _places: dict[tuple[str, str], Review] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {(one.article, one.fingerprint): one for one in self.all})

    def given(self, flags: Iterable[Flag], article: Article) -> Iterator[Flag]:
        """The flags of an article, with fingerprints, each with what was said of it."""
        wide = [one for one in reversed(self.all) if one.texts and _reaches(one, article.id)]
        for flag in flags:
            own = self._places.get((article.id, flag.fingerprint))
            yield replace(flag, review=own or _of_another(flag, article.text, wide))

    def key(self, article_id: str) -> str:
        """A digest of what may hold for the article, empty where nothing does."""
        told = [astuple(one) for one in self.all if _reaches(one, article_id)]
        return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest() if told else ""


def _reaches(review: Review, article_id: str) -> bool:
    return review.scope is Scope.EVERYWHERE or review.article == article_id


def _of_another(flag: Flag, text: str, wide: Iterable[Review]) -> Review | None:
    ours = [one for one in wide if one.check == flag.check and (flag.places or one.scope is not Scope.PLACE)]
    texts = set(marked_texts(text, flag)) if ours else set()
    return next((one for one in ours if texts.issubset(one.texts)), None)
