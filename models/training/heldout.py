"""What must never be trained on, whatever file it comes in: the sentences that the models are measured by."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NEWS_HELD_OUT = ("wmt12", "wmt13", "flores-dev")
RUN = 8  # words in a row that no two sentences share by chance

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Sentences as their words in lower case, and every run of RUN words in them."""

    sentences: frozenset[str]
    runs: frozenset[str]

    @classmethod
    def of(cls, sentences: Iterable[str]) -> HeldOut:
        """Hold these sentences out."""
        words = [_words(sentence) for sentence in sentences]
        return cls(
            frozenset(" ".join(each) for each in words if each),
            frozenset(run for each in words for run in _runs(each)),
        )

    @classmethod
    def read(cls, data: Path) -> HeldOut:
        """Hold out both sides of NEWS_HELD_OUT and every text of `annotated/*.jsonl.xz`, where these are."""
        return cls.of([*_read_news(data / "news"), *_read_annotated(data / "annotated")])

    def holds(self, sides: Iterable[str]) -> bool:
        """Whether a side is one of the sentences, however it is typeset."""
        return any(" ".join(_words(side)) in self.sentences for side in sides)

    def shares_run(self, sides: Iterable[str]) -> bool:
        """Whether a side has RUN words in a row from one of the sentences."""
        return any(run in self.runs for side in sides for run in _runs(_words(side)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: list[str]) -> Iterator[str]:
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _read_news(folder: Path) -> Iterator[str]:
    for name in NEWS_HELD_OUT:
        for language in ("fr", "en"):
            path = folder / f"{name}.{language}"
            if path.is_file():
                yield from path.read_text(encoding="utf-8").split("\n")


def _read_annotated(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield from (row[field] for field in ("source", "target", "good") if row.get(field))
