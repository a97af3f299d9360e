"""The documentation of `results.jsonl`, generated from its structs: a JSON Schema and a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from audit.reports.exchange.result_schema import SCHEMA_VERSION, Result

__all__ = ["render_result_page", "render_schema", "schema"]

QUERIES = """# every finding, as a table
jq -r '.path as $path | .flags[] | [$path, .line, .column, .severity, .check, .message] | @tsv' results.jsonl
# the articles with anything major
jq -r 'select(any(.flags[]; .severity == "major" or .severity == "critical")) | .id' results.jsonl
# every suspicion, with the passage and what the original has there
jq '. as $all | .flags[] | select(.lane == "suspicion") | [.message, ($all.passages[.passages[]] | .text, .original)]' results.jsonl
# the least probable words, and what would explain the text better
jq -r '.passages[] | . as $p | .words[] | select(.[2] != null and .[2] < -8) | [$p.text[.[0] - $p.start:.[1] - $p.start], .[2], .[3]] | @tsv' results.jsonl
# what came of each article, with the fields of its own line of JSON
jq -c '{id, status, chrf: .scores.source.chrf.value, meta}' results.jsonl"""  # noqa: E501

INTRODUCTION = f"""# results.jsonl

*Generated from `audit/reports/exchange/result_schema.py` and `score_schema.py`; do not edit.*

One JSON object a line, one line per article, in UTF-8. Schema version `{SCHEMA_VERSION}`; the same as JSON
Schema: [results.schema.json](results.schema.json). No field is ever missing; what is not known is `null`.
Offsets are half-open and count Unicode code points of the article's text exactly as read.

Within a version fields are only added: ignore what you do not know. A field that is removed, renamed or
changes its meaning makes another version. `audit` reads the files of older runs; what they did not write yet
is then empty, 0 or `null`.

## With jq

```console
{QUERIES}
```
"""


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one object of `results.jsonl`."""
    generated = msgspec.json.schema(Result, ref_template="#/$defs/{name}")
    for definition in generated["$defs"].values():
        _require_all(definition)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA_VERSION,
        "description": "One object of results.jsonl, as written by `audit run`.",
        **generated,
    }


def _require_all(definition: dict[str, Any]) -> None:
    """What is written has every field and no other; defaults are for reading what older runs wrote."""
    fields = definition.get("properties", {})
    for field in fields.values():
        field.pop("default", None)
    if fields:
        definition |= {"required": list(fields), "additionalProperties": False}


def render_schema() -> str:
    """The text of docs/results.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def render_result_page() -> str:
    """The text of docs/results.md."""
    definitions = schema()["$defs"]
    sections = [INTRODUCTION]
    for name in _reading_order(definitions):
        definition = definitions[name]
        heading = "One object" if name == "Result" else f"{name}"
        rows = [f"| `{key}` | {_type(value)} | {_description(value)} |" for key, value in _fields(definition)]
        table = "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])
        sections.append(f"## {heading}\n\n{definition['description']}\n\n{table}\n")
    return "\n".join(sections)


def _reading_order(definitions: dict[str, Any]) -> Iterator[str]:
    """Objects in the order in which a reader meets them."""
    queue, seen = ["Result"], set()
    while queue:
        name = queue.pop(0)
        if name in seen or "properties" not in definitions[name]:
            continue
        seen.add(name)
        yield name
        queue += [ref for _, value in _fields(definitions[name]) for ref in _references(value)]


def _fields(definition: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(definition["properties"].items())


def _references(value: Any) -> Iterator[str]:  # noqa: ANN401 -- JSON
    if isinstance(value, dict):
        if "$ref" in value:
            yield _name(value)
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _name(value: dict[str, Any]) -> str:
    return str(value["$ref"]).rpartition("/")[2]


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return _link(_name(value))
    if "anyOf" in value:
        return " or ".join(_type(option) for option in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    if "prefixItems" in value:
        return "array of " + "; ".join(_description(item) for item in value["prefixItems"])
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    return str(value["type"])


def _link(name: str) -> str:
    definition = schema()["$defs"][name]
    return f"[{name}](#{name.lower()})" if "properties" in definition else _type(definition)


def _description(value: dict[str, Any]) -> str:
    return str(value.get("description", ""))
