"""`run.json`: what a run depended on, so that it can be judged again and compared with another."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audit.config import RunConfig
from audit.errors import UsageError
from audit.records import Article, Expectation, Recipe
from audit.runs.state.atomic_files import write_atomically

MANIFEST = "run.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A run's recipe, its whole configuration, and what its models' scores are measured against.

    `shard` is `i/n` for a run over part of its input.
    """

    schema: str = "audit-run/1"
    recipe: Recipe
    config: RunConfig
    expectation: Expectation | None
    shard: str | None = None


def article_key(article: Article, recipe: Recipe) -> str:
    """What an article's verdict depends on: two equal keys mean the work need not be done again."""
    return hashlib.sha256(article.digest.encode() + msgspec.json.encode(recipe, order="sorted")).hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `run.json`, readable by people."""
    encoded = msgspec.json.encode(manifest, order="sorted")
    write_atomically(folder / MANIFEST, msgspec.json.format(encoded, indent=2) + b"\n")


def read_manifest(folder: Path) -> Manifest:
    """Read `run.json`.

    Raises:
        UsageError: if it is missing or of another version.
    """
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(
            f"{folder / MANIFEST} cannot be read: {error}", hint="Give a folder that `audit run` has written"
        ) from error
