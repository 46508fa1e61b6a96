"""The eId generator: every id of a document follows from its structure (AKN Naming Convention 5.4; design: mapping).

An id is the prefix of the unit that gives it a context, the element's abbreviation and its number. A unit without a
readable number is counted among its siblings of the same kind. A number that repeats takes `__oc_2`, so ids stay unique.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import NamedTuple

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import index
from akn.model.block import Block, Mark
from akn.model.document import Attachment, Document
from akn.model.draft import provision
from akn.model.provision import Provision

ABBREVIATIONS = {
    "book": "book",
    "part": "part",
    "chapter": "chp",
    "section": "sec",
    "article": "art",
    "clause": "cl",
    "paragraph": "para",
    "point": "point",
    "indent": "indent",
    "table": "table",
    "mod": "mod",
    "quotedStructure": "qstr",
    "quotedText": "qtext",
}
"""Element -> its part of an id, for all that the profile gives an id."""

_TOP = ("article",)  # numbered through the whole text, whatever it stands in
_COUNTED = ("paragraph",)  # has no number


class Scope(NamedTuple):
    """Where an id is made: the id space's prefix (`""`, `att_1`), the enclosing book's id, the parent's id and kind."""

    space: str = ""
    book: str = ""
    parent: str = ""
    kind: str = ""


def prefix(kind: str, space: str, book: str, parent: str) -> str:
    """The id that `kind` is prefixed with in the id space `space`, inside `parent` and, where there is one, `book`."""
    if kind in _TOP or kind == "book":
        return space
    if kind == "chapter":
        return book or space
    return parent or space


class Namer:
    """Gives ids in document order and remembers which are taken. One per document."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def count(self, kind: str, prefix: str) -> str:
        """The id of the next `kind` (table, mod, quotedText …) counted under `prefix`."""
        stem = f"{prefix}__{ABBREVIATIONS[kind]}" if prefix else ABBREVIATIONS[kind]
        self._counts[stem] = number = self._counts.get(stem, 0) + 1
        return f"{stem}_{number}"

    def name(self, kind: str, number: str | int, prefix: str) -> tuple[str, bool]:
        """The id, and whether its number had been used before."""
        eid = f"{prefix}__{ABBREVIATIONS[kind]}_{number}" if prefix else f"{ABBREVIATIONS[kind]}_{number}"
        if eid not in self._taken:
            self._taken[eid] = 1
            return eid, False
        count = self._taken[eid] + 1
        while (again := f"{eid}__oc_{count}") in self._taken:
            count += 1
        self._taken[eid], self._taken[again] = count, 1
        return again, True


def number_of(unit: Provision, position: int) -> str:
    """The number in a unit's id: its own where it has a readable one, else its position (from 1) among its like."""
    if unit.kind not in _COUNTED and unit.num and (own := index(unit.num)):
        return own
    return str(position)


def identify(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with every eId as the generator yields it, and a diagnostic (I002) for each repeated number."""
    builder = _Builder()
    body = builder.units(document.body, Scope())
    attachments = tuple(builder.attachment(a, i) for i, a in enumerate(document.attachments, 1))
    preamble = builder.blocks(document.preamble, "preamble", "preamble")
    return replace(document, body=body, attachments=attachments, preamble=preamble), tuple(builder.diagnostics)


def expected(document: Document) -> Iterator[tuple[Provision, str]]:
    """Each provision of body and attachments with the eId the generator yields for it, in document order."""
    made, _ = identify(document)
    yield from zip(_all(document.units()), (unit.eId for unit in _all(made.units())), strict=True)


def _all(units: Iterable[Provision]) -> Iterator[Provision]:
    for unit in units:
        yield unit
        yield from _all(unit.children)


class _Builder:
    """Names units in document order. What has its ids already stays the very same record."""

    def __init__(self) -> None:
        self.namer = Namer()
        self.diagnostics: list[Diagnostic] = []

    def attachment(self, attachment: Attachment, position: int) -> Attachment:
        eid = f"att_{position}"
        return replace(attachment, eId=eid, body=self.units(attachment.body, Scope(space=eid, parent=eid)))

    def units(self, units: tuple[Provision, ...], scope: Scope) -> tuple[Provision, ...]:
        counts: dict[str, int] = {}
        out = []
        same = True
        for unit in units:
            kind = unit.kind
            counts[kind] = position = counts.get(kind, 0) + 1
            made = self.unit(unit, kind, position, scope)
            same &= made is unit
            out.append(made)
        return units if same else tuple(out)

    def unit(self, unit: Provision, kind: str, position: int, scope: Scope) -> Provision:
        if kind not in ABBREVIATIONS:
            return unit
        space, book, parent, around = scope
        eid, again = self.namer.name(kind, number_of(unit, position), prefix(kind, space, book, parent))
        if again:
            self.diagnostics.append(diagnostic("I002", unit.line, eId=eid, num=unit.num or kind))
        blocks, children = unit.blocks, unit.children
        for block in blocks:
            if block.marks or block.table:
                # a 款 of an article or clause is no context for its mods: they are counted through the whole of it
                inner = kind == "paragraph" and around in ("article", "clause")
                blocks = self.blocks(blocks, eid, parent if inner else eid)
                break
        if children:
            children = self.units(children, Scope(space, eid if kind == "book" else book, eid, kind))
        if eid == unit.eId and blocks is unit.blocks and children is unit.children:
            return unit
        return provision(
            kind, eid, unit.num, unit.heading, blocks, children, unit.wId, unit.period, unit.status, unit.line
        )

    def blocks(self, blocks: tuple[Block, ...], owner: str, context: str) -> tuple[Block, ...]:
        made = tuple([self.block(b, owner, context) if b.marks or b.table else b for b in blocks])
        return blocks if all(map(is_, made, blocks)) else made

    def block(self, block: Block, owner: str, context: str) -> Block:
        if block.table is not None:
            eid = self.namer.count("table", owner)
            return block if eid == block.eId else replace(block, eId=eid)
        if not any(mark.kind in ABBREVIATIONS for mark in block.marks):
            return block
        marks: list[Mark] = []
        mod = context
        for mark in block.marks:
            if mark.kind not in ("mod", "quotedStructure", "quotedText"):
                marks.append(mark)
                continue
            eid = self.namer.count(mark.kind, context if mark.kind == "mod" else mod)
            if mark.kind == "mod":
                mod = eid
            attributes = (("eId", eid), *((k, v) for k, v in mark.attributes if k != "eId"))
            units = self.units(mark.units, Scope(space=eid, parent=eid)) if mark.units else ()
            same = attributes == mark.attributes and units is mark.units
            marks.append(mark if same else replace(mark, attributes=attributes, units=units))
        return block if all(map(is_, marks, block.marks)) else replace(block, marks=tuple(marks))
