"""What a reviewer says of a finding."""

from dataclasses import dataclass
from enum import StrEnum


class ReviewVerdict(StrEnum):
    """Whether a finding is right; `other`: there is a mistake, but another than the one it names."""

    RIGHT = "right"
    WRONG = "wrong"
    OTHER = "other"


class Scope(StrEnum):
    """What a verdict holds for: this finding, or all that its check says of this text, here or everywhere."""

    PLACE = "place"
    ARTICLE = "article"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a reviewer said of the finding of this fingerprint in an article.

    `verdict` is None where they left a note alone, or took back for this place what holds elsewhere. `texts`
    are what the finding marks, with plain spaces; none where the run did not know the finding.
    """

    article: str
    fingerprint: str
    check: str
    verdict: ReviewVerdict | None
    scope: Scope = Scope.PLACE
    note: str = ""
    texts: tuple[str, ...] = ()
