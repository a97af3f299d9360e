"""Challenges are marked where they are wrong, and a finding there, of the right kind, counts."""

from itertools import pairwise

from audit.records import Span
from bench.challenge import Challenge, _places, read_challenges


def test_marks_become_places_of_the_wrong_french() -> None:
    one = Challenge.of("name", "Ann saw Bob.", "[[Eva|Ann]] a vu [[Max|Bob]].")
    assert (one.wrong, one.right) == ("Eva a vu Max.", "Ann a vu Bob.")
    assert [place.of(one.wrong) for place, _ in one.places] == ["Eva", "Max"]


def test_what_is_left_out_has_the_sentence_for_its_place() -> None:
    one = Challenge.of("left out", "He left. It rained.", "Il est parti.[[| Il pleuvait.]]")
    assert one.places == ((Span(start=0, end=13), True),)
    before = Challenge.of("name", "Bob.", "[[Max|Bob]].")
    assert [place.start for place, _ in _places([before, one])] == [0, 5]


def test_every_challenge_is_marked_and_kinds_stand_together() -> None:
    found = read_challenges()
    assert len(found) > 100 and all(one.places and one.wrong != one.right for one in found)
    kinds = [one.kind for one in found]
    assert sum(one != other for one, other in pairwise(kinds)) == len(set(kinds)) - 1
