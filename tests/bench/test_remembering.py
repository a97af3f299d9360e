from collections.abc import Sequence
from pathlib import Path

from audit.engines.engine import Progress
from audit.records import EngineFingerprint, Translation
from bench.remembering import RememberingEngine


class Shouting:
    """Translates by shouting, and counts."""

    def __init__(self, revision: str = "1") -> None:
        self.asked: list[str] = []
        self.fingerprint = EngineFingerprint(
            engine="fake",
            model="shout",
            revision=revision,
            dtype="-",
            device="-",
            beam=1,
            max_tokens=9,
            versions=(),
        )

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        self.asked += texts
        return [Translation(text=text.upper()) for text in texts]


def test_each_text_is_translated_once() -> None:
    inner = Shouting()
    engine = RememberingEngine(inner)
    assert [one.text for one in engine.translate(["b", "a", "b"])] == ["B", "A", "B"]
    engine.translate(["a"])
    assert inner.asked == ["b", "a"]


def test_the_file_outlives_the_engine_but_not_its_recipe(tmp_path: Path) -> None:
    file = tmp_path / "known.jsonl"
    RememberingEngine(Shouting(), file).translate(["a"])
    same, other = Shouting(), Shouting(revision="2")
    assert RememberingEngine(same, file).translate(["a"]) == [Translation(text="A")]
    RememberingEngine(other, file).translate(["a"])
    assert (same.asked, other.asked) == ([], ["a"])
