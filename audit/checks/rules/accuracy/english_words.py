"""Flags English words left inside a French sentence.

Why it matters: a clause nobody translated, or an “and” for an “et”, breaks the sentence for the reader and
betrays the machine.

Known false alarms: titles, names and quoted English are left alone as far as capitals and quotation marks
show them; an English saying or title set without either is flagged, and so is a loan that no list has yet. A
single word counts where it is everyday English, in no French list, stands between words of French, and the
original has it too, or it is among the commonest.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.code_mixing import Token, is_english, tokens
from audit.checks.french.only_english import is_loan, is_only_english
from audit.checks.french.spelling import english_frequency, is_spelt, may_be_french
from audit.checks.original.copied_words import copied_phrases
from audit.checks.tables import word_list
from audit.checks.views.quotations import WITHIN_SENTENCE
from audit.checks.views.readings import Reading
from audit.language.lexicon import is_word

QUOTED = re.compile(
    rf"{WITHIN_SENTENCE}|\([^()]*\)|['‘][^'’‘]*['’](?!\w)|https?://\S+|(?<!\S)[^\s@]+@\S+"
    r"|\b(?:[Ll]ast but not least|[Bb]usiness as usual|[Tt]he show must go on|"
    r"[Ww]ait and see|[Tt]oo big to fail)\b"
)
CLOSE = re.compile(r"[\s,]+")
FEWEST, FEWEST_NAMED = 3, 3
"""English words of a run, and how many there must be where a capital letter hints at a name."""
MOST_STRAY = 2
COMMONEST = 100_000
"""How often pyspellchecker’s corpus of English subtitles must hold a stray word that no original shows."""
FRENCH_ENOUGH = 3
"""Small French words that show a quotation to be French."""
BESIDE = re.compile(r",? (?:\d+ )?")
EXPLAINED = re.compile(r"\s?[█(\-‑]|['’]|\d")
JOINED = re.compile(r"[-‑/@#_.'’]")
GAP = 3
"""Words that may be either language between two English ones."""
HOMOGRAPHS = frozenset({"for", "but", "in"})
INNER = frozenset({"intérieur", "intime"})
DETERMINERS = word_list("english_words.determiners")
"""After which “for” and “but” are French: dans son for intérieur, le seul but, a pour but."""
ARTICLES = word_list("english_words.articles")
SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "je", "j'"})
CLAUSE_OPENERS = SUBJECTS | word_list("english_words.after")
"""What follows “but” where it stands for “mais”: after a comma any of these, else only a subject."""
RELATIVE = frozenset({"que", "qu'"})
AFTER_BUT = word_list("english_words.after_but")
"""What else follows it where no small word of French stands before, as before a noun one would."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    known = _recognised(article)
    for passage in article.readings():
        if is_english(passage.text):
            continue  # the whole sentence is English: another check says so
        found = [(run[0].start, run[-1].end) for run in _runs(passage, known)]
        for run in _copied(article, passage):
            if not any(run[0].start < end and start < run[-1].end for start, end in found):
                found.append((run[0].start, run[-1].end))
        for start, end in sorted(found):
            yield Hit(
                span=passage.view.span(start, end),
                message=f"“{passage.text[start:end]}” was left in English.",
            )


def _copied(article: ArticleView, passage: Reading) -> Iterator[Sequence[Token]]:
    """Phrases that the original of the passage has too, where it is given."""
    english = article.english_of(passage) if article.links else None
    return copied_phrases(QUOTED.sub(_hidden, passage.text), english) if english else iter(())


def _recognised(article: ArticleView) -> Callable[[Token], bool]:
    """Whether a word was surely left: the original has it, or it is among the commonest."""
    compared = article.evidence.prepared.originals and not article.evidence.unrelated
    original = tokens(article.original) if compared else ()
    words = {token.word for token in original if token.is_lower}  # what it writes in capitals is a name
    return lambda token: token.word in words or english_frequency(token.word) >= COMMONEST


