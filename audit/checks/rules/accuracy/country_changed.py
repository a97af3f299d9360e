"""Flags a country, nationality or capital that is not the original’s (Iran for Iraq, slovaque for Slovenian).

Why it matters: one country for another turns the news upside down, and the sentence reads as well as before.

Known false alarms: a country that the French names by a word the table lacks. Both sides must name one that
the other lacks, in the sentence and its neighbours, or the same countries in the same order but for one; a
capital or a seat of government stands for its country, and several readings (Congo, Korea, Guinea) for each
other.
"""

import re
from collections.abc import Iterable, Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.meaning.countries import Mention, mentions
from audit.checks.meaning.surroundings import likeness
from audit.checks.views.pairs import Pair
from audit.text import without_accents

ENOUGH = 1.5
"""How much of what stands around two countries must be the same: a word at the very place counts 1."""
Exchange = tuple[Mention, Mention]


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        ours, theirs = _of_themselves(pair.text, "fr"), _of_themselves(pair.original, "en")
        if ours and theirs:
            found = _strangers(pair, ours, theirs) or _one_of_many(pair, ours, theirs)
            for french, english in found or _in_place(pair, ours, theirs):
                if _is_continent(french) is not _is_continent(english):
                    continue
                yield Hit(
                    span=pair.locate(french),
                    message=f"“{french.text}” is not in the original, which says “{english.text}” here.",
                )


def _of_themselves(text: str, language: str) -> tuple[Mention, ...]:
    """The countries that are named for their own sake, not as a part of another name."""
    return tuple(mention for mention in mentions(text, language) if not mention.in_name)


def _strangers(pair: Pair, ours: Iterable[Mention], theirs: Iterable[Mention]) -> list[Exchange]:
    """Countries that only the French names, facing those that only the original names."""
    french = _lonely(ours, f"{pair.original} {pair.near_original}", "en")
    if not french:
        return []
    lost = _lost(pair, theirs, pair.text)
    if not len(french) == len(lost) == 1:  # one for one: the neighbours need not bear it out
        lost = _lost(pair, theirs, f"{pair.text} {pair.near_french}")
    return list(zip(french, lost, strict=False))


def _one_of_many(pair: Pair, ours: tuple[Mention, ...], theirs: tuple[Mention, ...]) -> list[Exchange]:
    """The one country that differs where both sides name as many, in the same order."""
    if len(ours) != len(theirs):
        return []
    differing = [
        (this, that) for this, that in zip(ours, theirs, strict=True) if this.codes.isdisjoint(that.codes)
    ]
    told = f"{pair.text} {pair.near_french}" if len(ours) == 1 else pair.text
    return differing if len(differing) == 1 and _lost(pair, [differing[0][1]], told) else []


def _in_place(pair: Pair, ours: Iterable[Mention], theirs: Iterable[Mention]) -> list[Exchange]:
    """A country of which the original of this sentence says nothing, in the very place of one it does.

    The back-translation shows the place, so that neighbours who name both countries prove nothing.
    """
    said = mentions(pair.back or "", "en")
    found: list[Exchange] = []
    for french in ours:
        if any(french.codes & english.codes for english in theirs):
            continue
        places = [mention for mention in said if mention.codes & french.codes]
        lost = [
            one for one in theirs if _names_oftener(theirs, one, ours) and _names_oftener(theirs, one, said)
        ]
        ranked = [
            (likeness(pair.original, one, pair.back or "", place), one) for one in lost for place in places
        ]
        fit, english = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
        if english is not None and fit >= ENOUGH:
            found.append((french, english))
    return found


def _is_continent(mention: Mention) -> bool:
    """Whether it has a number under UN M.49, as continents and the world do, and no letters."""
    return all(code.isdecimal() for code in mention.codes)


def _names_oftener(here: Iterable[Mention], country: Mention, there: Iterable[Mention]) -> bool:
    """Whether one text names a country more often than another does."""
    ours, theirs = (sum(bool(one.codes & country.codes) for one in text) for text in (here, there))
    return ours > theirs


def _lost(pair: Pair, theirs: Iterable[Mention], french: str) -> list[Mention]:
    """Countries of the original that neither the French names nor its back-translation."""
    told = {code for mention in mentions(pair.back or "", "en") for code in mention.codes}
    lonely = _lonely(theirs, french, "fr")
    return [mention for mention in lonely if mention.codes.isdisjoint(told)]


def _lonely(here: Iterable[Mention], there: str, language: str) -> list[Mention]:
    """The first mention of each country that the other text does not name, be it in the same spelling."""
    known = {code for mention in mentions(there, language) for code in mention.codes}
    folded = without_accents(there)
    found: list[Mention] = []
    for mention in here:
        carried = re.search(rf"\b{re.escape(without_accents(mention.text))}\b", folded)
        seen = any(mention.codes & other.codes for other in found)
        if mention.codes.isdisjoint(known) and not carried and not seen:
            found.append(mention)
    return found


CHECK = Check(
    id="AC16",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.COUNTRIES,
)
