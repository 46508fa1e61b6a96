"""Rows with keys: which unit of which document each row names, so that rows of several comparisons can be joined.

An eId names a unit of the profile; foreign documents repeat eIds or have none, so a key counts how often the eId came
before in its annex. The same document gives the same keys, whichever side of whichever comparison it stands on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from akn.diff.changeset import FRAME, Change, ChangeSet, UnitRef
from akn.diff.rebuild import in_place

Side = Literal["old", "new"]
Key = tuple[str, str, int]
"""eId of the annex (empty for the main text), eId of the unit, how many units of that eId come before it there."""


class Placed(NamedTuple):
    """A row of a provision: `old` and `new` are the keys of its units, `annex` the row of the annex it stands in."""

    change: Change
    old: tuple[Key, ...]
    new: tuple[Key, ...]
    annex: Change | None = None


def is_frame(change: Change) -> bool:
    """Whether a row stands for the title, metadata, a part before or after the body, or the head of an annex."""
    return change.unit == "annex" or (change.unit in FRAME and not change.old and not change.new)


def placed(changes: ChangeSet) -> list[Placed]:
    """The rows of all provisions with their keys, in order."""
    out: list[Placed] = []
    for annex, rows in _bodies(changes.changes):
        old, new = (_keys(rows, side, annex) for side in _SIDES)
        out += (Placed(row, old[at], new[at], annex) for at, row in enumerate(rows))
    return out


def order(rows: Iterable[Placed], side: Side) -> list[Key]:
    """The keys of one side in the order of its document, body by body."""
    out: list[Key] = []
    for _, body in _grouped(rows):
        pairs = zip(body, ((row.old if side == "old" else row.new) for row in body), strict=True)
        refs = [(ref, key) for row, keys in pairs for ref, key in zip(getattr(row.change, side), keys, strict=True)]
        out += (key for _, key in in_place(refs))
    return out


_SIDES: tuple[Side, Side] = ("old", "new")


def _bodies(changes: Iterable[Change]) -> Iterator[tuple[Change | None, list[Change]]]:
    """The rows of each body, with the row of the annex it is the body of."""
    annex: Change | None = None
    rows: list[Change] = []
    for change in changes:
        if not is_frame(change):
            rows.append(change)
            continue
        if rows:
            yield annex, rows
            rows = []
        annex = change if change.unit == "annex" else None
    if rows:
        yield annex, rows


def _grouped(rows: Iterable[Placed]) -> Iterator[tuple[Change | None, list[Placed]]]:
    group: list[Placed] = []
    for row in rows:
        if group and row.annex is not group[0].annex:
            yield group[0].annex, group
            group = []
        group.append(row)
    if group:
        yield group[0].annex, group


def _keys(rows: Sequence[Change], side: Side, annex: Change | None) -> list[tuple[Key, ...]]:
    """The keys of one side of each row."""
    home = _home(annex, side)
    refs: list[tuple[UnitRef, int]] = [(ref, at) for at, row in enumerate(rows) for ref in getattr(row, side)]
    seen: Counter[str] = Counter()
    found: list[list[tuple[UnitRef, Key]]] = [[] for _ in rows]
    for ref, at in in_place(refs):
        found[at].append((ref, (home, ref.eId, seen[ref.eId])))
        seen[ref.eId] += 1
    out: list[tuple[Key, ...]] = []
    for row, pairs in zip(rows, found, strict=True):
        rest = list(pairs)
        keys: list[Key] = []
        for ref in getattr(row, side):  # in the order of the row
            pair = next(pair for pair in rest if pair[0] is ref)
            rest.remove(pair)
            keys.append(pair[1])
        out.append(tuple(keys))
    return out


def _home(annex: Change | None, side: Side) -> str:
    """What names the annex on that side; an annex without eId goes by its number."""
    if annex is None:
        return ""
    refs: tuple[UnitRef, ...] = getattr(annex, side)
    return refs[0].eId or refs[0].num or "annex" if refs else ""
