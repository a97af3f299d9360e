"""Measures how article scores follow an expert's judgement of machine-translated abstracts (BioMQM).

The expert's score of a document is minus 5 for each major and 1 for each minor error, by words (the weights
of Freitag et al. 2021, "Experts, Errors, and Context"). Prints, for each of our scores, its Pearson
correlation with the expert's over all documents of all systems, and the share of pairs of translations of the
same abstract that it orders as the expert does. The last row was published for scores that see a human
translation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import correlation

from audit.records import Article
from audit.text import word_count
from bench.article_scores import MEASURES, Row, article_scores, ordered_alike
from bench.auditor import open_auditor
from bench.data import make_article
from bench.mqm import MarkedDocument, read_documents
from bench.options import bench_parser
from bench.table import markdown_table, share

__all__ = ["expert_score", "main"]

WEIGHTS = {"Minor": 1, "Major": 5, "Critical": 5}
"""What an error of each severity costs; others (neutral) cost nothing."""
EXPERT = "expert"
PUBLISHED = {"source chrF": 0.409, "source BLEU": 0.428}
"""Document Pearson of chrF and BLEU against human references, from the data set's README."""


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


def _article(document: MarkedDocument) -> Article:
    segments = document.segments
    return make_article(document.id, [one.target for one in segments], [one.source for one in segments])


def _table(rows: Sequence[Row], documents: Sequence[MarkedDocument]) -> Iterator[list[str]]:
    expert = [row[EXPERT] for row in rows]
    pearson = (correlation([row[measure] for row in rows], expert) for measure in MEASURES)
    yield [f"Pearson, {len(rows)} documents", *(f"{value:.2f}" for value in pearson)]
    abstracts = _by_abstract(rows, documents)
    counts = (ordered_alike(abstracts, measure, EXPERT) for measure in MEASURES)
    yield ["pairs ordered as the expert does", *(share(alike, pairs) for alike, pairs in counts)]
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
