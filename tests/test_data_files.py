"""Every data file of the package can be read, and says what its header promises."""

from __future__ import annotations

from pathlib import Path

import pytest

import audit
from audit.data_files import read_table, read_word_lists

ROOT = Path(audit.__file__).parent
FILES = sorted(path.relative_to(ROOT) for path in ROOT.glob("**/data/*.t*"))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_file_is_read(path: Path) -> None:
    read = read_table if path.suffix == ".tsv" else read_word_lists
    found = read(".".join(("audit", *path.parent.parent.parts)), path.stem)
    assert found


def test_words_stand_under_their_section() -> None:
    lists = read_word_lists("audit.language", "sentence_words")
    assert "Mme" in lists["fr titles"] and "Mme" not in lists["titles"]
    assert not any(word.startswith(("#", "[")) for words in lists.values() for word in words)
