"""Names of languages in English."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

__all__ = ["language_name"]


def language_name(code: str) -> str:
    """`Indonesian` for `id`; the code itself where it names nothing known."""
    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
