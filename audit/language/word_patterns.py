"""What a word is, for each purpose that cuts a text into words."""

import re

LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters: what is looked up in lists of words."""

LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
"""The same with figures: what two texts may share."""

WITH_APOSTROPHES = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""The same with what an apostrophe joins to them: `aujourd’hui`, `l’État`, `don’t`."""

HYPHENATED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""And with what a hyphen joins: `l’avant-veille`."""

COUNTED = re.compile(
    r"""
    \d{1,3} (?: [ \u00a0\u202f] \d{3} )+ (?: [.,] \d+ )?           # 1 234 567,8 is one word
    | [^\W_]+ (?: ['’\-‐‑.,] (?<! \D, ) [^\W_]+ )*                  # and so are l’auto-école, U.S, 1,5
    """,
    re.VERBOSE,
)
"""What a person counts as one word."""

FIGURE_OR_HYPHENATED = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""Letters with hyphens and apostrophes, or a figure with its decimals: what stands around a place."""

NAME_WORD = re.compile(r"[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*")
"""A word that begins with a letter in each part, and may go on with digits: A380, G20, Saint-Denis."""
