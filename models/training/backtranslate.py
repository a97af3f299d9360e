r"""Optional, before `prepare`: press text of one language translated by the model of the other direction.

    python -m models.training.backtranslate models/compact-en-fr --mono DATA/mono --out WORK/synthetic

Each `<source language of the model>-*.txt.xz` in `--mono` (a sentence a line) becomes files
`<its name>-<number>.tsv.xz` in `--out`, French TAB English, of PART lines each before filtering. What is
there is not made again, so a run killed at any moment goes on where it was. CTranslate2 translates, in int8;
its model is written by `audit`, since CTranslate2's own converter takes the first decoder input of every
Marian model for zeros, and these have learnt theirs. Sampled translations differ from one run to the next.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from audit.config import ModelSpec
from audit.engines.checkpoints.checking import check_model
from audit.engines.checkpoints.locating import locate
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.converted.conversion import convert
from models.training.corpus import Pair, is_clean

PART = 2000
_BATCH_TOKENS = 4096

_WORD = re.compile(r"\w+")
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,5})(?:\W+\1\b){2,}", re.IGNORECASE)
_LEAST_WORDS, _MOST_WORDS = 4, 60
_MOST_RATIO = 1.8  # French is a fifth longer than English
_MOST_COPIED = 0.6
_UNKNOWN = "\u2047"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How translations are found: the best of a beam, or drawn from the best `top` pieces of each step."""

    beam: int = 1
    top: int = 1
    """1: the best piece; 0: every piece (Edunov et al. 2018, who found it best with strong models)."""
    temperature: float = 1.0


class Translator:
    """A Marian folder, loaded by CTranslate2 on one thread."""

    def __init__(self, folder: Path, search: Search) -> None:
        import ctranslate2

        checkpoint = check_model(locate(ModelSpec(name=str(folder))))
        self._tokenizer = Tokenizer(checkpoint)
        self._ids = {token: number for number, token in enumerate(self._tokenizer.tokens)}
        self._search = search
        self._positions = checkpoint.architecture.max_position_embeddings
        with tempfile.TemporaryDirectory() as place:
            convert(checkpoint, self._tokenizer, Path(place), "int8")
            self._model: Any = ctranslate2.Translator(
                place, compute_type="int8", inter_threads=1, intra_threads=1
            )

    def translate(self, lines: Sequence[str]) -> list[str | None]:
        """One translation a line; None where it is too long for the model, or its translation has no end."""
        sources = [self._source(line) for line in lines]
        fitting = [number for number, source in enumerate(sources) if len(source) <= self._positions]
        results = self._model.translate_batch(
            [sources[number] for number in fitting],
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=self._search.beam,
            sampling_topk=self._search.top,
            sampling_temperature=self._search.temperature,
            max_decoding_length=(limit := min(20 + 2 * max(map(len, sources)), self._positions)),
        )
        found: list[str | None] = [None] * len(lines)
        for number, result in zip(fitting, results, strict=True):
            found[number] = self._text(result.hypotheses[0], limit)
        return found

    def _source(self, line: str) -> list[str]:
        tokens = self._tokenizer.tokens
        return [*(tokens[i] for i in self._tokenizer.encode(line)), tokens[self._tokenizer.eos]]

    def _text(self, tokens: list[str], limit: int) -> str | None:
        if len(tokens) >= limit:
            return None
        return self._tokenizer.decode(self._ids[token] for token in tokens)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and translate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("folder", type=Path, help="Marian folder that translates from the language of the press text")
    add("--mono", type=Path, required=True)
    add("--out", type=Path, required=True)
    add("--limit", type=int, default=None, help="at most so many lines of each file")
    add("--beam", type=int, default=1, help="1 is greedy, or sampling with --top")
    add("--top", type=int, default=1, help="sample from so many pieces at each step; 0 from all")
    add("--temperature", type=float, default=1.0)
    args = parser.parse_args(arguments)
    search = Search(beam=args.beam, top=args.top, temperature=args.temperature)
    back_translate(args.folder, mono=args.mono, out=args.out, search=search, limit=args.limit)


def back_translate(folder: Path, *, mono: Path, out: Path, search: Search, limit: int | None = None) -> None:
    """Translate what is not yet translated; SystemExit if `out` was begun with another model or search."""
    language = _source_language(folder)
    out.mkdir(parents=True, exist_ok=True)
    _agree(out / f"{language}-recipe.json", {"model": _digest(folder), **asdict(search)})
    translator: Translator | None = None
    for path in sorted(mono.glob(f"{language}-*.txt.xz")):
        for number, lines in enumerate(_parts(islice(_read(path), limit))):
            target = out / f"{path.name.removesuffix('.txt.xz')}-{number:04d}.tsv.xz"
            if target.exists():
                continue
            translator = translator or Translator(folder, search)
            found = translator.translate(lines)
            kept = [
                pair_of(line, text, language)
                for line, text in zip(lines, found, strict=True)
                if text is not None and is_fair(line, text)
            ]
            _write(target, kept)
            print(f"{target.name}: {len(lines):,} lines, {len(kept):,} kept", flush=True)


def is_fair(real: str, translation: str) -> bool:
    """Whether a translation may teach: fair length, no loop, no copy, the same numbers, nothing unknown."""
    words = len(_WORD.findall(real))
    if not _LEAST_WORDS <= words <= _MOST_WORDS or _UNKNOWN in translation:
        return False
    if not 1 / _MOST_RATIO <= len(translation) / len(real) <= _MOST_RATIO:
        return False
    if _LOOP.search(translation) and not _LOOP.search(real):
        return False
    return _copied(real, translation) <= _MOST_COPIED and is_clean(Pair(real, translation))


def pair_of(real: str, translation: str, language: str) -> Pair:
    """Put the real side, in `language`, and the translation in their places."""
    return Pair(real, translation) if language == "fr" else Pair(translation, real)


def _copied(real: str, translation: str) -> float:
    """The share of the words of four letters or more, names apart, that stand in the translation too."""
    words = [word for word in _WORD.findall(real) if len(word) > 3 and word.islower()]
    known = set(_WORD.findall(translation))
    return sum(word in known for word in words) / len(words) if words else 0.0


def _source_language(folder: Path) -> str:
    values = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    return str(values["source_lang"])


def _digest(folder: Path) -> str:
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()


def _agree(path: Path, recipe: dict[str, Any]) -> None:
    if path.is_file() and json.loads(path.read_text(encoding="utf-8")) != recipe:
        raise SystemExit(f"{path} tells of another model or search: take another folder for --out")
    path.write_text(json.dumps(recipe, indent=2) + "\n", encoding="utf-8")


def _read(path: Path) -> Iterator[str]:
    if not path.stat().st_size:  # no archive at all: a download that failed
        print(f"{path} is empty: skipped", flush=True)
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if line.strip())


def _parts(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while part := list(islice(rest, PART)):
        yield part


def _write(path: Path, pairs: Sequence[Pair]) -> None:
    """Whole or absent."""
    part = path.with_suffix(".part")
    with lzma.open(part, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{french}\t{english}\n" for french, english in pairs)
    part.replace(path)


if __name__ == "__main__":
    main()
