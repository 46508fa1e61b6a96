"""A Document as plain text: one line per heading, 条, 款, 项, 目; number, one space, text; not wrapped (design: txt).

Documents of any publisher are written the same way: number, heading and text of whatever unit, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from akn.model.block import Block, Table
from akn.model.document import Attachment, Document
from akn.model.provision import Provision


def write(document: Document) -> bytes:
    """`document` as UTF-8 text with a line end after each line. The table of contents stands where the document has one."""
    return ("\n".join(_document(document)) + "\n").encode("utf-8", "replace")


def _document(document: Document) -> Iterator[str]:
    yield from _blocks(document.cover)
    shown = not document.toc
    for block in document.preface:
        yield from block_lines(block)
        if block.role == "tocHeading" and not shown:
            shown = True
            yield from (line(item.text) for item in document.toc)
    if not shown:
        yield from (line(item.text) for item in document.toc)
    yield from _blocks(document.preamble)
    for unit in document.body:
        yield from unit_lines(unit)
    yield from _blocks(document.conclusions)
    for attachment in document.attachments:
        yield from _attachment(attachment)


def _attachment(attachment: Attachment) -> Iterator[str]:
    if head := " ".join(line(part) for part in (attachment.num, attachment.heading) if part):
        yield head
    yield from _blocks(attachment.preface)
    for unit in attachment.body:
        yield from unit_lines(unit)


def unit_lines(unit: Provision) -> Iterator[str]:
    """The lines of one unit and all below it; its number stands before its first line of text."""
    head = line(unit.num) if unit.num else ""
    if unit.heading:
        yield f"{head} {line(unit.heading)}" if head else line(unit.heading)
        head = ""
    for text in _content(unit):
        if not head:
            yield text.text
            continue
        if text.joins:
            yield f"{head} {text.text}"
        else:
            yield head
            yield text.text
        head = ""
    if head:
        yield head


class _Text:
    """One line, and whether a number that stands alone may be put before it."""

    __slots__ = ("joins", "text")

    def __init__(self, text: str, joins: bool) -> None:
        self.text = text
        self.joins = joins


def _content(unit: Provision) -> Iterator[_Text]:
    for block in unit.blocks:
        if block.role != "wrapUp":
            joins = block.table is None
            for text in block_lines(block):
                yield _Text(text, joins)
    for child in unit.children:
        joins = child.kind == "paragraph" and not child.num and not child.heading and bool(child.blocks)
        joins = joins and child.blocks[0].table is None
        for text in unit_lines(child):
            yield _Text(text, joins)
    for block in unit.blocks:
        if block.role == "wrapUp":
            for text in block_lines(block):
                yield _Text(text, False)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block_lines(block)


def block_lines(block: Block) -> list[str]:
    """The lines of one block: a table row by row, quoted units in place, each on a line of its own after the first.

    Around quoted units a line end in the text is one.
    """
    if block.table is not None:
        return table_lines(block.table)
    if not any(mark.units for mark in block.marks):
        text = line(block.text)
        return [text] if text else []
    lines, at = [""], 0
    for mark in block.marks:
        if mark.units:
            _append(lines, block.text[at : mark.start])
            at = mark.start
            for k, text in enumerate(text for unit in mark.units for text in unit_lines(unit)):
                if k:
                    lines.append(text)
                else:
                    lines[-1] += text
    _append(lines, block.text[at:])
    return [text for text in lines if text]


def _append(lines: list[str], text: str) -> None:
    first, *others = text.split("\n")
    lines[-1] += line(first)
    lines += [line(other) for other in others]


def table_lines(table: Table) -> list[str]:
    """The rows of a table between pipes, a rule below a header row, the caption above."""
    lines = [line(table.caption)] if table.caption else []
    for i, row in enumerate(table.rows):
        if not row:
            continue
        cells = (" ".join(line("".join(b.characters())) for b in cell.blocks).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
        if i == 0 and all(cell.header for cell in row):
            lines.append(f"|{' --- |' * len(row)}")
    return lines


def join(lines: Iterable[str]) -> Iterator[str]:
    """`lines` with the rows of each table put together, line ends between them."""
    rows: list[str] = []
    for text in lines:
        if text.startswith(("| ", "|-")):
            rows.append(text)
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield text
    if rows:
        yield "\n".join(rows)


def line(text: str | None) -> str:
    """`text` on one line: every run of line ends becomes a space."""
    parts = text.splitlines() if text else []
    return parts[0] if len(parts) == 1 else " ".join(part for part in parts if part.strip())
