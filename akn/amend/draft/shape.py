"""Units as their text and structure alone, to tell whether two say the same."""

from __future__ import annotations

from collections.abc import Sequence

from akn.model.provision import Provision


def bare(heading: str | None) -> str | None:
    """A heading without the blanks in it, which are layout (总　则)."""
    return "".join(heading.split()) if heading else heading


def shape(units: Sequence[Provision]) -> tuple[tuple[object, ...], ...]:
    """Units without ids, marks and metadata: kind, number, heading, text, tables, children."""
    return tuple(
        (
            item.kind,
            item.num,
            bare(item.heading),
            tuple((block.text, block.table.text if block.table else None) for block in item.blocks),
            shape(item.children),
        )
        for item in units
    )
