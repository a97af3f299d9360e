"""Files that are no files: devices, and what the system shows of itself under names of files."""

import stat
from contextlib import suppress
from functools import cache
from pathlib import Path


def is_system_file(path: Path) -> bool:
    """Whether reading it could last for ever or tell what nobody meant; a pipe is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return False  # reading will tell
    return stat.S_ISCHR(found.st_mode) or stat.S_ISBLK(found.st_mode) or found.st_dev in _shown()


@cache
def _shown() -> frozenset[int]:
    """The file systems that show the system."""
    numbers = set()
    for place in ("/proc", "/sys"):
        with suppress(OSError):
            numbers.add(Path(place).stat().st_dev)
    return frozenset(numbers - {Path("/").stat().st_dev})
