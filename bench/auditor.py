"""Audits articles exactly as a run does, with models or without."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec

from audit.checks.running.selection import select_checks
from audit.config import RunConfig, TranslationConfig, load_config
from audit.engines.fitted import read_expectation, read_witness
from audit.errors import AuditError
from audit.passages import prepare
from audit.pipeline import Engines, Translated, judge, translate
from audit.records import Article, ArticleAudit, Expectation, Prepared, Witness
from audit.runs.assembly import OpenEngines

__all__ = ["Auditor", "bundled_witness", "open_auditor"]

POOL = 50
"""Articles translated together."""


class Auditor:
    """Audits articles under one configuration. `engines` is None where nothing is to be translated."""

    def __init__(self, config: RunConfig, engines: Engines | None) -> None:
        self._config = config
        self._engines = engines
        self._catalogue = select_checks(config.checks)
        self._expectation = None if engines is None else _expectation(config, engines)
        self._witness = None if engines is None else bundled_witness(config.translation, engines)

    @property
    def checks(self) -> tuple[str, ...]:
        """The names of the checks that look, sorted by id."""
        return tuple(check.name for check in self._catalogue.checks)

    @property
    def has_models(self) -> bool:
        """Whether articles are translated."""
        return self._engines is not None

    def without_models(self) -> Auditor:
        """The same auditor, translating nothing."""
        return Auditor(self._config, None)

    def looking(self, names: Collection[str]) -> Auditor:
        """The same auditor with these checks only."""
        checks = msgspec.structs.replace(self._config.checks, only=tuple(names))
        return Auditor(msgspec.structs.replace(self._config, checks=checks), self._engines)

    def audits(self, articles: Sequence[Article]) -> Iterator[ArticleAudit]:
        """The audits of the articles, in order."""
        for start in range(0, len(articles), POOL):
            for translated in self._translated([prepare(one) for one in articles[start : start + POOL]]):
                yield judge(translated, self._config, self._catalogue, self._expectation, self._witness)

    def _translated(self, pool: list[Prepared]) -> list[Translated]:
        if self._engines is not None:
            return translate(pool, self._engines, self._config, self._witness)
        return [_untranslated(prepared) for prepared in pool]


def open_auditor(options: argparse.Namespace, *, round_trips: bool = False, weigh: bool = True) -> Auditor:
    """The auditor that the options ask for; ends the program with a plain word if a model is missing.

    `round_trips` translates there and back also where there is an original to score against; `weigh` weighs
    every word, which takes longer than the rest.
    """
    try:
        config = _without_bootstrap(load_config(options.config) if options.config else RunConfig())
        changes: dict[str, Any] = {} if weigh else {"weigh": False}
        changes |= {"round_trip": "always"} if round_trips else {}
        config = msgspec.structs.replace(
            config, translation=msgspec.structs.replace(config.translation, **changes)
        )
        engines = None if options.engine == "none" else OpenEngines(config.translation, options.cache)()
        return Auditor(config, engines)
    except AuditError as error:
        print(f"bench: {error} ({error.hint}; or give --engine none)", file=sys.stderr)
        raise SystemExit(error.exit_code) from error


def bundled_witness(translation: TranslationConfig, engines: Engines) -> Witness | None:
    """What was fitted to these engines, if anything."""
    back, forth, _, editor = engines.fingerprints
    return read_witness(translation, back, forth, editor)


def _expectation(config: RunConfig, engines: Engines) -> Expectation | None:
    return read_expectation(config.translation.back, engines.back.fingerprint, engines.forth.fingerprint)


def _without_bootstrap(config: RunConfig) -> RunConfig:
    """The same configuration without the costly intervals of article scores, which no check reads."""
    scores = msgspec.structs.replace(config.scores, bootstrap_samples=1)
    return msgspec.structs.replace(config, scores=scores)


def _untranslated(prepared: Prepared) -> Translated:
    nothing = (None,) * len(prepared.passages)
    return Translated(prepared=prepared, backs=nothing, round_trips=nothing)
