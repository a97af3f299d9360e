"""Where things are kept between runs."""

import os
from pathlib import Path

CACHE_VARIABLE = "AUDIT_CACHE"
"""An environment variable that moves the cache, for machines whose home folder is small or shared."""


def cache_folder() -> Path:
    """The user's cache: converted models and translations. All of it can be deleted at any time."""
    if place := os.environ.get(CACHE_VARIABLE):
        return Path(place)
    import platformdirs

    return Path(platformdirs.user_cache_dir("translation-audit", appauthor=False))
