"""Rows for the contracts that compare more than two texts: flat, the text of a row in one run of segments."""

from __future__ import annotations

from json import dumps
from typing import Any

from akn.diff.changeset import Change, Segment, Side, UnitRef
from akn.diff.flow import flow


def side(value: Side) -> dict[str, Any]:
    """A version: address, title, date, hash."""
    return {"iri": value.iri, "title": value.title, "date": value.date, "hash": value.hash}


def reference(ref: UnitRef) -> dict[str, Any]:
    """The name of a unit."""
    return {"eId": ref.eId, "num": ref.num, "trackingId": ref.tracking_id}


def row(change: Change) -> dict[str, Any]:
    """A row with all text below it as one run; each line ends with a line feed."""
    return {
        "kind": change.kind,
        "unit": change.unit,
        "old": [reference(ref) for ref in change.old],
        "new": [reference(ref) for ref in change.new],
        "renumbered": change.renumbered,
        "moved": change.moved,
        "confidence": change.confidence,
        "text": [segment(part) for part in flow(change)],
    }


def segment(part: Segment) -> list[Any]:
    """A segment as the contract of a comparison has it."""
    if part.cause is None:
        return [part.op, part.text]
    cause = {"cause": part.cause} | ({"target": part.target} if part.target else {})
    return [part.op, part.text, cause]


def encoded(value: dict[str, Any]) -> bytes:
    """`value` in UTF-8 JSON, indented by two, a line feed at the end."""
    import orjson

    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # a lone surrogate, which UTF-8 can't carry
        return (dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
