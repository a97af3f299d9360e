"""The machine-readable result of one article: one line of `results.jsonl`.

The structs are the schema; `docs/results.md` and `docs/results.schema.json` are generated from them. Every
field is always written; one that was added later has a default, for the files of older runs. What is removed,
renamed or changes its meaning makes another version of the schema, what is added does not.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from audit.records import Kind, Lane, ReviewVerdict, Scope, Severity, Status
from audit.reports.exchange.score_schema import ScorePair, ScoresResult
from audit.suppression.fingerprints import plain_texts

SCHEMA_VERSION: Final = "audit-result/1"

Start = Annotated[
    int, Meta(ge=0, description="first code point of the article's text as read, counted from 0")
]
End = Annotated[int, Meta(ge=1, description="one past the last code point")]
Line = Annotated[int, Meta(description="line of the text as read that holds `start`, counted from 1")]
Column = Annotated[int, Meta(description="place in that line, in code points, counted from 1")]
Probability = Annotated[float, Meta(ge=0, le=1)]
Quoted = Annotated[str, Meta(description="the text from `start` to `end`")]


class DisclosureResult(msgspec.Struct, frozen=True, kw_only=True):
    """Text that declares the article machine-translated."""

    text: Quoted
    start: Start
    end: End
    authoritative_language: Annotated[
        str | None, Meta(description="ISO 639-1 code of the version readers are told to prefer")
    ]


class ProvenanceResult(msgspec.Struct, frozen=True, kw_only=True):
    """A place that names where the article was taken from."""

    text: Quoted
    start: Start
    end: End
    source: Annotated[str, Meta(description="the name or domain it gives")]


class WordResult(msgspec.Struct, frozen=True, array_like=True):
    """A word of the French with what the model says of it, as an array."""

    start: Start
    end: End
    log_prob: Annotated[
        float | None,
        Meta(
            description="log-probability given the original, without one given the back-translation; natural "
            "logarithm, summed over the word's pieces; null if not scored"
        ),
    ]
    instead: Annotated[str | None, Meta(description="what would explain the text better, if anything")]


class PassageResult(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a line that is no sentence."""

    index: Annotated[int, Meta(ge=0, description="position in the article")]
    start: Start
    end: End
    text: Quoted = ""
    kind: Annotated[Kind, Meta(description="what the passage is for")]
    back_translation: Annotated[
        str | None, Meta(description="the passage in English; null if not translated")
    ]
    round_trip: Annotated[str | None, Meta(description="its back-translation in French again")]
    scores: Annotated[ScorePair | None, Meta(description="the passage's own scores, without intervals")]
    penalty: Annotated[
        float | None,
        Meta(
            description="what experts would deduct from it, with the passages that are linked to the same "
            "sentences, as a sentence scorer predicts: 0 (flawless) to 25; null if not scored"
        ),
    ] = None
    log_prob: Annotated[
        float | None,
        Meta(description="mean log-probability per token of the back-translation, natural logarithm"),
    ]
    truncated: Annotated[bool, Meta(description="whether the passage was too long and something was cut")]
    originals: Annotated[
        list[int], Meta(description="the sentences of the original it is linked to, counted from 0")
    ]
    original: Annotated[str | None, Meta(description="these sentences; null if there are none")] = None
    compared: Annotated[
        bool, Meta(description="whether checks compared it with them; false where nothing sure links them")
    ]
    words: Annotated[list[WordResult], Meta(description="its words, weighed; empty if it was not weighed")]


