"""What SARIF 2.1.0 asks of the objects that are written here; whatever is not named is not allowed."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
URI = {"type": "string", "pattern": "^[!-~]+$"}


def _object(required: Schema, **optional: Schema) -> Schema:
    return {
        "type": "object",
        "properties": required | optional,
        "required": [*required],
        "additionalProperties": False,
    }


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, "minItems": least}


MESSAGE = _object({"text": TEXT})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = _object(
    {"startLine": COUNT},
    startColumn=COUNT,
    endLine=COUNT,
    endColumn=COUNT,
    charOffset={"type": "integer", "minimum": 0},
    charLength={"type": "integer", "minimum": 0},
    snippet=MESSAGE,
)
ARTIFACT = _object({"uri": URI})
PLACE = _object(
    {"physicalLocation": _object({"artifactLocation": ARTIFACT}, region=REGION)},
    logicalLocations=_list(_object({"name": TEXT, "kind": TEXT})),
)
REPLACEMENT = _object({"deletedRegion": REGION}, insertedContent=MESSAGE)
CHANGE = _object({"artifactLocation": ARTIFACT, "replacements": _list(REPLACEMENT, 1)})
SUPPRESSION = _object(
    {"kind": {"enum": ["inSource", "external"]}},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
)
RESULT = _object(
    {"message": MESSAGE},
    ruleId=TEXT,
    level=LEVEL,
    locations=_list(PLACE),
    relatedLocations=_list(PLACE),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    rank={"type": "number", "minimum": -1, "maximum": 100},
    fixes=_list(_object({"artifactChanges": _list(CHANGE, 1)})),
    suppressions=_list(SUPPRESSION),
    properties={"type": "object"},
)
RULE = _object(
    {"id": TEXT},
    name=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    helpUri=URI,
    defaultConfiguration=_object({}, level=LEVEL),
    properties=_object({}, tags=_list(TEXT)),
)
NOTIFICATION = _object({"message": MESSAGE}, level=LEVEL, locations=_list(PLACE))
RUN = _object(
    {"tool": _object({"driver": _object({"name": TEXT}, version=TEXT, rules=_list(RULE))})},
    results=_list(RESULT),
    invocations=_list(
        _object({"executionSuccessful": {"type": "boolean"}}, toolExecutionNotifications=_list(NOTIFICATION))
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
)
SARIF = _object({"version": {"const": "2.1.0"}, "runs": _list(RUN)}, **{"$schema": URI})