def _runs(passage: Reading, known: Callable[[Token], bool]) -> Iterator[Sequence[Token]]:
    """The runs of English, and single words of English between words of French."""
    text = QUOTED.sub(_hidden, passage.text)
    found = tokens(text)
    position = 0
    while position < len(found):
        run = _run_at(text, found, position)
        if not run:
            position += 1
            continue
        sure = all(_is_small(token) or token.word in HOMOGRAPHS or known(token) for token in run)
        judges = (_is_passage, _is_slip, _is_stray) if sure else (_is_passage,)
        if any(judge(text, run, found, position) for judge in judges):
            yield run
        position += len(run)


def _hidden(match: re.Match[str]) -> str:
    """A quotation or bracket blackened, unless it is French, where English is as wrong as outside."""
    quoted = tokens(match.group())
    french = sum(token.is_french for token in quoted)
    return match.group() if french >= FRENCH_ENOUGH else "█" * len(match.group())


def _run_at(text: str, found: Sequence[Token], position: int) -> Sequence[Token]:
    """The longest stretch from here whose words are English, or may be, between two English ones."""
    if not (_is_english(found[position]) and (found[position].is_lower or position == 0)):
        return ()
    end = position + 1
    for index in range(position + 1, len(found)):
        gap = text[found[index - 1].end : found[index].start]
        if found[index].is_french or not CLOSE.fullmatch(gap) or index - end > GAP:
            break
        if _is_english(found[index]) and found[index].is_lower:
            end = index + 1
    return found[position:end]


def _is_english(token: Token) -> bool:
    return _may_be_english(token.text)


@lru_cache(maxsize=65536)
def _may_be_english(word: str) -> bool:
    token = Token(0, len(word), word)
    return token.is_english or token.word in ("but", "in") or is_only_english(word)


def _is_passage(text: str, run: Sequence[Token], found: Sequence[Token], position: int) -> bool:
    """At least three English words in lower case, or two of which one is no small word.

    Where a capital letter hints at a name, there must be more, and not only the small words of a title.
    """
    around = found[max(0, position - 1) : position + len(run) + 1]
    lower = [token for token in run if token.is_lower and _is_english(token)]
    small = sum(token.is_english_function_word for token in lower)
    telling = sum(is_only_english(token.text) and not token.is_english_function_word for token in lower)
    if _has_name(around, found[0]):
        return telling >= 1 and telling + small >= FEWEST_NAMED
    if len(run) >= FEWEST and small >= 1 and telling >= 1:
        return True
    return len(lower) >= FEWEST and (small >= 1 or telling >= 2)


def _has_name(tokens: Sequence[Token], first: Token) -> bool:
    """Whether a word has a capital that it has not from being the `first` of the passage."""
    return any(not token.is_lower and token is not first for token in tokens)


def _neighbours(
    found: Sequence[Token], run: Sequence[Token], position: int
) -> tuple[Token | None, Token | None]:
    """The words right before and behind a run that begins at `position`."""
    end = position + len(run)
    return found[position - 1] if position else None, found[end] if end < len(found) else None


def _is_slip(text: str, run: Sequence[Token], found: Sequence[Token], position: int) -> bool:
    """One or two English words in lower case, no French ones, with a small French word right beside them."""
    before, after = _neighbours(found, run, position)
    if before is None or after is None or not _is_beside(text, run, before, after):
        return False
    if not all(_is_small_or_unlisted(token, found, position + i) for i, token in enumerate(run)):
        return False
    if not (_reads_on(before, found) and after.is_lower):
        return len(run) == 1 and _is_beside_name(run[0], before, after)
    if _are_french(before, after):
        return len(run) == 1 or all(map(_is_small, run))
    # Small words betray themselves; others may be part of a loan (un one man show, du make up).
    small = all(_is_small(token) and token.word not in HOMOGRAPHS for token in run)
    return small and (before.is_french or after.is_french)


