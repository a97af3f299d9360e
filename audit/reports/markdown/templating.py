"""Jinja with Markdown escaping on by default: what is not `Markdown` already is escaped."""

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from audit.reports.markdown.safe_markdown import Markdown, code, escape
from audit.reports.wording import count

BLANK_LINES = re.compile(r"\n{3,}")


def render(template: str, **values: object) -> str:
    """Fill in a template of the folder `templates`."""
    # No text holds a line break (`visible`), so these are only what conditions in the template leave.
    return BLANK_LINES.sub("\n\n", _environment().get_template(template).render(**values)).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("audit.reports"),
        autoescape=False,  # Jinja's own escaping is for HTML; `finalize` does it for Markdown
        finalize=_safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "count": count,
        "indented": _indented,
        "code": code,
        "libraries": _libraries,
        "cell": _cell,
    }
    return environment


def _safe(value: object) -> Markdown:
    return value if isinstance(value, Markdown) else escape(str(value).strip())


def _cell(value: object) -> Markdown:
    """A value for a cell of a table in Markdown, which a bar would end."""
    return Markdown(_safe(value).replace("|", "&#124;"))


def _indented(block: Markdown, width: int) -> Markdown:
    """The block with every line after the first indented, so that it stays inside a list item."""
    return Markdown(block.replace("\n", "\n" + " " * width))


def _libraries(versions: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions)
