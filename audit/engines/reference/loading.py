"""Has transformers load a network from a folder that was checked; nothing is downloaded, run or printed."""

import warnings
from pathlib import Path
from typing import Any


def load_pretrained(kind: Any, weights: Path, dtype: str) -> tuple[Any, dict[str, Any]]:  # noqa: ANN401 - untyped
    """The network with these weights, ready to compute, and which of them are missing or do not fit."""
    import torch
    import transformers

    quiet: Any = transformers.utils.logging
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model, told = kind.from_pretrained(
            weights.parent,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=weights.suffix == ".safetensors",
            weights_only=True,
            dtype=getattr(torch, dtype),
            ignore_mismatched_sizes=True,
            output_loading_info=True,
        )
    return model.eval(), told
