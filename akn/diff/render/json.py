"""The comparison as JSON: the contract of `schemas/comparison.schema.json` (design: JSON contracts)."""

from __future__ import annotations

from json import dumps
from typing import Any

from akn.diff.changeset import Change, ChangeSet, Segment, Side, UnitRef
from akn.diff.render import RenderOptions, plain

CONTRACT = "1.0"
"""Version of the contract. Minor versions add keys; none is ever taken away."""


def render(changes: ChangeSet) -> str:
    """The comparison in UTF-8 JSON, indented by two, with a line feed at the end. Keys stand in the contract's order."""
    import orjson

    value = as_json(changes)
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
    except orjson.JSONEncodeError:  # a lone surrogate, which UTF-8 can't carry
        text = dumps(value, ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8", "replace").decode()


def output(changes: ChangeSet, _: RenderOptions) -> bytes:
    """The row `json` of OUTPUTS."""
    return render(changes).encode()


def as_json(changes: ChangeSet) -> dict[str, Any]:
    """The comparison as plain values, ready for any JSON writer."""
    row: dict[str, Any] = {
        "contract": CONTRACT,
        "old": _side(changes.old),
        "new": _side(changes.new),
        "level": changes.level,
        "summary": changes.summary,
        "articles": changes.articles,
    }
    if changes.common is not None:
        row |= {"common": changes.common, "unrelated": changes.unrelated}
    return row | {"changes": [_change(change) for change in changes.changes]}


def _side(side: Side) -> dict[str, Any]:
    return {"iri": side.iri, "title": side.title, "date": side.date, "hash": side.hash}


def _change(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": change.kind,
        "unit": change.unit,
        "old": [_reference(ref) for ref in change.old],
        "new": [_reference(ref) for ref in change.new],
        "renumbered": change.renumbered,
        "moved": change.moved,
        "confidence": change.confidence,
    }
    if change.depth:
        row["depth"] = change.depth
    if change.heading:
        row["heading"] = [_segment(segment) for segment in change.heading]
    row["text"] = [_segment(segment) for segment in change.text]
    if change.content:
        row["content"] = [plain.content(item) for item in change.content]
    row["children"] = [_change(child) for child in change.children]
    if change.note:
        row["note"] = change.note
    if change.decision:
        row["decision"] = change.decision
    return row


def _reference(ref: UnitRef) -> dict[str, Any]:
    row: dict[str, Any] = {"eId": ref.eId, "num": ref.num, "trackingId": ref.tracking_id}
    if ref.position is not None:
        row |= {"position": ref.position, "depth": ref.depth}
    if ref.start is not None:
        row["start"] = ref.start
    if ref.closing is not None:
        row["closing"] = ref.closing
    if ref.within is not None:
        row["within"] = ref.within
    return row


def _segment(segment: Segment) -> list[Any]:
    if segment.cause is None:
        return [segment.op, segment.text]
    cause: dict[str, Any] = {"cause": segment.cause}
    if segment.target:
        cause["target"] = segment.target
    return [segment.op, segment.text, cause]
