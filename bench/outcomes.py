"""What became of planted errors in one setting: with models or without, with the original or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.records import Lane
from bench.auditor import Auditor
from bench.corruptions.corruption import Carrier, Corruption, Plant
from bench.data import make_article
from bench.remarks import Bearing, Remark, apt_remarks, bear, remarks_of

__all__ = ["Outcome", "Setting", "settings_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One plant in one setting; `facts` is the bearing of facts alone, `anything` of suspicions too."""

    plant: Plant
    facts: Bearing
    anything: Bearing


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an audit is given: an auditor, and whether it sees the original.

    `known` keeps what was said of clean articles, which many plants share.
    """

    auditor: Auditor
    original: bool
    known: dict[str, list[Remark]] = field(default_factory=dict)

    def outcomes(self, corruption: Corruption, plants: Sequence[Plant]) -> list[Outcome]:
        """What became of these plants of one corruption."""
        new = {plant.clean.text: plant.clean for plant in plants if plant.clean.text not in self.known}
        self.known.update(zip(new, self._remarks(list(new.items())), strict=True))
        remarks = self._remarks([(plant.text, plant.clean) for plant in plants])
        return [
            _outcome(plant, apt_remarks(after, corruption.family), self.known[plant.clean.text])
            for plant, after in zip(plants, remarks, strict=True)
        ]

    def _remarks(self, texts: Sequence[tuple[str, Carrier]]) -> list[list[Remark]]:
        """What the checks say of each text, whose original is that of its carrier."""
        articles = [
            make_article(carrier.id, text.split("\n"), carrier.en if self.original else None)
            for text, carrier in texts
        ]
        return [remarks_of(audit.flags) for audit in self.auditor.audits(articles)]


def settings_of(auditor: Auditor) -> list[Setting]:
    """No model; the models; the models and the original: as far as the auditor can."""
    plain = [Setting(auditor=auditor.without_models(), original=False)]
    if not auditor.has_models:
        return plain
    return [*plain, Setting(auditor=auditor, original=False), Setting(auditor=auditor, original=True)]


def _outcome(plant: Plant, after: Sequence[Remark], before: Sequence[Remark]) -> Outcome:
    facts = [remark for remark in after if remark.lane is Lane.FACT]
    return Outcome(plant=plant, facts=bear(plant, facts, before), anything=bear(plant, after, before))
