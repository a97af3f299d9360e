"""The generated pages are current, and show what the fixtures hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from audit.checks.running.registry import find_check, own_checks
from docs.check_page import read_examples, render_check_page
from docs.generate import main, pages
from tests.reports.nasty import RENDERER

ROOT = Path(__file__).parents[2]
PAGES = pages()
FIXTURE = """# A stop

```case
target: les ⟦BRICS. ,⟧ et <b>
back: the BRICS
fix: BRICS,
```

```case
target: une ⟦ONU. ,⟧ et
fix: ONU,
```

# Another

```case
target: Non\\u00a0⟦!⟧
severity: style
fix: –
```

# Near misses

```regression
target: Un coin perdu.
```

```case
target: Rien. Tout va bien.
```
"""


def test_the_pages_are_current() -> None:
    assert main(["--check"]) is None


def test_a_stale_or_missing_page_is_named(tmp_path: Path) -> None:
    main([], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(PAGES)
    (tmp_path / "results.md").write_text("stale", encoding="utf-8")
    (tmp_path / "checks.md").unlink()
    message = main(["--check"], tmp_path)
    assert message and "checks.md, results.md;" in message


@pytest.mark.process
def test_just_docs_writes_the_pages(tmp_path: Path) -> None:
    """The recipe as it stands in the justfile, in a copy of what it reads, with the pages taken away."""
    for folder in ("audit", "bench", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "docs").mkdir()
    for source in (*(ROOT / "docs").glob("*.py"), ROOT / "docs" / "measured.json"):
        (tmp_path / "docs" / source.name).write_bytes(source.read_bytes())
    recipe = re.search(
        r"^docs:\n((?: +.*\n?)+)", (ROOT / "justfile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert recipe
    for line in recipe[1].splitlines():
        program, *arguments = line.split()
        assert program == "python"
        subprocess.run([sys.executable, *arguments], cwd=tmp_path, check=True)
    for name, text in PAGES.items():
        assert (tmp_path / "docs" / name).read_text(encoding="utf-8") == text


def test_every_check_is_documented() -> None:
    page = PAGES["checks.md"]
    for check in own_checks():
        section = page.partition(f"\n## {check.id} {check.name}\n")[2].partition("\n## ")[0]
        assert "**Why it matters:**" in section
        assert "**Flagged:**" in section and "**Left alone:**" in section


def test_examples_are_read() -> None:
    examples = read_examples(FIXTURE)
    assert [(example.heading, example.is_hit) for example in examples] == [
        ("A stop", True),
        ("A stop", True),
        ("Another", True),
        ("Near misses", False),
    ]
    assert examples[2].lines[0] == ("target", "Non\u00a0⟦!⟧")


def test_examples_are_shown_one_per_heading_first() -> None:
    check = find_check("stray_stop")
    assert check
    page = render_check_page([check], {"stray_stop": FIXTURE})
    flagged = page.partition("**Flagged:**")[2].partition("**Left alone:**")
    shown = RENDERER.render(flagged[0])
    assert "&lt;b&gt;" in shown and "<em>Back in English:</em> the BRICS" in shown
    assert shown.index("BRICS") < shown.index("Non⍽") < shown.index("ONU")
    assert shown.count("<em>Fix:</em>") == 2, "– is no fix"
    assert "Tout va bien" in flagged[2]
