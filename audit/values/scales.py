"""What the words and letters behind a number multiply it by: millions, Md€, G$, trillion."""

import re
from fractions import Fraction

from audit.values.quantity import Tongue

_GAP = r"[\s-]{0,2}"
_BETWEEN = r"(?:premiers|derniers|prochains|autres|first|last|final|next|other)\s"
"""Les 350 derniers milliards."""
_SIGN = r"(?=\s?(?:[€$£¥]|US\$|CA\$|C\$|A\$|CHF|EUR|USD|CAD|GBP|d[’']euros?\b|de dollars?\b))"
"""What makes a letter behind a number a scale: the currency it belongs to."""
_OTHER = "marins|nautiques|carrés|terrestres|des|les|dans|vers|sous|sans|plus|puis|depuis"
_MILLES = rf"milles(?= (?!{_OTHER})[a-zà-ÿ]+s\b)"
"""Mille never takes an s: “149 milles à l’heure” are miles; only “5 milles euros” is a slip."""
_SCALES = {
    Tongue.FRENCH: (  # trillion as those mean it who write it; a check tells that it is English
        (10**12, rf"(?i:billions?|trillions?)(?!\w)|T{_SIGN}"),
        (10**9, rf"(?i:milliards?|mds?|mrds?)(?!\w)|(?:Mds?|Mrds?|G){_SIGN}"),
        (10**6, rf"(?i:millions?|mios?|mln)(?!\w)|M{_SIGN}"),
        (10**3, rf"(?i:mille(?!\w| marins?| nautiques?)|milliers|{_MILLES})(?!\w)|[kK]{_SIGN}"),
    ),
    Tongue.ENGLISH: (
        (10**12, r"(?i:trillion|tn)(?!\w)"),
        (10**9, r"(?i:billions?|bn|milliards?)(?!\w)"),
        (10**6, r"(?i:millions?|mn)(?!\w)"),
        (10**3, r"(?i:thousands?)(?!\w)"),
        (10**2, r"(?i:hundred)(?!\w)"),
    ),
}
_PATTERNS = {
    language: [
        (Fraction(value), re.compile(f"{_GAP}(?:{_BETWEEN})?(?:{spelling})")) for value, spelling in scales
    ]
    for language, scales in _SCALES.items()
}
LETTER = re.compile(r"[kmbKMB](?!\w)")
LETTER_SCALES = {"k": Fraction(10**3), "m": Fraction(10**6), "b": Fraction(10**9)}
"""“800m” are millions or metres, “$5k” thousands, “80,000B” perhaps bytes: both are kept."""


def scale_at(text: str, position: int, language: Tongue) -> tuple[Fraction, int]:
    """The scale words from `position` on, multiplied, and where they end: “mille milliards”."""
    for value, pattern in _PATTERNS[language]:
        if match := pattern.match(text, position):
            more, end = scale_at(text, match.end(), language)
            return value * more, end
    return Fraction(1), position
