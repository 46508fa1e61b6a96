"""Provisions and blocks while they are being filled: open records that become the frozen ones, without a copy.

A frozen dataclass fills its slots by one guarded call each, which makes it five times as dear as an open one. A text has
some ten thousand provisions and as many blocks, so the text reader fills drafts: a draft has the very slots of the record,
and is closed by giving it the record's class.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from akn.model.block import Block
from akn.model.provision import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akn.model.block import Mark, Table


class Draft:
    """A provision that may still be changed. Its children are drafts and, until it is closed, stand in a list."""

    __slots__ = tuple(Provision.__slots__)

    kind: str
    eId: str
    num: str | None
    heading: str | None
    blocks: tuple[Block, ...]
    children: list[Draft] | tuple[Draft, ...]
    wId: str | None
    period: str | None
    status: str | None
    line: int

    def __init__(self, kind: str, eId: str, line: int, num: str | None = None, blocks: tuple[Block, ...] = ()) -> None:
        self.kind = kind
        self.eId = eId
        self.num = num
        self.heading = None
        self.blocks = blocks
        self.children = ()
        self.wId = self.period = self.status = None
        self.line = line

    def hold(self, child: Draft) -> None:
        """Put a unit below this one."""
        if self.children:
            self.children.append(child)  # type: ignore[union-attr]
        else:
            self.children = [child]

    def add(self, block: Block) -> None:
        """Put a block where the text has it: before the children, or behind them."""
        self.blocks += (_as(block, "wrapUp") if self.children else block,)

    def lead_in(self) -> None:
        """Make ready for a 项 or 目 below this unit: the text before it is its lead-in."""
        if not self.children:
            self.blocks = tuple([_as(block, "intro") for block in self.blocks])
        elif self.blocks and self.blocks[-1].role == "wrapUp":  # text behind an earlier list: this one goes on in it
            last = self.children[-1]
            for block in self.blocks:
                if block.role == "wrapUp":
                    last.add(_as(block, "content"))
            self.blocks = tuple([block for block in self.blocks if block.role != "wrapUp"])


class _OpenProvision:
    """A provision whose fields are not filled yet."""

    __slots__ = tuple(Provision.__slots__)

    kind: str
    eId: str
    num: str | None
    heading: str | None
    blocks: tuple[Block, ...]
    children: tuple[Provision, ...]
    wId: str | None
    period: str | None
    status: str | None
    line: int


def close(drafts: Iterable[Draft]) -> None:
    """Make each of `drafts` a provision, which nothing changes any more; give it all of a tree."""
    for draft in drafts:
        if draft.children:
            draft.children = tuple(draft.children)
        draft.__class__ = Provision  # type: ignore[assignment]


def provision(  # noqa: PLR0917 - the fields of the record
    kind: str,
    eId: str,
    num: str | None,
    heading: str | None,
    blocks: tuple[Block, ...],
    children: tuple[Provision, ...],
    wId: str | None,
    period: str | None,
    status: str | None,
    line: int,
) -> Provision:
    """`Provision(…)` of the same, all fields given."""
    made = _OpenProvision()
    made.kind, made.eId, made.num, made.heading = kind, eId, num, heading
    made.blocks, made.children = blocks, children
    made.wId, made.period, made.status, made.line = wId, period, status, line
    made.__class__ = Provision  # type: ignore[assignment]
    return made  # type: ignore[return-value]


def rebuilt(unit: Provision, blocks: tuple[Block, ...], children: tuple[Provision, ...]) -> Provision:
    """`replace(unit, blocks=blocks, children=children)`."""
    return provision(
        unit.kind, unit.eId, unit.num, unit.heading, blocks, children, unit.wId, unit.period, unit.status, unit.line
    )


class _OpenBlock:
    """A block that may still be changed."""

    __slots__ = tuple(Block.__slots__)

    text: str
    role: str
    type: str
    marks: tuple[Mark, ...]
    table: Table | None
    eId: str | None
    wId: str | None
    source: str | None
    line: int


def paragraph(
    text: str,
    line: int,
    role: str = "content",
    marks: tuple[Mark, ...] = (),
    *,
    eId: str | None = None,
    wId: str | None = None,
) -> Block:
    """`Block(text, role, marks=marks, eId=eId, wId=wId, line=line)`: running text, as nearly all blocks are."""
    block = _OpenBlock()
    block.text = text
    block.role = role
    block.type = "p"
    block.marks = marks
    block.eId = eId
    block.wId = wId
    block.table = block.source = None
    block.line = line
    block.__class__ = Block  # type: ignore[assignment]
    return block  # type: ignore[return-value]


def marked(block: Block, marks: tuple[Mark, ...]) -> Block:
    """`replace(block, marks=marks)`."""
    made = _OpenBlock()
    made.text, made.role, made.type, made.marks = block.text, block.role, block.type, marks
    made.table, made.eId, made.wId, made.source = block.table, block.eId, block.wId, block.source
    made.line = block.line
    made.__class__ = Block  # type: ignore[assignment]
    return made  # type: ignore[return-value]


def _as(block: Block, role: str) -> Block:
    return replace(block, role=role) if block.table else paragraph(block.text, block.line, role)
