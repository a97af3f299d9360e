"""Answers like `grammalecte-cli -f FILE -j -owe -on … -off …`, from a table of words; run as a program."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

TABLE = {
    "chat mange": ("gn", "g3__gn_les_1m", "Accord de nombre erroné.", ["chats"]),
    "fournit": ("ppas", "gv1__ppas_avoir", "Incohérence\nprobable.", ["fourni"]),
    "Tory": ("gn", "g3__gn_des_2m", "Accord de nombre erroné.", ["Torys"]),
    "Européenne": ("maj", "g2__maj_gentilés", "Pas de majuscule.", ["européenne"]),
    "Américaine": ("maj", "g2__maj_gentilés", "Pas de majuscule.", ["américaine"]),
    "BRICS. , et": ("virg", "g0__virg", "Pas de virgule.", [",", "."]),
    "l'ami": ("apos", "apostrophe", "Apostrophe typographique.", ["l’"]),
}
SPELLING = {"rakfisk"}


def _errors(line: str, on: list[str]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    grammar = [
        {
            "nStart": line.index(words),
            "nEnd": line.index(words) + len(words.split()[0]),
            "sLineId": "#1",
            "sRuleId": rule,
            "sType": group,
            "aColor": [1, 2, 3],
            "sMessage": message,
            "aSuggestions": suggestions,
            "URL": "",
        }
        for words, (group, rule, message, suggestions) in TABLE.items()
        if words in line and group in on
    ]
    spelling = [
        {
            "i": 1,
            "sType": "WORD",
            "sValue": word,
            "nStart": line.index(word),
            "nEnd": line.index(word) + len(word),
        }
        for word in SPELLING
        if word in line
    ]
    return grammar, spelling


def main() -> None:
    words = sys.argv[1:]
    on = words[words.index("-on") + 1 : words.index("-off")] if "-on" in words else []
    lines = Path(words[words.index("-f") + 1]).read_text(encoding="utf-8").splitlines(keepends=True)
    if any("PANNE" in line for line in lines):
        sys.exit("Traceback: la panne")
    if any("LENTEUR" in line for line in lines):
        time.sleep(60)
    if any("CHARABIA" in line for line in lines):
        sys.stdout.write("Python v3")
    rows = []
    for number, line in enumerate(lines, 1):
        grammar, spelling = _errors(line, on)
        if grammar or spelling:
            row = {"iParagraph": number, "lGrammarErrors": grammar, "lSpellingErrors": spelling}
            rows.append(json.dumps(row, ensure_ascii=False))
    sys.stdout.write('{ "grammalecte": "9.9.9", "lang": "fr", "data" : [\n' + ",\n".join(rows) + "\n]}\n")


if __name__ == "__main__":
    main()
