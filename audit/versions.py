"""Which versions of the libraries that can change a result are installed, without importing them."""

from importlib.metadata import PackageNotFoundError, version

_LIBRARIES = ("ctranslate2", "sacrebleu", "sentencepiece", "torch", "transformers")


def library_versions() -> tuple[tuple[str, str], ...]:
    """Pairs of library and version, sorted; libraries that are not installed are left out."""
    found = []
    for library in _LIBRARIES:
        try:
            found.append((library, version(library)))
        except PackageNotFoundError:
            continue
    return tuple(found)
