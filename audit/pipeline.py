"""The steps of an audit: prepare (pure), translate and weigh (the only ones with a model), judge (pure)."""

import logging
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from audit.checks.running.judging import judge_checks
from audit.checks.running.selection import Catalogue
from audit.config import RunConfig
from audit.engines.engine import Engine, Progress, Scorer
from audit.evidence.article_links import original_sentences
from audit.evidence.doubts import UNFITTED
from audit.evidence.relatedness import is_unrelated
from audit.evidence.scored_evidence import scored_evidence
from audit.records import (
    ArticleAudit,
    EngineFingerprint,
    Expectation,
    Failure,
    Kind,
    PairPenalty,
    PairWeights,
    Penalties,
    Prepared,
    Proofreading,
    Remark,
    Translation,
    Witness,
)
from audit.suppression.fingerprints import named
from audit.suppression.reviews import Reviews
from audit.suppression.suppressing import set_aside
from audit.text import translation_text, word_count
from audit.weighing.text_pairs import TextPair, text_pairs
from audit.weighing.weighing import weigh

TRANSLATED_KINDS = frozenset({Kind.HEADLINE, Kind.BODY})
COUNTED_KINDS = frozenset({Kind.HEADLINE, Kind.DATELINE, Kind.BODY})
NOT_REVIEWED = Reviews()

log = logging.getLogger(__name__)


