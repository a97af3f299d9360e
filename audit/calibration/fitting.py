"""Fits a witness: which words are looked into, and which of them are told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from audit.calibration.boosting import fit_forest, limited_forest
from audit.calibration.lines import NEVER, words
from audit.calibration.logistic import fit_logit, limited
from audit.calibration.samples import ADDED, LEFT_OUT, Sample, clean_lines, planted_lines, word_count
from audit.calibration.slips import WordPlanted
from audit.errors import UsageError
from audit.evidence.doubts import Features, best
from audit.evidence.testimony import Charge, chargeable
from audit.pipeline import Engines
from audit.records import Belief, Doubts, Forest, Logit, Witness, WordWeight

VOLUMES = {"french": 0.018, "form": 0.02, "unaided": 0.08, "original": 0.04}
"""Share of the words that is looked into: of 0.7, 1.5 and 3.3 % the second finds as much as the third. Other
forms are cheaper to try than the model's own word, and wrong ones are less improbable."""
ALLOWED = {"unsupported": 0.5, "added": 0.15, "wrong_form": 0.0, "unaided_form": 1.6, "unrendered": 0.6}
"""Findings in 1,000 words of the text without plants. Of the ten in 16,000 words of human French alone five
are errors of the human; with originals nearly all are false in good translations, so few are told."""
MARGINS = {"wrong_form": 1.0}
"""Log-odds by which the bar is higher still: where none is told in wmt12, of other good translations 0.7 are
in 1,000 words, nearly all of them false."""

_SILENT = Logit(bias=-1.0, weights=(0.0,) * 11)
"""Of added words, which are rare and only rank: a few hundred lines may have none."""

_ALL, _FITTED, _HELD = slice(None), slice(0, None, 2), slice(1, None, 2)
"""Trees know the lines they were fitted on too well: how often they speak is read off others."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "unsupported": ("wrong word",),
    "added": (ADDED,),
    "wrong_form": ("agreement", "sound-alike"),
    "unaided_form": ("agreement", "sound-alike"),
    "unrendered": (LEFT_OUT,),
}
"""The slips that each kind of finding is fitted on. Any other form of a lemma is no error for certain:
another tense or number of a verb may be right in its place."""


def fit_witness(aided: Sample, unaided: Sample, engines: Engines, fitted_on: str) -> Witness:
    """The witness for these engines; `fitted_on` is for readers.

    Raises:
        UsageError: if no word of a kind is looked into, with or without an error.
    """
    doubts = Doubts(
        french=_doubt(aided, KINDS["unsupported"], engines, VOLUMES["french"]),
        form=_form_doubt(aided, KINDS["wrong_form"], engines, VOLUMES["form"]),
        unaided=_form_doubt(unaided, KINDS["unaided_form"], engines, VOLUMES["unaided"]),
        original=_doubt(aided, KINDS["unrendered"], engines, VOLUMES["original"], original=True),
    )
    beliefs = {
        kind: Belief(logit=_belief(aided if kind != "unaided_form" else unaided, kind, engines, doubts))
        for kind in KINDS
    }
    return Witness(doubts=doubts, **beliefs, fitted_on=fitted_on)


def _doubt(
    drawn: Sample, slips: Sequence[str], engines: Engines, volume: float, *, original: bool = False
) -> Logit:
    """Which words to look into: so many of the text without plants."""
    clean, wrong, number = _words(drawn, slips, engines, original=original)
    return limited(_fit(clean, wrong), clean, volume * number)


def _form_doubt(drawn: Sample, slips: Sequence[str], engines: Engines, volume: float) -> Forest:
    """Of which words to try other forms: so many of lines that it was not fitted on."""
    clean, wrong, _ = _words(drawn, slips, engines, form=True, part=_FITTED)
    _refuse_too_few(clean, wrong)
    model = fit_forest([*clean, *wrong], [False] * len(clean) + [True] * len(wrong))
    others, _, number = _words(drawn, (), engines, form=True, part=_HELD)
    return limited_forest(model, others, volume * number)


def _words(
    drawn: Sample,
    slips: Sequence[str],
    engines: Engines,
    *,
    original: bool = False,
    form: bool = False,
    part: slice = _ALL,
) -> tuple[list[Features], list[Features], int]:
    """The features of words as they are, of those planted, and how many words there are without plants; of
    some of the lines.
    """
    lines = clean_lines(drawn, engines, NEVER)[part]
    clean = [found for line in lines for _, found in words(line, original=original, form=form)]
    wrong = [
        found
        for slip in slips
        for _, line, place in list(planted_lines(drawn, slip, engines, NEVER))[part]
        for word, found in words(line, original=original, form=form)
        if (word.start, word.end) == place
    ]
    return clean, wrong, word_count(lines, original=original)


def _belief(drawn: Sample, kind: str, engines: Engines, doubts: Doubts) -> Logit:
    """Which of them to tell."""
    lines = clean_lines(drawn, engines, doubts)
    told = [[found for _, found in chargeable(Charge(kind), one.weights, one.texts)] for one in lines]
    wrong = [
        found
        for slip in KINDS[kind]
        for one, line, place in planted_lines(drawn, slip, engines, doubts)
        for word, found in chargeable(Charge(kind), line.weights, line.texts)
        if (word.start, word.end) == place and _is_right(kind, word, one)
    ]
    if kind == Charge.ADDED and not (wrong and any(told)):
        return _SILENT
    held = _HELD if "form" in kind else _ALL
    allowed = ALLOWED[kind] / 1000 * word_count(lines[held])
    fitted = limited(_fit(_joined(told), wrong), _joined(told[held]), allowed)
    return replace(fitted, bias=round(fitted.bias - MARGINS.get(kind, 0.0), 4))


def _joined(lines: Iterable[Iterable[Features]]) -> list[Features]:
    return list(chain.from_iterable(lines))


def _is_right(kind: str, word: WordWeight, planted: WordPlanted) -> bool:
    """Whether a form is told with the right one instead: which other is told decides what its gains mean."""
    other = best(word, form=True)
    return "form" not in kind or (other is not None and other.text == planted.right)


def _fit(clean: list[Features], wrong: list[Features]) -> Logit:
    _refuse_too_few(clean, wrong)
    return fit_logit([*clean, *wrong], [False] * len(clean) + [True] * len(wrong))


def _refuse_too_few(clean: list[Features], wrong: list[Features]) -> None:
    if not clean or not wrong:
        raise UsageError(
            "too few words could be weighed to fit anything",
            hint="Give more lines of plain sentences, and models that translate them",
        )
