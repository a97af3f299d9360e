import lzma
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
import sentencepiece as spm

from models.training import form_slips, meaning_slips
from models.training.corpus import NEWS_TRAINING_SETS, SYNTHETIC_MARK, Pair
from models.training.form_slips import slip_forms
from models.training.meaning_slips import Slip, slip_meaning
from models.training.post_editing import edit_source, known_words, read_groups, with_errors, write
from models.training.prepare import GROUPS
from models.training.words import WORD, Words, sound

LINES = [
    "Hier, le ministre Dupont a annoncé que les négociations de Bruxelles ne sont pas terminées.",
    "Selon la ministre Garnier, le président a été très clair sur les réformes annoncées en 2012.",
    "L'été dernier, les dirigeants ont annoncé une nouvelle réforme importante, à Paris et à Lyon.",
    "Elle a annoncée hier, et les enfants mangeaient une pomme importante avec le dirigeant.",
    "Le maire Dupont a vu la ministre Garnier, mais la réforme ne sera plus annoncée avant 2020.",
    "Le ministre pourrait partir, car la réforme serait trop importante pour les dirigeants.",
]


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of(LINES * 5)


def _changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """What one text has and the other lacks, in words and numbers."""
    ours, theirs = (re.findall(r"\w+", text) for text in (before, after))
    return [one for one in ours if one not in theirs], [one for one in theirs if one not in ours]


def test_rates_are_kept(words: Words) -> None:
    random = Random(1)
    text = " ".join(LINES * 20)
    assert slip_forms(text, words, 0.0, random) == text
    wrong = slip_forms(text, words, 0.2, random)
    before, after = WORD.findall(text), WORD.findall(wrong)
    same = sum(word in before for word in after) / len(after)
    assert wrong != text
    assert 0.7 < same < 0.99


@pytest.mark.parametrize(
    "pair", ["a à", "ou où", "et est", "on ont", "son sont", "ce se", "ces ses", "la là", "sa ça", "peu peut"]
)
def test_homophones_are_taken_for_one_another_either_way(words: Words, pair: str) -> None:
    for own, other in (pair.split(), pair.split()[::-1]):
        found = {slip_forms(f"Ils voient {own} dehors.", words, 1.0, Random(seed)) for seed in range(400)}
        assert any(f" {other} " in text for text in found)


def test_names_and_numbers_keep_their_form(words: Words) -> None:
    wrong = slip_forms(" ".join(LINES * 20), words, 0.5, Random(2))
    for kept in ("Dupont", "Garnier", "Bruxelles", "2012", "2020"):
        assert wrong.count(kept) == " ".join(LINES * 20).count(kept)


@pytest.mark.parametrize("slip", form_slips._SHARES)
def test_every_slip_of_form_makes_something_else(words: Words, slip: form_slips.Slip) -> None:
    random = Random(3)
    tried = [(word, slip(word, words, random)) for word in words.counts for _ in range(5)]
    found = [(word, other) for word, other in tried if other is not None]
    assert found
    assert any(word != other for word, other in found)


def test_a_small_word_gives_way_to_one_it_is_taken_for(words: Words) -> None:
    random = Random(1)
    found = {slip_forms("à Paris", words, 1.0, random) for _ in range(60)}
    assert {"a Paris", "au Paris", "en Paris"} <= found
    assert any("de le " in slip_forms("La ville du maire est ici.", words, 0.5, random) for _ in range(300))


def test_elisions_are_undone(words: Words) -> None:
    random = Random(1)
    found = {slip_forms("Il dit qu'elle vient.", words, 0.3, random) for _ in range(80)}
    assert any("que elle" in text for text in found)


def test_mute_endings_are_not_heard() -> None:
    assert len({sound(word) for word in ("annoncer", "annoncée", "annoncés", "annoncez")}) == 1
    assert sound("mangeaient") == sound("mangeait")
    assert sound("pomme") != sound("prune")


