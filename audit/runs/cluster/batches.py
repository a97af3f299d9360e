"""What a node of a cluster does with a batch: the same three functions as everywhere, over packed articles.

A batch is a column of pickles, for that is what Ray Data carries: each an article's position and the article,
as it is after the step before. Articles that could not be read or prepared pass through.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from audit.pipeline import Engines, Translated, translate
from audit.records import Article, Prepared, Unread
from audit.runs.cluster.ledger import Ledger, carefully
from audit.runs.proofreading import proofread_where_needed
from audit.runs.stages import Judge, died, prepare_article
from audit.runs.state.entries import Verdict
from audit.runs.state.manifest import Manifest

Batch = dict[str, "np.ndarray[Any, np.dtype[Any]]"]

OpenEngines = Callable[[], Engines]
"""Opens both engines on the node where it is called; must pickle."""

HOW = "the process at work on it died, each time it was tried"


def unpacked(batch: Batch) -> Iterator[Any]:
    """The pairs of position and article."""
    return (pickle.loads(item) for item in batch["item"])


def packed(items: Iterable[Any]) -> Batch:
    """A batch of these pairs."""
    return {"item": np.array([pickle.dumps(item) for item in items], dtype=object)}


@dataclass(frozen=True, slots=True)
class PrepareBatch:
    """Makes `Prepared` or `Unread` of `Article`."""

    ledger: Ledger

    def __call__(self, batch: Batch) -> Batch:
        """Prepare every article."""
        return packed(carefully(self.ledger, "prepare", list(unpacked(batch)), self._prepare, _died))

    def _prepare(self, items: Sequence[tuple[int, Article]]) -> list[tuple[int, Prepared | Unread]]:
        return [(position, prepare_article(article)) for position, article in items]


class TranslateBatch:
    """An actor that holds the models; makes `Translated` of `Prepared`."""

    def __init__(self, open_engines: OpenEngines, manifest: Manifest, ledger: Ledger) -> None:
        self._engines = open_engines()
        self._manifest = manifest
        self._ledger = ledger
        recipe = manifest.recipe
        expected = recipe.back, recipe.forth, recipe.scorer, recipe.post_editor
        found = self._engines.fingerprints
        if found != expected:
            raise RuntimeError(f"this node would translate by another recipe: {found} instead of {expected}")

    def __call__(self, batch: Batch) -> Batch:
        """Translate what is prepared."""
        items = list(unpacked(batch))
        ready = [(position, one) for position, one in items if isinstance(one, Prepared)]
        done = carefully(self._ledger, "translate", ready, self._translate, _died_prepared)
        return packed([*done, *(item for item in items if not isinstance(item[1], Prepared))])

    def _translate(self, items: Sequence[tuple[int, Prepared]]) -> list[tuple[int, Translated | Unread]]:
        translated = translate(
            [one for _, one in items], self._engines, self._manifest.config, self._manifest.witness
        )
        return list(zip((position for position, _ in items), translated, strict=True))


@dataclass(frozen=True, slots=True)
class JudgeBatch:
    """Makes `Verdict` of `Translated` and `Unread`."""

    judge: Judge
    ledger: Ledger

    def __call__(self, batch: Batch) -> Batch:
        """Judge every article."""
        return packed(carefully(self.ledger, "judge", list(unpacked(batch)), self._judge, self._give_up))

    def _judge(self, items: Sequence[tuple[int, Translated | Unread]]) -> list[tuple[int, Verdict]]:
        translated = [one for _, one in items if isinstance(one, Translated)]
        read = iter(proofread_where_needed(translated, self.judge.groups))
        return [
            (position, self.judge.on_unread(one))
            if isinstance(one, Unread)
            else (position, self.judge(next(read)))
            for position, one in items
        ]

    def _give_up(self, one: Translated | Unread) -> Verdict:
        unread = one if isinstance(one, Unread) else _died(one.prepared.article)
        return self.judge.on_unread(unread)


def _died(article: Article) -> Unread:
    return died(article, HOW)


def _died_prepared(prepared: Prepared) -> Unread:
    return died(prepared.article, HOW)
