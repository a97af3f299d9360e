import lzma
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.training import backtranslate
from models.training.backtranslate import Search, Translator, back_translate, is_fair
from models.training.corpus import Pair, read_synthetic
from tests.engines.tiny import SENTENCES, write_tiny

REAL = "Le maire de Lyon a ouvert mardi une nouvelle école de musique."


@pytest.mark.parametrize(
    ("translation", "fair"),
    [
        ("On Tuesday the mayor of Lyon opened a new school of music.", True),
        ("The mayor opened it.", False),
        ("On Tuesday the mayor of Lyon opened a new school of music, " * 2, False),
        ("The mayor mayor mayor of Lyon opened a new school of music.", False),
        ("Le maire de Lyon a ouvert mardi une nouvelle école, de musique.", False),
        ("On 12 May the mayor of Lyon opened a new school of music.", False),
        ("On Tuesday the mayor of \u2047 opened a new school of music.", False),
        ("", False),
    ],
)
def test_what_may_teach(translation: str, fair: bool) -> None:
    assert is_fair(REAL, translation) is fair


@pytest.mark.parametrize("real", ["Trois mots seulement.", "mot " * 61])
def test_lines_too_short_or_long_to_be_sentences_teach_nothing(real: str) -> None:
    assert not is_fair(real, real.replace("mot", "word").replace("Trois", "Three"))


def test_a_repetition_of_the_original_is_no_loop() -> None:
    assert is_fair("Non, non, non, dit-elle encore.", "No, no, no, she says again.")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("models") / "tiny")


@pytest.mark.parametrize("search", [Search(), Search(beam=3)], ids=["greedy", "beam"])
def test_searched_translations_are_always_the_same(model: Path, search: Search) -> None:
    translator = Translator(model, search)
    first, again = (translator.translate(SENTENCES) for _ in range(2))
    assert first == again
    assert len(first) == len(SENTENCES)


def test_sampled_translations_vary(model: Path) -> None:
    translator = Translator(model, Search(top=5))
    drawn = {tuple(translator.translate(SENTENCES)) for _ in range(5)}
    assert len(drawn) > 1


def test_a_loop_ends_at_the_models_last_position(tmp_path: Path) -> None:
    model = write_tiny(tmp_path / "short", max_position_embeddings=12)
    *short, long = Translator(model, Search(top=0, temperature=4.0)).translate(["Le maire."] * 8 + [REAL])
    assert None in short and long is None


class _Upper:
    """Translates into other words, and counts its calls."""

    calls = 0

    def __init__(self, folder: Path, search: Search) -> None:
        pass

    def translate(self, lines: Sequence[str]) -> list[str | None]:
        _Upper.calls += 1
        return [None if "ohne" in line else line.upper() for line in lines]


@pytest.fixture
def mono(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five lines in parts of two, an empty archive, and another language."""
    monkeypatch.setattr(backtranslate, "PART", 2)
    monkeypatch.setattr(backtranslate, "Translator", _Upper)
    _Upper.calls = 0
    folder = tmp_path / "mono"
    folder.mkdir()
    lines = [f"une phrase du journal numéro {number}" for number in "abcd"]
    for name, text in (
        ("fr-news", [*lines, "une phrase ohne fin"]),
        ("en-news", ["a sentence of the press"]),
    ):
        with lzma.open(folder / f"{name}.txt.xz", "wt", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in text)
    (folder / "fr-lost.txt.xz").touch()
    return folder


def _run(model: Path, mono: Path, out: Path, search: Search | None = None) -> list[Pair]:
    back_translate(model, mono=mono, out=out, search=search or Search())
    return list(read_synthetic([out], "en"))


def test_real_text_is_paired_with_what_a_model_made_of_it(model: Path, mono: Path, tmp_path: Path) -> None:
    pairs = _run(model, mono, tmp_path / "synthetic")
    assert len(pairs) == 4  # without the line that came to no end
    assert pairs[0] == Pair("une phrase du journal numéro a", "UNE PHRASE DU JOURNAL NUMÉRO A")


def test_what_is_there_is_not_translated_again(model: Path, mono: Path, tmp_path: Path) -> None:
    out = tmp_path / "synthetic"
    first = _run(model, mono, out)
    assert _Upper.calls == 3
    (out / "fr-news-0001.tsv.xz").unlink()
    assert _run(model, mono, out) == first
    assert _Upper.calls == 4


def test_one_folder_holds_one_recipe(model: Path, mono: Path, tmp_path: Path) -> None:
    out = tmp_path / "synthetic"
    _run(model, mono, out)
    with pytest.raises(SystemExit, match="another model or search"):
        _run(model, mono, out, Search(beam=4))
