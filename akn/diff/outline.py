"""Which units of a document are compared one by one, and which merely hold them.

In the profile these are the articles, held by 编, 分编, 章 and 节. Publishers elsewhere number other units through: the
level of a pair of documents is the first kind of LEVELS that either of them has. A unit of that kind is compared as a
whole; one that holds such units gives a row for its heading; any other unit is compared as a whole where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from akn.model.document import Document
from akn.model.provision import HEADINGS, Provision, walk

LEVELS = ("article", "section", "rule", "clause", "paragraph", "point")
"""Kinds that hold the text at the coarsest repeating level, in the order they are looked for: 条 of the profile and of
civil law; sections of the United Kingdom, Ireland, South Africa, the United States; rules of court; 一、二、 of decisions."""


class Entry(NamedTuple):
    """A unit in document order. `holder` says that its children have entries of their own; `depth` counts holders above."""

    unit: Provision
    depth: int
    holder: bool


def level(*documents: Document) -> str:
    """The kind of the units to compare one by one; `unit` where there is none of LEVELS.

    Where the main text is one of sections and articles stand in annexes alone, it is `section`, unless these are 节 that
    hold articles; the articles have rows of their own all the same.
    """
    found = [unit for document in documents for unit in _shallow(document.units())]
    kinds = {unit.kind for unit in found}
    first = next((kind for kind in LEVELS if kind in kinds), "unit")
    if first == LEVELS[0] and LEVELS[1] in kinds:
        main = {unit.kind for document in documents for unit in _shallow(document.body)}
        holding = any(u.kind == first for unit in found if unit.kind == LEVELS[1] for u in walk(unit.children))
        if first not in main and LEVELS[1] in main and not holding:
            return LEVELS[1]
    return first


def _shallow(units: Iterable[Provision]) -> Iterator[Provision]:
    """Every unit, but nothing below an article: no coarser level is found there."""
    for unit in units:
        yield unit
        if unit.kind != LEVELS[0]:
            yield from _shallow(unit.children)


def entries(units: Iterable[Provision], kind: str, depth: int = 0) -> Iterator[Entry]:
    """The entries of `units`, where `kind` is the level."""
    for unit in units:
        heads = unit.kind in HEADINGS and (unit.children or not unit.blocks)  # else it is all text
        holder = unit.kind != kind and bool(heads or any(u.kind == kind for u in walk(unit.children)))
        yield Entry(unit, depth, holder)
        if holder:
            yield from entries(unit.children, kind, depth + 1)
