"""Files that only look like articles, and names that are no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit.articles import read_articles
from audit.articles.article_count import count_articles
from audit.records import Article, Unread

TEXT = "Le conseil municipal a voté mardi le budget de la ville.\n"


def write(path: bytes) -> None:
    try:
        Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system holds only names in UTF-8")


def test_name_that_is_no_utf8(tmp_path: Path) -> None:
    write(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    (one,) = read_articles([str(tmp_path)])
    assert isinstance(one, Unread) and one.failure.kind == "unsafe-id"
    assert one.path == f"{tmp_path}/caf\\udce9.txt"
    (one.path + one.id + one.failure.message).encode()


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_folder_whose_name_is_no_utf8(tmp_path: Path, name: str) -> None:
    folder = os.fsencode(tmp_path) + b"/\xe9t\xe9"
    write(folder + b".txt")  # or it is skipped
    Path(os.fsdecode(folder)).mkdir()
    paragraph = f"<p>{TEXT * 3}</p>"
    content = {
        "a.txt": TEXT,
        "a.html": f"<html><body><article><h1>Budget</h1>{paragraph * 3}</article></body></html>",
        "a.jsonl": '{"id": "a", "text": "Le conseil municipal a voté mardi le budget de la ville."}\n',
    }[name]
    Path(os.fsdecode(folder), name).write_text(content, encoding="utf-8")
    (one,) = read_articles([os.fsdecode(folder)])
    assert isinstance(one, Article), one
    one.path.encode()


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl"):
        os.mkfifo(tmp_path / name)
    found = list(read_articles([str(tmp_path)]))
    assert [one.failure.kind for one in found if isinstance(one, Unread)] == ["unreadable", "unreadable"]
    assert count_articles([str(tmp_path)]).articles is None


def test_link_to_nowhere_and_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "nowhere.txt").symlink_to("/nowhere")
    (tmp_path / "itself.txt").symlink_to("itself.txt")
    (tmp_path / "folder").symlink_to(tmp_path)
    found = list(read_articles([str(tmp_path)]))
    assert [one.failure.kind for one in found if isinstance(one, Unread)] == ["unreadable", "unreadable"]
