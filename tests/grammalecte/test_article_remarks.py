"""Remarks are placed in the text as read, and what goes wrong costs one article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from audit.errors import UsageError
from audit.grammalecte import find_version, program, proofread, require_version
from audit.passages import prepare
from audit.records import Article, Prepared, Proofreading, RuleGroup
from tests.grammalecte import stand_in

pytestmark = pytest.mark.process

GROUPS = (RuleGroup.AGREEMENT, RuleGroup.PARTICIPLES)
FILLER = "Le conseil municipal a voté mardi le budget de la ville après trois heures de débat."


@pytest.fixture
def program_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.install(tmp_path / "bin", monkeypatch)


def article(text: str) -> Prepared:
    text = f"{FILLER}\n\n{text}\n"
    return prepare(Article(id="a", path="a.txt", text=text, digest="d"))


def read(*texts: str, groups: Sequence[RuleGroup] = GROUPS) -> list[Proofreading]:
    return proofread([article(text) for text in texts], groups)


def marked(found: Proofreading, text: str) -> list[str]:
    return [remark.span.of(article(text).article.text) for remark in found.remarks or ()]


@pytest.mark.usefixtures("program_there")
class TestThere:
    @pytest.mark.parametrize(
        "text",
        [
            "Les chat mange et il a fournit la pièce.",
            "🙂🙂 Les chat mange ; l’e\u0301te\u0301 il a fournit la pièce.",
            "L&#39;été&nbsp;: les chat mange, il a four\u00adnit la pièce.",
        ],
    )
    def test_places_are_exact(self, text: str) -> None:
        (found,) = read(text)
        assert [one.replace("\u00ad", "") for one in marked(found, text)] == ["chat", "fournit"]

    def test_articles_stay_apart(self) -> None:
        texts = ("Les chat mange.", "Tout va bien.", "Il a fournit la pièce.")
        assert [marked(*pair) for pair in zip(read(*texts), texts, strict=True)] == [
            ["chat"],
            [],
            ["fournit"],
        ]

    def test_only_the_groups_asked_for(self) -> None:
        (found,) = read("Les chat mange, il a fournit un rakfisk.", groups=[RuleGroup.PARTICIPLES])
        assert [one.group for one in found.remarks or ()] == [RuleGroup.PARTICIPLES]
        assert found.answers([RuleGroup.PARTICIPLES]) and not found.answers(GROUPS)

    def test_names_do_not_agree(self) -> None:
        assert read("Des étudiants Tory ont dîné.")[0].remarks == ()
        assert len(read("Tory est un mot.")[0].remarks or ()) == 1

    @pytest.mark.parametrize("fault", ["PANNE", "CHARABIA"])
    def test_a_fault_costs_one_article(self, fault: str) -> None:
        texts = ("Les chat mange.", f"Une {fault} ici.", "Il a fournit la pièce.")
        first, second, third = read(*texts)
        assert marked(first, texts[0]) == ["chat"] and marked(third, texts[2]) == ["fournit"]
        assert second.remarks is None and "grammalecte-cli" in (second.failure or "")

    def test_a_program_that_hangs_is_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(program, "START_TIME", 0.5)
        monkeypatch.setattr(program, "TIME_PER_CHARACTER", 0.0)
        (found,) = read("Une LENTEUR ici.")
        assert found.remarks is None and "took longer" in (found.failure or "")

    def test_version(self) -> None:
        assert require_version() == "9.9.9"


def test_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.uninstall(tmp_path / "bin", monkeypatch)
    assert find_version() is None
    with pytest.raises(UsageError, match="apt install grammalecte-cli"):
        require_version()
    assert read("Les chat mange.")[0].remarks is None


@pytest.mark.skipif(find_version() is None, reason="Grammalecte is not installed")
def test_the_real_program() -> None:
    text = "🙂 L&#39;e\u0301te\u0301&nbsp;: les chat mange, il a four\u00adnit la pièce, vis à vis du mur."
    (found,) = read(text, groups=[*GROUPS, RuleGroup.HYPHENS])
    assert marked(found, text) == ["chat", "four\u00adnit", "vis à vis"]
    assert [one.suggestions for one in found.remarks or ()] == [("chats",), ("fourni",), ("vis-à-vis",)]
