"""What a post-editor reads: a sentence and its translation in one text.

Automatic post-editing as translation (Simard et al. 2007; Junczys-Dowmunt and Grundkiewicz 2018): the model
writes what the French should be, given what it is and what it renders. Without an original it corrects the
French alone.
"""

MARK = "ÿ"
"""Parts the two: a letter that hardly any text has, and that the vocabulary holds."""


def edit_source(original: str, french: str) -> str:
    """The text to give the model; `original` may be empty."""
    return f"{original} {MARK} {french}".lstrip()
