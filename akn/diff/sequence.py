"""In what order rows stand: that of the new text, what was repealed in place; and which of them moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from akn.diff.align import Group
from akn.diff.common import increasing


class Row(NamedTuple):
    """Indices of the old and new units of a row. `moved` where it left the order of its neighbours, or its heading."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    confidence: float = 1.0
    moved: bool = False


def moved(groups: Iterable[Group]) -> set[int]:
    """The first old units of the groups that are not on the longest run that keeps its order."""
    places = sorted((group.old[0], group.new[0]) for group in groups)
    return {i for i, _ in places}.difference(i for i, _ in increasing(places))


def rows(groups: Sequence[Group], old: int, new: int, away: set[int]) -> list[Row]:
    """A row for each group and for each of `old` and `new` units in none.

    In order of the first new unit; a repealed unit follows the row of the nearest old unit before it that stayed in
    order, so that it stands where it was. `away` are the first old units of the groups that moved.
    """
    first = {group.new[0]: group for group in groups}
    partners = {j for group in groups for j in group.new}
    olds = {i: group for group in groups for i in group.old}
    after: dict[int, list[int]] = {}
    last = -1
    for i in range(old):
        group = olds.get(i)
        if group is None:
            after.setdefault(last, []).append(i)
        elif i == group.old[0] and i not in away:
            last = group.new[0]
    out = [Row((i,), ()) for i in after.get(-1, ())]
    for j in range(new):
        if group := first.get(j):
            out.append(Row(group.old, group.new, group.confidence, group.old[0] in away))
        elif j not in partners:
            out.append(Row((), (j,)))
        out += (Row((i,), ()) for i in after.get(j, ()))
    return out
