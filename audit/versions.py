"""Which versions of the libraries that can change a result are installed, without importing them."""

from importlib.metadata import PackageNotFoundError, version

from audit.plugins import plugin_versions

_LIBRARIES = ("ctranslate2", "sacrebleu", "sentencepiece", "torch", "transformers")


def library_versions() -> tuple[tuple[str, str], ...]:
    """Pairs of library or plug-in and version, sorted; libraries that are not installed are left out."""
    found = []
    for library in _LIBRARIES:
        try:
            found.append((library, version(library)))
        except PackageNotFoundError:
            continue
    return (*found, *plugin_versions())
