"""Provision: one numbered or counted unit of a text, whatever its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from akn.model.block import Block

HEADINGS = ("book", "part", "chapter", "section")
"""编, 分编, 章, 节, from the outside in: the units that have headings and hold articles."""
LEVELS = (*HEADINGS, "article", "clause", "paragraph", "point", "indent")
"""Every kind of provision in the profile, from the outside in."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit: its `kind` is the Akoma Ntoso element (article 条, paragraph 款, point 项, indent 目 …).

    `num` and `heading` are verbatim. `blocks` are its own text by role: intro before the children, wrapUp after them,
    content where there are no children. `line` is the source line, from 1, and no part of its identity.
    """

    kind: str
    eId: str = ""
    num: str | None = None
    heading: str | None = None
    blocks: tuple[Block, ...] = ()
    children: tuple[Provision, ...] = ()
    wId: str | None = None
    period: str | None = None
    status: str | None = None
    line: int = field(default=0, compare=False)

    @property
    def tracking_id(self) -> str:
        """What names this unit over all versions of the work: its wId, else its eId."""
        return self.wId or self.eId

    def characters(self) -> Iterator[str]:
        """All text in reading order, number and heading first."""
        if self.num:
            yield self.num
        if self.heading:
            yield self.heading
        for block in self.blocks:
            if block.role != "wrapUp":
                yield from block.characters()
        for child in self.children:
            yield from child.characters()
        for block in self.blocks:
            if block.role == "wrapUp":
                yield from block.characters()


def walk(units: Iterable[Provision]) -> Iterator[Provision]:
    """Every provision below `units` in document order, parents first. Quoted structures are not entered."""
    for unit in units:
        yield unit
        if unit.children:
            yield from walk(unit.children)


def headings(units: Iterable[Provision]) -> Iterator[Provision]:
    """编, 分编, 章 and 节 in document order; they stand at the top or in one another, and are looked for nowhere else."""
    for unit in units:
        if unit.kind in HEADINGS:
            yield unit
            yield from headings(unit.children)


def articles(units: Iterable[Provision]) -> Iterator[Provision]:
    """The articles (条) below `units` in document order."""
    for unit in units:
        if unit.kind == "article":
            yield unit
        elif unit.children:
            yield from articles(unit.children)
