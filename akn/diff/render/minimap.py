"""The whole act on one strip, top to bottom: a mark for each row of the page, as high as its text is long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from akn.diff.render.rows import Row

LINE = 24
"""What a row takes beside its text, in characters: its number and the space around it."""

WIDTH = 12
"""Width of the strip in its own units. The left half is the old side, the right half the new."""

MANY = 150
"""With more marks than this none is drawn larger than it is: together they would cover what did not change."""

PLACES: dict[str, tuple[int, int]] = {"repealed": (0, 6), "inserted": (6, 6), "reference": (5, 2), "editorial": (5, 2)}
"""Sort of row -> where its mark begins and how wide it is, so that it is not told by colour alone.

That of any other stands in the middle, as wide as there is much in it that differs.
"""

NARROW = 4
"""Width of the mark of a row with little that differs, of what moved, split or merged as well."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a row: a box on the strip, `top` and `height` in characters of text from the start of the act."""

    row: Row
    left: int
    width: int
    top: int
    height: int


def marks(rows: Iterable[Row]) -> tuple[tuple[Mark, ...], int]:
    """The marks of `rows`, one each but for the places that units left, and the height of the whole strip (1 or more)."""
    out: list[Mark] = []
    top = 0
    for row in rows:
        if row.gap:
            continue
        left, width = PLACES.get(row.sort) or _middle(row)
        height = LINE + row.extent[1]
        out.append(Mark(row, left, width, top, height))
        top += height
    return tuple(out), max(top, 1)


def _middle(row: Row) -> tuple[int, int]:
    """Where the mark of a row begins and how wide it is, by the share of its text that differs."""
    differs, length = row.extent
    width = NARROW + 2 * round((WIDTH - NARROW) / 2 * differs / max(length, 1))
    return (WIDTH - width) // 2, width
