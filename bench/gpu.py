"""Speed on a GPU: `generate`, our engines and `audit run`, in 16 and 32 bit, against what the chip can do.

    python -m bench.gpu --data ../shared/data      # on a machine with CUDA
    python -m bench.gpu --device cpu --limit 8     # rehearses every arm on small models, in a minute

One table per model: target tokens/s (medians, the first round not counted), the ratio to `generate` with
sorted batches of 64, BLEU against the human English and its difference to the same arm in float32, the share
of identical translations to our transformers engine in the same type, and which shares of the measured
matrix rate, of the measured bandwidth, and of the limit that both set are reached (`bench.gpu_limits`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from audit.text import translation_text
from bench.data import read_lines
from bench.gpu_arms import ARMS, BEAM, Job
from bench.gpu_limits import measure_chip
from bench.gpu_table import Row, gpu_table
from bench.opus_size import write_opus_size

RANDOM = "opus-size"
MODELS = (RANDOM, "models/compact-fr-en")
FORTH = {"models/compact-fr-en": Path("models/compact-en-fr")}
SMALL = {"d_model": 64, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 128}
REHEARSED_WORDS = 5
DTYPES = ("float32", "float16", "bfloat16")


def main(arguments: list[str] | None = None) -> None:
    """Measure and print the tables."""
    options = _options(arguments)
    _require(options.device)
    sentences = [translation_text(line) for line in read_lines(options.data, f"{options.set}.fr")]
    references = read_lines(options.data, f"{options.set}.en")
    texts = tuple(_shortened(one, options) for one in sentences[: options.limit])
    print(f"{_device_name(options.device)}, {len(texts)} sentences of {options.set}.fr, beam {BEAM}")
    chips = {dtype: measure_chip(options.device, dtype) for dtype in options.dtypes}
    for dtype, chip in chips.items():
        print(f"{dtype}: {chip.rate / 1e12:.1f} TFLOP/s, copies {chip.bandwidth / 1e9:.0f} GB/s")
    for name in options.models:
        with tempfile.TemporaryDirectory() as folder:
            rows = _measure(name, Path(folder), texts, options)
            model = _model(name, Path(folder), options)
            known = references[: len(texts)] if name != RANDOM else []
            print(f"\n{name}\n\n{gpu_table(rows, chips, model, known)}", flush=True)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    add("--set", default="wmt13", help="news set whose human French is translated")
    add("--limit", type=int, default=2000, help="at most so many sentences")
    add("--rounds", type=int, help="timed rounds, after one that warms up (default: 2; in a rehearsal 1)")
    add("--device", default="cuda")
    add("--models", nargs="+", default=list(MODELS), help="folders, or `opus-size`: random weights")
    add("--dtypes", nargs="+", choices=DTYPES, help="(default: all; in a rehearsal two)")
    add("--arms", nargs="+", default=list(ARMS), choices=list(ARMS))
    add("--batch-tokens", type=int, help="padded source tokens of our batches")
    options = parser.parse_args(arguments)
    # A rehearsal is short, and half precision slow on most processors.
    options.rounds = options.rounds or (2 if options.device != "cpu" else 1)
    options.dtypes = options.dtypes or (DTYPES if options.device != "cpu" else DTYPES[::2])
    return options


def _require(device: str) -> None:
    if device == "cpu":
        return
    from audit.engines.device import cuda_names

    if not cuda_names():
        print(
            "bench: there is no CUDA GPU on this machine; `--device cpu --limit 8` rehearses every arm",
            file=sys.stderr,
        )
        raise SystemExit(2)


def _shortened(text: str, options: argparse.Namespace) -> str:
    return text if options.device != "cpu" else " ".join(text.split()[:REHEARSED_WORDS])


def _device_name(device: str) -> str:
    import torch

    name = "CPU (a rehearsal)" if device == "cpu" else torch.cuda.get_device_name(device)
    return f"{name}, torch {torch.__version__}"


def _model(name: str, folder: Path, options: argparse.Namespace) -> Path:
    if name != RANDOM:
        return Path(name)
    place = folder / RANDOM
    changes = SMALL if options.device == "cpu" else {}
    return place if place.exists() else write_opus_size(place, **changes)


def _measure(name: str, folder: Path, texts: tuple[str, ...], options: argparse.Namespace) -> list[Row]:
    rows = []
    for dtype in options.dtypes:
        job = Job(
            model=_model(name, folder, options),
            forth=FORTH.get(name),
            device=options.device,
            dtype=dtype,
            texts=texts,
            rounds=options.rounds,
            batch_tokens=options.batch_tokens,
        )
        for arm in options.arms:
            try:
                row = Row(arm=arm, dtype=dtype, reading=ARMS[arm](job))
            except ImportError as error:
                print(f"{arm}, {dtype}: left out, {error}", file=sys.stderr)
                continue
            print(f"{arm}, {dtype}: {row.speed:.0f} tokens/s", file=sys.stderr, flush=True)
            rows.append(row)
    return rows


if __name__ == "__main__":
    main()