class Fingerprints(NamedTuple):
    """Those of the models of a run."""

    back: EngineFingerprint
    forth: EngineFingerprint
    scorer: EngineFingerprint | None = None
    post_editor: EngineFingerprint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """The models of a run: `back` translates French into English, `forth` English into French.

    `post_editor` says what the French should be, given what it is and, where there is one, its original
    (`audit.engines.post_editing`); `scorer` of whole sentences how well they are translated.
    """

    back: Engine
    forth: Engine
    scorer: Scorer | None = None
    post_editor: Engine | None = None

    @property
    def fingerprints(self) -> Fingerprints:
        """Those of each."""
        return Fingerprints(
            back=self.back.fingerprint,
            forth=self.forth.fingerprint,
            scorer=self.scorer.fingerprint if self.scorer else None,
            post_editor=self.post_editor.fingerprint if self.post_editor else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A prepared article with its translations, one entry per passage, None where nothing was translated.

    `weights` are what the models say of its words, and of the original's; `penalties` are those of a scorer,
    None where there is none or nothing to compare with. `proofreading` is what Grammalecte
    said of it, None where it was not asked.
    """

    prepared: Prepared
    backs: tuple[Translation | None, ...]
    round_trips: tuple[Translation | None, ...]
    weights: tuple[PairWeights, ...] = ()
    penalties: Penalties | None = None
    failures: tuple[Failure, ...] = ()
    proofreading: Proofreading | None = None


def translate(
    articles: Sequence[Prepared],
    engines: Engines,
    config: RunConfig,
    witness: Witness | None = None,
    progress: Progress | None = None,
) -> list[Translated]:
    """Translate the passages of many articles in one go, and weigh their words.

    `witness` says which words to look into; without one it is those that would surprise any model.

    A model that fails on the pool is given the articles one by one: one bad article costs only itself.
    """
    try:
        found = _translate_pool(articles, engines, config, progress)
        if not (config.translation.weigh or engines.scorer):
            return found
        rows = [list(text_pairs(one.prepared, one.backs)) for one in found]
        if config.translation.weigh:
            found = _weighed(found, rows, engines, witness, progress)
        return _scored(found, rows, engines.scorer, progress) if engines.scorer else found
    except Exception as error:
        if len(articles) == 1:
            return [_untranslated(articles[0], error)]
        log.warning("translating %d articles together failed (%s); one by one", len(articles), error)
        return [result for one in articles for result in translate([one], engines, config, witness, progress)]


def answers_expected(articles: Sequence[Prepared], config: RunConfig) -> tuple[int, int]:
    """How many passages are translated, and about how many answers of the models they take."""
    passages = sum(text is not None for article in articles for text in _sources(article))
    told = config.translation
    stages = 1 + (told.round_trip != "never") + told.weigh + (told.metricx is not None)
    return passages, passages * stages


def judge(
    translated: Translated,
    config: RunConfig,
    catalogue: Catalogue,
    expectation: Expectation | None = None,
    witness: Witness | None = None,
    reviews: Reviews = NOT_REVIEWED,
    known: Set[str] = frozenset(),
) -> ArticleAudit:
    """Measure and check one article. Text that is not French is refused: no scores, no checks.

    `known` are the identities of findings that are no news.
    """
    prepared = translated.prepared
    words = sum(word_count(p.text) for p in prepared.passages if p.kind in COUNTED_KINDS)
    measured = scored_evidence(
        prepared,
        translated.backs,
        translated.round_trips,
        samples=config.scores.bootstrap_samples,
        expectation=expectation,
    )
    evidence = replace(
        measured.evidence,
        remarks=_remarks(translated),
        weights=translated.weights,
        witness=witness,
        penalties=translated.penalties,
    )
    audit = ArticleAudit(
        evidence=evidence,
        words=words,
        round_trip=measured.round_trip,
        source=measured.source,
        failures=translated.failures,
    )
    if not prepared.language.is_french:
        return replace(audit, failures=(*audit.failures, _not_french(prepared)))
    findings = judge_checks(
        evidence, catalogue.checks, severities=catalogue.severities, options=catalogue.options
    )
    found = named(prepared.article.text, findings.flags)
    flags, suppressed = set_aside(found, prepared, config.checks.suppressions, reviews, known)
    return replace(
        audit,
        flags=flags,
        suppressed=suppressed,
        failures=(*audit.failures, *findings.failures, *_unread(translated, catalogue)),
        skips=findings.skips,
        checks=frozenset(check.id for check in catalogue.checks),
    )


def _remarks(translated: Translated) -> tuple[Remark, ...] | None:
    """What Grammalecte said; nothing where it gave no answer."""
    found = translated.proofreading
    return None if found is None else found.remarks or ()


def _unread(translated: Translated, catalogue: Catalogue) -> tuple[Failure, ...]:
    """Why Grammalecte gave no answer, where it is asked."""
    found = translated.proofreading
    if catalogue.remark_groups is None or found is None or found.remarks is not None:
        return ()
    return (Failure(stage="proofread", kind="ProgramError", message=found.failure or "no answer"),)


def _translate_pool(
    articles: Sequence[Prepared], engines: Engines, config: RunConfig, progress: Progress | None
) -> list[Translated]:
    backs = _translate_passages(engines.back, [_sources(article) for article in articles], progress)
    mode = config.translation.round_trip
    again = [
        [None] * len(row)
        if mode == "never" or (mode == "auto" and _is_compared(article, row))
        else [back.text if back else None for back in row]
        for article, row in zip(articles, backs, strict=True)
    ]
    round_trips = _translate_passages(engines.forth, again, progress)
    return [
        Translated(prepared=article, backs=tuple(back), round_trips=tuple(forth))
        for article, back, forth in zip(articles, backs, round_trips, strict=True)
    ]


def _weighed(
    translated: Sequence[Translated],
    rows: Sequence[Sequence[TextPair]],
    engines: Engines,
    witness: Witness | None,
    progress: Progress | None,
) -> list[Translated]:
    doubts = witness.doubts if witness else UNFITTED
    pairs = [pair for row in rows for pair in row]
    found = iter(weigh(pairs, engines, doubts, progress))
    return [
        replace(one, weights=tuple(next(found) for _ in row))
        for one, row in zip(translated, rows, strict=True)
    ]


def _scored(
    translated: Sequence[Translated],
    rows: Sequence[Sequence[TextPair]],
    scorer: Scorer,
    progress: Progress | None,
) -> list[Translated]:
    linked = [[pair for pair in row if pair.originals] for row in rows]
    found = iter(scorer.penalties([pair.texts for row in linked for pair in row], progress))
    model = scorer.fingerprint.model
    return [
        replace(one, penalties=Penalties(model=model, pairs=pairs) if pairs else None)
        for one, row in zip(translated, linked, strict=True)
        for pairs in (tuple(PairPenalty(pair.passages, next(found)) for pair in row),)
    ]


def _sources(article: Prepared) -> list[str | None]:
    if not article.language.is_french:
        return [None] * len(article.passages)
    return [translation_text(p.text) if p.kind in TRANSLATED_KINDS else None for p in article.passages]


def _is_compared(article: Prepared, backs: Sequence[Translation | None]) -> bool:
    """Whether the article can be compared with its original, so that a round trip is not needed."""
    originals = original_sentences(article)
    return bool(originals) and not is_unrelated([back.text for back in backs if back], originals)


def _translate_passages(
    engine: Engine, rows: Sequence[Sequence[str | None]], progress: Progress | None
) -> list[list[Translation | None]]:
    texts = [text for row in rows for text in row if text is not None]
    results = engine.translate(texts, progress) if texts else []
    if len(results) != len(texts):
        raise AssertionError(f"the engine returned {len(results)} translations for {len(texts)} texts")
    answers = iter(results)
    return [[None if text is None else next(answers) for text in row] for row in rows]


def _untranslated(article: Prepared, error: Exception) -> Translated:
    nothing = (None,) * len(article.passages)
    failure = Failure(stage="translate", kind=type(error).__name__, message=str(error))
    return Translated(prepared=article, backs=nothing, round_trips=nothing, failures=(failure,))


def _not_french(prepared: Prepared) -> Failure:
    language = prepared.language
    return Failure(
        stage="language",
        kind="NotFrench",
        message=f"{prepared.article.path} is not French (it looks like `{language.code}`, "
        f"{language.probability:.0%} sure), so nothing was scored or checked; audit the French version",
    )
