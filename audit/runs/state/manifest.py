"""`run.json`: what a run depended on, so that it can be judged again and compared with another."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from audit.config import RunConfig
from audit.errors import UsageError
from audit.records import Article, Expectation, Recipe, Witness
from audit.runs.state.store import RunStore
from audit.suppression.reviews import Reviews

MANIFEST = "run.json"
SEPARATOR = "/"

Baseline = Mapping[str, tuple[tuple[str, ...], ...]]
"""By article the identities of each finding that an earlier run had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A run's recipe, its whole configuration, and what its models' scores and words are
    measured against.

    `shard` is `i/n` for a run over part of its input; `html` says whether there are pages beside the reports;
    what is in the `baseline` is no news.
    """

    schema: str = "audit-run/1"
    recipe: Recipe
    config: RunConfig
    expectation: Expectation | None
    witness: Witness | None = None
    shard: str | None = None
    html: bool = True
    baseline: Baseline = field(default_factory=dict)

    def known(self, article_id: str) -> frozenset[str]:
        """The identities of all that the baseline has of the article."""
        return frozenset(chain.from_iterable(self.baseline.get(article_id, ())))


def article_key(article: Article, manifest: Manifest, reviews: Reviews) -> str:
    """What an article's verdict depends on: two equal keys mean the work need not be done again."""
    known = manifest.baseline.get(article.id, ())
    told = article.digest.encode() + msgspec.json.encode((manifest.recipe, known), order="sorted")
    return f"{hashlib.sha256(told).hexdigest()}{SEPARATOR}{reviews.key(article.id)}"


def is_reviewed(article_id: str, key: str, reviews: Reviews) -> bool:
    """Whether the article of this key was judged with these reviews."""
    return key.partition(SEPARATOR)[2] == reviews.key(article_id)


def is_done(article: Article, store: RunStore, manifest: Manifest, reviews: Reviews) -> bool:
    """Whether a run by this manifest, reviewed like this, has nothing left to do for the article."""
    return store.is_done(article.id, article_key(article, manifest, reviews), html=manifest.html)


def write_manifest(store: RunStore, manifest: Manifest) -> None:
    """Write `run.json`, readable by people."""
    encoded = msgspec.json.encode(manifest, order="sorted")
    store.files.write({MANIFEST: msgspec.json.format(encoded, indent=2) + b"\n"})


def read_manifest(store: RunStore) -> Manifest:
    """Read `run.json`.

    Raises:
        UsageError: if it is missing, not as it was written, or of another version.
    """
    content = store.files.read(MANIFEST)
    if content is None:
        raise _unusable(store, "is gone, or not as it was written")
    try:
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _unusable(store, f"is of another version: {error}") from error


def _unusable(store: RunStore, why: str) -> UsageError:
    hint = "The `audit run` that wrote the folder, with the same --out, writes it again"
    return UsageError(f"{store.folder / MANIFEST} {why}", hint=hint)
