"""An engine that remembers: what was translated once by the same recipe is not translated again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from audit.engines.engine import Engine, Progress
from audit.engines.kept.cache_folders import cache_folder
from audit.engines.kept.translation_store import TranslationStore
from audit.records import Fingerprint, Translation

__all__ = ["CachedEngine", "cache_path"]

_AT_ONCE = 1024
"""Texts translated between two writes: so many are lost at most to a kill."""


def cache_path() -> Path:
    """Where translations are kept unless told otherwise."""
    return cache_folder() / "translations.sqlite"


class CachedEngine:
    """An `Engine` around another, with the same results; equal texts are translated once."""

    def __init__(self, engine: Engine, path: Path | None = None) -> None:
        self._engine = engine
        self._store = TranslationStore(path or cache_path())
        self._recipe = hashlib.sha256(msgspec.json.encode(engine.fingerprint)).digest()

    @property
    def fingerprint(self) -> Fingerprint:
        """The recipe of its output: the inner engine's, for the cache changes nothing."""
        return self._engine.fingerprint

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order, from the cache where it is there."""
        report = progress or (lambda _texts, _tokens: None)
        counts = Counter(texts)
        keys = {text: self._key(text) for text in counts}
        stored = self._store.read(list(keys.values()))
        known = {text: stored[key] for text, key in keys.items() if key in stored}
        report(sum(counts[text] for text in known), 0)
        for some in _groups([text for text in counts if text not in known]):
            new = dict(zip(some, self._engine.translate(some, report), strict=True))
            self._store.write({keys[text]: translation for text, translation in new.items()})
            known |= new
            report(sum(counts[text] - 1 for text in some), 0)
        return [known[text] for text in texts]

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(self._recipe + text.encode("utf-8", "surrogatepass")).digest()


def _groups(texts: list[str]) -> Iterator[list[str]]:
    """Groups small enough to be written between, each of texts of like length."""
    texts.sort(key=len, reverse=True)
    for start in range(0, len(texts), _AT_ONCE):
        yield texts[start : start + _AT_ONCE]
