"""Step 3: average the weights of several checkpoints into one.

python -m models.training.average decayed-1.pt decayed-2.pt --out averaged.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from models.training import checkpoints


def average(paths: list[Path]) -> dict[str, Tensor]:
    """Return the mean of the checkpoints' weights."""
    networks = [checkpoints.load(path)["network"] for path in paths]
    return {name: torch.stack([network[name] for network in networks]).mean(0) for name in networks[0]}


def main() -> None:
    """Parse the command line and average."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    checkpoints.save(args.out, {"network": average(args.checkpoints)})


if __name__ == "__main__":
    main()
