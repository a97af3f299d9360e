"""The frozen records that travel through the pipeline.

Offsets are half-open and count Unicode code points of the article's text exactly as read; nothing here
stores a copy of quoted text that could disagree with the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "SCORED_KINDS",
    "Article",
    "ArticleAudit",
    "Disclosure",
    "Evidence",
    "Expectation",
    "Failure",
    "Fingerprint",
    "Flag",
    "Kind",
    "Lane",
    "Language",
    "Link",
    "Passage",
    "PassageEvidence",
    "Place",
    "Prepared",
    "Provenance",
    "Recipe",
    "Score",
    "Scores",
    "Severity",
    "Skip",
    "Span",
    "Status",
    "Suppressed",
    "Translation",
    "Unread",
]


class Severity(StrEnum):
    """MQM severity levels, with `style` below them for house-style lines that never fail a run."""

    STYLE = "style"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for style … 3 for critical, for sorting."""
        return list(Severity).index(self)


class Lane(StrEnum):
    """Facts can be verified by looking; suspicions rest on a model's evidence."""

    FACT = "fact"
    SUSPICION = "suspicion"


class Kind(StrEnum):
    """What a passage is for. Only headline, dateline and body are the journalist's text."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    PROVENANCE = "provenance"
    DISCLOSURE = "disclosure"


SCORED_KINDS = frozenset({Kind.BODY})
"""Headline, boilerplate, provenance and disclosure are left out of the scores."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, never empty.

    Raises:
        ValueError: if the range is empty or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The text the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(start=self.start + by, end=self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. `original` is the source-language text where it is known."""

    id: str
    path: str
    text: str
    digest: str
    title: str | None = None
    url: str | None = None
    original: str | None = None
    original_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence, or one line that is no sentence. `span.of(article.text) == text` always holds.

    `paragraph` counts the blocks of the article; passages of one paragraph share it.
    """

    index: int
    paragraph: int
    span: Span
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What language the body is in: an ISO 639-1 code and how sure the identifier is (0–1)."""

    code: str
    probability: float
    is_french: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Text that declares the article machine-translated.

    `authoritative_language` is the ISO 639-1 code of the version the site tells readers to prefer, if any.
    """

    span: Span
    authoritative_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A place that names where the article was taken from; `source` is the name or domain it gives."""

    span: Span
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article ready for translation: everything that needs no model.

    `originals` are the sentences of `article.original`, as spans into it; empty when there is no original.
    """

    article: Article
    language: Language
    passages: tuple[Passage, ...]
    disclosures: tuple[Disclosure, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    originals: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A model's output for one passage.

    `log_prob` is the mean log-probability per target token (natural logarithm), None where the engine gives
    none. `pieces` counts the parts a passage too long for the model was split into; `truncated` says that
    even so something was cut.
    """

    text: str
    log_prob: float | None = None
    tokens: int = 0
    pieces: int = 1
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """All that can change an engine's output; two equal fingerprints translate alike.

    `revision` is the hub commit, or for a local folder the SHA-256 of its weights and vocabulary.
    """

    engine: str
    model: str
    revision: str
    dtype: str
    device: str
    beam: int
    max_tokens: int
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What good human French scores by round trip with one pair of models, and what falling short means.

    The expected chrF of a passage of `n` words is `intercept + slope * ln(n)` with residual standard
    deviation `deviation`; a passage `z` deviations below it holds a major error with the probability
    `1 / (1 + exp(-(logit_intercept + logit_slope * z)))`. Fitted by bench/expectation.py, stored beside the
    model it belongs to; `fitted_on` says on what.
    """

    intercept: float
    slope: float
    deviation: float
    logit_intercept: float
    logit_slope: float
    fitted_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that a run's output depends on beside the articles; printed at the end of every report.

    `back` and `forth` are None where nothing was translated in that direction; `versions` are pairs of
    library and version; `config_digest` is `RunConfig.digest`.
    """

    audit_version: str
    config_digest: str
    back: Fingerprint | None
    forth: Fingerprint | None
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A metric's value with the recipe it needs to be compared: sacrebleu's signature.

    `low` and `high` bound the 95 % bootstrap interval; None for single passages.
    """

    metric: str
    value: float
    signature: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """BLEU and chrF over the same text."""

    bleu: Score
    chrf: Score


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

    `expectation` is None for models nobody has calibrated.
    """

    prepared: Prepared
    passages: tuple[PassageEvidence, ...]
    links: tuple[Link, ...] = ()
    expectation: Expectation | None = None

    @property
    def article(self) -> Article:
        """The article under audit."""
        return self.prepared.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of an aggregated finding, with its own fix where one is certain."""

    span: Span
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A finding. `suggestion` replaces the text of `span` and is given only where it is certain.

    `places` lists every place of an aggregated finding (the first is `span`); `probability` is the
    calibrated chance that the passage holds an error, for suspicions only. `back_span` is the part of the
    passage's back-translation that shows the problem.
    """

    check: str
    name: str
    lane: Lane
    severity: Severity
    category: str
    span: Span
    message: str
    suggestion: str | None = None
    places: tuple[Place, ...] = ()
    back_span: Span | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding a person has set aside, and the reason they gave."""

    flag: Flag
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that went wrong with one article, as plain data."""

    stage: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An input that could not be read as an article; it is reported as failed, and the run goes on."""

    id: str
    path: str
    failure: Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A check that could not look, and why."""

    check: str
    reason: str


class Status(StrEnum):
    """How an article came out."""

    CLEAN = "clean"
    FLAGGED = "flagged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAudit:
    """The verdict on one article.

    `round_trip` scores the round trip against the French; `source` scores the back-translation against the
    original. Either is None where it could not be computed. What is `suppressed` is not among the `flags`,
    and counts nowhere.
    """

    evidence: Evidence
    words: int
    round_trip: Scores | None = None
    source: Scores | None = None
    flags: tuple[Flag, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    failures: tuple[Failure, ...] = ()
    skips: tuple[Skip, ...] = ()

    @property
    def article(self) -> Article:
        """The article under audit."""
        return self.evidence.article

    @property
    def status(self) -> Status:
        """Failed if anything went wrong, flagged if anything above style was found, else clean."""
        if self.failures:
            return Status.FAILED
        flagged = any(flag.severity is not Severity.STYLE for flag in self.flags)
        return Status.FLAGGED if flagged else Status.CLEAN
