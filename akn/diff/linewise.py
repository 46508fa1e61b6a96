"""Texts that are lists of lines: tables (cells parted by tabs) and tables of contents. Rows are aligned as units, then cells.

Compared as running text, a row put into a table would mix with the cells of its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from akn.diff import characters
from akn.diff.align import align
from akn.diff.changeset import Segment
from akn.diff.common import increasing
from akn.diff.normalise import editorial
from akn.language.zh.numerals import NUMERAL

CELL = "\t"
"""What parts the cells of a row (`akn.diff.lines`)."""

_NUMBER = re.compile(rf"[\s0-9.,%％{NUMERAL}（）()、．-]*")
"""A cell that numbers its row, or is a figure: it does not name the row."""


def segments(old: str, new: str, targets: Mapping[str, str] | None = None) -> tuple[Segment, ...]:
    """What turns `old` into `new`, by `by_line` where both hold a table, else by `characters.segments`."""
    if CELL in old and CELL in new and old != new:
        return by_line(old, new, targets)
    return characters.segments(old, new, targets)


def by_line(old: str, new: str, targets: Mapping[str, str] | None = None) -> tuple[Segment, ...]:
    """What turns `old` into `new`: whole lines deleted and inserted, and within a pair of lines whole cells, or
    characters within a cell."""
    return tuple(_merged(_pairs(old.split("\n"), new.split("\n"), "\n", targets)))


def _pairs(old: Sequence[str], new: Sequence[str], mark: str, targets: Mapping[str, str] | None) -> Iterator[Segment]:
    """The segments of two lists, the items of each parted by `mark`, in order."""
    last = len(old) - 1, len(new) - 1
    for i, j in _aligned(old, new, mark):
        if i is None or j is None:
            yield Segment("insert", new[j]) if i is None and j is not None else Segment("delete", old[i or 0])
        elif mark == "\n" and (CELL in old[i] or CELL in new[j]) and old[i] != new[j]:
            yield from _pairs(old[i].split(CELL), new[j].split(CELL), CELL, targets)
        else:
            yield from characters.segments(old[i], new[j], targets)
        more = i is not None and i < last[0], j is not None and j < last[1]
        if any(more):
            yield Segment("equal" if all(more) else "delete" if more[0] else "insert", mark)


def _aligned(old: Sequence[str], new: Sequence[str], mark: str) -> Iterator[tuple[int | None, int | None]]:
    """Which item became which, all of both in order. As many cells as before are the same columns."""
    if mark == CELL and len(old) == len(new):
        yield from zip(range(len(old)), range(len(new)), strict=True)
        return
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    yield from zip(range(head), range(head), strict=True)
    keys = [[editorial(text) for text in side] for side in (before, after)]
    groups = align(keys[0], keys[1], _named(before, after) if mark == "\n" else (), fold=False)
    i = j = 0
    for at, to in [*increasing([(group.old[0], group.new[0]) for group in groups]), (len(before), len(after))]:
        yield from ((head + k, None) for k in range(i, at))
        yield from ((None, head + k) for k in range(j, to))
        if at < len(before):
            yield head + at, head + to
        i, j = at + 1, to + 1
    yield from zip(range(len(old) - tail, len(old)), range(len(new) - tail, len(new)), strict=True)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many items both begin with."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count


def _named(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Rows whose first cell is words and stands once on each side."""
    names = [[line.split(CELL, 1)[0] if CELL in line else "" for line in side] for side in (old, new)]
    once = [Counter(side) for side in names]
    where = {name: at for at, name in enumerate(names[1]) if once[1][name] == 1 and not _NUMBER.fullmatch(name)}
    return [(at, where[name]) for at, name in enumerate(names[0]) if once[0][name] == 1 and name in where]


def _merged(found: Iterator[Segment]) -> Iterator[Segment]:
    """Segments with neighbours of one operation and cause made one, empty ones left out."""
    for (op, cause, target), group in groupby(
        (segment for segment in found if segment.text), lambda segment: (segment.op, segment.cause, segment.target)
    ):
        yield Segment(op, "".join([segment.text for segment in group]), cause, target)
