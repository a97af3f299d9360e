"""The names of languages and of countries in French and English, from CLDR by way of Babel."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

_FEMININES = (("ien", "ienne"), ("éen", "éenne"), ("grec", "grecque"), ("turc", "turque"))


def language_name(code: str, language: str = "en") -> str:
    """`Indonesian` for `id`; the code itself where it names nothing known."""
    try:
        return Locale.parse(code).get_language_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


@cache
def territory_names(language: str) -> dict[str, str]:
    """ISO 3166-1 or UN M.49 code → name: countries, dependent territories and continents."""
    return {code: str(name) for code, name in Locale(language).territories.items()}


@cache
def codes_by_language_name() -> dict[str, str]:
    """Small letters → ISO 639-1 code, in English and in French, where adjectives have both genders."""
    codes: dict[str, str] = {}
    for locale in ("en", "fr"):
        for code, name in Locale(locale).languages.items():
            if len(code) == 2 and re.fullmatch(r"[^\W\d_]{4,}", name):
                codes.setdefault(name.casefold(), code)
                codes.setdefault(_feminine(name.casefold()), code)
    return codes


def _feminine(adjective: str) -> str:
    for ending, feminine in _FEMININES:
        if adjective.endswith(ending):
            return adjective.removesuffix(ending) + feminine
    return adjective if adjective.endswith("e") else adjective + "e"


LANGUAGE = rf"\b(?:{'|'.join(sorted(codes_by_language_name(), key=len, reverse=True))})\b"
"""A pattern for all these names, to be matched without regard to case."""
