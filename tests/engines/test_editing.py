"""The configuration that a post-editor is opened with."""

import pytest

from audit.config import TranslationConfig
from audit.engines.opening import editing


@pytest.mark.parametrize(
    ("engine", "opened"), [("auto", "auto"), ("torch", "torch"), ("phrase-memory", "auto")]
)
def test_it_is_one_of_our_engines_and_reads_two_texts(engine: str, opened: str) -> None:
    config = editing(TranslationConfig(engine=engine, max_tokens=100, beam=2))
    assert (config.engine, config.max_tokens, config.beam) == (opened, 200, 2)
