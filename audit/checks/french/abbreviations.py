"""Whether the stop behind a word may belong to the word: abbreviations of French and English prose."""

from __future__ import annotations

from audit.checks.french.lexicon import is_word

__all__ = ["ABBREVIATED", "may_be_abbreviated"]

_WRITTEN = """
    etc env art vol éd ibid chap coll trad suppl approx janv févr fév avr juil sept oct nov déc prof
    tél fig boul boulv bld dept dép hab max min moy apr av inc ltd corp mio mrd mld mds ndlr ndr réf
    mme mlle mgr sté éts resp lieut col gén cap sgt adj pers pop alt lat trim environ sec cie doc
    dir adm cal loc cit syn fém masc sing plur litt fam cf pp al co jr sr bros assn univ gouv sén dén
    calif mass tenn conn penn colo wash minn miss ariz okla mich wisc nebr oreg jan feb mar apr aug dec
    capt comm cmdr brig hon rev arch arts bull cand dist ex exp ext gal hist illustr inf int intro
    lib mar maj math méd mus nat nbr ord orig ouvr parl phil phot phys pl préf prés prov public quest
    rég rem rép rev sc sect suiv tab temp tit univ vers voy rens rés réserv crim civ cass obs égl
"""
ABBREVIATED = frozenset(_WRITTEN.split())
_LONG = 7
"""Words of so many letters are not abbreviated."""
_CAPITALS = "MM PS NB DR PP CF NO ST AV BD PJ RV RDV TEL FAX"
_IN_CAPITALS = frozenset(_CAPITALS.split())
"""Written in capitals and with a stop all the same."""
_NAME = 4
_SHORT = "et ou mais donc car hui tard hier ici puis non oui ainsi jour ans mois an tous tout"
_NEVER = frozenset(_SHORT.split())
"""Short words that no list of words has to be asked about."""
_PLURALS = ("s", "x", "e")
"""How French words end and abbreviations rarely do."""


def may_be_abbreviated(word: str) -> bool:
    """Whether the word may be written with a stop of its own; single letters always, long words never."""
    if len(word) == 1 or word.casefold() in ABBREVIATED:
        return True
    if word.casefold() in _NEVER or len(word) >= _LONG or (word.isupper() and word not in _IN_CAPITALS):
        return False
    if word[0].isupper():
        return len(word) < _NAME
    common = is_word(word, "fr") or (len(word) > 3 and word.endswith(_PLURALS))
    return len(word) == 2 or not common
