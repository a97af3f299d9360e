"""Words that an expert marked: how well surprisal finds them, given the source and given another's.

What surprisal finds with another text as the source is unusual French; only the gain over that is evidence
of the meaning. Trees take each word's context (`audit.evidence.contexts`); they are fitted on half of
the sources, each with all its translations, and measured on the rest: trees know a sentence again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from audit.calibration.boosting import fit_forest
from audit.engines.post_editing import edit_source
from audit.evidence.contexts import Features, contexts
from audit.evidence.forests import odds
from audit.pipeline import Engines
from audit.records import Forest, TargetScore, WordWeight
from audit.text import View, translation_text, translation_view
from audit.weighing.places import words_of
from audit.weighing.scored_text import NOTHING
from bench.judgements.reading import Judged
from bench.judgements.statistics import auc, best_bar, mcc

__all__ = ["HEAD", "rows"]

HEAD = (
    *("set", "words measured", "marked", "surprisal, AUC", "with another's source", "gain"),
    *("trees, AUC", "MCC"),
)


@dataclass(frozen=True, slots=True)
class _Word:
    is_fitted: bool
    is_marked: bool
    surprisal: float
    scrambled: float
    features: Features


def rows(sets: Mapping[str, Sequence[Judged]], engines: Engines) -> Iterator[list[str]]:
    """One row for each set."""
    for name, some in sets.items():
        words = _words(some, engines)
        fit, rest = ([one for one in words if one.is_fitted is side] for side in (True, False))
        truth = [word.is_marked for word in rest]
        model = fit_forest([word.features for word in fit], [word.is_marked for word in fit])
        bar = best_bar(_odds(model, fit), [word.is_marked for word in fit])
        true, other = (
            auc([getattr(word, kind) for word in rest], truth) for kind in ("surprisal", "scrambled")
        )
        against = _odds(model, rest)
        yield [
            *(name, f"{len(rest):,}", f"{sum(truth) / len(rest):.3f}"),
            *(f"{true:.3f}", f"{other:.3f}", f"{true - other:+.3f}"),
            *(f"{auc(against, truth):.3f}", f"{mcc(against, truth, bar):.2f}"),
        ]


def _words(some: Sequence[Judged], engines: Engines) -> list[_Word]:
    views = [translation_view(one.target) for one in some]
    french = [view.text for view in views]
    english = [translation_text(one.source) for one in some]
    middle = len(some) // 2
    scrambled = [*english[middle:], *english[:middle]]
    editor = engines.post_editor
    assert editor is not None
    drafts = [edit_source(*sides) for sides in zip(english, french, strict=True)]
    nothing = [NOTHING] * len(french)
    given, other, alone, edited = (
        engine.score(list(zip(sources, french, strict=True)))
        for engine, sources in (
            (engines.forth, english),
            (engines.forth, scrambled),
            (engines.forth, nothing),
            (editor, drafts),
        )
    )
    found: list[_Word] = []
    for one, view, *scores in zip(some, views, given, other, alone, edited, strict=True):
        found += _of_segment(one, view, scores)
    return found


def _of_segment(one: Judged, view: View, scores: Sequence[TargetScore]) -> Iterator[_Word]:
    given, other, alone, edited = (words_of(view.text, score) for score in scores)
    both = [
        word._replace(
            alone=bare.log_probs,
            edited=own.log_probs,
            behind=(word.behind[0], bare.behind[0], own.behind[0]),
        )
        for word, bare, own in zip(given, alone, edited, strict=True)
    ]
    seen = contexts(view.text, both)
    for word, elsewhere, found in zip(given, other, seen, strict=True):
        if found and elsewhere.log_probs:
            span = view.span(word.start, word.end)
            yield _Word(
                is_fitted=crc32(one.source.encode()) % 2 == 0,
                is_marked=any(error.overlaps(span) for error, _ in one.errors or ()),
                surprisal=_surprisal(word),
                scrambled=_surprisal(elsewhere),
                features=found,
            )


def _surprisal(word: WordWeight) -> float:
    return -min(word.log_probs)


def _odds(model: Forest, words: Sequence[_Word]) -> list[float]:
    return [odds(model, word.features) for word in words]
