"""The glossary and the suppressions a configuration names: read, checked, and kept in the configuration."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import find_check
from audit.checks.running.selection import select_checks
from audit.config import RunConfig, Suppression, Term, TermKind, load_config
from audit.errors import ConfigError
from audit.records import Severity
from tests.reports.builders import audit_of

PRINT = "0123456789abcdef"
TOML = """
[[keep]]
term = "Kompas"

[[prefer]]
term = ["Kiev", "Kyiv"]
use = "Kyïv"
severity = "major"

[[forbid]]
term = "migrants illégaux"
note = "Charte, page 12"
"""
CSV = """kind,term,use,note,severity
keep,Kompas,,,
prefer,Kiev|Kyiv,Kyïv,,major

forbid,migrants illégaux,,"Charte, page 12",
"""
SEMICOLONS = """kind;term;use;note;severity
keep;Kompas
prefer;Kiev | Kyiv;Kyïv;;major
forbid;migrants illégaux;;Charte, page 12;
"""
TERMS = (
    Term(kind=TermKind.KEEP, term="Kompas"),
    Term(kind=TermKind.PREFER, term="Kiev", use="Kyïv", severity=Severity.MAJOR),
    Term(kind=TermKind.PREFER, term="Kyiv", use="Kyïv", severity=Severity.MAJOR),
    Term(kind=TermKind.FORBID, term="migrants illégaux", note="Charte, page 12"),
)
SUPPRESSION = f'[[suppress]]\nfingerprint = "{PRINT}"\nreason = "Voulu."\n'


def load(folder: Path, key: str, name: str, text: str, today: date | None = None) -> RunConfig:
    (folder / name).write_text(text, encoding="utf-8")
    config = folder / "run.toml"
    config.write_text(f'[checks]\n{key} = "{name}"\n', encoding="utf-8")
    return load_config(config, today)


@pytest.mark.parametrize(
    ("name", "text"),
    [("g.toml", TOML), ("g.csv", CSV), ("g.csv", SEMICOLONS), ("g.csv", "\ufeff" + CSV)],
    ids=["toml", "commas", "semicolons", "byte order mark"],
)
def test_glossary_is_read(tmp_path: Path, name: str, text: str) -> None:
    assert load(tmp_path, "glossary", name, text).checks.glossary == TERMS


@pytest.mark.parametrize(
    ("name", "text", "message", "hint"),
    [
        ("g.toml", '[[prefre]]\nterm = "x"', "no kind of term `prefre`", "Did you mean `prefer`?"),
        ("g.toml", '[[keep]]\nterm = "x"\n[[keep]]\nterm = " "', "g.toml, keep 2: `term` is empty", "term"),
        ("g.toml", "[[keep]]\nnote = 'x'", "g.toml, keep 1: ", "term"),
        ("g.toml", "[[keep]]\nterm = []", "keep 1: ", "term"),
        ("g.toml", "[[keep]]\nterm = 'x'\nuse = 'y'", "`use` means nothing", "term"),
        ("g.toml", "[[prefer]]\nterm = 'x'", "lacks `use`", "term"),
        ("g.toml", "[[prefer]]\nterm = 'l’x'\nuse = \"l'x\"", "itself", "term"),
        ("g.toml", "[[prefer]]\nterm = 'x'\nues = 'y'", "prefer 1: ", "`use`"),
        ("g.toml", "[[keep]]\nterm = 'x'\nseverity = 'grave'", "keep 1: ", "severity"),
        ("g.toml", "[[keep]]\nterm = 'l’x'\n[[forbid]]\nterm = \"l'x\"", "forbid 1: `l'x` is there", "Leave"),
        ("g.toml", "keep = 'x'", "not a list of tables", "[[keep]]"),
        ("g.toml", "[keep", "not valid TOML", "Correct"),
        ("g.csv", "kind,term\nkeep,x\nkepe,y", "g.csv, line 3: there is no kind of term `kepe`", "`keep`"),
        ("g.csv", "kind,term\nkeep,x\n\nforbid,x", "g.csv, line 4: `x` is there already", "Leave"),
        ("g.csv", "kind,term\nkeep,x,y", "line 2: more cells", "…"),
        ("g.csv", "kind,term,colour\nkeep,x,red", "line 2: ", "term"),
        ("g.txt", "Kompas", "is no glossary", ".csv"),
    ],
)
def test_faults_of_a_glossary_have_a_place_and_a_remedy(
    tmp_path: Path, name: str, text: str, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "glossary", name, text)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_missing_glossary(tmp_path: Path) -> None:
    (tmp_path / "run.toml").write_text('[checks]\nglossary = "no.toml"', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"cannot read .*no\.toml: .*Check checks\.glossary"):
        load_config(tmp_path / "run.toml")


def test_suppressions_are_read_until_they_run_out(tmp_path: Path) -> None:
    text = SUPPRESSION + SUPPRESSION + 'article = "a"\nuntil = 2027-01-31\n'
    for today, number in ((date(2027, 1, 31), 2), (date(2027, 2, 1), 1)):
        config = load(tmp_path, "suppressions", "s.toml", text, today)
        assert len(config.checks.suppressions) == number
    assert config.checks.suppressions == (Suppression(fingerprint=PRINT, reason="Voulu."),)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (f'[[suppress]]\nfingerprint = "{PRINT}"', "s.toml, suppress 1: ", "reason"),
        (
            SUPPRESSION + f'[[suppress]]\nfingerprint = "{PRINT}"\nreason = " "',
            "suppress 2: `reason`",
            "reason",
        ),
        ('[[suppress]]\nfingerprint = "LI01"\nreason = "x"', "suppress 1: ", "results.jsonl"),
        (SUPPRESSION + SUPPRESSION, "suppress 2: ", "Leave one"),
        (SUPPRESSION + "unti = 2027-01-31", "suppress 1: ", "until"),
        ("[[supress]]\n", "unknown key `supress`", "[[suppress]]"),
    ],
)
def test_faults_of_suppressions(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "suppressions", "s.toml", text)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_both_may_stand_in_the_configuration_itself(tmp_path: Path) -> None:
    path = tmp_path / "run.toml"
    path.write_text(
        '[[checks.glossary]]\nkind = "keep"\nterm = "Kompas"\n'
        + SUPPRESSION.replace("[[suppress]]", "[[checks.suppressions]]"),
        encoding="utf-8",
    )
    checks = load_config(path).checks
    assert checks.glossary == TERMS[:1] and len(checks.suppressions) == 1


def test_the_configuration_holds_all_it_read(tmp_path: Path) -> None:
    config = load(tmp_path, "glossary", "g.toml", TOML)
    assert msgspec.json.decode(msgspec.json.encode(config), type=RunConfig) == config
    assert config.digest != load(tmp_path, "glossary", "g.toml", TOML.replace("Kyïv", "Kiyv")).digest


def test_the_glossary_reaches_its_check(tmp_path: Path) -> None:
    catalogue = select_checks(load(tmp_path, "glossary", "g.toml", TOML).checks)
    check = find_check("house_glossary")
    assert check
    evidence = audit_of("Il est à Kiev.").evidence
    (found,) = judge_checks(evidence, [check], options=catalogue.options).flags
    assert (found.suggestion, found.severity) == ("Kyïv", Severity.MAJOR)
    assert "house_glossary" not in select_checks(RunConfig().checks).options
