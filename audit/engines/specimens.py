"""One sentence translated before any work: a checkpoint can be whole and of no use, or for the other way."""

from audit.engines.engine import Engine
from audit.engines.post_editing import edit_source
from audit.errors import ModelError

FRENCH = "La ministre a annoncé mardi que la ville construira trois nouvelles écoles l’année prochaine."
ENGLISH = "The minister announced on Tuesday that the city will build three new schools next year."
_SPECIMENS = {
    "en": (FRENCH, ENGLISH),
    "fr": (ENGLISH, FRENCH),
    "edited": (edit_source(ENGLISH, FRENCH), FRENCH),
}
_TASKS = {
    "en": "translate French→English",
    "fr": "translate English→French",
    "edited": "post-edit French beside English",
}

LEAST = 0.4
"""Of the words expected. What translates at all has most of them, what is in another language none."""
_SHOWN = 80


def check_specimen(engine: Engine, into: str) -> None:
    """Have the engine translate a sentence `into` "en" or "fr", or post-edit one ("edited").

    Raises:
        ModelError: if what it makes of it has little to do with it, or is in another language.
    """
    source, reference = _SPECIMENS[into]
    (found,) = engine.translate([source])
    wanted = _words(reference)
    if len(wanted & _words(found.text)) >= LEAST * len(wanted):
        return
    name = engine.fingerprint.model
    raise ModelError(
        f"model {name} does not {_TASKS[into]}: it makes {found.text[:_SHOWN]!r} of {source!r}",
        hint="--model is the one from French, --round-trip-model the one into French",
    )


def _words(text: str) -> set[str]:
    return set(text.lower().replace("’", "'").replace("'", " ").replace(".", " ").split())
