"""The text of a document as passages: one block, heading or table each, with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision


class Passage(NamedTuple):
    """One run of text: `where` is cover, preface, preamble, body, quoted, conclusions, annex, or heading for headings of provisions.

    `unit` is the provision it is the text of; `block` is None for headings. `line` counts from 1, 0 where it is not known.
    """

    text: str
    where: str
    line: int = 0
    unit: Provision | None = None
    block: Block | None = None

    @property
    def eId(self) -> str | None:  # noqa: N802 - the standard's name
        """The id of the provision, if it has one."""
        return (self.unit.eId or None) if self.unit is not None else None


def passages(document: Document) -> Iterator[Passage]:
    """Every run of text of `document`, in reading order; a quoted provision follows the block that quotes it."""
    for where in ("cover", "preface", "preamble"):
        yield from _blocks(getattr(document, where), where, None)
    yield from _units(document.body, "body")
    yield from _blocks(document.conclusions, "conclusions", None)
    for annex in document.attachments:
        if annex.heading:
            yield Passage(annex.heading, "heading", annex.line)
        yield from _blocks(annex.preface, "annex", None)
        yield from _units(annex.body, "annex")


def _units(units: Iterable[Provision], where: str) -> Iterator[Passage]:
    for unit in units:
        if unit.heading:
            yield Passage(unit.heading, "heading", unit.line, unit)
        blocks = unit.blocks
        if not unit.children:
            yield from _blocks(blocks, where, unit)
            continue
        if blocks:
            yield from _blocks((block for block in blocks if block.role != "wrapUp"), where, unit)
        yield from _units(unit.children, where)
        if blocks:
            yield from _blocks((block for block in blocks if block.role == "wrapUp"), where, unit)


def _blocks(blocks: Iterable[Block], where: str, unit: Provision | None) -> Iterator[Passage]:
    for block in blocks:
        line = block.line or (unit.line if unit else 0)
        if block.table is not None:
            yield Passage(block.table.text, where, line, unit, block)
            continue
        yield Passage(block.text, where, line, unit, block)
        for mark in block.marks:
            if mark.units:
                yield from _units(mark.units, "quoted")
