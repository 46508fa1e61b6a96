"""Settled lines to provisions: 编 分编 章 节 条 款 项 目 and 一、, in the nesting of the mapping (design: mapping table)."""

from __future__ import annotations

from typing import cast

from akn.formats.text.classify import Start
from akn.formats.text.lines import Line
from akn.formats.text.tables import is_row, read_table
from akn.language.zh import units
from akn.model.block import Block
from akn.model.provision import Provision

_LOOK = 400  # lines: how far the end of a list is looked for


class Node:
    """A provision while it is being filled: what the eId generator reads of one, so that it makes the provision itself."""

    __slots__ = ("blocks", "children", "heading", "kind", "line", "num")

    eId = ""
    wId = period = status = None

    def __init__(self, kind: str, line: int, num: str | None = None, heading: str | None = None) -> None:
        self.kind = kind
        self.line = line
        self.num = num
        self.heading = heading
        self.blocks: tuple[Block, ...] = ()
        self.children: list[Node] | tuple[()] = ()

    def hold(self, child: Node) -> None:
        """Put a unit below this one."""
        if self.children:
            self.children.append(child)
        else:
            self.children = [child]

    def add(self, block: Block) -> None:
        """Put a block where the text has it: before the children, or behind them."""
        self.blocks += (_as(block, "wrapUp") if self.children else block,)

    def put(self, child: Node) -> None:
        """Put a 项 or 目 below this unit: the text before it is its lead-in."""
        if not self.children:
            self.blocks = tuple([_as(block, "intro") for block in self.blocks])
        elif self.blocks and self.blocks[-1].role == "wrapUp":  # text behind an earlier list: this one goes on in it
            last = self.children[-1]
            for block in self.blocks:
                if block.role == "wrapUp":
                    last.add(_as(block, "content"))
            self.blocks = tuple([block for block in self.blocks if block.role != "wrapUp"])
        self.hold(child)


def _as(block: Block, role: str) -> Block:
    return Block(block.text, role, block.type, block.marks, block.table, line=block.line)


def build(lines: list[Line]) -> tuple[Provision, ...]:
    """The provisions that `lines` spell. Every line is part of exactly one of them.

    They are not finished: `identify` gives them their ids and makes them provisions in one go.
    """
    return cast("tuple[Provision, ...]", tuple(Builder(lines).nodes()))


