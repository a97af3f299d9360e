"""Which language's version a disclosure tells its readers to prefer."""

import re

from audit.language.display_names import LANGUAGE, codes_by_language_name
from audit.language.patterns import one_of
from audit.passages.notices import PATTERNS

NAME = re.compile(LANGUAGE, re.IGNORECASE)
SENTENCE_END = re.compile(r"[.;!?](?:\s|$)")

AFTER_NAME = re.compile(one_of(PATTERNS["said after a name"]), re.IGNORECASE)
BEFORE_NAME = re.compile(one_of(PATTERNS["said before a name"]), re.IGNORECASE)


def authoritative_language(text: str) -> str | None:
    """The ISO 639-1 code of the language a disclosure calls authoritative; None if it names none.

    `text` has plain spaces and straight apostrophes.
    """
    for sentence in SENTENCE_END.split(text):
        if cue := AFTER_NAME.search(sentence):
            names = NAME.findall(sentence, 0, cue.start())
            if names:
                return codes_by_language_name()[names[-1].casefold()]
        if (cue := BEFORE_NAME.search(sentence)) and (name := NAME.search(sentence, cue.end())):
            return codes_by_language_name()[name.group().casefold()]
    return None
