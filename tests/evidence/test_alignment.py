"""The alignment is monotone, complete, and finds joins, omissions and additions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.evidence.alignment import align
from audit.records import Link

ORIGINAL = [
    "The president flew to Geneva on Tuesday to meet his Russian counterpart.",
    "Both sides said the talks would last no more than two hours.",
    "Outside the villa, a few hundred protesters waved flags in the rain.",
    "Markets barely moved, although oil rose by three percent.",
    "A joint statement is expected on Thursday morning.",
]
BACK = [
    "The President has flown to Geneva Tuesday for meeting his Russian homologue.",
    "The two parties have said that the talks would not last more than two hours.",
    "Outside of the villa some hundreds of protesters were waving flags under the rain.",
    "The markets have hardly moved, though the oil has risen of three percent.",
    "A joint declaration is awaited Thursday morning.",
]


def pairs(links: tuple[Link, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.passages, link.originals) for link in links]


def test_one_to_one() -> None:
    assert pairs(align(BACK, ORIGINAL)) == [((i,), (i,)) for i in range(5)]


def test_omitted_sentence() -> None:
    links = align(BACK[:2] + BACK[3:], ORIGINAL)
    assert ((), (2,)) in pairs(links)
    assert sum(not link.passages for link in links) == 1


def test_added_sentence() -> None:
    links = align([*BACK[:3], "Nobody in the kitchen knew how to bake bread.", *BACK[3:]], ORIGINAL)
    assert ((3,), ()) in pairs(links)
    assert sum(not link.originals for link in links) == 1


def test_joined_and_split_sentences() -> None:
    joined = [BACK[0], f"{BACK[1]} {BACK[2]}", *BACK[3:]]
    assert pairs(align(joined, ORIGINAL))[1] == ((1,), (1, 2))
    assert pairs(align(BACK, [ORIGINAL[0], f"{ORIGINAL[1]} {ORIGINAL[2]}", *ORIGINAL[3:]]))[1] == (
        (1, 2),
        (1,),
    )


def test_garbled_sentence_is_linked_by_its_place() -> None:
    garbled = [*BACK[:2], "Mpf zzkq wrrt plonk hjk mmnb qwx llpo vvbn ttgh uujk wwse ddfr", *BACK[3:]]
    assert pairs(align(garbled, ORIGINAL))[2] == ((2,), (2,))


def test_empty_sides() -> None:
    assert align([], []) == ()
    assert pairs(align(["a"], [])) == [((0,), ())]
    assert pairs(align([], ["a"])) == [((), (0,))]


@settings(deadline=None)  # a machine may be busy
@given(
    st.lists(st.sampled_from([*BACK, "", "?"]), max_size=9),
    st.lists(st.sampled_from([*ORIGINAL, ""]), max_size=9),
)
def test_every_index_exactly_once_and_in_order(left: list[str], right: list[str]) -> None:
    links = align(left, right)
    assert [i for link in links for i in link.passages] == list(range(len(left)))
    assert [j for link in links for j in link.originals] == list(range(len(right)))
