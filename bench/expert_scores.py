"""Measures how article scores follow an expert's judgement of machine-translated abstracts (BioMQM).

The expert's score of a document is minus 5 for each major and 1 for each minor error, by words (the weights
of Freitag et al. 2021, "Experts, Errors, and Context"). Prints, for each of our scores, its Pearson
correlation with the expert's over all documents of all systems, and the share of pairs of translations of the
same abstract that it orders as the expert does. The last row was published for scores that see a human
translation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from statistics import correlation

from audit.records import Article
from audit.text import word_count
from bench.article_scores import MEASURES, article_scores
from bench.auditor import open_auditor
from bench.data import make_article
from bench.mqm import MarkedDocument, read_documents
from bench.options import bench_parser
from bench.table import markdown_table, share

__all__ = ["expert_score", "main", "ordered_alike"]

WEIGHTS = {"Minor": 1, "Major": 5, "Critical": 5}
"""What an error of each severity costs; others (neutral) cost nothing."""
EXPERT = "expert"
PUBLISHED = {"source chrF": 0.409, "source BLEU": 0.428}
"""Document Pearson of chrF and BLEU against human references, from the data set's README."""

Row = Mapping[str, float]
"""Measure → value, for one document by one system."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = bench_parser("Agreement of article scores with an expert", sets=(), engine="bundled")
    options = parser.parse_args(arguments)
    documents = read_documents(options.data)[: options.limit]
    audits = open_auditor(options, round_trips=True).audits([_article(one) for one in documents])
    rows = [
        article_scores(audit) | {EXPERT: expert_score(document)}
        for document, audit in zip(documents, audits, strict=True)
    ]
    print(markdown_table(("", *MEASURES), _table(rows, documents)))


def expert_score(document: MarkedDocument) -> float:
    """Minus the weights of the errors for 100 words of the translation; 0 is flawless."""
    errors = (error for segment in document.segments for error in segment.errors)
    words = sum(word_count(segment.target) for segment in document.segments)
    return -100 * sum(WEIGHTS.get(error.severity, 0) for error in errors) / max(words, 1)


def ordered_alike(rows: Iterable[Row], measure: str) -> tuple[int, int]:
    """How many pairs of rows the measure orders as the expert does, and of how many that he orders."""
    pairs = [(one, two) for one, two in combinations(rows, 2) if one[EXPERT] != two[EXPERT]]
    alike = sum((one[measure] - two[measure]) * (one[EXPERT] - two[EXPERT]) > 0 for one, two in pairs)
    return alike, len(pairs)


def _article(document: MarkedDocument) -> Article:
    segments = document.segments
    return make_article(document.id, [one.target for one in segments], [one.source for one in segments])


def _table(rows: Sequence[Row], documents: Sequence[MarkedDocument]) -> Iterator[list[str]]:
    expert = [row[EXPERT] for row in rows]
    pearson = (correlation([row[measure] for row in rows], expert) for measure in MEASURES)
    yield [f"Pearson, {len(rows)} documents", *(f"{value:.2f}" for value in pearson)]
    abstracts = _by_abstract(rows, documents)
    counts = ([ordered_alike(same, measure) for same in abstracts] for measure in MEASURES)
    sums = ((sum(alike for alike, _ in count), sum(pairs for _, pairs in count)) for count in counts)
    yield ["pairs ordered as the expert does", *(share(alike, pairs) for alike, pairs in sums)]
    figures = (f"{PUBLISHED[m]:.2f}" if m in PUBLISHED else "" for m in MEASURES)
    yield ["Pearson, against human translations (published)", *figures]


def _by_abstract(rows: Sequence[Row], documents: Sequence[MarkedDocument]) -> list[list[Row]]:
    """The rows of each abstract: documents of the same sources."""
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row, document in zip(rows, documents, strict=True):
        groups[tuple(segment.source for segment in document.segments)].append(row)
    return list(groups.values())


if __name__ == "__main__":
    main()
