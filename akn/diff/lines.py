"""The text of units and documents as lines: what is compared, and what the hash of a document is taken over.

A line is a heading, or a block with the numbers before it; a table gives one line a row, its cells parted by tabs.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.provision import Provision


def of_block(block: Block) -> list[str]:
    """The lines of a block: one for text, one a row for a table, more where it quotes whole provisions."""
    if block.table is not None:
        rows = ["\t".join(" ".join(of_blocks(cell.blocks)) for cell in row) for row in block.table.rows]
        return [block.table.caption, *rows] if block.table.caption else rows
    lines: list[str] = []
    at = 0
    for mark in block.marks:
        if mark.units:
            if mark.start > at:
                lines.append(block.text[at : mark.start])
            at = mark.start
            for unit in mark.units:
                lines += outside(unit)
    if at < len(block.text) or not lines:
        lines.append(block.text[at:])
    return lines


def of_blocks(blocks: Iterable[Block]) -> list[str]:
    """The lines of blocks, one after the other."""
    lines: list[str] = []
    for block in blocks:
        if block.marks or block.table is not None:
            lines += of_block(block)
        else:
            lines.append(block.text)
    return lines


def own(unit: Provision) -> str:
    """The text of a unit's own blocks, without number, heading and children."""
    blocks = unit.blocks
    if len(blocks) == 1 and not blocks[0].marks and blocks[0].table is None:
        return blocks[0].text
    return "\n".join(of_blocks(blocks))


def inside(unit: Provision) -> list[str]:
    """The lines of a unit with all below it, without its own number and heading."""
    lines: list[str] = []
    _inside(unit, lines)
    return lines


def outside(unit: Provision) -> list[str]:
    """The lines of a unit with its number and heading: number, one space, text."""
    lines: list[str] = []
    _outside(unit, lines)
    return lines


def _inside(unit: Provision, lines: list[str]) -> None:
    if not unit.children:
        lines += of_blocks(unit.blocks)
        return
    closing = [block for block in unit.blocks if block.role == "wrapUp"] if unit.blocks else []
    if unit.blocks:
        lines += of_blocks([block for block in unit.blocks if block.role != "wrapUp"])
    for child in unit.children:
        _outside(child, lines)
    if closing:
        lines += of_blocks(closing)


def _outside(unit: Provision, lines: list[str]) -> None:
    blocks = unit.blocks
    if len(blocks) == 1 and not (unit.children or unit.heading or blocks[0].marks or blocks[0].table):  # most units
        lines.append(f"{unit.num} {blocks[0].text}" if unit.num else blocks[0].text)
        return
    first = len(lines)
    if unit.heading:
        lines.append(unit.heading)
    _inside(unit, lines)
    if unit.num:
        if len(lines) > first:
            lines[first] = f"{unit.num} {lines[first]}"
        else:
            lines.append(unit.num)


def whole(unit: Provision) -> str:
    """The text of a unit with all below it, without its own number and heading."""
    if not unit.children:
        return own(unit)
    return "\n".join(inside(unit))


def of_document(document: Document) -> list[str]:
    """The canonical text: cover, preface with its table of contents, preamble, body, conclusions, annexes; no metadata."""
    lines = of_blocks(document.cover) + of_blocks(document.preface)
    lines += [item.text for item in document.toc]
    lines += of_blocks(document.preamble)
    for unit in document.body:
        _outside(unit, lines)
    lines += of_blocks(document.conclusions)
    for attachment in document.attachments:
        lines += of_attachment(attachment)
    return lines


def of_attachment(attachment: Attachment) -> list[str]:
    """The lines of an annex: number and heading, preface, body."""
    lines = [" ".join(part for part in (attachment.num, attachment.heading) if part), *of_blocks(attachment.preface)]
    for unit in attachment.body:
        _outside(unit, lines)
    return lines


def digest(document: Document) -> str:
    """SHA-256, in hexadecimal, of the canonical text in UTF-8, its lines ended by line feeds."""
    return sha256("".join(f"{line}\n" for line in of_document(document)).encode("utf-8", "surrogatepass")).hexdigest()
