"""Shards: every article belongs to one of n parts by its id, whatever order or machine it is read on."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.errors import UsageError
from audit.records import Article, Unread


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `index` of `count`, counted from 1."""

    index: int
    count: int

    @staticmethod
    def parse(text: str) -> Shard:
        """Read `i/n`.

        Raises:
            UsageError: if it is not of that form, or i is not within 1 to n.
        """
        match = re.fullmatch(r"(\d{1,9})/(\d{1,9})", text)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise UsageError(f"`{text}` is not a shard", hint="Give i/n, from 1/n to n/n")
        return Shard(int(match[1]), int(match[2]))

    def holds(self, article_id: str) -> bool:
        """Whether the article is in this shard. Stable across machines and Python versions."""
        return zlib.crc32(article_id.encode("utf-8", "surrogatepass")) % self.count == self.index - 1

    def part(self, index: int, count: int) -> Shard:
        """Part `index` of `count` of this shard: together the parts hold what it holds."""
        return Shard(self.index + (index - 1) * self.count, self.count * count)

    def __str__(self) -> str:
        """As `parse` reads it."""
        return f"{self.index}/{self.count}"


WHOLE = Shard(1, 1)


def numbered(
    inputs: Iterable[Article | Unread], shard: Shard | None
) -> Iterator[tuple[int, Article | Unread]]:
    """Number the inputs, then keep those of the shard: positions are the same in every shard."""
    for position, article in enumerate(inputs):
        if shard is None or shard.holds(article.id):
            yield position, article
