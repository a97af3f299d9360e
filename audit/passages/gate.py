"""The language gate: is the body French? Scores of another language would be numbers about nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audit.errors import RunError
from audit.records import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["identify"]

CANDIDATES = "fr en es it pt ca ro de nl sv da fi pl cs hu ru uk el tr id vi ar he fa hi zh ja ko"
"""Languages a newsroom meets. Left out are those short French is mistaken for: Occitan, Haitian, Breton, …"""

FEWEST_LETTERS = 40
SURE = 0.8
LONGEST = 20_000


def identify(text: str) -> Language:
    """The language of a text. A short one is French unless it is clearly something else."""
    letters = sum(map(str.isalpha, text[:LONGEST]))
    if letters == 0:
        return Language(code="fr", probability=0.0, is_french=True)
    code, probability = _identifier().classify(text[:LONGEST])
    certain = probability >= SURE if letters < FEWEST_LETTERS else probability >= 0.5
    return Language(code=code, probability=float(probability), is_french=code == "fr" or not certain)


@cache
def _identifier() -> LanguageIdentifier:
    # Imported here: NumPy and the model take half a second that other commands need not wait.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        # It is unpacked into a temporary file. No article is to blame, and every one would fail of it.
        raise RunError(
            f"no temporary file for the language model: {error.strerror or error}",
            hint="Make room where TMPDIR points, or set it to a folder with room",
        ) from error
    identifier.set_languages(CANDIDATES.split())
    return identifier
