"""A wrong original is told from a right one, a summary and an excerpt."""

from __future__ import annotations

import pytest

from audit.evidence.relatedness import is_unrelated

ARTICLE = [
    "The government lost a confidence vote in parliament on Tuesday after a night of heated debate.",
    "The motion gathered 198 votes, far from the 289 needed to bring down the cabinet.",
    "Negotiations on the pension reform failed on Monday evening after four months of talks.",
    "The largest union accused employers of refusing every concession on hard working conditions.",
    "Economists expect growth of barely half a percent this year, the weakest since the pandemic.",
    "The finance minister promised a budget that would spare hospitals, schools and the police.",
]
BACK = [
    "The government has lost a vote of confidence at the parliament Tuesday after a debate night.",
    "The motion collected 198 votes, away from 289 necessary to reverse the government.",
    "Negotiations over the reform of pensions have failed Monday night after four months of talks.",
    "The biggest union accused the employers of refusing all concessions on the working conditions.",
    "The economists expect a growth of barely half percent this year, weakest since the pandemic.",
    "The minister of finance promised a budget which would save hospitals, schools and police.",
]
OTHER = [
    "Astronomers have detected water vapour around a planet that orbits a red dwarf far away.",
    "The telescope observed the star during eleven transits between January and August.",
    "Its atmosphere may contain methane, hydrogen and perhaps a compound made by plankton.",
    "Other researchers warn that the signal could be an artefact of the instrument itself.",
    "A larger mirror would settle the question, but its launch has slipped by three seasons.",
    "The team published its measurements, software and figures under an open licence.",
]


@pytest.mark.parametrize(
    ("backs", "originals", "expected"),
    [
        (BACK, ARTICLE, False),
        (BACK, OTHER, True),
        (BACK[:3], ARTICLE, False),  # a summary
        (BACK, ARTICLE[:3], False),  # an excerpt
        ([*BACK[:3], *OTHER[3:]], ARTICLE, False),  # half of it
        (BACK[:1], OTHER, False),  # too little to say
    ],
)
def test_is_unrelated(backs: list[str], originals: list[str], expected: bool) -> None:
    assert is_unrelated(backs, originals) is expected