@pytest.mark.parametrize("slip", meaning_slips._SHARES)
def test_every_slip_of_meaning_changes_one_thing(
    words: Words, slip: Slip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning_slips, "_LEAST_BEHIND", 1)  # of five lines
    random = Random(5)
    found = [(line, slip(line, words, random)) for line in LINES * 40]
    changed = [(line, wrong) for line, wrong in found if wrong is not None]
    assert changed
    most = 8 if slip is meaning_slips.words_left_out else 3
    for line, wrong in changed:
        lost, new = _changed(line, wrong)
        assert wrong != line or slip is meaning_slips.name
        assert len(lost) <= most
        assert len(new) <= most


def test_a_negation_is_taken_out_whole(words: Words) -> None:
    random, text = Random(1), "Les négociations ne sont pas terminées."
    found = {meaning_slips.negation(text, words, random) for _ in range(40)}
    assert "Les négociations sont terminées." in found
    assert "Les négociations ne sont plus terminées." in found
    put_in = {meaning_slips.negation("Elle est claire.", words, random) for _ in range(40)}
    assert "Elle n'est pas claire." in put_in


def test_what_is_only_said_is_made_certain(words: Words) -> None:
    text = "Le maire aurait vu la ministre, qui devrait partir."
    found = {meaning_slips.certainty(text, words, Random(seed)) for seed in range(20)}
    assert found == {
        "Le maire a vu la ministre, qui devrait partir.",
        "Le maire aurait vu la ministre, qui doit partir.",
    }


def test_a_word_gives_way_to_one_that_is_used_alike(words: Words) -> None:
    near = replace(words, near={"terminées": ["annoncées"]}, behind={}, alike_in_ending={})
    text = "Les négociations sont terminées hier."
    found = [meaning_slips.other_word(text, near, Random(seed)) for seed in range(20)]
    assert "Les négociations sont annoncées hier." in found


def test_what_is_too_short_is_left_alone(words: Words) -> None:
    assert {slip_meaning("Il rit.", words, Random(seed)) for seed in range(50)} == {None}


def test_some_drafts_are_right_and_most_are_not(words: Words) -> None:
    random = Random(1)
    drafts = [with_errors(line, words, random) for line in LINES * 60]
    right = sum(draft == line for draft, line in zip(drafts, LINES * 60, strict=True)) / len(drafts)
    assert 0.1 < right < 0.5


def _write(path: Path, pairs: list[Pair]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{pair.french}\t{pair.english}\n" for pair in pairs)


def test_the_model_reads_both_sides_and_writes_the_right_one(tmp_path: Path, work: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    secret = "La mairie restera close mardi prochain pour cause de travaux dans la grande salle."
    _write(data / "parallel" / "wce-lig-news.tsv.xz", [Pair(line, f"English {line}") for line in LINES])
    (data / "mono").mkdir(parents=True)
    with lzma.open(data / "mono" / "fr-press.txt.xz", "wt", encoding="utf-8") as lines:
        lines.write(f"{LINES[0]}\n{secret}\n")
    (data / "news").mkdir()
    for name in NEWS_TRAINING_SETS:
        for language in ("fr", "en"):
            (data / "news" / f"{name}.{language}").touch()
    (data / "news" / "wmt13.fr").write_text(f"{secret}\n", encoding="utf-8")
    groups = read_groups(data)
    write(groups, known_words(groups, {}), out, work / "joint.model", random=Random(1), threads=1)
    processor = spm.SentencePieceProcessor(model_file=str(out / "joint.model"))
    groups = [GROUPS[number] for number in np.load(out / "groups.npy")]
    texts = {}
    for language in ("fr", "en"):
        tokens, offsets = np.load(out / f"{language}.npy"), np.load(out / f"{language}.offsets.npy")
        texts[language] = [
            processor.decode(tokens[start : end - 1].tolist()) for start, end in pairwise(offsets)
        ]
    assert set(groups) == {"press", "alone_en"}
    assert groups.count("press") == 2 * len(LINES)
    assert "mairie" not in " ".join(texts["fr"])
    for group, target in zip(groups, texts["fr"], strict=True):
        assert any(target.rstrip(".")[:20] in processor.decode(processor.encode(line)) for line in LINES), (
            group
        )


def test_what_is_read_is_what_audit_gives_it() -> None:
    from audit.engines.post_editing import MARK
    from audit.engines.post_editing import edit_source as ours

    assert MARK == SYNTHETIC_MARK
    for original in ("", "It rains."):
        assert ours(original, "Il pleut.") == edit_source(original, "Il pleut.")
