"""The generated pages are current, and show what the fixtures hold."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from audit.checks.running.registry import all_checks, find_check
from audit.reports.check_docs import read_examples, render_check_docs
from tests.reports.nasty import RENDERER

ROOT = Path(__file__).parents[2]
PAGES: dict[Path, str] = runpy.run_path(str(ROOT / "docs" / "generate.py"))["pages"]()
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

```case
target: Rien. Tout va bien.
```
"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_page_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run python docs/generate.py"


def test_every_check_is_documented() -> None:
    page = PAGES[ROOT / "docs" / "checks.md"]
    for check in all_checks():
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
    page = render_check_docs([check], {"stray_stop": FIXTURE})
    flagged = page.partition("**Flagged:**")[2].partition("**Left alone:**")
    shown = RENDERER.render(flagged[0])
    assert "&lt;b&gt;" in shown and "<em>Back in English:</em> the BRICS" in shown
    assert shown.index("BRICS") < shown.index("Non⍽") < shown.index("ONU")
    assert shown.count("<em>Fix:</em>") == 2, "– is no fix"
    assert "Tout va bien" in flagged[2]
