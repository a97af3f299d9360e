"""All that a check may see."""

from dataclasses import dataclass

from audit.records.articles import Article
from audit.records.passages import Passage, Prepared
from audit.records.remarks import Remark
from audit.records.scores import Expectation, Scores
from audit.records.translations import Translation
from audit.records.weights import PairWeights, Penalties, Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of the alignment: indices of passages and of original sentences that translate each other.

    An empty `passages` means an original sentence nothing renders; an empty `originals`, a passage that
    renders nothing. `similarity` is the score (0–1) that justified the link; 0 where one side is empty.
    """

    passages: tuple[int, ...]
    originals: tuple[int, ...]
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEvidence:
    """A passage with its translations. Both are None for text that is not translated."""

    passage: Passage
    back: Translation | None = None
    round_trip: Translation | None = None
    scores: Scores | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that a check may see: the prepared article, what the models made of it, and the alignment.

    `unrelated` says that the original does not seem to be this article's: then there are no links.
    `expectation` and `witness` are None for models nobody has calibrated; `weights` are what the models say
    of single words. `penalties` are those of a sentence scorer, None where there is none or no original.
    `remarks` are what Grammalecte said of the article, None where it was not asked.
    """

    prepared: Prepared
    passages: tuple[PassageEvidence, ...]
    links: tuple[Link, ...] = ()
    unrelated: bool = False
    expectation: Expectation | None = None
    remarks: tuple[Remark, ...] | None = None
    weights: tuple[PairWeights, ...] = ()
    witness: Witness | None = None
    penalties: Penalties | None = None

    @property
    def article(self) -> Article:
        """The article under audit."""
        return self.prepared.article
