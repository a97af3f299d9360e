"""Who hears of the progress of a run."""


class Monitor:
    """Hears of progress, and does nothing about it."""

    def begin(self, total: int | None) -> None:
        """The models are loaded, and so many articles come, done ones included; None: nobody knows."""

    def begin_pool(self, articles: int, passages: int, answers: int) -> None:
        """So many articles come to the models, whose passages take about so many answers."""

    def translated(self, texts: int, tokens: int) -> None:
        """Texts that were translated or scored since the last call, and their tokens."""

    def finished(self, articles: int) -> None:
        """Articles finished since the last call."""


class Unheard(Monitor):
    """For a run that shows nothing."""