class PlaceResult(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a finding that is reported once per article."""

    start: Start
    end: End
    line: Line = 0
    column: Column = 0
    text: Quoted
    suggestion: Annotated[str | None, Meta(description="what to write instead, where that is certain")]


class ReviewResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer said of a finding."""

    verdict: Annotated[
        ReviewVerdict | None,
        Meta(description="`other`: there is a mistake, but another one; null if there is only a note"),
    ]
    scope: Annotated[
        Scope,
        Meta(description="`place`, or all that the check says of this text: in the `article`, `everywhere`"),
    ]
    note: Annotated[str, Meta(description="in their words; empty if they wrote none")]


class FlagResult(msgspec.Struct, frozen=True, kw_only=True):
    """A finding."""

    check: Annotated[str, Meta(description="permanent id of the check, such as `LI01`")]
    name: Annotated[str, Meta(description="name of the check, such as `stray_stop`")]
    lane: Annotated[
        Lane,
        Meta(description="`fact`: anyone can verify it by looking; `suspicion`: rests on a model's evidence"),
    ]
    severity: Annotated[Severity, Meta(description="MQM severity, with `style` below `minor`")]
    start: Start
    end: End
    line: Line = 0
    column: Column = 0
    text: Quoted
    message: Annotated[str, Meta(description="why it is suspect, for the reviewer")]
    suggestion: Annotated[
        str | None, Meta(description="what to write instead of `text`, where that is certain")
    ]
    category: Annotated[str, Meta(description="MQM type, as `dimension/type`")]
    places: Annotated[
        list[PlaceResult], Meta(description="every place of a finding reported once per article, else empty")
    ]
    passages: Annotated[
        list[int], Meta(description="index of each passage that it touches; none where it stands between two")
    ] = []
    probability: Annotated[
        Probability | None, Meta(description="calibrated chance that the passage holds an error")
    ]
    back_text: Annotated[
        str | None, Meta(description="the part of the back-translation that shows the problem")
    ]
    fingerprint: Annotated[
        str, Meta(description="identifies the finding within the article; survives edits elsewhere in it")
    ]
    review: Annotated[
        ReviewResult | None, Meta(description="what a reviewer said of it; null if it is not reviewed")
    ] = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The different texts that it marks, as `plain_texts` has them."""
        return plain_texts(one.text for one in self.places or (self,))


class SuppressedResult(FlagResult, frozen=True, kw_only=True):
    """A finding that a person has set aside."""

    reason: Annotated[str, Meta(description="why, in their words")]


class ArticleFindings(msgspec.Struct, frozen=True, kw_only=True):
    """What a result says of findings and scores; its other fields are passed over."""

    id: str
    title: str | None
    digest: str | None
    scores: ScoresResult
    flags: list[FlagResult]
    suppressed: list[SuppressedResult]

    @property
    def by_fingerprint(self) -> dict[str, FlagResult]:
        """Every finding, those set aside among them."""
        return {one.fingerprint: one for one in (*self.flags, *self.suppressed)}


class FailureResult(msgspec.Struct, frozen=True, kw_only=True):
    """Something that went wrong with the article."""

    stage: Annotated[str, Meta(description="the step that failed")]
    kind: Annotated[str, Meta(description="the kind of error")]
    message: Annotated[str, Meta(description="what happened, and the remedy where one is known")]


class OriginalResult(msgspec.Struct, frozen=True, kw_only=True):
    """The original that was given."""

    language: Annotated[str | None, Meta(description="ISO 639-1 code, as given or as it reads")]
    compared: Annotated[bool, Meta(description="whether the French was compared with it")]
    reason: Annotated[str | None, Meta(description="why it was not")]


class SkipResult(msgspec.Struct, frozen=True, kw_only=True):
    """A check that could not look."""

    check: Annotated[str, Meta(description="id of the check")]
    reason: Annotated[str, Meta(description="why it could not look")]


class TextRange(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text; for `unmatched_originals` the offsets count in the original, not in the article."""

    start: Start
    end: End
    text: Quoted


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The audit of one article. Offsets are half-open and count Unicode code points of the text as read."""

    schema: Annotated[Literal["audit-result/1"], Meta(description="version of this schema")]
    id: Annotated[str, Meta(description="the article's id, unique within the run")]
    path: Annotated[
        str, Meta(description="the file it was read from; for a line of JSON, with its number after a colon")
    ]
    text_file: Annotated[
        str | None, Meta(description="where in the run folder the text lies that was read in a page")
    ] = None
    title: Annotated[str | None, Meta(description="its title, else its first headline, where it has one")]
    url: Annotated[str | None, Meta(description="its address, where one is given")]
    meta: Annotated[
        dict[str, Any], Meta(description="the other fields of its line of JSON, as they were given")
    ]
    digest: Annotated[str | None, Meta(description="SHA-256 of the article; null if it could not be read")]
    words: Annotated[int | None, Meta(description="words of its body; null if it could not be read")]
    status: Annotated[
        Status,
        Meta(
            description="`failed` if anything went wrong; `flagged` if a major error was found, or a minor "
            "one in an article without `doubts`; `doubtful` if it has those; else `clean`"
        ),
    ]
    doubts: Annotated[
        list[str], Meta(description="why the article as a whole is in doubt, whatever was found in it")
    ] = []
    language: Annotated[str | None, Meta(description="ISO 639-1 code of the language of the body")]
    language_probability: Annotated[
        Probability | None, Meta(description="how sure the language identifier is")
    ]
    disclosure: Annotated[
        DisclosureResult | None, Meta(description="the first declaration of machine translation")
    ]
    further_disclosures: Annotated[list[DisclosureResult], Meta(description="any others")]
    provenances: Annotated[
        list[ProvenanceResult], Meta(description="places that name where it was taken from")
    ]
    scores: Annotated[ScoresResult, Meta(description="the article's scores")]
    passages: Annotated[list[PassageResult], Meta(description="all passages, in order")]
    read_first: Annotated[
        list[int], Meta(description="the most suspect passages by index, the worst first; at most ten")
    ]
    flags: Annotated[list[FlagResult], Meta(description="all findings, in reading order")]
    suppressed: Annotated[
        list[SuppressedResult],
        Meta(description="findings set aside by a person; they are not among `flags` and count nowhere"),
    ]
    failures: Annotated[list[FailureResult], Meta(description="what went wrong")]
    skips: Annotated[list[SkipResult], Meta(description="checks that could not look")]
    original: Annotated[OriginalResult | None, Meta(description="the original; null if none was given")]
    unmatched_originals: Annotated[
        list[TextRange], Meta(description="sentences of the original that nothing renders (omitted?)")
    ]
    uncompared_passages: Annotated[
        list[int],
        Meta(description="index of each passage that was too unlike its part of the original to be compared"),
    ]
    unmatched_passages: Annotated[
        list[int], Meta(description="index of each passage that renders nothing of the original (added?)")
    ]
