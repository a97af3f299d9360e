"""What a model made of a passage, and all that the output depends on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A model's output for one passage.

    `log_prob` is the mean log-probability per target token (natural logarithm), None where the engine gives
    none. `pieces` counts the parts a passage too long for the model was split into; `truncated` says that
    even so something was cut.
    """

    text: str
    log_prob: float | None = None
    tokens: int = 0
    pieces: int = 1
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineFingerprint:
    """All that can change an engine's output; two equal fingerprints translate alike.

    `revision` is the hub commit, or for a local folder the SHA-256 of its weights and vocabulary.
    """

    engine: str
    model: str
    revision: str
    dtype: str
    device: str
    beam: int
    max_tokens: int
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that a run's output depends on beside the articles; printed at the end of every report.

    `back` and `forth` are None where nothing was translated in that direction, `scorer` where none scored
    sentences, `post_editor` where no word was weighed; `versions` are pairs of library and version;
    `config_digest` is `RunConfig.digest`.
    """

    audit_version: str
    config_digest: str
    back: EngineFingerprint | None
    forth: EngineFingerprint | None
    versions: tuple[tuple[str, str], ...]
    scorer: EngineFingerprint | None = None
    post_editor: EngineFingerprint | None = None
