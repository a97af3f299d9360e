"""The check and the engine, without a model."""

from collections.abc import Sequence

from audit import Auditor, ChecksConfig, Engines, RunConfig
from audit.engines.engine import Progress
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation
from house_style.phrase_memory import PhraseMemory

NOTHING = EngineFingerprint(
    engine="nothing",
    model="nothing",
    revision="",
    dtype="none",
    device="none",
    beam=1,
    max_tokens=1,
    versions=(),
)


class Nothing:
    """An engine that translates nothing: enough for checks that look at the French alone."""

    fingerprint = NOTHING

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        return [Translation(text="") for _ in texts]

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        return [TargetScore(pieces=()) for _ in pairs]

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        return ["" for _ in places]


def places(text: str) -> list[str]:
    config = RunConfig(checks=ChecksConfig(only=("HS01",)))
    with Auditor(config, engines=Engines(back=Nothing(), forth=Nothing())) as auditor:
        return [flag.span.of(text) for flag in auditor.audit(text).flags]


def test_hollow_openings() -> None:
    assert places("Force est de constater que le marché recule depuis trois semaines.") == [
        "Force est de constater que"
    ]
    assert not places("Le ministre a dit : « Rappelons que la loi est votée. » Le marché a repris mardi.")
    assert not places("Rappelons querelles et disputes, dit-il, et le marché reprendra dès mardi matin.")


def test_phrases_are_translated_as_the_house_does() -> None:
    memory = PhraseMemory(Nothing(), {"Avec nos correspondants.": "With our correspondents."})
    found = memory.translate(["Bonjour.", "Avec nos correspondants.", "Bonsoir."])
    assert [one.text for one in found] == ["", "With our correspondents.", ""]
    assert memory.fingerprint != PhraseMemory(Nothing(), {}).fingerprint
