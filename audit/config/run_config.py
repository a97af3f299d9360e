"""What a run can be told: frozen, typed, with defaults for all."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from audit.config.glossary import Term
from audit.config.suppressions import Suppression
from audit.records import FittedWitness, RuleGroup, Severity

Positive = Annotated[int, Meta(ge=1, le=1_000_000)]
Bytes = Annotated[int, Meta(ge=1)]
Device = Annotated[str, Meta(pattern=r"^(auto|cpu|cuda(:\d+)?)$")]


class ModelSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A MarianMT checkpoint: a folder, the name of a bundled model, or a hub name with a pinned revision."""

    name: str
    revision: str | None = None


class MetricXSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A MetricX-24 checkpoint, and the mT5 whose tokenizer it was trained with: folders or hub names."""

    name: str
    revision: str | None = None
    tokenizer: str = "google/mt5-xl"


class TranslationConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which models translate, on what, and how hard they search."""

    back: ModelSpec = ModelSpec(name="compact-fr-en")
    forth: ModelSpec = ModelSpec(name="compact-en-fr")
    post_editor: ModelSpec = ModelSpec(name="compact-post-editor")
    engine: str = "auto"
    """`auto`, `ctranslate2`, `transformers`, `torch`, or one that a plug-in brings."""
    device: Device = "auto"
    dtype: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    beam: Annotated[int, Meta(ge=1, le=64)] = 4
    max_tokens: Annotated[int, Meta(ge=1, le=4096)] = 128
    batch_tokens: Positive | Literal["auto"] = "auto"
    round_trip: Literal["auto", "always", "never"] = "auto"
    weigh: bool = True
    """Whether every word is weighed by forced decoding, which takes about as long as translating."""
    witness: FittedWitness | None = None
    """How what is weighed is read; None: as is kept beside the model, if anything."""
    metricx: MetricXSpec | None = None
    """What also scores every passage that has an original; None: nothing does."""


class ScoresConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How scores are bounded: bootstrap samples over passages, and when an article is too short."""

    bootstrap_samples: Positive = 1000
    short_article_words: Positive = 300


class ChecksConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which checks look, how severe they are, and their thresholds, by check name; and the house's own lists.

    In a file, `glossary` and `suppressions` may be paths; here they hold what was read there. `grammalecte`
    adds what that program says, of these groups of its rules.
    """

    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    glossary: tuple[Term, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    grammalecte: bool = False
    grammalecte_groups: tuple[RuleGroup, ...] = (
        RuleGroup.CONFUSION,
        RuleGroup.CONJUGATION,
        RuleGroup.ELISION,
        RuleGroup.AGREEMENT,
        RuleGroup.INTERROGATIVE,
        RuleGroup.CAPITALS,
        RuleGroup.NUMBERS,
        RuleGroup.PARTICIPLES,
        RuleGroup.HYPHENS,
        RuleGroup.MOODS,
    )
    """Those right at least seven times in ten on human French: the figures are in docs/configuration.md."""


class ReadingConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The largest of everything that is read, in bytes; what is larger is that article's failure."""

    largest_file: Bytes = 5_000_000
    largest_page: Bytes = 10_000_000
    largest_line: Bytes = 10_000_000
    largest_unpacked: Bytes = 10_000_000_000
    """Of a file of JSON Lines, whether it was packed or not."""


class RunConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything a run depends on beside its articles."""

    translation: TranslationConfig = TranslationConfig()
    scores: ScoresConfig = ScoresConfig()
    checks: ChecksConfig = ChecksConfig()
    reading: ReadingConfig = ReadingConfig()

    @property
    def digest(self) -> str:
        """SHA-256 of the configuration in canonical form, so that two runs can be told apart.

        Without `reading`, which decides what is audited and not what is found in it.
        """
        parts = {"translation": self.translation, "scores": self.scores, "checks": self.checks}
        return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()
