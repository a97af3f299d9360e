"""Which French words are infinitives: those of which the word lists know another form of the verb."""

import re
from functools import lru_cache

from audit.checks.french.spelling import may_be_french
from audit.language.lemmas import lemma

_IRREGULAR = re.compile(r"(?:(?<!af)faire|être|voir|seoir)\Z")


@lru_cache(maxsize=4096)
def is_infinitive(word: str) -> bool:
    """Whether a word in small letters is an infinitive, maybe beside a noun (dîner, pouvoir, souvenir)."""
    if word.endswith("er"):
        return may_be_french(word[:-2] + "é") or lemma(word[:-2] + "ait", "fr") == word
    if not word.endswith(("ir", "ïr", "re")):
        return False
    forms = (word.removesuffix("e") + "a", word[:-2] + "ait", word[:-3] + "ait")  # finira, rendra, pouvait
    return _IRREGULAR.search(word) is not None or any(lemma(form, "fr") == word for form in forms)
