"""Model objects as plain JSON values: what `content` holds in the comparison contract.

Units, blocks and marks have the shape of the document contract (`akn.plain`); records of the metadata have their fields by
name, empty ones left out. `akn.diff.decode` reads it all back.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from akn.diff.changeset import Content, Frame
from akn.model.block import Block
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import Metadata
from akn.model.provision import Provision
from akn.plain.write_units import blocks, units


def content(value: Content) -> dict[str, Any]:
    """The JSON of what a row holds."""
    if isinstance(value, Provision):
        return units((value,))[0]
    if isinstance(value, Attachment):
        row: dict[str, Any] = {"eId": value.eId} | _present(num=value.num, heading=value.heading)
        return row | {"name": value.name} | _present(preface=blocks(value.preface))
    if isinstance(value, Frame):
        return {"blocks": blocks(value.blocks)} | _present(toc=[*map(_toc, value.toc)])
    if isinstance(value, Metadata):
        return {field.name: made for field in fields(value) if (made := _record(getattr(value, field.name)))}
    return _shell(value)


def _toc(value: TocItem) -> dict[str, Any]:
    return {"href": value.href, "level": value.level, "text": value.text}


def _shell(value: Document) -> dict[str, Any]:
    row: dict[str, Any] = {"type": value.name, "element": value.element}
    return row | _present(contains=value.contains, comments=[*value.comments])


def _record(value: object) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(value, Block):
        return blocks((value,))[0]
    if is_dataclass(value) and not isinstance(value, type):
        made = {field.name: _record(getattr(value, field.name)) for field in fields(value) if field.compare}
        return {name: item for name, item in made.items() if item is not None and item != []}
    if isinstance(value, tuple):
        return [*map(_record, value)]
    return value


def _present(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """The values that say something: neither None nor an empty list."""
    return {name: value for name, value in values.items() if value is not None and value != []}
