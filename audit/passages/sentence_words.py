"""Words with a full stop that ends no sentence, and words that begin one, by language."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ENGLISH", "FRENCH", "NEUTRAL", "Vocabulary", "vocabulary_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a sentence splitter must know of a language.

    `titles` and what else never ends a sentence; `before_names` end one only if the next word is a starter;
    `before_numbers` (lower-case) only if no number follows. Any other word ends one before a capital letter.
    """

    titles: frozenset[str]
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    starters: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH_TITLES = """
    Mr Mrs Ms Messrs Drs Prof Sgt Lt Col Capt Gen Maj Cmdr Adm Gov Sen Sens
    Rep Reps Rev Hon Pres Supt Ft Mt v vs Brig Pfc Cpl
"""

FRENCH = Vocabulary(
    titles=_words(
        """
        M MM Mme Mmes Mlle Mlles mme mlle Dr dr Pr Mgr mgr St Ste Sts Stes Gén gén
        Cdt Cne Cf cf C.-à-d c.-à-d c-à-d apr prof p.ex
        """
        + ENGLISH_TITLES
    ),
    before_names=_words(
        "ex éd ed al bd bld Bd av Ch Ph Th Cl Chr Geo Jr Sr Inc Corp Co Ltd Cie Sté Ets trad"
    ),
    before_numbers=_words(
        """
        art p pp n no nos n° vol chap ch fig al env t tél tel av fr § alin bât est
        janv jan févr fév avr juil juill sept oct nov déc
        """
    ),
    starters=_words(
        """
        le la les l' un une des du d' de au aux à ce cet cette ces c' ça cela mon ma mes son sa ses notre nos
        votre vos leur leurs il elle ils elles on nous vous je j' tu en et mais ou or ni car donc
        dans sur sous
        pour par avec sans selon après avant depuis pendant lors lorsque lorsqu' quand si s' que qu' qui comme
        chez entre vers contre malgré cependant toutefois pourtant ainsi aussi alors puis enfin ensuite aucun
        aucune plusieurs certains certaines tout toute tous toutes n' ne aujourd' hier demain là voilà outre
        parmi dès face grâce quant seul seule même bien plus moins très trop peu beaucoup chaque
        """
    ),
)

ENGLISH = Vocabulary(
    titles=_words("Dr e.g i.e cf viz approx" + ENGLISH_TITLES),
    before_names=_words(
        """
        Jr Sr Inc Corp Co Ltd Bros Dept Univ Assn ed eds al St Ave Blvd Rd Calif Mass Conn Fla Tex
        Pa Va Md Mich
        Minn Ill Wash Ore Colo Ariz Wis Ala Ga Tenn
        """
    ),
    before_numbers=_words(
        """
        no nos p pp art vol ch chap fig sec para est jan feb mar apr jun jul aug sept sep oct nov dec
        """
    ),
    starters=_words(
        """
        the a an this that these those he she it they we you i his her its their our my your but and or so yet
        if when while after before since during in on at by for from with without as to of there here however
        meanwhile although though because what who how why where not no some many most all both each every
        another one according despite even until such several other others only then now it' he' she' they'
        we' i' that' there' let' don' isn'
        """
    ),
)

NEUTRAL = Vocabulary(
    titles=_words("Dr Prof Mr Mrs Sr Sra Dra St vs"),
    before_names=frozenset(),
    before_numbers=_words("no nr p pp art vol fig tel"),
    starters=frozenset(),
)
"""For originals in a language nobody has listed: it rather leaves two sentences together than cuts one."""


def vocabulary_for(language: str | None) -> Vocabulary:
    """The vocabulary for an ISO 639-1 code."""
    return {"fr": FRENCH, "en": ENGLISH}.get((language or "").lower()[:2], NEUTRAL)
