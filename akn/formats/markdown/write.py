"""A Document as Markdown: `#` for the title, `##` to `#####` for 编 分编 章 节, bold numbers of articles, pipe tables.

One blank line between paragraphs. What the text reader makes of it has the structure of what was written. To that end the
comment INFO END stands below lines between title and text that nothing else would tell from the text: dates without
brackets, a title said again, a document number. Below a 题注 in brackets it is not needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from akn.formats.markdown.escape import escaped, literals
from akn.formats.markdown.images import images
from akn.formats.text.origin import is_bracketed
from akn.formats.text.write import block_lines, join, line, table_lines, unit_lines
from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import HEADINGS, Provision, headings

_INFO_END = "<!-- INFO END -->"


def write(document: Document) -> bytes:
    """`document` as UTF-8 Markdown with a line end after each line."""
    document = images(literals(document))
    return (escaped("\n\n".join(_document(document))) + "\n").encode("utf-8", "replace")


def _document(document: Document) -> Iterator[str]:
    depth = _depths(document)
    yield from _blocks(document.cover)
    shown = not document.toc
    info = False  # whether lines wait for INFO END
    for block in document.preface:
        if block.role == "longTitle" and _is_line(block):
            yield f"# {line(block.text)}"
            continue
        if info and block.role == "tocHeading":
            yield _INFO_END
            info = False
        info = info or not (block.role == "tocHeading" or is_bracketed(block.text or " "))
        yield from _blocks((block,))
        if block.role == "tocHeading" and not shown:
            shown = True
            yield "\n".join(f"- {line(item.text)}" for item in document.toc)
    if info:
        yield _INFO_END
    if not shown:
        yield "\n".join(f"- {line(item.text)}" for item in document.toc)
    for block in document.preamble:
        yield from (f"## {line(block.text)}",) if block.role == "heading" and _is_line(block) else _blocks((block,))
    for unit in document.body:
        yield from _unit(unit, depth)
    yield from _blocks(document.conclusions)
    for attachment in document.attachments:
        if head := " ".join(line(part) for part in (attachment.num, attachment.heading) if part):
            yield f"## {head}"
        yield from _blocks(attachment.preface)
        for unit in attachment.body:
            yield from _unit(unit, depth)


def _depths(document: Document) -> dict[str, str]:
    """The marks of each kind of heading, the outermost that the document has being `##`."""
    kinds = {unit.kind for unit in headings(document.units())}
    return {kind: "#" * depth for depth, kind in enumerate((k for k in HEADINGS if k in kinds), 2)}


def _is_line(block: Block) -> bool:
    """Whether all of a block is one run of text: no table, no quoted units."""
    return block.table is None and not any(mark.units for mark in block.marks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.table is not None:
            yield "\n".join(table_lines(block.table))
        else:
            yield from block_lines(block)


def _unit(unit: Provision, depth: dict[str, str]) -> Iterator[str]:
    if unit.kind not in depth:
        yield from _plain(unit)
        return
    head = " ".join(line(part) for part in (unit.num, unit.heading) if part)
    if head:
        yield f"{depth[unit.kind]} {head}"
    yield from _blocks(block for block in unit.blocks if block.role != "wrapUp")
    for child in unit.children:
        yield from _unit(child, depth)
    yield from _blocks(block for block in unit.blocks if block.role == "wrapUp")


def _plain(unit: Provision) -> Iterator[str]:
    """The paragraphs of a unit without headings below it; rows of one table stay together."""
    lines = list(unit_lines(unit))
    if unit.kind == "article" and unit.num and lines and lines[0].startswith(num := line(unit.num)):
        rest = lines[0][len(num) :]
        lines[0] = f"**{num}**{rest}"
    yield from join(lines)
