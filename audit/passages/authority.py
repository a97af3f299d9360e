"""Which language's version a disclosure tells its readers to prefer."""

from __future__ import annotations

import re

from audit.passages.language_names import LANGUAGE, codes_by_name

__all__ = ["authoritative_language"]

NAME = re.compile(LANGUAGE, re.IGNORECASE)
SENTENCE_END = re.compile(r"[.;!?](?:\s|$)")

AFTER_NAME = re.compile(
    r"\b(?:(?:fait|font|fera|feront) (?:foi|autorité)|prévau\w+|prévaloir|prim(?:e|era)\b|l'emporte\w*"
    r"|prevails?\b|takes? precedence|governs\b|(?:is|as|being) (?:the )?authoritative"
    r"|(?:as|is) (?:our|the) (?:main|primary|official|original|reference) (?:language|version|text)"
    r"|(?:comme|est) (?:notre|la) (?:langue|version) (?:principale|de référence|officielle|originale))",
    re.IGNORECASE,
)
"""What stands after the name of the language: `la version anglaise fait foi`."""

BEFORE_NAME = re.compile(
    r"\b(?:(?:see|consult|read|check|refer to|rely on) (?:[\w']+ ){0,4}?"
    r"|(?:voir|consulte[rz]|lire|lisez|référer à|référez-vous à|reporter à|reportez-vous à) (?:[\w']+ ){0,4}?"
    r"|(?:main|primary|official|original|authoritative) language (?:is|remains) "
    r"|langue (?:principale|de référence|officielle|originale) (?:est|reste|demeure) )(?:l'|le |la |the )?"
    rf"(?={LANGUAGE})",
    re.IGNORECASE,
)
"""What stands before it: `veuillez consulter la version anglaise`."""


def authoritative_language(text: str) -> str | None:
    """The ISO 639-1 code of the language a disclosure calls authoritative; None if it names none.

    `text` has plain spaces and straight apostrophes.
    """
    for sentence in SENTENCE_END.split(text):
        if cue := AFTER_NAME.search(sentence):
            names = NAME.findall(sentence, 0, cue.start())
            if names:
                return codes_by_name()[names[-1].casefold()]
        if (cue := BEFORE_NAME.search(sentence)) and (name := NAME.search(sentence, cue.end())):
            return codes_by_name()[name.group().casefold()]
    return None
