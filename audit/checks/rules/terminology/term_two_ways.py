"""Flags a body, office or treaty that the article names in two ways where the English has one name for it.

Why it matters: readers take the département d’État and the ministère d’État for two; a translation model
decides anew in every sentence.

Known false alarms: two bodies that English calls alike, and a name shortened to another of its words. A name
counts only where the sentence holds a single candidate for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from audit.checks import ArticleView, Category, Check, Hit, Lane, NoOptions, Place, Severity
from audit.checks.meaning.institutions import Rendering, english_bodies, renderings
from audit.checks.views.readings import Reading

Named = tuple[Reading, Rendering]


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for named in _by_body(article).values():
        usual = _usual(named)
        odd = [(passage, one) for passage, one in named if one.contradicts(usual[1])]
        if odd:
            yield _hit(odd, usual)


def _by_body(article: ArticleView) -> dict[str, list[Named]]:
    """What renders each body, in reading order; only sentences where nothing else can be meant."""
    found: dict[str, list[Named]] = defaultdict(list)
    for passage in article.readings():
        english = article.english_of(passage)
        for body in english_bodies(english) if english else ():
            candidates = renderings(passage.text, body)
            if len(candidates) == 1:
                found[body].append((passage, candidates[0]))
    return found


def _usual(named: Sequence[Named]) -> Named:
    """The first of the renderings that are most common."""
    counts = Counter((one.head, one.qualifier) for _, one in named)
    return max(named, key=lambda pair: counts[pair[1].head, pair[1].qualifier])


def _hit(odd: Sequence[Named], usual: Named) -> Hit:
    places = tuple(Place(span=passage.locate(one)) for passage, one in odd)
    return Hit(
        span=places[0].span,
        message=f"“{_words(odd[0])}” here, “{_words(usual)}” elsewhere: the English has one name for both.",
        places=places,
    )


def _words(named: Named) -> str:
    passage, one = named
    return passage.text[one.start : one.end]


CHECK = Check(
    id="TE02",
    category=Category.INCONSISTENT_TERM,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
)
