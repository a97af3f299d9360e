"""Whatever a text is made of, it is judged: no check fails, and every finding lies within the text."""

from __future__ import annotations

from hypothesis import strategies as st

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import all_checks
from audit.evidence.scored_evidence import scored_evidence
from audit.passages import prepare
from audit.records import Article, Evidence, Translation
from tests.hostile.trying import few_or, try_out

PIECES = (
    *(
        "Le maire a voté mardi le budget. ",
        "Paris",
        "mille",
        "deux cents",
        "ne ",
        "pas ",
        "l’",
        "M. ",
        "The mayor ",
    ),
    *(
        "« ",
        " »",
        "„",
        "“",
        "”",
        '"',
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "…",
        "...",
        "!",
        "?",
        ".",
        ",",
        ";",
        ":",
        "-",
        "–",
    ),
    *(
        "12,5 %",
        "1 000",
        "1,000.5",
        "72 °F",
        "$5bn",
        "3 p.m.",
        "March 5, 2024",
        "31 février",
        "½",
        "١٢",
        "²",
        "10^9",
    ),
    *(
        "<b>",
        "</p>",
        "<!--",
        "&amp;",
        "&#x110000;",
        "&#0;",
        "%1$s",
        "{{x}}",
        "@@",
        "http://a.b/ç?d=(e",
        "# ",
        "> ",
    ),
    *(
        "\u00a0",
        "\u202f",
        "\u200b",
        "\u200e",
        "\ufeff",
        "\u2028",
        "\t",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\x00",
        "\x1b[31m",
    ),
    *(
        "e\u0301",
        "\u0301\u0301",
        "ﬁ",
        "Ã©",
        "\ufffd",
        "🙂",
        "👨\u200d👩",
        "中文",
        "مرحبا",
        "\U0010ffff",
        "ſ",
        "İ",
    ),
    *(
        "<!-- audit: ignore -->",
        "<!-- audit:",
        "Traduit automatiquement par DeepL",
        "Lire aussi",
        "LONDRES (AP) — ",
    ),
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.sampled_from(PIECES).map(lambda piece: piece * 40), st.text(max_size=9)
    ),
    max_size=40,
).map("".join)
BESIDE = st.tuples(TEXTS, st.none() | TEXTS, st.none() | TEXTS)


@few_or(400)
def test_every_text_is_judged(examples: int) -> None:
    try_out(examples, BESIDE, _is_judged)


def _is_judged(given: tuple[str, str | None, str | None]) -> None:
    text, original, back = given
    findings = judge_checks(_evidence(text, original, back), all_checks())
    assert findings.failures == ()
    for flag in findings.flags:
        for span in (flag.span, *(place.span for place in flag.places)):
            assert 0 <= span.start <= span.end <= len(text)


def _evidence(text: str, original: str | None, back: str | None) -> Evidence:
    prepared = prepare(Article(id="a", path="a", text=text, digest="", original=original))
    backs = tuple(None if back is None else Translation(text=back) for _ in prepared.passages)
    return scored_evidence(prepared, backs, (None,) * len(backs), samples=5).evidence
