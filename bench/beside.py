"""What the rules that compare a translation with its original find, and what the witness finds by itself.

Prints, for each kind of error planted in machine translations, the share that the rules find, the witness,
and both together; then, for each check, its findings per 1,000 words of the text without plants.

    python -m bench.beside --data ../shared/data
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.checks.check import Need
from audit.checks.running.registry import all_checks
from bench.auditor import open_auditor
from bench.carriers import read_carriers
from bench.corruptions import kin_and_qualities, meanings, names, negation, sentences, values
from bench.corruptions.corruption import Carrier
from bench.data import make_article
from bench.options import chosen_sets, planting_parser
from bench.outcomes import Outcome, Setting
from bench.planting import draw_plants
from bench.table import markdown_table, per_thousand, share

__all__ = ["main"]

HEAD = ("planted", "plants", "rules", "witness", "both", "found by")
PLANTED = (
    *meanings.CORRUPTIONS, *kin_and_qualities.CORRUPTIONS, *negation.CORRUPTIONS, *names.CORRUPTIONS,
    *values.CORRUPTIONS,
    *(one for one in sentences.CORRUPTIONS if one.name in ("last clause dropped", "sentence dropped")),
)  # fmt: skip
WITNESS = frozenset(check.name for check in all_checks() if Need.WITNESS in check.needs)
RULES = frozenset(check.name for check in all_checks() if Need.ORIGINAL in check.needs) - WITNESS


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both tables."""
    parser = planting_parser("Rules beside the witness", sets=("wmt13",))
    parser.add_argument("--only", default="", help="corruptions with this in their name")
    parser.add_argument("--systems", default="google,microsoft", help="whose French (default: %(default)s)")
    options = parser.parse_args(arguments)
    carriers = [
        carrier
        for system in options.systems.split(",")
        for carrier in read_carriers(options.data, chosen_sets(options), system=system)[: options.articles]
    ]
    auditor = open_auditor(options)
    settings = [Setting(auditor=auditor.looking(checks), original=True) for checks in (RULES, WITNESS)]
    rows = []
    for corruption in PLANTED:
        if options.only in corruption.name:
            plants = draw_plants(corruption, carriers, options.limit or 40, options.seed)
            rows.append(_row(corruption.name, *(one.outcomes(corruption, plants) for one in settings)))
    print(markdown_table(HEAD, rows), end="\n\n")
    print(markdown_table(("check", "findings per 1,000 words"), _spoken(settings, carriers)))


def _row(name: str, rules: Sequence[Outcome], witness: Sequence[Outcome]) -> list[str]:
    found = [[one.anything.found for one in part] for part in (rules, witness)]
    either = [one | other for one, other in zip(*found, strict=True)]
    counts = Counter(check for one in either for check in one)
    told = ", ".join(f"{check} {count}" for check, count in counts.most_common(4))
    shares = [share(sum(map(bool, part)), len(rules)) for part in (*found, either)]
    return [name, str(len(rules)), *shares, told]


def _spoken(settings: Sequence[Setting], carriers: Sequence[Carrier]) -> Iterator[list[str]]:
    """What is said of the articles as they are."""
    articles = [make_article(one.id, one.fr, one.en) for one in carriers]
    for setting in settings:
        audits = list(setting.auditor.audits(articles))
        found = Counter(flag.name for audit in audits for flag in audit.flags)
        words = sum(audit.words for audit in audits)
        yield from ([name, per_thousand(count, words)] for name, count in sorted(found.items()))


if __name__ == "__main__":
    main()
