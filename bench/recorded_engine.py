"""An engine without a model, for tests and measurements: it answers from a table or by a rule."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from audit.engines.engine import Progress
from audit.records import CutTarget, EngineFingerprint, PieceScore, TargetScore, Translation

__all__ = ["RecordedEngine"]

_LOG_PROB = -0.5
_UNEXPECTED = -6.0
"""The log-probability of a word that the answer does not have."""
_COMPLETED = 5
"""Words that a completion has at most."""


class RecordedEngine:
    """An `Engine` that knows some answers and, for the rest, follows a rule.

    `name` stands in the fingerprint for the model: two engines with different rules need different names.
    """

    def __init__(
        self, answers: Mapping[str, str], *, rule: Callable[[str], str] | None = None, name: str = "recorded"
    ) -> None:
        self._answers = dict(answers)
        self._rule = rule
        table = json.dumps(self._answers, sort_keys=True).encode()
        self.fingerprint = EngineFingerprint(
            engine="recorded",
            model=name,
            revision=hashlib.sha256(table).hexdigest(),
            dtype="none",
            device="none",
            beam=1,
            max_tokens=1,
            versions=(),
        )

    @classmethod
    def read(cls, path: Path) -> RecordedEngine:
        """The engine whose answers are a JSON object: text to translation."""
        return cls(json.loads(path.read_text(encoding="utf-8")), name=path.stem)

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order.

        Raises:
            LookupError: if a text has no answer and there is no rule.
        """
        translations = [self._translate(text) for text in texts]
        if progress:
            progress(len(translations), sum(translation.tokens for translation in translations))
        return translations

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        """One score per pair, in order; words are the pieces, probable if the answer to the source has them.

        Where the source has no answer, as `.` for none, every word is.
        """
        scores = [self._score(source, target) for source, target in pairs]
        if progress:
            progress(len(scores), sum(len(score.pieces) for score in scores))
        return scores

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        """One text per place, in order: the answer's words after as many as end before the place."""
        texts = [self._complete(*place) for place in places]
        if progress:
            progress(len(texts), sum(len(text.split()) for text in texts))
        return texts

    def _complete(self, source: str, target: str, at: int) -> str:
        if not source.strip() or not target.strip():
            return ""
        done = sum(word.end() <= at for word in re.finditer(r"\S+", target))
        return "".join(f" {word}" for word in self._expected(source, target).split()[done:][:_COMPLETED])

    def _expected(self, source: str, target: str) -> str:
        return self._answers.get(source) or (self._rule(source) if self._rule else target)

    def _score(self, source: str, target: str) -> TargetScore:
        words = list(re.finditer(r"\S+", target))
        if not words or not source.strip():
            return TargetScore(pieces=tuple(PieceScore(*word.span(), None) for word in words))
        expected = set(self._expected(source, target).split())
        pieces = (
            PieceScore(*word.span(), _LOG_PROB if word.group() in expected else _UNEXPECTED) for word in words
        )
        return TargetScore(pieces=tuple(pieces), end_log_prob=_LOG_PROB)

    def _translate(self, text: str) -> Translation:
        if not text.strip():
            return Translation(text="")
        answer = self._answers.get(text)
        if answer is None and self._rule:
            answer = self._rule(text)
        if answer is None:
            raise LookupError(f"{self.fingerprint.model} has no answer for {text!r}")
        return Translation(text=answer, log_prob=_LOG_PROB, tokens=len(answer.split()))
