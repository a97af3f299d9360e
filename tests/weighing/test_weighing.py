"""What is weighed, what is looked into, and where the numbers lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from audit.engines.engine import Progress
from audit.evidence.contexts import OWN_LOWEST
from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.passages import prepare
from audit.records import (
    Alternative,
    Article,
    CutTarget,
    Doubts,
    EngineFingerprint,
    Forest,
    PairWeights,
    PieceScore,
    Split,
    TargetScore,
    Translation,
    WordWeight,
)
from audit.text import View
from audit.weighing.places import with_insertion
from audit.weighing.text_pairs import TextPair, text_pairs
from audit.weighing.weighing import weigh

SURPRISING = Forest(bias=0.0, trees=(Split(feature=OWN_LOWEST, bar=-5.0, below=1.0, above=-1.0),))
DOUBTS = Doubts(
    french=SURPRISING, form=SURPRISING, missing=SURPRISING, unaided=SURPRISING, original=SURPRISING
)


@dataclass
class Judge:
    """An engine whose surprise at each word, and whose own choice in its place, is written down."""

    surprises: dict[str, float] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    fingerprint = EngineFingerprint(
        engine="judge",
        model="judge",
        revision="0",
        dtype="none",
        device="none",
        beam=1,
        max_tokens=9,
        versions=(),
    )

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        raise AssertionError("nothing is translated here")

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        self.asked += pairs
        return [
            TargetScore(
                pieces=tuple(
                    PieceScore(*match.span(), self.surprises.get(match[0], -0.5))
                    for match in LETTERS_AND_DIGITS.finditer(target)
                ),
                end_log_prob=-0.1,
            )
            for _, target in pairs
        ]

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        words = [LETTERS_AND_DIGITS.match(place.target, place.at) for place in places]
        return [self.choices.get(word[0], ",") if word else "" for word in words]


def pair(french: str, english: str, *, aided: bool = True) -> TextPair:
    return TextPair(
        passages=(0,),
        originals=(0,) if aided else (),
        french=View.identity(french, 100),
        english=View.identity(english if aided else ""),
    )


@dataclass
class Judges:
    """The models."""

    back: Judge
    forth: Judge
    post_editor: Judge | None = None


def weighed(one: TextPair, back: Judge, forth: Judge, editor: Judge | None = None) -> PairWeights:
    (found,) = weigh([one], Judges(back, forth, editor or Judge()), DOUBTS)
    return found


def test_a_word_is_tried_against_the_models_own_choice_and_what_that_gains() -> None:
    forth = Judge({"chevaux": -9.0, "cheval": -8.0, "droits": -1.0}, {"chevaux": " droits des"})
    editor = Judge({"chevaux": -4.0})
    found = weighed(pair("Les chevaux des ouvriers.", "The rights of workers."), Judge(), forth, editor)
    words = {word.log_probs: word for word in found.french}
    (best, *_) = words[(-9.0,)].alternatives
    assert best == Alternative("droits", 8.0, False, return_gain=0.0, alone_gain=8.0, edited_gain=3.5)
    assert [word.start for word in found.french] == [100, 104, 112, 116]


def test_what_would_be_worse_is_not_asked_of_the_post_editor() -> None:
    forth = Judge({"chevaux": -9.0, "droits": -12.0}, {"chevaux": " droits des"})
    found = weighed(pair("Les chevaux des ouvriers.", "The rights of workers."), Judge(), forth)
    (worse,) = [one for word in found.french for one in word.alternatives if one.text == "droits"]
    assert (worse.gain, worse.alone_gain, worse.edited_gain) == (-3.0, None, None)


def test_forms_are_tried_too_and_words_that_surprise_nobody_are_not() -> None:
    forth, editor = Judge({"voté": -7.0}), Judge({"voté": -7.0})
    found = weighed(pair("La loi est voté.", "The law is passed."), Judge(), forth, editor)
    tried = {tuple(one.text for one in word.alternatives): word for word in found.french if word.alternatives}
    ((forms, word),) = tried.items()
    assert "votée" in forms and all(one.is_form for one in word.alternatives)
    assert all(
        (one.return_gain, one.alone_gain, one.edited_gain) == (None, one.gain, one.gain)
        for one in word.alternatives
    )


def test_a_name_of_the_original_is_tried_in_place_of_another() -> None:
    back, forth = Judge(), Judge({"Renard": -6.0})
    found = weighed(pair("Hier, Linda Renard a parlé.", "Linda Fox spoke yesterday."), back, forth)
    (tried,) = [word.alternatives for word in found.french if word.alternatives]
    assert tried == (Alternative("Fox", 5.5, False, return_gain=0.0, alone_gain=5.5, edited_gain=0.0),)
    assert ("Hier, Linda Fox a parlé.", "Linda Fox spoke yesterday.") in back.asked


def test_a_word_of_the_original_is_left_out() -> None:
    back = Judge({"allegedly": -9.0})
    found = weighed(pair("Il a volé.", "He allegedly stole."), back, Judge())
    assert [word.without for word in found.original] == [None, (9.0, 0.0, 0.0), None]
    assert ("Il a volé.", "He stole.") in back.asked


def test_a_doubted_word_of_the_french_is_left_out_too() -> None:
    forth, back, editor = Judge({"historique": -9.0}), Judge(), Judge({"historique": -3.0})
    found = weighed(pair("Un accord historique vient.", "An agreement comes."), back, forth, editor)
    assert [word.without for word in found.french] == [None, None, (9.0, 0.0, 3.0), None]
    assert ("Un accord vient.", "An agreement comes.") in back.asked


def test_where_the_original_is_in_doubt_the_most_doubted_word_is_looked_into() -> None:
    back, forth = Judge({"injured": -9.0}), Judge({"tuées": -3.0, "blessées": -0.5}, {"tuées": "blessées"})
    found = weighed(pair("Dix personnes ont été tuées.", "Ten people were injured."), back, forth)
    tried = [word.alternatives[0].text for word in found.french if word.alternatives]
    assert tried == ["blessées"]


def test_without_an_original_no_way_back_is_asked() -> None:
    back, forth, editor = Judge(), Judge({"voté": -7.0}), Judge({"voté": -7.0})
    found = weighed(pair("La loi est voté.", "The law is passed.", aided=False), back, forth, editor)
    assert back.asked == [] and found.original == ()
    tried = [one for word in found.french for one in word.alternatives]
    assert all(one.is_form and one.return_gain is None and one.edited_gain is not None for one in tried)
    assert ("ÿ La loi est voté.", "La loi est voté.") in editor.asked
    assert all(word.edited for word in found.french)


def test_without_an_original_only_the_post_editor_is_asked_what_it_would_write() -> None:
    forth, editor = Judge({"la": -7.0}, {"la": " cette"}), Judge({"la": -7.0})
    found = weighed(pair("Il voit la loi.", "He sees the law.", aided=False), Judge(), forth, editor)
    assert [one.text for word in found.french for one in word.alternatives] == ["là", "le", "les"]


def test_a_text_without_score_is_left_alone() -> None:
    class Silent(Judge):
        def score(
            self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
        ) -> list[TargetScore]:
            return [TargetScore() for _ in pairs]

    found = weighed(pair("Un mot.", "A word."), Silent(), Silent(), Silent())
    assert all(word.log_probs == () and not word.alternatives for word in (*found.french, *found.original))


def test_what_the_post_editor_would_put_in_is_tried_before_the_word() -> None:
    editor = Judge({"terminées": -6.0, "presque": -0.2}, {"terminées": " presque terminées,"})
    french, english = "Elles sont terminées.", "They are almost over."
    found = weighed(pair(french, english), Judge(), Judge({"terminées": -6.0}), editor)
    put_in = [one for word in found.french for one in word.alternatives if one.inserts]
    assert [one.text for one in put_in] == ["presque terminées"]
    assert (f"{english} ÿ {french}", "Elles sont presque terminées.") in editor.asked


@pytest.mark.parametrize(
    ("written", "put_in"),
    [(" presque terminées.", None), (" terminées terminées,", None), (" enfin terminées", "enfin terminées")],
)
def test_nothing_is_put_in_that_stands_there_already(written: str, put_in: str | None) -> None:
    text = "Elles sont presque terminées."
    found = with_insertion(text, WordWeight(19, 28, (-6.0,)), written)
    assert (found and found.word) == put_in


def test_without_a_post_editor_words_are_weighed_all_the_same() -> None:
    judges = Judges(Judge(), Judge({"voté": -7.0}))
    (found,) = weigh([pair("La loi est voté.", "The law is passed.")], judges, DOUBTS)
    tried = [one for word in found.french for one in word.alternatives]
    assert "votée" in {one.text for one in tried}
    assert all(one.edited_gain is None for one in tried)
    assert not any(word.edited for word in found.french)


@pytest.mark.parametrize("text", ["Le maire a parlé hier soir.\n\nIl pleuvait fort sur la ville entière."])
def test_every_translated_passage_is_in_one_pair(text: str) -> None:
    original = "The mayor spoke last night.\n\nIt was raining hard on the whole city."
    prepared = prepare(Article(id="a", path="a", text=text, digest="", original=original))
    backs = [Translation(text="The mayor spoke last night."), Translation(text="It rained hard on the city.")]
    pairs = list(text_pairs(prepared, backs))
    assert sorted(index for one in pairs for index in one.passages) == [0, 1]
    assert all(one.originals for one in pairs)
    for one in pairs:
        place = one.french.span(0, len(one.french.text))
        assert place.of(text) == one.french.text
        assert one.english.span(0, len(one.english.text)).of(original) == one.english.text
    alone = list(text_pairs(prepare(Article(id="a", path="a", text=text, digest="")), [backs[0], None]))
    assert [(one.passages, one.originals, one.english.text) for one in alone] == [((0,), (), "")]
