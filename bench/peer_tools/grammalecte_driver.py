"""Runs Grammalecte over paragraphs: JSON strings in, JSON lists of [rule, start, end, suggestions] out.

Run by an interpreter that has the module `grammalecte` (on Debian: python3-grammalecte and /usr/bin/python3);
this file imports nothing of the project.
"""

from __future__ import annotations

import json
import sys

from grammalecte.grammar_checker import GrammarChecker  # type: ignore[import-not-found]


def main() -> None:
    """Answer every line of the standard input by one line."""
    checker = GrammarChecker("fr")
    for line in sys.stdin:
        grammar, spelling = checker.getParagraphErrors(json.loads(line))
        found = [
            (
                error.get("sRuleId") or error["sType"],
                error["nStart"],
                error["nEnd"],
                error.get("aSuggestions"),
            )
            for error in (*grammar, *spelling)
        ]
        print(json.dumps(found))


if __name__ == "__main__":
    main()
