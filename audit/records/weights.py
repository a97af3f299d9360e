"""What the models say of single words: how probable each is, and what they would rather see in its place."""

from dataclasses import dataclass
from typing import NamedTuple

from audit.records.spans import Span
from audit.records.translations import EngineFingerprint


class Alternative(NamedTuple):
    """A word in place of another.

    `gain` is by how much the text from there on becomes more probable to the model, in natural logarithms;
    `return_gain` by how much the original does, given the changed text, where that was asked; `alone_gain` by
    how much the text does given nothing, and `edited_gain` to the post-editor. `is_form` says that it is
    another form of the same word, or one that sounds alike; `inserts` that it is the word itself with others
    before it.
    """

    text: str
    gain: float
    is_form: bool
    return_gain: float | None = None
    alone_gain: float | None = None
    edited_gain: float | None = None
    inserts: bool = False

    @property
    def other_gain(self) -> float | None:
        """What it gains back to the original, or where that was not asked, to the post-editor."""
        return self.return_gain if self.return_gain is not None else self.edited_gain


class WordWeight(NamedTuple):
    """A word at `[start, end)` of the text it stands in, as read.

    `log_probs` are those of its pieces given the other text (natural logarithms), empty where it was not
    scored. `alternatives` were tried only for a French word that is improbable. `without`, only for an
    improbable word of a text with an original, is by how much its own text becomes more probable given the
    other, and the other given its own, when the word is left out, and how much more its own to the
    post-editor, 0 for a word of the original. `alone` are the log-probabilities of a French word given
    nothing, `edited` those to the post-editor, who reads both texts. `behind` is that of the piece behind the
    word, given the other text, given nothing, and to the post-editor: improbable where the word was to end
    otherwise.
    """

    start: int
    end: int
    log_probs: tuple[float, ...]
    alternatives: tuple[Alternative, ...] = ()
    without: tuple[float, float, float] | None = None
    alone: tuple[float, ...] = ()
    edited: tuple[float, ...] = ()
    behind: tuple[float, float, float] = (0.0, 0.0, 0.0)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)

    @property
    def total(self) -> float:
        """The log-probability of the whole word, 0 where it was not scored."""
        return sum(self.log_probs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWeights:
    """French passages weighed against the sentences of the original that they are linked to, word by word.

    Without such sentences `originals` and `original` are empty, and the French was weighed by itself. Words
    of `french` lie in the article, those of `original` in its original.
    """

    passages: tuple[int, ...]
    originals: tuple[int, ...]
    french: tuple[WordWeight, ...]
    original: tuple[WordWeight, ...] = ()


class PairPenalty(NamedTuple):
    """The penalty, 0 to 25, predicted for French passages as the translation of what they are linked to."""

    passages: tuple[int, ...]
    penalty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalties:
    """What `model`, whose recipe the run has, predicts that experts would deduct."""

    model: str
    pairs: tuple[PairPenalty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A node of a decision tree: `below` follows where the feature is at most `bar`, else `above`; a number
    is the end of the way and what it adds to the log-odds.
    """

    feature: int
    bar: float
    below: "Split | float"
    above: "Split | float"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Boosted decision trees on features of a word: it speaks where `bias` and what they add exceed 0."""

    bias: float
    trees: tuple[Split | float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How often a finding is right, by its odds: `1 / (1 + exp(-(intercept + slope * odds)))`.

    Fitted on `findings` whose places experts had read.
    """

    intercept: float
    slope: float
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Which words are looked into: French ones given the original, for what they say, for their form, and for
    what may be missing before them; for their form without one; the original's.
    """

    french: Forest
    form: Forest
    missing: Forest
    unaided: Forest
    original: Forest


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Which of the words that were looked into are told, and how often that is right, where it is known."""

    forest: Forest
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """How to read the weights that one pair of models gives words; fitted by bench/witness.

    `unsupported`, `added`, `wrong_form` and `missing` judge French words given the original, `unaided_form`
    those that have none, `unrendered` words of the original. `fitted_on` says on what.
    """

    doubts: Doubts
    unsupported: Belief
    added: Belief
    wrong_form: Belief
    unaided_form: Belief
    unrendered: Belief
    missing: Belief
    fitted_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What was fitted to two models, and their revisions."""

    back_revision: str
    forth_revision: str

    def is_of(self, back: EngineFingerprint, forth: EngineFingerprint) -> bool:
        """Whether it belongs to the weights of these engines."""
        return (self.back_revision, self.forth_revision) == (back.revision, forth.revision)


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedWitness(Fitted):
    """A witness, fitted to a post-editor too."""

    post_editor_revision: str
    witness: Witness
