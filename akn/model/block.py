"""Text of a provision: blocks of characters, with marks that stand off from them.

Offsets count code points from 0 and are half-open. Marks are listed in document order (pre-order); `depth` says how
deep each nests, so that the inline tree can be rebuilt exactly, empty marks included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akn.model.provision import Provision

Attributes = tuple[tuple[str, str], ...]
"""XML attributes as (name, value), in the order of the XML writer."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One inline element over `text[start:end]`: `kind` is its Akoma Ntoso name (ref, date, docTitle, mod, inline …).

    `units` is the content of a `quotedStructure`, which stands at `start` and covers no characters of the block.
    """

    kind: str
    start: int
    end: int
    attributes: Attributes = ()
    depth: int = 0
    units: tuple[Provision, ...] = ()

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `header` for `th`. Spans are None where the source does not say them."""

    blocks: tuple[Block, ...]
    header: bool = False
    rowspan: int | None = None
    colspan: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, and a caption where there is one."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str | None = None

    @property
    def text(self) -> str:
        """All text of it: cells parted by tabs, rows by line feeds, the caption on a line of its own before them."""
        rows = ["\t".join("".join(c for b in cell.blocks for c in b.characters()) for cell in row) for row in self.rows]
        return "\n".join(rows if self.caption is None else [self.caption, *rows])


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of characters, table or figure.

    `role`: intro, content or wrapUp in a provision; longTitle, history, tocHeading, heading or content elsewhere.
    `type`: p, table or figure. A table has no `text` of its own; a figure's text is its alternative text.
    `line` is where it stood in the source, counted from 1; it is no part of the block's identity.
    """

    text: str = ""
    role: str = "content"
    type: str = "p"
    marks: tuple[Mark, ...] = ()
    table: Table | None = None
    eId: str | None = None
    wId: str | None = None
    source: str | None = None  # figure: its address
    line: int = field(default=0, compare=False)

    def characters(self) -> Iterator[str]:
        """All text in reading order: quoted structures and cells included, one item a run or cell."""
        if self.table is not None:
            if self.table.caption:
                yield self.table.caption
            for row in self.table.rows:
                for cell in row:
                    for block in cell.blocks:
                        yield from block.characters()
            return
        at = 0
        for mark in self.marks:
            if mark.units:
                yield self.text[at : mark.start]
                at = mark.start
                for unit in mark.units:
                    yield from unit.characters()
        yield self.text[at:]


def nested(marks: tuple[Mark, ...] | list[Mark]) -> tuple[Mark, ...]:
    """`marks` in document order with depths worked out from containment.

    For producers that find spans one by one. Equal spans nest in the order given; an empty mark at a boundary stands
    outside. Spans must not cross: raises ValueError where two do.
    """
    out: list[Mark] = []
    open_: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        while open_ and not (mark.start < open_[-1].end and mark.end <= open_[-1].end):
            if mark.start < open_[-1].end:
                raise ValueError(
                    f"{mark.kind} {mark.start}:{mark.end} crosses {open_[-1].kind} {open_[-1].start}:{open_[-1].end}"
                )
            open_.pop()
        out.append(mark if mark.depth == len(open_) else replace(mark, depth=len(open_)))
        open_.append(mark)
    return tuple(out)


def inserted(marks: tuple[Mark, ...], new: Iterable[Mark]) -> tuple[Mark, ...]:
    """`marks` with `new` ones put in their places, the depth of those that are there unchanged.

    A new mark must cover characters and either lie wholly inside an old one or apart from it; one that does neither is
    left out, as is one that crosses a new one that begins before it. An empty mark where a new one begins stays before it.
    """
    new = list(new)
    if not marks and len(new) == 1 and not new[0].depth:  # as most are
        return tuple(new) if new[0].start < new[0].end else ()
    out: list[Mark] = []
    open_: list[Mark] = []  # those that go on at the place that has been reached, from the outside in
    at = 0

    def take(mark: Mark) -> None:
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        out.append(mark)
        open_.append(mark)

    for mark in sorted(new, key=lambda m: (m.start, -m.end)):
        while at < len(marks) and (
            marks[at].start < mark.start
            or (marks[at].start == mark.start and (marks[at].end >= mark.end or marks[at].end == mark.start))
        ):
            take(marks[at])
            at += 1
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        crossing = bool(open_) and open_[-1].end < mark.end
        if mark.start < mark.end and not crossing and (at == len(marks) or mark.end <= marks[at].start):
            depth = open_[-1].depth + 1 if open_ else 0
            take(mark if mark.depth == depth else replace(mark, depth=depth))
    out.extend(marks[at:])
    return tuple(out)
