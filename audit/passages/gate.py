"""The language gate: is the body French, and the original English?

Scores of another language would be numbers about nothing, and a back-translation is English.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audit.errors import RunError
from audit.records import Article, Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CANDIDATES = "fr en es it pt ca ro de nl sv da fi pl cs hu ru uk el tr id vi ar he fa hi zh ja ko"
"""Languages a newsroom meets. Left out are those short French is mistaken for: Occitan, Haitian, Breton, …"""

COMPARABLE = "en"
"""What originals can be compared in."""

FEWEST_LETTERS = 40
SURE = 0.8
"""Of 3,300 passages of English news, one or three sentences long, none is taken for another language."""
LONGEST = 20_000


def identify(text: str) -> Language:
    """The language of a text. A short one is French unless it is clearly something else."""
    letters = sum(map(str.isalpha, text[:LONGEST]))
    if letters == 0:
        return Language(code="fr", probability=0.0, is_french=True)
    code, probability = _identifier().classify(text[:LONGEST])
    certain = probability >= SURE if letters < FEWEST_LETTERS else probability >= 0.5
    return Language(code=code, probability=float(probability), is_french=code == "fr" or not certain)


def language_of_original(article: Article) -> str | None:
    """The ISO 639-1 code: as given, else as the text reads, English where that is uncertain.

    None where there is no original.
    """
    if article.original is None or article.original_language:
        return article.original_language if article.original is not None else None
    found = identify(article.original)
    return found.code if found.probability >= SURE else COMPARABLE


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
