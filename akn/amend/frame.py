"""Headings, preamble and title; and the act as a whole."""

from __future__ import annotations

import re

from akn.amend import content
from akn.amend.operation import Operation
from akn.amend.result import Done, Refused, located, name, said, whole
from akn.amend.tree import Edit, Shelf, Tree
from akn.amend.words import put
from akn.language.zh.numerals import NUMERAL, index
from akn.model.block import Block
from akn.model.provision import HEADINGS, Provision

_HEADING = re.compile(r"[序引前]\s*言$")


def heading(tree: Tree, op: Operation) -> Done:
    """A new heading; its number stays."""
    items = located(tree, op.targets)
    if not items or op.new is None:
        raise Refused("A002", target=said(op))
    item = items[0]
    whole(item, op.targets[0], op)
    new = content.heading(op.new).removeprefix(item.num or "") if item.num else content.heading(op.new)
    if item.heading == new:
        raise Refused("A013", target=name(item, op.targets[0]))
    if op.old is not None and bare(content.heading(op.old)) != bare(item.heading or ""):
        raise Refused("A004", text=content.heading(op.old), target=name(item, op.targets[0]))
    before, item.heading = item.heading or "", new
    item.edits.pop((-1,), None)
    item.touch(op.id)
    return Done([item], [item], before)


def bare(text: str) -> str:
    """A heading without the blanks that spread it (总　则)."""
    return "".join(text.split())


def preamble(tree: Tree, op: Operation) -> Done:
    """A new 引言, or none."""
    lines = content.lines(op.new) if op.new else []
    if op.targets:
        return _paragraph(tree, op, [Block(text) for text in lines])
    if not lines and not tree.preamble.blocks:
        raise Refused("A002", target=said(op))
    before = "\n".join(block.text for block in tree.preamble.blocks)
    if before == "\n".join(lines):
        raise Refused("A013", target=said(op))
    tree.preamble.blocks = [Block(text) for text in lines]
    tree.preamble.taken = op.id
    tree.preamble.touch(op.id)
    return Done([tree.preamble], [tree.preamble], before)


def paragraphs(tree: Tree) -> list[tuple[int, Block]]:
    """The paragraphs of the preamble as decisions count them, each with its place: a heading is none."""
    return [pair for pair in enumerate(tree.preamble.blocks) if not _HEADING.match(pair[1].text)]


def _paragraph(tree: Tree, op: Operation, lines: list[Block]) -> Done:
    """序言第二自然段修改为"""
    number = op.targets[0].path[-1][1]
    there = paragraphs(tree)
    if not number.isdecimal() or not 0 < int(number) <= len(there) or len(lines) != 1:
        raise Refused("A002", target=said(op))
    k, block = there[int(number) - 1]
    if tree.preamble.edits.get((k,)):
        raise Refused("A006", target=said(op), other=tree.preamble.by[0], this=op.id)
    if block.text == lines[0].text:
        raise Refused("A013", target=said(op))
    put(tree.preamble, (k,), Edit(0, len(block.text), lines[0].text, op.id))
    tree.preamble.touch(op.id)
    return Done([tree.preamble], [tree.preamble], block.text)


def title(tree: Tree, op: Operation) -> Done:
    """A new title of the act."""
    if op.new is None:
        raise Refused("A009", target=said(op), kind="title")
    new = content.text(op.new).strip("《》")
    if tree.base.title == new:
        raise Refused("A013", target=said(op))
    tree.title = new
    return Done([], [], tree.base.title)


_RANGE = re.compile(rf"（(第[{NUMERAL}]+条(?:之[{NUMERAL}]+)?)(?:至(第[{NUMERAL}]+条(?:之[{NUMERAL}]+)?))?）$")


def structure(tree: Tree, op: Operation) -> Done:
    """All headings anew: each with the first and last article that it holds, by their new numbers, in brackets behind it."""
    made = [_shelf(unit) for unit in op.new.units] if op.new else []
    if not made or None in made:
        raise Refused("A009", target=said(op), kind="chapter")
    other = tree.structured or next((item.by[0] for item in tree.loose if item.kind in HEADINGS and item.by), "")
    if other:
        raise Refused("A006", target=said(op), other=other, this=op.id)
    tree.shelves = [shelf for shelf in made if shelf is not None]
    tree.structured = op.id
    return Done([], [])


def _shelf(unit: Provision) -> Shelf | None:
    """A heading with what it holds; one without a number is read as a line of text."""
    heading = unit.heading or (unit.blocks[0].text if unit.blocks else "")
    match = _RANGE.search(heading)
    inner = [_shelf(child) for child in unit.children]
    if match is None or None in inner:
        return None
    first, last = index(match[1]) or "", index(match[2] or match[1]) or ""
    kind = unit.kind if unit.kind in HEADINGS else ""
    return Shelf(kind, unit.num, heading[: match.start()], first, last, [one for one in inner if one is not None])


def whole_act(tree: Tree, _: Operation) -> Done:
    """An act that is repealed is no longer there to be amended."""
    raise Refused("A014", target=tree.base.title)
