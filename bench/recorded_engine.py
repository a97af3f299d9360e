"""An engine without a model, for tests and measurements: it answers from a table or by a rule."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from audit.engines.engine import Progress
from audit.records import Fingerprint, Translation

__all__ = ["RecordedEngine"]

_LOG_PROB = -0.5


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
        self.fingerprint = Fingerprint(
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

    def _translate(self, text: str) -> Translation:
        if not text.strip():
            return Translation(text="")
        answer = self._answers.get(text)
        if answer is None and self._rule:
            answer = self._rule(text)
        if answer is None:
            raise LookupError(f"{self.fingerprint.model} has no answer for {text!r}")
        return Translation(text=answer, log_prob=_LOG_PROB, tokens=len(answer.split()))
