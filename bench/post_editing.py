"""What the post-editor puts right by itself, of errors planted one to a line, and what it changes beside.

    python -m bench.post_editing --data ../shared/data

It writes each line anew, with its original (machine translations) or without (human French); edits are runs
of words that differ. Errors are those that the witness is measured by (`audit.calibration.slips`), not those
that the model was trained on.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from audit.calibration.slips import SLIPS, Lexicon, plant
from audit.config import RunConfig, load_config
from audit.engines.engine import Engine
from audit.engines.post_editing import edit_source
from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.runs.assembly import OpenEngines
from bench.data import HUMAN, read_lines
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table, share
from bench.witness.plain import plain_pairs

__all__ = ["edits", "main"]

READ = ("wmt08", "wmt09", "wmt10", "wmt11")
SHOWN_BY_ORIGINALS = ("word left out", "word added")
HEAD = ("set", "French", "error", "planted", "put right", "other edits in 1,000 words")

Edit = tuple[int, tuple[str, ...]]
"""The number of the first word that gives way, and the words in its place."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Plant, have it edited, print."""
    parser = bench_parser("What the post-editor puts right", sets=("wmt13", "flores-dev"), engine="bundled")
    parser.add_argument("--systems", default=f"{HUMAN},microsoft")
    options = parser.parse_args(arguments)
    config = load_config(options.config) if options.config else RunConfig()
    editor = OpenEngines(config.translation, options.cache)().post_editor
    if editor is None:
        raise SystemExit("the configuration weighs no words, and so opens no post-editor")
    lexicon = Lexicon.of(line for name in READ for line in read_lines(options.data, f"{name}.fr"))
    rows: list[list[str]] = []
    for name in chosen_sets(options):
        for system in options.systems.split(","):
            rng = random.Random(options.seed)
            pairs = plain_pairs(options.data, name, system)
            drawn = rng.sample(pairs, min(options.limit or 200, len(pairs)))
            rows += _rows(name, system, drawn, editor, lexicon, rng)
    print(markdown_table(HEAD, rows, words=3))


def _rows(
    name: str,
    system: str,
    pairs: Sequence[tuple[str, str]],
    editor: Engine,
    lexicon: Lexicon,
    rng: random.Random,
) -> Iterator[list[str]]:
    aided = system != HUMAN
    right = _edited(pairs, editor, aided=aided)
    words = sum(len(_words(french)) for _, french in pairs)
    changed = sum(len(edits(french, after)) for (_, french), after in zip(pairs, right, strict=True))
    yield [name, system, "none", "", "", f"{1000 * changed / words:.1f}"]
    for kind, slip in SLIPS.items():
        if aided or kind not in SHOWN_BY_ORIGINALS:
            planted = plant(pairs, slip, lexicon, rng)
            after = _edited([(one.english, one.french) for one in planted], editor, aided=aided)
            mended = others = 0
            for one, line in zip(planted, after, strict=True):
                wanted, made = edits(one.french, one.clean), edits(one.french, line)
                mended += wanted <= made
                others += len(made - wanted)
            total = sum(len(_words(one.french)) for one in planted)
            yield [
                *(name, system, kind, str(len(planted))),
                *(share(mended, len(planted)), f"{1000 * others / max(1, total):.1f}"),
            ]


def _edited(pairs: Sequence[tuple[str, str]], editor: Engine, *, aided: bool) -> list[str]:
    drafts = [edit_source(english if aided else "", french) for english, french in pairs]
    return [one.text for one in editor.translate(drafts)]


def edits(before: str, after: str) -> set[Edit]:
    """What was changed, in words; typography, which the model levels, does not count."""
    old, new = _words(before), _words(after)
    return {
        (start, tuple(new[place:end]))
        for kind, start, _, place, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    }


def _words(text: str) -> list[str]:
    return [match[0] for match in LETTERS_AND_DIGITS.finditer(text)]


if __name__ == "__main__":
    main()
    sys.exit()