def _are_french(before: Token, after: Token) -> bool:
    """Whether two words are French, and no halves of a loan: rock and roll, face to face."""
    loan = all(is_word(token.word, "en") and not token.is_french for token in (before, after))
    return not loan and before.word != after.word and all(map(_is_french, (before, after)))


def _is_beside(text: str, run: Sequence[Token], before: Token, after: Token) -> bool:
    gaps = text[before.end : run[0].start], text[run[-1].end : after.start]
    return all(BESIDE.fullmatch(gap) for gap in gaps)


def _reads_on(before: Token, found: Sequence[Token]) -> bool:
    """Whether a word is in lower case, or has its capital only because it opens the passage."""
    return before.is_lower or (before is found[0] and _is_french(before))


def _is_beside_name(small: Token, before: Token, after: Token) -> bool:
    """Whether a small English word stands between a name and a word that is French and only French."""
    if small.word == "the" or before.is_lower == after.is_lower:
        return False
    if not (_is_small(small) or small.word in HOMOGRAPHS):
        return False
    french = before if before.is_lower else after
    return french.is_french or (is_word(french.word, "fr") and not is_word(french.word, "en"))


def _is_stray(text: str, run: Sequence[Token], found: Sequence[Token], position: int) -> bool:
    """One or two everyday English words that French never borrowed, between French ones.

    Beside a name they may be part of it, and what a bracket explains was left on purpose.
    """
    before, after = _neighbours(found, run, position)
    if len(run) > MOST_STRAY or not all(map(_is_unborrowed, run)) or all(map(_is_small, run)):
        return False
    if EXPLAINED.match(text, run[-1].end) or JOINED.search(text[max(0, run[0].start - 1) : run[0].start]):
        return False
    beside = [token for token in (before, after) if token is not None]
    return len(beside) > 0 and all(map(_is_french_or_opens(found), beside))


def _is_unborrowed(token: Token) -> bool:
    return is_only_english(token.text) or (_is_small(token) and token.word not in HOMOGRAPHS)


def _is_small(token: Token) -> bool:
    return token.is_lower and token.is_english_function_word


def _is_french_or_opens(found: Sequence[Token]) -> Callable[[Token], bool]:
    """A test of a token: a French word in lower case, or the first word of the passage."""
    return lambda token: (
        token is found[0] or (token.is_lower and _is_french(token) and not is_loan(token.word))
    )


def _is_french(token: Token) -> bool:
    if "-" in token.word:  # dit-il, celui-ci
        return any(map(may_be_french, token.word.split("-")))
    return token.is_french or (is_word(token.word, "fr") and not token.is_english) or is_spelt(token.word)


def _is_small_or_unlisted(token: Token, found: Sequence[Token], position: int) -> bool:
    if token.word in HOMOGRAPHS:
        return _is_english_homograph(token, found, position)
    if is_loan(token.word):
        return False
    return token.is_lower and (token.is_english_function_word or not is_word(token.word, "fr"))


def _is_english_homograph(token: Token, found: Sequence[Token], position: int) -> bool:
    """Whether “for” or “but” is no French noun here: it follows no article, and “but” opens a clause."""
    before, after = found[position - 1], found[position + 1].word if position + 1 < len(found) else ""
    if token.word == "in":
        return after in ARTICLES  # and no “in extremis”
    if before.word in DETERMINERS:
        return False
    if token.word != "but":
        return after not in INNER
    opens = after in (ARTICLES | CLAUSE_OPENERS | AFTER_BUT) - RELATIVE
    if token.start - before.end > 1:  # a comma
        return after in CLAUSE_OPENERS or (opens and not before.is_french)
    # Behind a plural it is no noun (des juristes but des experts); else it may be (joli but des Bleus).
    return after in SUBJECTS or (opens and before.word.endswith("s") and is_word(before.word[:-1], "fr"))


CHECK = Check(id="AC05", category=Category.UNTRANSLATED, severity=Severity.MAJOR, look=_look)
