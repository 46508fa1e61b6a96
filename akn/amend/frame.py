"""Headings, preamble and title; and the act as a whole."""

from __future__ import annotations

from akn.amend import content
from akn.amend.operation import Operation
from akn.amend.result import Done, Refused, located, name, said, whole
from akn.amend.tree import Tree
from akn.model.block import Block

_ITEMS = ("point", "indent")


def heading(tree: Tree, op: Operation) -> Done:
    """A new heading; its number stays."""
    items = located(tree, op.targets)
    if not items or op.new is None:
        raise Refused("A002", target=said(op))
    item = items[0]
    whole(item, op.targets[0], op)
    new = content.heading(op.new)
    if item.heading == new:
        raise Refused("A013", target=name(item, op.targets[0]))
    before, item.heading = item.heading or "", new
    item.edits.pop((-1,), None)
    item.touch(op.id)
    return Done([item], [item], before)


def preamble(tree: Tree, op: Operation) -> Done:
    """A new 引言."""
    if op.new is None:
        raise Refused("A009", target=said(op), kind="preamble")
    lines = [block for unit in content.units(op.new) for block in unit.blocks]
    before = "\n".join(block.text for block in tree.preamble.blocks)
    if before == "\n".join(block.text for block in lines):
        raise Refused("A013", target=said(op))
    tree.preamble.blocks = [Block(block.text, line=block.line) for block in lines]
    tree.preamble.taken = op.id
    tree.preamble.touch(op.id)
    return Done([tree.preamble], [tree.preamble], before)


def title(tree: Tree, op: Operation) -> Done:
    """A new title of the act."""
    if op.new is None:
        raise Refused("A009", target=said(op), kind="title")
    new = content.text(op.new).strip("《》")
    if tree.base.title == new:
        raise Refused("A013", target=said(op))
    tree.title = new
    return Done([], [], tree.base.title)


def whole_act(tree: Tree, _: Operation) -> Done:
    """An act that is repealed is no longer there to be amended."""
    raise Refused("A014", target=tree.base.title)
