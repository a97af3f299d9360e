"""Reads the tensors of a checkpoint as NumPy arrays, without torch wherever the format allows it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

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


def read_tensors(path: Path) -> Iterator[tuple[str, Array]]:
    """Every tensor by name, as float32, one after the other: a file may be as large as the memory.

    Raises:
        ValueError: if one is of no type of floating-point numbers.
    """
    if path.suffix != ".safetensors":
        yield from ((name, tensor.float().numpy()) for name, tensor in _unpickled(path).items())
        return
    import numpy as np

    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = msgspec.json.decode(file.read(size), type=dict[str, Any])
    data = np.memmap(path, np.uint8, mode="r", offset=8 + size)
    for name, about in header.items():
        if name != "__metadata__":
            start, end = about["data_offsets"]
            yield name, _array(data[start:end], about["dtype"], name).reshape(about["shape"])


def _array(data: np.ndarray[Any, np.dtype[np.uint8]], kind: str, name: str) -> Array:
    import numpy as np

    if kind == "BF16":  # unknown to NumPy: the upper half of a float32
        return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32)
    if kind not in _TYPES:
        raise ValueError(f"{name} is of type {kind}")
    return np.frombuffer(data, _TYPES[kind]).astype(np.float32)


def _unpickled(path: Path) -> dict[str, Any]:
    import torch

    # `weights_only` refuses everything but tensors: a pickle can otherwise run code when it is read.
    # Files from before 2020 are no zip archives and cannot be mapped.
    mapped = zipfile.is_zipfile(path)
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True, mmap=mapped)
    return state
