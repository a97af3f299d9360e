"""The models that weigh words."""

from typing import Protocol

from audit.engines.engine import Engine


class Models(Protocol):
    """`back` scores English given French, `forth` the other way, `post_editor` French given what it reads."""

    @property
    def back(self) -> Engine:
        """From French into English."""
        ...

    @property
    def forth(self) -> Engine:
        """From English into French."""
        ...

    @property
    def post_editor(self) -> Engine | None:
        """From French, with or without its original, into what it should be."""
        ...
