"""The list of a document's cross-references, resolved and dangling: what `akn refs` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from akn.diagnostics import user_language
from akn.model.document import Document
from akn.model.provision import walk
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
        return f"{self.eId}: {self.text} -> {target}"


def references(document: Document) -> tuple[Reference, ...]:
    """Every cross-reference of body and attachments, in reading order.

    Marks that are there (`ref`, `rref`) count as they are, resolved where the id exists; the rest is read from the text.
    """
    ids = {unit.eId for unit in walk(document.units())} | {item.eId for item in document.attachments}
    cited = {id(block): found for _, block, found in find(document)}
    out: list[Reference] = []
    for unit in walk(document.units()):
        for block in unit.blocks:
            rows: list[tuple[int, Reference]] = []
            marked: list[tuple[int, int]] = []
            for mark in block.marks:
                href = mark.get("href") or mark.get("from")
                if mark.kind in ("ref", "rref") and href:
                    upto = mark.get("upTo")
                    there = all(not link.startswith("#") or link[1:] in ids for link in (href, upto or href))
                    words = block.text[mark.start : mark.end]
                    line = block.line or unit.line
                    rows.append((mark.start, Reference(unit.eId, words, href, upto, None if there else "id", line)))
                    marked.append((mark.start, mark.end))
            for found in cited.get(id(block), ()):
                start, end = found.citation.start, found.citation.end
                if not any(a < end and start < b for a, b in marked):
                    resolved = found.resolved
                    row = Reference(
                        unit.eId,
                        block.text[start:end],
                        resolved.href,
                        resolved.last,
                        resolved.reason,
                        block.line or unit.line,
                    )
                    rows.append((start, row))
            out += [row for _, row in sorted(rows, key=_start)]
    return tuple(out)


def _start(row: tuple[int, Reference]) -> int:
    return row[0]
