"""Reads the tensors of a checkpoint as NumPy arrays, without torch wherever the format allows it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float32]]
    Weights = dict[str, Array]

_TYPES = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}


def tensor_shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """Name and shape of every tensor. For safetensors only the header is read, and checked against the size.

    Raises:
        Exception: whatever the reader raises for a damaged file; its message is fit to be shown.
    """
    if path.suffix != ".safetensors":
        return {name: tuple(tensor.shape) for name, tensor in _unpickled(path).items()}
    from safetensors import safe_open

    with safe_open(path, "numpy") as file:
        return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118


def read_weights(path: Path) -> Weights:
    """Every floating-point tensor, as float32."""
    if path.suffix != ".safetensors":
        return {name: tensor.float().numpy() for name, tensor in _unpickled(path).items()}
    import safetensors

    library: Any = safetensors
    return {name: _array(tensor) for name, tensor in library.deserialize(path.read_bytes())}


def _array(tensor: dict[str, Any]) -> Array:
    import numpy as np

    if tensor["dtype"] == "BF16":  # unknown to NumPy: the upper half of a float32
        values = (np.frombuffer(tensor["data"], "<u2").astype(np.uint32) << 16).view(np.float32)
    else:
        values = np.frombuffer(tensor["data"], _TYPES[tensor["dtype"]]).astype(np.float32)
    return values.reshape(tensor["shape"])


def _unpickled(path: Path) -> dict[str, Any]:
    import torch

    # `weights_only` refuses everything but tensors: a pickle can otherwise run code when it is read.
    # Files from before 2020 are no zip archives and cannot be mapped.
    mapped = zipfile.is_zipfile(path)
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True, mmap=mapped)
    return state
