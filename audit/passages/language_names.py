"""Names of languages in English and French, as disclosures write them."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

__all__ = ["LANGUAGE", "codes_by_name"]

FEMININES = (("ien", "ienne"), ("éen", "éenne"), ("grec", "grecque"), ("turc", "turque"))


@cache
def codes_by_name() -> dict[str, str]:
    """Lower-case name → ISO 639-1 code; French adjectives in both genders. From CLDR, by way of Babel."""
    codes: dict[str, str] = {}
    for locale in ("en", "fr"):
        for code, name in Locale(locale).languages.items():
            if len(code) == 2 and re.fullmatch(r"[^\W\d_]{4,}", name):
                codes.setdefault(name.casefold(), code)
                codes.setdefault(_feminine(name.casefold()), code)
    return codes


def _feminine(adjective: str) -> str:
    for ending, feminine in FEMININES:
        if adjective.endswith(ending):
            return adjective.removesuffix(ending) + feminine
    return adjective if adjective.endswith("e") else adjective + "e"


LANGUAGE = rf"\b(?:{'|'.join(sorted(codes_by_name(), key=len, reverse=True))})\b"
"""A pattern for all these names, to be matched without regard to case."""
