"""Model objects as plain JSON values: what `content` holds in the comparison contract.

Units, blocks and marks have the shape of the document contract (design: JSON contracts); records of the metadata have
their fields by name, empty ones left out.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from akn.diff.changeset import Content, Frame
from akn.model.block import Block, Cell, Mark
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import Metadata
from akn.model.provision import Provision


def content(value: Content) -> dict[str, Any]:
    """The JSON of what a row holds."""
    if isinstance(value, Provision):
        return unit(value)
    if isinstance(value, Attachment):
        return _present(
            eId=value.eId, num=value.num, heading=value.heading, name=value.name, preface=[*map(block, value.preface)]
        )
    if isinstance(value, Frame):
        return {"blocks": [*map(block, value.blocks)]} | _present(toc=[*map(_toc, value.toc)])
    if isinstance(value, Metadata):
        return {field.name: made for field in fields(value) if (made := _record(getattr(value, field.name)))}
    return _shell(value)


def unit(value: Provision) -> dict[str, Any]:
    """A provision with all below it."""
    row: dict[str, Any] = {"kind": value.kind, "eId": value.eId}
    row |= _present(wId=value.wId) | {"trackingId": value.tracking_id} | _present(num=value.num, heading=value.heading)
    row["blocks"] = [*map(block, value.blocks)]
    return row | _present(children=[*map(unit, value.children)], period=value.period, status=value.status)


def block(value: Block) -> dict[str, Any]:
    """A block: text, table or figure, with the marks that stand off from it."""
    row: dict[str, Any] = {"role": value.role, "type": value.type}
    row |= _present(eId=value.eId, wId=value.wId, source=value.source)
    if value.table is None:
        return row | {"text": value.text, "marks": [*map(_mark, value.marks)]}
    row |= {"text": value.table.text, "marks": []} | _present(caption=value.table.caption)
    row["rows"] = [[*map(_cell, cells)] for cells in value.table.rows]
    return row


def _mark(value: Mark) -> dict[str, Any]:
    row: dict[str, Any] = {"type": value.kind, "start": value.start, "end": value.end}
    return row | _present(depth=value.depth or None, attributes=dict(value.attributes), units=[*map(unit, value.units)])


def _cell(value: Cell) -> dict[str, Any]:
    row = _present(header=value.header, rowspan=value.rowspan, colspan=value.colspan)
    return row | {"blocks": [*map(block, value.blocks)]}


def _toc(value: TocItem) -> dict[str, Any]:
    return {"href": value.href, "level": value.level, "text": value.text}


def _shell(value: Document) -> dict[str, Any]:
    row: dict[str, Any] = {"type": value.name, "element": value.element}
    return row | _present(contains=value.contains, comments=[*value.comments])


def _record(value: object) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(value, Block):
        return block(value)
    if is_dataclass(value) and not isinstance(value, type):
        made = {field.name: _record(getattr(value, field.name)) for field in fields(value) if field.compare}
        return {name: item for name, item in made.items() if item is not None and item != []}
    if isinstance(value, tuple):
        return [*map(_record, value)]
    return value


def _present(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """The values that say something: neither None nor False nor an empty list or dict."""
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not False and value not in ([], {})
    }
