"""Where sentences begin and end: one pattern for each question that is asked about it."""

import re

SENTENCE_START = re.compile(r"(?:\A|[.!?…:»”\"]\s)\W*\Z")
"""Matches the text before a word that begins a sentence, and so has its capital from its place."""
PHRASE_START = re.compile(r"(?:^|[.!?:;…«“\"\n(–—-]\s?)[\W\d]*$")
"""Matches the text before a word that may begin a sentence or a part set apart: its capital may be a name's
or not. Wider than `SENTENCE_START`, for here a doubt keeps a finding back."""
FINISHED_SENTENCE = re.compile(r"[.!?…]['’]?[\s»”\")\]]*\Z")
"""Matches a text whose last sentence is over, so that a capital must follow."""
FINISHED_PART = re.compile(r"[.!?…:;][\s»”\"’')\]]*\Z|[»”\"]\s*\Z")
"""Matches a text that ends with any mark a translator may have set for the original's stop; a bracket that
closes alone is none, for a clause may be missing behind it."""
FINISHED_PARAGRAPH = re.compile(r"[.!?…:;»”\")\]]['’]?[\s»”\"’)\]*\d¹²³⁴]*\Z")
"""Matches a paragraph that ends well, be it with a footnote's number. A closing quotation mark or bracket
counts: its stop is a question of style, not of lost text."""
