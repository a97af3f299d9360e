"""The table of `bench.gpu`: how fast each arm is, how true, and how near to the limit of the chip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec
import sacrebleu

from audit.engines.checkpoints.checkpoint import Architecture
from bench.gpu_arms import ARTICLE_LINES, BASELINE, BEAM, REFERENCE, Reading
from bench.gpu_limits import Chip, Work, count_need
from bench.table import markdown_table

__all__ = ["Row", "gpu_table"]

HEAD = (
    *("arm", "type", "tokens/s", "× batch 64", "articles/s", "load s", "BLEU", "Δ float32", "identical"),
    *("matrix rate", "bandwidth", "of the limit", "not translation"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One arm in one type."""

    arm: str
    dtype: str
    reading: Reading

    @property
    def speed(self) -> float:
        """Target tokens per second."""
        return self.reading.tokens / median(self.reading.seconds)


def gpu_table(rows: list[Row], chips: dict[str, Chip], model: Path, references: list[str]) -> str:
    """The rows of one model, a folder; `chips` by type; `references` one per sentence, or none."""
    found = {(row.arm, row.dtype): row for row in rows}
    return markdown_table(HEAD, [_cells(row, found, chips, model, references) for row in rows], words=2)


def _cells(
    row: Row, found: dict[tuple[str, str], Row], chips: dict[str, Chip], model: Path, references: list[str]
) -> list[str]:
    reading = row.reading
    base, exact = found.get((BASELINE, row.dtype)), found.get((row.arm, "float32"))
    bleu = _bleu(row, references)
    before = _bleu(exact, references) if exact else None
    return [
        row.arm,
        row.dtype,
        f"{row.speed:,.0f}",
        f"{row.speed / base.speed:.1f}" if base else "–",
        f"{reading.sentences / ARTICLE_LINES / median(reading.seconds):.1f}",
        f"{reading.load:.1f}",
        f"{bleu:.2f}" if bleu is not None else "–",
        f"{bleu - before:+.2f}" if bleu is not None and before is not None else "–",
        _identical(row, found.get((REFERENCE, row.dtype))),
        *_shares(row, chips[row.dtype], model),
        f"{reading.overhead:.0%}" if reading.overhead is not None else "–",
    ]


def _bleu(row: Row, references: list[str]) -> float | None:
    """BLEU of the arm's translations; None where there are none, or nothing to compare them with."""
    translations = list(row.reading.translations)
    if not translations or not references:
        return None
    score: float = sacrebleu.corpus_bleu(translations, [references[: len(translations)]]).score
    return score


def _identical(row: Row, reference: Row | None) -> str:
    ours, theirs = row.reading.translations, reference.reading.translations if reference else ()
    if not ours or not theirs:
        return "–"
    pairs = list(zip(ours, theirs, strict=False))
    return f"{sum(one == other for one, other in pairs) / len(pairs):.1%}"


def _shares(row: Row, chip: Chip, model: Path) -> list[str]:
    """Of the matrix rate, of the bandwidth, and of the limit that both set together."""
    reading = row.reading
    if reading.batch is None or reading.source is None:
        return ["–"] * 3
    config = (model / "config.json").read_bytes()
    shape = msgspec.json.decode(config, type=Architecture)
    inner = msgspec.json.decode(config)["decoder_ffn_dim"]
    target = reading.tokens / reading.sentences
    work = Work(source=reading.source, target=target, beam=BEAM, batch=reading.batch)
    need = count_need(shape, inner, work, 4 if row.dtype == "float32" else 2)
    return [
        f"{need.operations * row.speed / chip.rate:.2%}",
        f"{need.bytes * row.speed / chip.bandwidth:.2%}",
        f"{need.seconds(chip) * row.speed:.2%}",
    ]
