"""Fits a witness: which words are looked into, and which of them are told."""

from collections.abc import Mapping

from audit.calibration.boosting import Example, fit_limited
from audit.calibration.lines import NEVER, words
from audit.calibration.samples import ADDED, LEFT_OUT, Sample, clean_lines, planted_lines, word_count
from audit.calibration.slips import WordPlanted
from audit.evidence.doubts import best
from audit.evidence.testimony import Charge, chargeable
from audit.pipeline import Engines
from audit.records import Belief, Doubts, FittedWitness, Forest, Witness, WordWeight

VOLUMES = {"french": 0.016, "form": 0.05, "missing": 0.02, "unaided": 0.08, "original": 0.03}
"""Share of the words that is looked into. Among 1.0, 1.8 and 3.0 % of the French words are 0.85, 0.93 and
0.98 of the wrong ones (wmt13). Other forms are cheaper to try than the model's own word, and wrong ones are
less improbable."""
ALLOWED = {
    "unsupported": 0.25,
    "added": 0.15,
    "wrong_form": 0.2,
    "unaided_form": 1.5,
    "unrendered": 0.4,
    "missing": 0.15,
}
"""Findings in 1,000 words of the text without plants. Of the twelve in 16,000 words of human French alone
six are errors of the human; with originals nearly all are false in good translations, so few are told."""
_SILENT = Forest(bias=-1.0, trees=())
"""Of what a few hundred lines may have no word of, in doubt or planted: it is not told."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "unsupported": ("wrong word", "fluent word", ADDED),
    "added": (ADDED,),
    "wrong_form": ("agreement", "sound-alike"),
    "unaided_form": ("agreement", "sound-alike"),
    "unrendered": (LEFT_OUT,),
    "missing": (LEFT_OUT,),
}
"""The slips that each kind of finding is fitted on. Any other form of a lemma is no error for certain:
another tense or number of a verb may be right in its place."""


def fit_witness(aided: Sample, unaided: Sample, engines: Engines, fitted_on: str) -> Witness:
    """The witness for these engines; `fitted_on` is for readers.

    Raises:
        UsageError: if no word of a kind is looked into, with or without an error.
    """
    doubts = Doubts(
        french=_doubt(aided, "unsupported", engines, VOLUMES["french"]),
        form=_doubt(aided, "wrong_form", engines, VOLUMES["form"]),
        unaided=_doubt(unaided, "unaided_form", engines, VOLUMES["unaided"]),
        original=_doubt(aided, "unrendered", engines, VOLUMES["original"]),
        missing=_doubt(aided, "missing", engines, VOLUMES["missing"]),
    )
    beliefs = {
        kind: Belief(forest=_belief(aided if kind != "unaided_form" else unaided, kind, engines, doubts))
        for kind in KINDS
    }
    return Witness(doubts=doubts, **beliefs, fitted_on=fitted_on)


def _doubt(drawn: Sample, kind: str, engines: Engines, volume: float) -> Forest:
    """Which words to look into: such a share of the text without plants."""
    charge = Charge(kind)
    lines = clean_lines(drawn, engines, NEVER)
    clean = [Example(line.texts.original, found) for line in lines for _, found in words(line, charge)]
    wrong = [
        Example(one.english, found)
        for slip in KINDS[kind]
        for one, line, place in planted_lines(drawn, slip, engines, NEVER, charge)
        for word, found in words(line, charge)
        if (word.start, word.end) == place
    ]
    return fit_limited(clean, wrong, volume * word_count(lines, original=charge is Charge.UNRENDERED))


def _belief(drawn: Sample, kind: str, engines: Engines, doubts: Doubts) -> Forest:
    """Which of them to tell."""
    lines = clean_lines(drawn, engines, doubts)
    told = [
        Example(one.texts.original, found)
        for one in lines
        for _, found in chargeable(Charge(kind), one.weights, one.texts)
    ]
    wrong = [
        Example(one.english, found)
        for slip in KINDS[kind]
        for one, line, place in planted_lines(drawn, slip, engines, doubts, Charge(kind))
        for word, found in chargeable(Charge(kind), line.weights, line.texts)
        if (word.start, word.end) == place and _is_right(kind, word, one)
    ]
    if not (wrong and told):
        return _SILENT
    return fit_limited(told, wrong, ALLOWED[kind] / 1000 * word_count(lines))


def _is_right(kind: str, word: WordWeight, planted: WordPlanted) -> bool:
    """Whether a form is told with the right one instead: which other is told decides what its gains mean."""
    other = best(word, form=True)
    return "form" not in kind or (other is not None and other.text == planted.right)


def fitted_to(engines: Engines, witness: Witness) -> FittedWitness:
    """The witness as it is stored, for exactly the weights of these engines."""
    back, forth, _, editor = engines.fingerprints
    return FittedWitness(
        back_revision=back.revision,
        forth_revision=forth.revision,
        post_editor_revision=editor.revision if editor else "",
        witness=witness,
    )
