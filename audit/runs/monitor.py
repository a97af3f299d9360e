"""Who hears of the progress of a run."""

from typing import Protocol


class Monitor(Protocol):
    """Hears of progress."""

    def begin(self, total: int | None) -> None:
        """The models are loaded, and so many articles come, done ones included; None: nobody knows."""

    def translated(self, texts: int, tokens: int) -> None:
        """Texts and target tokens translated since the last call."""

    def finished(self, articles: int) -> None:
        """Articles finished since the last call."""


class Unheard:
    """A `Monitor` that shows nothing."""

    def begin(self, total: int | None) -> None:
        """See `Monitor`."""

    def translated(self, texts: int, tokens: int) -> None:
        """See `Monitor`."""

    def finished(self, articles: int) -> None:
        """See `Monitor`."""
