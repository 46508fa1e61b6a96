"""Provisions and blocks as JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from akn.model.block import Block, Cell, Mark
from akn.model.provision import Provision


def units(items: Iterable[Provision]) -> list[dict[str, Any]]:
    """Provisions, those below them in `children`."""
    return [_unit(item) for item in items]


def _unit(item: Provision) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": item.kind, "eId": item.eId}
    if item.wId is not None:
        row["wId"] = item.wId
    row["trackingId"] = item.tracking_id
    if item.num is not None:
        row["num"] = item.num
    if item.heading is not None:
        row["heading"] = item.heading
    row["blocks"] = blocks(item.blocks)
    if item.children:
        row["children"] = units(item.children)
    if item.period is not None:
        row["period"] = item.period
    if item.status is not None:
        row["status"] = item.status
    return row


def blocks(items: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks: `text` with `marks`; a table has `rows` and, derived from them, `text`."""
    return [_block(item) for item in items]


def _block(item: Block) -> dict[str, Any]:
    row: dict[str, Any] = {"role": item.role, "type": item.type}
    if item.eId is not None:
        row["eId"] = item.eId
    if item.wId is not None:
        row["wId"] = item.wId
    row["text"] = item.text if item.table is None else item.table.text
    row["marks"] = [_mark(mark) for mark in item.marks]
    if item.source is not None:
        row["source"] = item.source
    if item.table is not None:
        if item.table.caption is not None:
            row["caption"] = item.table.caption
        row["rows"] = [[_cell(cell) for cell in cells] for cells in item.table.rows]
    return row


def _cell(item: Cell) -> dict[str, Any]:
    row: dict[str, Any] = {"header": True} if item.header else {}
    if item.rowspan is not None:
        row["rowspan"] = item.rowspan
    if item.colspan is not None:
        row["colspan"] = item.colspan
    return row | {"blocks": blocks(item.blocks)}


def _mark(item: Mark) -> dict[str, Any]:
    row: dict[str, Any] = {"type": item.kind, "start": item.start, "end": item.end}
    if item.depth:
        row["depth"] = item.depth
    if item.attributes:
        row["attributes"] = dict(item.attributes)
    if item.units:
        row["units"] = units(item.units)
    return row
