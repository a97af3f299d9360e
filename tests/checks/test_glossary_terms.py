"""Terms of a glossary, however many it has."""

from __future__ import annotations

import pytest

from audit.checks.french.glossary_terms import finders
from audit.config import Term, TermKind

LETTERS = "bcdfgklmnprst"
WORDS = [f"{a}{b}{c}{d}o" for a in LETTERS for b in "aeiou" for c in LETTERS for d in LETTERS]
MANY = tuple(Term(kind=TermKind.FORBID, term=word) for word in WORDS)
TEXT = "Cabco et le babbo ont vu l’office, et le Babbo."


def test_only_terms_that_begin_as_a_word_of_the_text_are_tried() -> None:
    assert len(MANY) > 10_000
    terms = finders(MANY)
    assert finders(MANY) is terms
    found = [one.term.term for one in terms.avoided.in_sentence(TEXT)]
    assert found == ["cabco", "babbo"]
    assert set(terms.avoided._patterns) == {"babbo", "Babbo", "Cabco"}


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("aujourd'hui même", "Il vient aujourd’hui  même.", True),
        ("covid long", "Covid long : un an après.", True),
        ("covid long", "Le Covid long.", False),
        ("#tag", "Voici #tag et #tagué.", False),
        ("@", "Il écrit un @ seul.", True),
        ("C++", "Il écrit en C++ depuis.", True),
        ("l'État", "C’est l’État.", True),
        ("'ndrangheta", "La ’ndrangheta calabraise.", True),
        ("or", "Le décor est d’or.", True),
        ("or", "Le décor est là.", False),
    ],
)
def test_where_a_term_begins(term: str, text: str, found: bool) -> None:
    avoided = finders((Term(kind=TermKind.FORBID, term=term),)).avoided
    assert bool(list(avoided.in_sentence(text))) is found
