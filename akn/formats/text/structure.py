"""Settled lines to provisions: 编 分编 章 节 条 款 项 目 and 一、, in the nesting of the mapping (design: mapping table)."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.classify import ITEMS, Start
from akn.formats.text.lines import Line
from akn.formats.text.tables import is_row, read_table
from akn.language.zh import units
from akn.language.zh.numerals import index
from akn.model.block import Block
from akn.model.draft import Draft, close, paragraph
from akn.model.eid import Namer, prefix
from akn.model.provision import Provision

_ITEMS = frozenset(("clause", *ITEMS))
_LOOK = 400  # lines: how far the end of a list is looked for


def build(lines: list[Line], space: str = "") -> tuple[tuple[Provision, ...], list[Diagnostic]]:
    """The provisions that `lines` spell, with their eIds in the id space `space` (`""`, `att_1`), and I002 for each
    number that repeats. Every line is part of exactly one provision.
    """
    builder = Builder(lines, space)
    return builder.provisions(), builder.diagnostics


class Builder:
    """One pass over the lines of a body or an annex. Each unit is made once and named as it is made."""

    def __init__(self, lines: list[Line], space: str = "") -> None:
        self.lines = lines
        self.space = space
        self.root = Draft("body", space, 0)
        self.drafts: list[Draft] = []  # every unit, in the order of the text
        self.headings: list[Draft] = []
        self.container = self.root  # the innermost open heading
        self.unit: Draft | None = None  # the open 条 or 一、
        self.paragraph: Draft | None = None
        self.items: list[tuple[str, int, Draft]] = []  # open 项 and 目: style, number, unit
        self.levels: dict[int, str] = {}  # Markdown level -> kind of the numbered headings on it
        self.outermost = ""  # kind of the outermost numbered headings
        self.tables = False
        self.namer = Namer()
        self.counts: dict[tuple[str, str], tuple[int, int]] = {}  # parent, kind -> children seen, those of the kind
        self.diagnostics: list[Diagnostic] = []

    def provisions(self) -> tuple[Provision, ...]:
        """All units, finished."""
        self.read()
        if self.tables:
            for draft in self.drafts:
                draft.blocks = tuple(
                    replace(b, eId=self.namer.count("table", draft.eId)) if b.table else b for b in draft.blocks
                )
        close(self.drafts)
        return cast("tuple[Provision, ...]", tuple(self.root.children))

    def _new(self, kind: str, parent: Draft, under: str, line: int, num: str | None = None) -> Draft:
        """A new last child of `parent`, named as the eId generator does (`akn.model.eid`); its id begins with `under`."""
        number = index(num) if num else None
        eid, again = self.namer.name(kind, number or self._position(kind, parent), under)
        if again:
            self.diagnostics.append(diagnostic("I002", line, eId=eid, num=num or kind))
        draft = Draft(kind, eid, line, num)
        self.drafts.append(draft)
        parent.hold(draft)
        return draft

    def _position(self, kind: str, parent: Draft) -> int:
        """Which of its like a new child of `parent` is, from 1. Counts on from where it was asked last."""
        known, count = self.counts.get((parent.eId, kind), (0, 0))
        count += sum(child.kind == kind for child in parent.children[known:])
        self.counts[parent.eId, kind] = len(parent.children), count
        return count + 1

    def read(self) -> None:
        """Take in the lines."""
        lines, i, total = self.lines, 0, len(self.lines)
        closing = self._closing()
        while i < total:
            line = lines[i]
            start = line.start
            if start is None:
                if i >= closing and self.unit is not None:
                    self._leave()
                following = lines[i + 1] if i + 1 < total else None
                if (
                    following is not None
                    and following.start
                    and is_row(following)
                    and units.CAPTION.fullmatch(line.text)
                ):
                    block, after = read_table(lines, i + 1, line.text)
                    if block.table is not None:
                        self._table(block, after)
                        i = after
                        continue
                self._text(line, i)
            elif start.style == "article":
                self._open("article", line, start)
            elif start.style == "point":
                self._item(line, start)
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

    def _is_clause(self, start: Start) -> bool:
        """Whether a 1. opens a clause: where nothing is open to hold it, or beside a clause that is numbered so itself."""
        if self.unit is None:
            return self.paragraph is None
        number = self.unit.num or ""
        return number[:1].isdigit() and number[-1:] == start.num[-1:] and not self.items

    def _closing(self) -> int:
        """Index from which text closes the whole (本决定自…施行) and belongs to no 一、."""
        last = next((k for k in range(len(self.lines) - 1, -1, -1) if self.lines[k].start is not None), -1)
        for k in range(last + 1, len(self.lines)):
            text = self.lines[k].text
            given = k > 0 and self.lines[k - 1].text[-1] in "：:" and not units.OWN_CLOSING.match(text)
            if units.CLOSING.match(text) and not given:
                return k if any(s.start and s.start.style == "clause" for s in self.lines) else len(self.lines)
        return len(self.lines)

    def _leave(self) -> None:
        if self.unit is not None and self.unit.kind == "clause":
            self.unit, self.paragraph = None, None
            self.items.clear()

    def _heading(self, kind: str, line: Line, start: Start) -> None:
        level = units.LEVEL[kind]
        while self.headings and units.LEVEL[self.headings[-1].kind] >= level:
            self.headings.pop()
        parent = self.headings[-1] if self.headings else self.root
        book = self.headings[0] if self.headings and self.headings[0].kind == "book" else self.root
        under = prefix(kind, self.space, book.eId, parent.eId)
        heading = self._new(kind, parent, under, line.number, start.num or None)
        heading.heading = start.rest or None
        self.headings.append(heading)
        self.container = heading
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
        container = self.container
        under = self.space if kind == "article" else container.eId
        number = line.number
        self.unit = unit = self._new(kind, container, under, number, start.num)
        if start.caption:
            unit.heading = start.caption
        self.items.clear()
        self.paragraph = None
        if start.rest:
            self.paragraph = opened = Draft(
                "paragraph", f"{unit.eId}__para_1", number, None, (paragraph(start.rest, number),)
            )
            self.drafts.append(opened)
            unit.children = [opened]

    def _new_paragraph(self, line: int, *blocks: Block) -> Draft:
        unit, container = self.unit, self.container
        if unit is not None:  # it holds nothing but 款
            opened = Draft("paragraph", f"{unit.eId}__para_{len(unit.children) + 1}", line, None, blocks)
            self.drafts.append(opened)
            unit.hold(opened)
        else:
            opened = self._new("paragraph", container, container.eId, line)
            opened.blocks = blocks
        self.paragraph = opened
        self.items.clear()
        return opened

    def _item(self, line: Line, start: Start) -> None:
        holder = self.paragraph or self._new_paragraph(line.number)
        items = self.items
        for depth, (style, _, _) in enumerate(items):
            if style == start.style:
                del items[depth:]
                break
        above = items[-1][2] if items else holder
        kind = "point" if not items and start.style in ("point", "clause", "stem") else "indent"
        above.lead_in()
        item = self._new(kind, above, above.eId, line.number, start.num)
        if start.rest:
            item.blocks = (paragraph(start.rest, line.number),)
        items.append((start.style, start.value, item))

    def _text(self, line: Line, i: int) -> None:
        block = paragraph(line.text, line.number)
        owner = self._owner(i + 1) if self.items else None
        if owner is not None:
            owner.add(block)
        else:
            self._new_paragraph(line.number, block)

    def _table(self, block: Block, i: int) -> None:
        self.tables = True
        owner = self._owner(i)
        if owner is None:  # the lists above it have ended
            self.items.clear()
        (owner or self.paragraph or self._new_paragraph(block.line)).add(block)

    def _owner(self, i: int) -> Draft | None:
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
            if start.style not in _ITEMS:
                return None
        return None
