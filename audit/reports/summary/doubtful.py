"""Why an article as a whole is in doubt, whatever was found in it."""

from collections.abc import Iterator

from audit.records import Article
from audit.reports.summary.standing import Standing
from audit.reports.wording import count

MOST_UNCOMPARED = 0.5
"""Share of the passages beyond which an original that was given proves nothing of the article."""


def doubtful(
    article: Article, standing: Standing, refusal: str | None, *, bodies: int, uncompared: int
) -> Iterator[str]:
    """Clauses, none for most articles. `uncompared` of the `bodies` passages face nothing of the original."""
    if standing is Standing.FAR_LOWER:
        yield "scores far below good French"
    if not bodies:
        yield "no running text was found"
    if refusal:
        yield refusal
    elif article.original is not None:
        yield from _about(article.original, bodies, uncompared)


def _about(original: str, bodies: int, uncompared: int) -> Iterator[str]:
    if is_table(original):
        yield "the original given is a table, not a text"
    if uncompared > MOST_UNCOMPARED * bodies:
        yield f"{uncompared} of {count(bodies, 'passage')} could not be compared with the original"


def is_table(text: str) -> bool:
    """Whether most lines of the text have cells, parted by tabs."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return 2 * sum("\t" in line for line in lines) > len(lines)
