"""A document as an outline that a person can check: one line per part, indented by depth."""

from collections.abc import Iterator

from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision


def outline(document: Document) -> str:
    lines = [f"cover: {b.text}" for b in document.cover]
    for b in document.preface:
        lines.append(f"{b.role}: {b.text}")
        if b.role == "tocHeading":
            lines += [f"  {i.level} {i.href} {i.text}" for i in document.toc]
    lines += [f"preamble {b.role}: {b.text}" for b in document.preamble]
    for unit in document.body:
        lines += _unit(unit, 0)
    lines += [f"conclusions: {b.text}" for b in document.conclusions]
    for attachment in document.attachments:
        lines.append(f"attachment {attachment.eId} [{attachment.num}] {attachment.heading or '-'}")
        for unit in attachment.body:
            lines += _unit(unit, 1)
    return "\n".join(lines) + "\n"


def _unit(unit: Provision, depth: int) -> Iterator[str]:
    pad = "  " * depth
    head = f"{pad}{unit.eId}" + (f" [{unit.num}]" if unit.num else "") + (f" {unit.heading}" if unit.heading else "")
    own = [b for b in unit.blocks if b.role != "wrapUp"]
    yield head
    for b in own:
        yield from _block(b, pad)
    for child in unit.children:
        yield from _unit(child, depth + 1)
    for b in unit.blocks:
        if b.role == "wrapUp":
            yield from _block(b, pad)


def _block(block: Block, pad: str) -> Iterator[str]:
    if block.table is None:
        yield f"{pad}  {block.role}: {block.text}"
        return
    yield f"{pad}  {block.role} table"
    for row in block.table.rows:
        yield f"{pad}    " + " / ".join(("*" if c.header else "") + "".join(b.text for b in c.blocks) for c in row)
