"""The small article that the benches are tested on."""

from pathlib import Path

from bench.corruptions.corruption import Carrier
from bench.typesetting import typeset

PAIRS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("article.tsv").read_text(encoding="utf-8").splitlines()
]


def make_carrier() -> Carrier:
    """The article, well typeset."""
    spare = (("Le vieux phare de l’île a été vendu à un peintre danois.", "The old lighthouse was sold."),)
    french = tuple(typeset(french) or "" for french, _ in PAIRS)
    return Carrier(id="article", fr=french, en=tuple(english for _, english in PAIRS), spare=spare)
