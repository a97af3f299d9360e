"""What every page has: one stylesheet, at most one script, and a policy that allows nothing else.

The policy names the digests of both, so whatever a text might smuggle in would neither run nor be fetched.
It forbids `style` attributes too: what is drawn takes attributes of SVG (`fill`, `width`) and classes.
"""

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from audit.reports.markdown.characters import visible
from audit.reports.markdown.safe_markdown import Markdown
from audit.reports.wording import capitalised, count

TEMPLATES = "templates/html"


def page(title: str, body: Markup, *, script: str = "", name: str = "page") -> str:
    """A whole page, as the text of its file, which is UTF-8.

    `body` holds `<main>`; `script` is the name of a script beside this module, and `name` a class for the
    stylesheet.
    """
    style, code = _asset("page.css"), _asset(script) if script else ""
    policy = [
        "default-src 'none'",
        f"style-src {_digest(style)}",
        f"script-src {_digest(code) if code else repr('none')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    layout = environment().get_template("layout.html.jinja")
    return layout.render(title=title, body=body, policy="; ".join(policy), style=style, code=code, name=name)


def fill(template: str, **values: object) -> Markup:
    """Fill in a template of `templates/html`; what is neither `Markup` nor `Markdown` is escaped."""
    return Markup(environment().get_template(template).render(**values))


@cache
def environment() -> Environment:
    """Jinja with HTML escaping on, and every hidden character of a text made visible."""
    made = Environment(
        loader=PackageLoader("audit.reports", TEMPLATES),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"count": count, "capitalised": capitalised}
    return made


def text(value: str) -> Markup:
    """Any text as text, in an element or an attribute in quotation marks."""
    return Markup(escaped(value))


def escaped(value: str) -> str:
    """The same as a plain string, for what is put together of many pieces."""
    return escapeHtml(visible(value))


def _shown(value: object) -> object:
    """Markdown rendered, HTML as it is, and anything else on one line, with what hides in it made visible."""
    if isinstance(value, Markdown):
        return _inline(value)
    return value if isinstance(value, Markup) else visible(str(value))


def _inline(value: Markdown) -> Markup:
    return Markup(_markdown().renderInline(value))


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark").disable(["image", "autolink"])
    reader.add_render_rule("html_inline", _bare)
    return reader


def _bare(_: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """The signs that Markdown sets in a `<span>`, lest GitHub read them, need none here."""
    content = tokens[index].content
    return "" if content in ("<span>", "</span>") else escapeHtml(content)


@cache
def _asset(name: str) -> Markup:
    """A file beside this module, as it stands in its element, which it must not end."""
    found = files(__package__).joinpath(name).read_text(encoding="utf-8")
    assert "</" not in found, f"{name} would end its element"
    return Markup(found)


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
