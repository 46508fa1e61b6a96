"""A three-way comparison as JSON: the contract of `schemas/threeway.schema.json`."""

from __future__ import annotations

from typing import Any

from akn.diff.render import RenderOptions, flat
from akn.diff.threeway import Item, ThreeWay

CONTRACT = "1.0"
"""Version of the contract. Minor versions add keys; none is ever taken away."""


def output(found: ThreeWay, _: RenderOptions) -> bytes:
    """The row `json` of THREEWAY_OUTPUTS."""
    return flat.encoded(as_json(found))


def as_json(found: ThreeWay) -> dict[str, Any]:
    """The comparison as plain values, ready for any JSON writer."""
    return {
        "contract": CONTRACT,
        "base": flat.side(found.base),
        "a": flat.side(found.a),
        "b": flat.side(found.b),
        "level": found.level,
        "summary": found.summary,
        "items": [_item(item) for item in found.items],
    }


def _item(item: Item) -> dict[str, Any]:
    row: dict[str, Any] = {"unit": item.unit, "status": item.status}
    if item.reason:
        row["reason"] = item.reason
    if item.annex:
        row["annex"] = item.annex
    row |= {
        "base": [flat.reference(ref) for ref in item.base],
        "a": [flat.row(change) for change in item.a],
        "b": [flat.row(change) for change in item.b],
        "renumberedApart": item.numbers,
    }
    if item.text:
        row["text"] = [[part.op, part.text, *([part.by] if part.by else [])] for part in item.text]
    return row
