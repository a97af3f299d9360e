"""The frozen records that travel through the pipeline.

Offsets are half-open and count Unicode code points of the article's text exactly as read; nothing here
stores a copy of quoted text that could disagree with the article.
"""

from audit.records.articles import Article, Failure, Unread
from audit.records.cut_targets import CutTarget
from audit.records.evidence import Evidence, Link, PassageEvidence
from audit.records.flags import Flag, Lane, Place, Severity, Skip, Suppressed
from audit.records.passages import SCORED_KINDS, Disclosure, Kind, Language, Passage, Prepared, Provenance
from audit.records.remarks import Proofreading, Remark, RuleGroup
from audit.records.reviews import Review, ReviewVerdict, Scope
from audit.records.scores import Expectation, Norm, Score, Scores
from audit.records.spans import Span
from audit.records.target_scores import PieceScore, TargetScore
from audit.records.translations import EngineFingerprint, Recipe, Translation
from audit.records.verdicts import ArticleAudit, Status
from audit.records.weights import (
    Alternative,
    Belief,
    Doubts,
    Fitted,
    FittedWitness,
    Forest,
    PairPenalty,
    PairWeights,
    Penalties,
    Reliability,
    Split,
    Witness,
    WordWeight,
)

__all__ = [
    "SCORED_KINDS",
    "Alternative",
    "Article",
    "ArticleAudit",
    "Belief",
    "CutTarget",
    "Disclosure",
    "Doubts",
    "EngineFingerprint",
    "Evidence",
    "Expectation",
    "Failure",
    "Fitted",
    "FittedWitness",
    "Flag",
    "Forest",
    "Kind",
    "Lane",
    "Language",
    "Link",
    "Norm",
    "PairPenalty",
    "PairWeights",
    "Passage",
    "PassageEvidence",
    "Penalties",
    "PieceScore",
    "Place",
    "Prepared",
    "Proofreading",
    "Provenance",
    "Recipe",
    "Reliability",
    "Remark",
    "Review",
    "ReviewVerdict",
    "RuleGroup",
    "Scope",
    "Score",
    "Scores",
    "Severity",
    "Skip",
    "Span",
    "Split",
    "Status",
    "Suppressed",
    "TargetScore",
    "Translation",
    "Unread",
    "Witness",
    "WordWeight",
]