class Builder:
    """One pass over the lines of a body or an annex."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.root = Node("body", 0)
        self.headings: list[Node] = []
        self.unit: Node | None = None  # the open 条 or 一、
        self.paragraph: Node | None = None
        self.items: list[tuple[str, int, Node]] = []  # open 项 and 目: style, number, node
        self.levels: dict[int, str] = {}  # Markdown level -> kind of the numbered headings on it
        self.outermost = ""  # kind of the outermost numbered headings

    def nodes(self) -> list[Node] | tuple[()]:
        lines, i = self.lines, 0
        closing = self._closing()
        while i < len(lines):
            line = lines[i]
            start = line.start
            if start is None:
                if i >= closing and self.unit is not None:
                    self._leave()
                self._text(line, i)
            elif start.style == "article":
                self._open("article", line, start)
            elif start.style in units.LEVEL:
                self._heading(start.style, line, start)
            elif start.style == "clause":
                if self.unit is not None and self.unit.kind == "article":
                    self._item(line, start)
                else:
                    self._open("clause", line, start)
            elif is_row(line):
                block, i = read_table(lines, i)
                self._table(block, i)
                continue
            elif start.style in ("titled", "bare"):
                self._unnumbered(line, start)
            elif start.style == "arabic" and self._is_clause(start):
                self._open("clause", line, start)
            else:
                self._item(line, start)
            i += 1
        return self.root.children

    def _is_clause(self, start: Start) -> bool:
        """Whether a 1. opens a clause: where nothing is open to hold it, or beside a clause that is numbered so itself."""
        if self.unit is None:
            return self.paragraph is None
        return (self.unit.num or "")[-1:] == start.num[-1:] != "、" and not self.items

    def _closing(self) -> int:
        """Index from which text closes the whole (本决定自…施行) and belongs to no 一、."""
        last = next((k for k in range(len(self.lines) - 1, -1, -1) if self.lines[k].start is not None), -1)
        for k in range(last + 1, len(self.lines)):
            if units.CLOSING.match(self.lines[k].text):
                return k if any(s.start and s.start.style == "clause" for s in self.lines) else len(self.lines)
        return len(self.lines)

    def _leave(self) -> None:
        if self.unit is not None and self.unit.kind == "clause":
            self.unit, self.paragraph = None, None
            self.items.clear()

    @property
    def _container(self) -> Node:
        return self.headings[-1] if self.headings else self.root

    def _heading(self, kind: str, line: Line, start: Start) -> None:
        level = units.LEVEL[kind]
        while self.headings and units.LEVEL[self.headings[-1].kind] >= level:
            self.headings.pop()
        node = Node(kind, line.number, start.num or None, start.rest or None)
        self._container.hold(node)
        self.headings.append(node)
        if start.num:
            self.levels[line.level] = kind
            if not self.outermost or level < units.LEVEL[self.outermost]:
                self.outermost = kind
        self.unit = self.paragraph = None
        self.items.clear()

    def _unnumbered(self, line: Line, start: Start) -> None:
        """A heading without number is of its siblings' kind: that of its Markdown level, else the outermost in use."""
        kind = self.levels.get(line.level) if line.level else None
        if kind is None and start.style == "bare":
            kind = self.outermost
        self._heading(kind or {3: "section", 4: "section"}.get(line.level, "chapter"), line, start)

    def _open(self, kind: str, line: Line, start: Start) -> None:
        self.unit = Node(kind, line.number, start.num)
        self._container.hold(self.unit)
        self.items.clear()
        self.paragraph = None
        if start.rest:
            self._new_paragraph(line.number).blocks = (Block(start.rest, line=line.number),)

    def _new_paragraph(self, number: int) -> Node:
        self.paragraph = node = Node("paragraph", number)
        (self.unit or self._container).hold(node)
        self.items.clear()
        return node

    def _item(self, line: Line, start: Start) -> None:
        paragraph = self.paragraph or self._new_paragraph(line.number)
        items = self.items
        for depth, (style, _, _) in enumerate(items):
            if style == start.style:
                del items[depth:]
                break
        above = items[-1][2] if items else paragraph
        kind = "point" if not items and start.style in ("point", "clause") else "indent"
        node = Node(kind, line.number, start.num)
        if start.rest:
            node.blocks = (Block(start.rest, line=line.number),)
        above.put(node)
        items.append((start.style, start.value, node))

    def _text(self, line: Line, i: int) -> None:
        block = Block(line.text, line=line.number)
        owner = self._owner(i + 1)
        (owner or self._new_paragraph(line.number)).add(block)

    def _table(self, block: Block, i: int) -> None:
        owner = self._owner(i) or (self.paragraph if not self.items else None)
        (owner or self.paragraph or self._new_paragraph(block.line)).add(block)

    def _owner(self, i: int) -> Node | None:
        """The open item that text before line `i` belongs to, because its list goes on; None where it doesn't."""
        items = self.items
        if not items:
            return None
        open_ = {style: depth for depth, (style, _, _) in enumerate(items)}
        for line in self.lines[i : i + _LOOK]:
            start = line.start
            if start is None or is_row(line):
                continue
            if start.style == "clause" and (self.unit is None or self.unit.kind != "article"):
                return None
            depth = open_.get(start.style, -1)
            if depth >= 0:
                if start.value <= items[depth][1]:
                    return None
                del items[depth + 1 :]
                return items[depth][2]
            if start.style not in ("point", "arabic", "paren", "circled", "clause"):
                return None
        return None
