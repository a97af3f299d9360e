"""Characters that do not show, made visible, so that a report can be trusted to look like what it says."""

import re
import unicodedata

NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners belong to emoji and to Persian spelling."""
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
SPACES = {"\u00a0": "⍽", "\u202f": "⍽", "\u2009": "⍽", "\t": "⇥"}


def visible(text: str) -> str:
    """The text on one line: line breaks as ↵, tabs as spaces, other characters that hide as ⟨U+202E⟩."""
    line = NEWLINE.sub(" ↵ ", text).replace("\t", " ")
    if line.replace("\u00a0", "").replace("\u202f", "").isprintable():
        return line  # nearly always: a look at every character is dear in a large run
    return "".join(_shown(character) for character in line)


def _shown(character: str) -> str:
    hides = unicodedata.category(character) in HIDDEN and character not in JOINERS
    return f"⟨U+{ord(character):04X}⟩" if hides else character


def show_spaces(text: str) -> str:
    """The text with no-break spaces as ⍽, for fixes in which nothing else changes."""
    return "".join(SPACES.get(character, character) for character in text)


def isolate(text: str) -> str:
    """The text so wrapped that right-to-left letters in it leave their surroundings in order."""
    return f"\u2068{text}\u2069" if RIGHT_TO_LEFT.search(text) else text
