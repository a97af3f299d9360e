from pathlib import Path

import pytest
import sentencepiece as spm

PLAIN = "Il a dit: \"Non\"; est-ce vrai? L'un des 100 a vu 50% d'été..."


@pytest.mark.parametrize(
    "typeset",
    [
        "Il a dit : « Non » ; est-ce vrai ? L’un des 100 a vu 50 % d’été…",
        "Il a dit\u00a0: «\u00a0Non\u00a0»\u202f; est-ce vrai\u202f? L’un des 100 a vu 50\u00a0% d’été…",
        "Il a dit: “Non”; est-ce vrai? L‘un des 100 a vu 50% d’été...",
        "Il a dit: „Non“; est-ce\u00ad vrai? L'un des 100 a vu 50% d'e\u0301te\u0301...",
    ],
)
def test_typography_does_not_reach_the_model(work: Path, typeset: str) -> None:
    processor = spm.SentencePieceProcessor(model_file=str(work / "joint.model"))
    assert processor.encode(typeset) == processor.encode(PLAIN)


@pytest.mark.parametrize(
    "other", ["Il a dit: \"Non\"; est-ce vrai? L'un des 100 a vu 51% d'été...", PLAIN.upper()]
)
def test_other_text_does(work: Path, other: str) -> None:
    processor = spm.SentencePieceProcessor(model_file=str(work / "joint.model"))
    assert processor.encode(other) != processor.encode(PLAIN)
