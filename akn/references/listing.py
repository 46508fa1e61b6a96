"""The list of a document's cross-references, resolved and dangling: what `akn refs` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from akn.diagnostics import user_language
from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision, walk
from akn.references.find import find

REASONS: dict[str, tuple[str, str]] = {
    "missing": ("no such provision here", "本文没有该条款"),
    "ambiguous": ("several provisions could be meant", "可能指多处"),
    "nothing before": ("nothing stands before", "其前没有条款"),
    "another act": ("another act, whose address is not known", "其他文件，地址未知"),
    "unnamed act": ("another act, whose title is not clear", "其他文件，名称不明"),
    "id": ("no such id here", "本文没有该标识"),
}
"""Why a reference has no target -> what is said of it, in English and Chinese."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One cross-reference: the unit it stands in, its words, and where it leads or why not.

    `eId` is "" before and after the body, where no unit is.
    `href` and `upto` are `#` and an eId, or an address; `reason` is a key of REASONS, None for what is resolved. `line`
    counts from 1 in the file that was read.
    """

    eId: str
    text: str
    href: str | None = None
    upto: str | None = None
    reason: str | None = None
    line: int = 0

    def as_json(self) -> dict[str, Any]:
        """The row of the JSON output."""
        row: dict[str, Any] = {"eId": self.eId, "line": self.line, "text": self.text, "resolved": self.reason is None}
        row |= {key: value for key, value in (("href", self.href), ("upTo", self.upto)) if value}
        return row | ({"reason": self.reason} if self.reason else {})

    def as_line(self, language: str | None = None) -> str:
        """`eId: words -> target`, or the reason in the user's language."""
        target = f"{self.href} … {self.upto}" if self.upto else self.href
        if self.reason:
            target = "? " + REASONS[self.reason][(language or user_language()) == "zh"]
        return f"{self.eId}: {self.text} -> {target}".removeprefix(": ")


def references(document: Document) -> tuple[Reference, ...]:
    """Every cross-reference of the text, from the cover to the conclusions, in reading order.

    Marks that are there (`ref`, `rref`) count as they are, resolved where the id exists; the rest is read from the text of
    preamble, body and attachments.
    """
    ids = frozenset(_ids(document))
    cited = {id(block): found for _, block, found in find(document)}
    out: list[Reference] = []
    for unit, block in _blocks(document):
        eid, line = (unit.eId, block.line or unit.line) if unit else (block.eId or "", block.line)
        rows: list[tuple[int, Reference]] = []
        marked: list[tuple[int, int]] = []
        for mark in block.marks:
            href = mark.get("href") or mark.get("from")
            if mark.kind in ("ref", "rref") and href:
                upto = mark.get("upTo")
                there = all(not link.startswith("#") or link[1:] in ids for link in (href, upto or href))
                words = block.text[mark.start : mark.end]
                rows.append((mark.start, Reference(eid, words, href, upto, None if there else "id", line)))
                marked.append((mark.start, mark.end))
        at = 0
        marked.sort()
        for found in cited.get(id(block), ()):
            start, end = found.citation.start, found.citation.end
            while at < len(marked) and marked[at][1] <= start:
                at += 1
            if at == len(marked) or end <= marked[at][0]:
                to = found.resolved
                rows.append((start, Reference(eid, block.text[start:end], to.href, to.last, to.reason, line)))
        out += [row for _, row in sorted(rows, key=_start)]
    return tuple(out)


def _start(row: tuple[int, Reference]) -> int:
    return row[0]


def _blocks(document: Document) -> Iterator[tuple[Provision | None, Block]]:
    """Every block of text with its unit, quoted provisions behind the block that quotes them."""
    for block in (*document.cover, *document.preface, *document.preamble):
        yield None, block
    yield from _within(document.body)
    for attachment in document.attachments:
        for block in attachment.preface:
            yield None, block
        yield from _within(attachment.body)
    for block in document.conclusions:
        yield None, block


def _within(units: Iterable[Provision]) -> Iterator[tuple[Provision, Block]]:
    for unit in walk(units):
        for block in unit.blocks:
            yield unit, block
            for mark in block.marks:
                if mark.units:
                    yield from _within(mark.units)


def _ids(document: Document) -> Iterator[str]:
    """Every id that a reference may lead to: of units and annexes, blocks, marks, and entries of the metadata."""
    yield from (attachment.eId for attachment in document.attachments)
    yield from (entry.eId for entry in document.meta.references)
    yield from (unit.eId for unit in walk(document.units()))
    for unit, block in _blocks(document):
        if unit:
            yield unit.eId
        if block.eId:
            yield block.eId
        for mark in block.marks:
            if eid := mark.get("eId"):
                yield eid
            yield from (quoted.eId for quoted in walk(mark.units))
