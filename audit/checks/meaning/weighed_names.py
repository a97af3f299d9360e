"""Names that the models would exchange for one that the original has, and the French has not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit.checks.french.capitals import capitalised
from audit.checks.meaning.countries import named_in
from audit.checks.meaning.entities import alike, equivalents
from audit.checks.views.article_view import ArticleView
from audit.checks.views.weighed import compared
from audit.evidence.doubts import best
from audit.language.lexicon import is_name, is_word
from audit.records import Span, WordWeight
from audit.text import folded

_MARGIN = 4.0
"""Natural logarithms that both texts gain at least. Of 238 names put in place of others, in translations of
wmt13 by google and microsoft, 0.92 gain as much; of other words with a capital in 14,000 words 22, nearly all
of them exonyms, transcriptions and words that are translated."""
_ACRONYM = 5
"""Letters that an acronym has at most: names are written so in headlines, too."""
_SPACES = (" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name in the article that the original has not, and what the original has there."""

    span: Span
    other: str


@dataclass(frozen=True, slots=True)
class _Names:
    """The words with a capital on both sides of an article, folded."""

    french: frozenset[str]
    original: frozenset[str]


def weighed_names(article: ArticleView) -> Iterator[Renaming]:
    """The renamings of an article; the words of one name are one."""
    for pair in compared(article):
        english = article.original_text(pair.originals)
        found: list[Renaming] = []
        for number, word in enumerate(pair.french):
            own, other = word.span.of(article.text), _better(word)
            if other is None or not own[:1].isupper() or named_in(own, "fr", english, "en"):
                continue
            known = article.once(_carried)
            carried = folded(own) in known.original, folded(other) in known.french
            if _tells(own, other, carried, is_beside=_is_beside(article.text, pair.french, number, english)):
                _add(found, Renaming(word.span, other), article.text)
        yield from found


def _carried(article: ArticleView) -> _Names:
    return _Names(
        french=_names(pair.text for pair in article.pairs),
        original=_names(pair.original for pair in article.pairs),
    )


def _names(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(name.text) for line in lines for name in capitalised(line))


def _is_beside(text: str, words: Sequence[WordWeight], number: int, english: str) -> bool:
    """Whether the English has the name that stands right before or right behind the word."""
    here = {name for name in _names([english]) if not _is_ordinary(name)}
    near = words[max(0, number - 1) : number + 2]
    sides = [side for side in pairwise(near) if text[side[0].end : side[1].start] in _SPACES]
    beside = (one.span.of(text) for side in sides for one in side if one is not words[number])
    return any(name[:1].isupper() and folded(name) in here for name in beside)


def _add(found: list[Renaming], new: Renaming, text: str) -> None:
    """Add it, to the last if it is another word of the same name."""
    if found and text[found[-1].span.end : new.span.start] in (*_SPACES, "-"):
        last = found.pop()
        names = " ".join(dict.fromkeys((*last.other.split(), new.other)))
        new = Renaming(Span(start=last.span.start, end=new.span.end), names)
    found.append(new)


def _tells(own: str, other: str, carried: tuple[bool, bool], *, is_beside: bool) -> bool:
    """Whether both words are names, and two of them.

    French has names of its own for places and bodies, and translates what is a word (la Croix); but not what
    is `carried` over unchanged elsewhere in the article, nor what is listed as a name, nor what stands beside
    a name that both have: Linda Renard.
    """
    if alike(own, other) or _share_letters(own, other):
        return False
    if carried[0] or is_beside:
        return True
    if folded(own)[0] == folded(other)[0] or (own.isupper() and len(own) <= _ACRONYM):
        return False
    if is_name(own, "en") or equivalents(own):
        return True
    return not (is_word(own, "fr") or (_is_ordinary(other) and not carried[1]))


def _is_ordinary(word: str) -> bool:
    """Whether it is a word of English, and in no list of names."""
    return is_word(word, "en") and not is_name(word, "en")


def _share_letters(own: str, other: str) -> bool:
    """Whether they may be one acronym in two languages: OTAN and NATO, IST and STI."""
    if not (own.isupper() and other.isupper()):
        return False
    return 2 * (Counter(own) & Counter(other)).total() >= max(len(own), len(other))


def _better(word: WordWeight) -> str | None:
    other = best(word)
    if other is None or other.is_form or min(other.gain, other.return_gain or 0.0) < _MARGIN:
        return None
    return other.text if other.text[:1].isupper() else None
