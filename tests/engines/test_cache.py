"""The cache changes no result, whatever happens to it."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from audit.engines.engine import Progress
from audit.engines.kept.cached_engine import CachedEngine, cache_path
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation
from audit.sealing import seal
from bench.recorded_engine import RecordedEngine

TEXTS = ["un", "deux", "un", "", "trois", "deux", "un"]


class Counting:
    """An engine that counts what it is asked."""

    def __init__(self, name: str = "a") -> None:
        self._inner = RecordedEngine({}, rule=str.upper, name=name)
        self.asked: list[str] = []

    @property
    def fingerprint(self) -> EngineFingerprint:
        return self._inner.fingerprint

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        self.asked += texts
        return self._inner.translate(texts, progress)

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        self.asked += [f"{source} | {target}" for source, target in pairs]
        return self._inner.score(pairs, progress)

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        self.asked += [f"{source} | {target[:at]}" for source, target, at in places]
        return self._inner.complete(places, progress)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "translations.sqlite"


def test_same_as_without(path: Path) -> None:
    plain = RecordedEngine({}, rule=str.upper)
    for _ in range(2):
        assert CachedEngine(plain, path).translate(TEXTS) == plain.translate(TEXTS)


def test_everything_is_translated_once(path: Path) -> None:
    engine = Counting()
    CachedEngine(engine, path).translate(TEXTS)
    assert sorted(engine.asked) == ["", "deux", "trois", "un"]
    again = Counting()
    CachedEngine(again, path).translate([*TEXTS, "quatre"])
    assert again.asked == ["quatre"]


PAIRS = [("un", "UN"), ("deux", "TROIS"), ("un", "UN"), ("", "UN"), ("\ud800", "\ud800")]


def test_scores_are_the_same_as_without_and_made_once(path: Path) -> None:
    engine = Counting()
    expected = engine.score(PAIRS)
    engine.asked.clear()
    for _ in range(2):
        assert CachedEngine(engine, path).score(PAIRS) == expected
    assert sorted(engine.asked) == [" | UN", "deux | TROIS", "un | UN", "\ud800 | \ud800"]
    other = Counting("b")
    CachedEngine(other, path).score(PAIRS)
    assert len(other.asked) == 4


PLACES = [
    CutTarget("un deux", "UN TROIS", 3),
    CutTarget("un deux", "UN TROIS", 0),
    CutTarget("un deux", "UN TROIS", 3),
    CutTarget("un deux", "UN QUATRE", 3),
    CutTarget("deux un", "UN TROIS", 3),
    CutTarget("", "UN", 0),
    CutTarget("\ud800", "\ud800", 1),
]


def test_completions_are_the_same_as_without_and_made_once(path: Path) -> None:
    engine = Counting()
    expected = engine.complete(PLACES)
    assert expected[:2] == [" DEUX", " UN DEUX"]
    engine.asked.clear()
    for _ in range(2):
        assert CachedEngine(engine, path).complete(PLACES) == expected
    assert len(engine.asked) == len(set(PLACES))
    other = Counting("b")
    CachedEngine(other, path).complete(PLACES)
    assert len(other.asked) == len(set(PLACES))


def test_a_translation_is_no_score(path: Path) -> None:
    cached = CachedEngine(Counting(), path)
    assert cached.translate(["un"])[0].text == "UN"
    assert cached.score([("un", "un")])[0].pieces
    assert cached.translate(["un"])[0].text == "UN"


def test_another_recipe_is_another_translation(path: Path) -> None:
    CachedEngine(Counting("a"), path).translate(TEXTS)
    other = Counting("b")
    CachedEngine(other, path).translate(TEXTS)
    assert len(other.asked) == 4


def test_progress_counts_every_text(path: Path) -> None:
    done: list[int] = []
    for times in (1, 2):
        CachedEngine(Counting(), path).translate(TEXTS, lambda texts, _tokens: done.append(texts))
        assert sum(done) == times * len(TEXTS)


def test_more_texts_than_one_query_or_write(path: Path) -> None:
    texts = [f"texte {number}" for number in range(2500)]
    engine = Counting()
    first = CachedEngine(engine, path).translate(texts)
    assert CachedEngine(Counting(), path).translate(texts) == first == engine.translate(texts)


def test_what_was_translated_before_a_kill_is_kept(path: Path) -> None:
    class Dying(Counting):
        def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
            if self.asked:
                raise KeyboardInterrupt
            return super().translate(texts, progress)

    texts = [f"texte {number}" for number in range(1500)]
    with pytest.raises(KeyboardInterrupt):
        CachedEngine(Dying(), path).translate(texts)
    rest = Counting()
    CachedEngine(rest, path).translate(texts)
    assert len(rest.asked) == 1500 - 1024


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside(path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    engine = Counting()
    expected = engine.translate(TEXTS)
    assert CachedEngine(engine, path).translate(TEXTS) == expected
    assert len(caplog.records) == 1 and "set aside" in caplog.text
    assert [aside.read_bytes() for aside in path.parent.glob("*.damaged-*")] == [content]
    again = Counting()
    assert CachedEngine(again, path).translate(TEXTS) == expected
    assert again.asked == []


def test_damage_inside_the_database(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    texts = [f"texte {number} " * 20 for number in range(400)]
    expected = CachedEngine(Counting(), path).translate(texts)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    assert CachedEngine(Counting(), path).translate(texts) == expected
    assert "set aside" in caplog.text


def test_a_value_of_another_version_is_translated_again(path: Path) -> None:
    CachedEngine(Counting(), path).translate(TEXTS)
    with sqlite3.connect(path) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM translation")]
        rows = [(seal(b'{"text": 5}', key), key) for key in keys]
        database.executemany("UPDATE translation SET value = ? WHERE key = ?", rows)
    database.close()
    engine = Counting()
    assert CachedEngine(engine, path).translate(["un"])[0].text == "UN"
    assert engine.asked == ["un"]


@pytest.mark.parametrize("change", ["replace(value, 'DEUX', 'NEUF')", "NULL", "x''"])
def test_a_changed_value_is_told_and_translated_again(
    path: Path, caplog: pytest.LogCaptureFixture, change: str
) -> None:
    CachedEngine(Counting(), path).translate(TEXTS)
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE translation RENAME TO old")
        database.execute("CREATE TABLE translation (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
        database.execute(f"INSERT INTO translation SELECT key, {change} FROM old")
    database.close()
    engine = Counting()
    assert CachedEngine(engine, path).translate(["un", "deux"])[1].text == "DEUX"
    assert "deux" in engine.asked and "not as they were written" in caplog.text
    again = Counting()
    CachedEngine(again, path).translate(["un", "deux"])
    assert again.asked == []


def test_a_value_of_another_key_is_none(path: Path) -> None:
    CachedEngine(Counting(), path).translate(TEXTS)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE translation SET value = (SELECT max(value) FROM translation)")
    database.close()
    engine = Counting()
    assert CachedEngine(engine, path).translate(TEXTS) == Counting().translate(TEXTS)
    assert len(engine.asked) == 3


@pytest.mark.parametrize("times", [60, pytest.param(2000, marks=pytest.mark.slow)])
def test_flipped_bits(path: Path, times: int) -> None:
    texts = [f"texte {number}" for number in range(60)]
    expected = CachedEngine(Counting(), path).translate(texts)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    whole = path.read_bytes()
    chance = random.Random(times)
    for _ in range(times):
        content = bytearray(whole)
        for place in [chance.randrange(8 * len(whole)) for _ in range(chance.choice([1, 20]))]:
            content[place // 8] ^= 1 << place % 8
        for left in path.parent.iterdir():
            left.unlink()
        path.write_bytes(content)
        assert CachedEngine(Counting(), path).translate(texts) == expected


def test_where_nothing_can_be_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    engine = CachedEngine(Counting(), tmp_path / "file" / "translations.sqlite")
    assert engine.translate(TEXTS) == engine.translate(TEXTS)
    assert len(caplog.records) == 1 and "cannot be kept" in caplog.text


def _translate(path: str, start: int) -> list[Translation]:
    texts = [f"texte {number}" for number in range(start, start + 300)]
    return CachedEngine(Counting(), Path(path)).translate(texts)


@pytest.mark.process
def test_processes_share_it(path: Path) -> None:
    starts = [0, 100, 200, 0]
    with get_context("spawn").Pool(4) as pool:
        results = pool.starmap(_translate, [(str(path), start) for start in starts])
    assert [found[0].text for found in results] == [f"TEXTE {start}" for start in starts]
    rest = Counting()
    CachedEngine(rest, path).translate([f"texte {number}" for number in range(500)])
    assert rest.asked == []


FORKED = """
import os, sys
from pathlib import Path
from audit.engines.kept.cached_engine import CachedEngine
from audit.sealing import seal
from bench.recorded_engine import RecordedEngine

engine = CachedEngine(RecordedEngine({}, rule=str.upper), Path(sys.argv[1]))
engine.translate(["avant"])
child = os.fork()
if child:
    os.waitpid(child, 0)
found = engine.translate(["avant", "père" if child else "fils"])
print(*(one.text for one in found), flush=True)
"""


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_opens_its_own_connection(path: Path) -> None:
    """In a program of its own: this one has threads, which a fork does not survive."""
    words = [sys.executable, "-c", FORKED, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout == "AVANT FILS\nAVANT PÈRE\n"


def test_it_lives_in_the_cache_folder(cache: Path) -> None:
    assert cache_path().parent == cache
