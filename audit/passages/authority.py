"""Which language's version a disclosure tells its readers to prefer."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

__all__ = ["authoritative_language"]

AFTER_CUE = (
    r"(?:see|consult|read|check|refer to|rely on|voir|consulte[rz]|lire|lisez|se référer à|vous (?:référer|reporter) à|reportez-vous à|"
    r"référez-vous à)(?: (?:toujours|always|please|the|our|to|la|le|l'|notre|à|au))* ?(?:(?:version|texte|text|article|original)s? ?"
    r"(?:originale?s?|officielle?s?)? ?(?:en |in |de |of )?)?(?:original |official )?(?:l'|le |la |the )?{language}",
    r"(?:version|texte|text|article|langue|language|original)s? (?:originale?|officielle?|de référence|qui fait foi|principale)?[ ,:]*"
    r"(?:est |is |en |in |being )*(?:l'|le |la |the )?{language}(?= ?(?:version|text)?[^.]{{0,40}}(?:fait foi|font foi|prévau|primer?|l'emporte|prevail|"
    r"authoritative|precedence|governs|référence))",
    r"(?:langue|language) (?:principale|de référence|officielle|originale) (?:est|reste|demeure) (?:l'|le |la )?{language}",
    r"(?:main|primary|official|original|authoritative) language is {language}",
)
BEFORE_CUE = (
    r"{language}(?:[ -](?:language|version|text|original|article|edition|originale?)s?){{0,3}}[^.,;]{{0,40}}?"
    r"(?:fait foi|font foi|fera foi|prévau\w*|prévaloir|prime|l'emporte|fait autorité|prevails?|is authoritative|authoritative|"
    r"takes? precedence|governs?|as (?:our|the) (?:main|primary|official|original) language|"
    r"is (?:our|the) (?:main|primary|official|original) language|(?:est|comme) (?:notre|la) langue (?:principale|de référence|officielle))",
)


def authoritative_language(text: str) -> str | None:
    """The ISO 639-1 code of the language a disclosure calls authoritative; None if it names none.

    `text` has plain spaces and straight apostrophes.
    """
    for pattern in _patterns():
        if match := pattern.search(text):
            return _names()[match["language"].casefold()]
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    language = rf"\b(?P<language>{names})\b"
    return tuple(
        re.compile(cue.format(language=language), re.IGNORECASE) for cue in (*BEFORE_CUE, *AFTER_CUE)
    )


@cache
def _names() -> dict[str, str]:
    """Names of languages in English and French, lower-case, French adjectives in both genders → code."""
    names: dict[str, str] = {}
    for locale in ("en", "fr"):
        for code, name in Locale(locale).languages.items():
            if len(code) == 2 and re.fullmatch(r"[^\W\d_]{4,}", name):
                names.setdefault(name.casefold(), code)
                if locale == "fr":
                    names.setdefault(_feminine(name.casefold()), code)
    return names


def _feminine(adjective: str) -> str:
    for ending, feminine in (("ien", "ienne"), ("éen", "éenne"), ("grec", "grecque"), ("turc", "turque")):
        if adjective.endswith(ending):
            return adjective.removesuffix(ending) + feminine
    return adjective if adjective.endswith("e") else adjective + "e"
