"""What of a page's layout would be lost on the way to its text, put so that it survives."""

from itertools import pairwise

from lxml.html import HtmlElement, fromstring

REPEATED = "\ue000"
"""Put into the second of two like paragraphs, of which the extraction would drop one; taken out after it."""
BLOCKS = ("p", "li", "blockquote", "div", "section", "h2", "h3", "h4", "td")
FINAL = '.!?…»”":;'


LONG_LINE = 40
"""Characters of a line that goes on behind its break, though with a capital; shorter ones may be verse."""


def keep_layout(page: HtmlElement) -> tuple[str, ...]:
    """Change the page: captions become paragraphs, broken sentences are joined, repeated paragraphs told.

    Returns the captions.
    """
    captions = tuple(" ".join(_words(caption)) for caption in page.xpath("//figure//figcaption"))
    for caption in page.xpath("//figure//figcaption"):
        _set_behind(caption, next(caption.iterancestors("figure")))
    for line_break in page.xpath("//p//br"):
        _join(line_break)
    for first, second in pairwise(_text_blocks(page)):
        if first.tag == second.tag and _words(first) == _words(second):
            last = second[-1] if len(second) else None
            if last is None:
                second.text = (second.text or "") + REPEATED
            else:
                last.tail = (last.tail or "") + REPEATED
    return captions


def _text_blocks(page: HtmlElement) -> list[HtmlElement]:
    """The innermost blocks that hold text, in the order of the page, whatever they stand in."""
    blocks = list(page.iter(*BLOCKS))
    outer: set[HtmlElement] = set()
    for block in blocks:
        for around in block.iterancestors():
            if around in outer:
                break
            outer.add(around)
    return [block for block in blocks if block not in outer and _words(block)]


def _words(element: HtmlElement) -> list[str]:
    return str(element.text_content()).split()


def _set_behind(caption: HtmlElement, figure: HtmlElement) -> None:
    parent = figure.getparent()
    if parent is None or not _words(caption):
        return
    paragraph = fromstring("<p></p>")
    paragraph.text = " ".join(_words(caption))
    paragraph.tail, figure.tail = figure.tail, None
    caption.drop_tree()
    parent.insert(parent.index(figure) + 1, paragraph)


def _join(line_break: HtmlElement) -> None:
    """Make a space of a break in the middle of a sentence.

    What follows begins in small letters, or what stands before is long and no heading in bold.
    """
    previous = line_break.getprevious()
    before = ((line_break.getparent().text if previous is None else previous.tail) or "").rstrip()
    after = (line_break.tail or "").lstrip()
    if before and before[-1] not in FINAL and (after[:1].islower() or (after and len(before) >= LONG_LINE)):
        line_break.tail = " " + after
        line_break.drop_tag()
