"""What the state keeps of one article."""

from dataclasses import asdict, dataclass

from audit.runs.state.run_folder import page_name, report_name, text_name
from audit.sealing import seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article's line in the state.

    `severity` is the rank of its worst flag, -1 for none; `urgency` orders the index.
    """

    id: str
    key: str
    translated: bytes | None
    result: bytes
    row: bytes
    status: str
    severity: int
    urgency: float

    @property
    def sealed(self) -> dict[str, object]:
        """The values of its columns, what is long behind checksums."""
        translated = None if self.translated is None else seal(self.translated, self.id, "translated")
        return asdict(self) | {
            "translated": translated,
            "result": seal(self.result, self.id, "result"),
            "row": seal(self.row, self.id, self.key, self.status, self.severity, self.urgency),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the store keeps of one article, its report, its text where it stands in no file, and its page."""

    entry: Entry
    report: bytes
    text: bytes | None = None
    page: bytes | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """What is written into the folder, by name."""
        name = report_name(self.entry.id)
        beside = {text_name(name): self.text, page_name(name): self.page}
        return {name: self.report} | {
            name: content for name, content in beside.items() if content is not None
        }
