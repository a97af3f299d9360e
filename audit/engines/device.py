"""Which device translates. Nothing falls back silently: a device asked for and not there is an error."""

import ctypes
import os
import sys
from pathlib import Path

from audit.errors import UsageError

_DRIVERS = ("nvcuda.dll",) if sys.platform == "win32" else ("libcuda.so.1", "libcuda.so")


def core_count() -> int:
    """Cores this process may use, which in a container or a batch job is fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cuda_names() -> tuple[str, ...]:
    """The names of the GPUs that torch can use; torch is imported only where there is a driver at all."""
    if not _has_driver():
        return ()
    import torch

    if not torch.cuda.is_available():
        return ()
    return tuple(torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count()))


def cuda_devices() -> tuple[str, ...]:
    """`cuda:0` … of every GPU torch can use.

    Raises:
        UsageError: if there is none.
    """
    names = cuda_names()
    if not names:
        check_cuda("cuda:all", 0, "torch")
    return tuple(f"cuda:{index}" for index in range(len(names)))


def torch_device(asked: str) -> str:
    """`cpu`, `cuda` or `cuda:N`; `auto` means the first GPU if there is one.

    Raises:
        UsageError: if a GPU is asked for that torch cannot use.
    """
    if asked == "cpu":
        return asked
    names = cuda_names()
    if asked == "auto":
        return "cuda" if names else "cpu"
    check_cuda(asked, len(names), "torch")
    return asked


def torch_placement(asked: str, dtype: str) -> tuple[str, str]:
    """The device, and the name of a type of torch; the type `auto` means half precision on a GPU.

    Raises:
        UsageError: if a GPU is asked for that torch cannot use.
    """
    device = torch_device(asked)
    return device, dtype if dtype != "auto" else ("float32" if device == "cpu" else "float16")


def check_cuda(asked: str, count: int, library: str) -> None:
    """Refuse a GPU that is not there.

    Raises:
        UsageError: if `library`, which can use `count` GPUs, cannot use the one asked for.
    """
    if count == 0:
        raise UsageError(
            f"device {asked} was asked for, but {library} finds no CUDA GPU",
            hint="Use --device cpu, or install the NVIDIA driver and a CUDA build",
        )
    index = cuda_index(asked)
    if index >= count:
        known = "cuda:0" if count == 1 else f"cuda:0 to cuda:{count - 1}"
        raise UsageError(f"device {asked} was asked for, but there is only {known}", hint="Check --device")


def cuda_index(device: str) -> int:
    """The N of `cuda:N`; 0 for plain `cuda`."""
    return int(device.partition(":")[2] or 0)


def _has_driver() -> bool:
    """Whether a GPU driver is installed: this takes milliseconds, where importing torch takes seconds."""
    if Path("/dev/kfd").exists():  # AMD's, which torch also calls cuda
        return True
    for name in _DRIVERS:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False
