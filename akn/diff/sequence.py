"""In what order rows stand: that of the new text, what was repealed in place; and which of them moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akn.diff.align import Group, increasing


@dataclass(frozen=True, slots=True)
class Row:
    """Indices of the old and new units of a row. `moved` where it left the order of its neighbours."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    confidence: float = 1.0
    moved: bool = False


def moved(groups: Iterable[Group]) -> set[Group]:
    """The groups that are not on the longest run that keeps its order. A merger stands where its first old unit did."""
    by_old = sorted(groups, key=lambda group: group.old[0])
    spine = set(increasing([(group.old[0], group.new[0]) for group in by_old]))
    return {group for group in by_old if (group.old[0], group.new[0]) not in spine}


def rows(groups: Sequence[Group], old: int, new: int, away: set[Group]) -> list[Row]:
    """A row for each group and for each of `old` and `new` units in none.

    In order of the first new unit; a repealed unit follows the row of the nearest old unit before it that stayed in
    order, so that it stands where it was. `away` are the groups that moved.
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
        elif group not in away and i == group.old[0]:
            last = group.new[0]
    out = [Row((i,), ()) for i in after.get(-1, ())]
    for j in range(new):
        if group := first.get(j):
            out.append(Row(group.old, group.new, group.confidence, group in away))
        elif j not in partners:
            out.append(Row((), (j,)))
        out += (Row((i,), ()) for i in after.get(j, ()))
    return out
