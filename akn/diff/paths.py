"""More than two versions: what each provision was and became in all of them, as pure data.

Each version is compared with the one before it, and the rows are put end to end: linear in the number of versions. A path
is all that belongs together over all versions. Where a provision was split or several were merged, what came of it and
what it came of are in one path, so every provision of every version stands in exactly one, and so does every row of every
comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from akn.diff.changeset import Change, ChangeSet, Kind, Side, UnitRef, touched
from akn.diff.compare import compare
from akn.diff.flow import flow
from akn.diff.normalise import editorial
from akn.diff.outline import level
from akn.diff.placed import Key, Placed, order, placed
from akn.diff.rebuild import new_text, old_text
from akn.model.document import Document
from akn.model.metadata import UNKNOWN

Node = tuple[int, Key]
"""Which version, counted from 0, and which unit of it."""


@dataclass(frozen=True, slots=True)
class Path:
    """One provision through all versions, with whatever it was split into or merged with.

    `units` names its units in each version, none where it is not (yet, or any more); `steps` holds the rows of each
    comparison of a version with the next, one fewer than versions; `annexes` names the annex in each version, empty for
    the main text. `unit` is its kind, that of the last version it is in. `again` is there where it brings back, in the same
    words, what an earlier version had and one between them had not: which path that is, counted from 0.
    """

    unit: str
    units: tuple[tuple[UnitRef, ...], ...]
    steps: tuple[tuple[Change, ...], ...]
    annexes: tuple[str, ...]
    again: int | None = None

    @property
    def changed(self) -> bool:
        """Whether anything happened to it in any step, renumbering and references that follow included."""
        return any(row.kind != "unchanged" or touched(row) for rows in self.steps for row in rows)


@dataclass(frozen=True, slots=True)
class Paths:
    """All versions in the order given, the comparison of each with the next, and the paths in the order of the last
    version, what was repealed before it in place. `level` is the kind compared one by one."""

    versions: tuple[Side, ...]
    level: str
    comparisons: tuple[ChangeSet, ...]
    paths: tuple[Path, ...]

    @property
    def summary(self) -> tuple[dict[Kind, int], ...]:
        """For each step how many rows of the level there are of each kind."""
        return tuple(changes.articles for changes in self.comparisons)

    @property
    def backwards(self) -> tuple[int, ...]:
        """The versions, counted from 0, that are older by their date than the one before them."""
        dates = [side.date for side in self.versions]
        known = [bool(date) and date != UNKNOWN for date in dates]
        return tuple(
            at for at in range(1, len(dates)) if known[at] and known[at - 1] and dates[at][:10] < dates[at - 1][:10]
        )

    @property
    def differs(self) -> bool:
        """Whether any version differs from the one before it, metadata included."""
        return any(changes.differs for changes in self.comparisons)


def paths(versions: Sequence[Document]) -> Paths:
    """The paths through `versions`, two or more, in the order given. Raises ValueError for fewer."""
    if len(versions) < 2:
        raise ValueError("paths need two versions or more")
    kind = level(*versions)
    return trace([compare(old, new, kind=kind) for old, new in pairwise(versions)])


def trace(comparisons: Sequence[ChangeSet]) -> Paths:
    """The paths through comparisons of which each begins with the version that the one before it ends with.

    Raises ValueError where there are none, or one begins with another text.
    """
    if not comparisons:
        raise ValueError("paths need at least one comparison")
    for at, (before, after) in enumerate(pairwise(comparisons), 1):
        if before.new.hash != after.old.hash:
            raise ValueError(f"comparison {at + 1} does not begin with the version that comparison {at} ends with")
    steps = [placed(changes) for changes in comparisons]
    roots = _joined(steps)
    rows: dict[Node, list[list[Change]]] = {}
    units: dict[Node, list[list[UnitRef]]] = {}
    annexes: dict[Node, list[str]] = {}
    for at, step in enumerate(steps):
        for row in step:
            root = roots[_nodes(row, at)[0]]
            rows.setdefault(root, [[] for _ in steps])[at].append(row.change)
    for version, place in _units(steps):
        for key, ref, annex in place:
            root = roots[version, key]
            units.setdefault(root, [[] for _ in range(len(steps) + 1)])[version].append(ref)
            annexes.setdefault(root, [""] * (len(steps) + 1))[version] = annex
    made = tuple(
        Path(
            next(row.unit for found in reversed(rows[root]) for row in found),
            tuple(map(tuple, units[root])),
            tuple(map(tuple, rows[root])),
            tuple(annexes[root]),
        )
        for root in _ordered(steps, roots)
    )
    made = tuple(
        path if again is None else replace(path, again=again) for path, again in zip(made, _again(made), strict=True)
    )
    versions = (comparisons[0].old, *(changes.new for changes in comparisons))
    return Paths(versions, comparisons[-1].level, tuple(comparisons), made)


def _nodes(row: Placed, step: int) -> list[Node]:
    return [*((step, key) for key in row.old), *((step + 1, key) for key in row.new)]


def _joined(steps: Sequence[Sequence[Placed]]) -> dict[Node, Node]:
    """For each unit of each version the first unit of its path."""
    parents: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        found = node
        while parents.setdefault(found, found) != found:
            found = parents[found]
        while parents[node] != found:
            parents[node], node = found, parents[node]
        return found

    for at, step in enumerate(steps):
        for row in step:
            first, *others = sorted(map(root, _nodes(row, at)))
            for other in others:
                parents[other] = first
    return {node: root(node) for node in list(parents)}


def _units(steps: Sequence[Sequence[Placed]]) -> Iterable[tuple[int, list[tuple[Key, UnitRef, str]]]]:
    """For each version its units in the order of the document: key, name, and the name of the annex."""
    for version in range(len(steps) + 1):
        step, old = (steps[version], True) if version < len(steps) else (steps[-1], False)
        found: dict[Key, tuple[UnitRef, str]] = {}
        for row in step:
            refs, keys = (row.change.old, row.old) if old else (row.change.new, row.new)
            heads = (row.annex.old if old else row.annex.new) if row.annex else ()
            annex = (heads[0].num or heads[0].eId) if heads else ""
            for ref, key in zip(refs, keys, strict=True):
                found[key] = UnitRef(ref.eId, ref.num, ref.tracking_id), annex
        yield version, [(key, *found[key]) for key in order(step, "old" if old else "new")]


def _ordered(steps: Sequence[Sequence[Placed]], roots: dict[Node, Node]) -> list[Node]:
    """The paths in the order of the last version; one that ended before follows the one it stood behind."""
    out: list[Node] = []
    for at, step in enumerate(steps):
        here = list(dict.fromkeys(roots[_nodes(row, at)[0]] for row in step))
        present = set(here)
        after: dict[Node | None, list[Node]] = {}
        last: Node | None = None
        for root in out:
            if root in present:
                last = root
            else:
                after.setdefault(last, []).append(root)
        out = after.get(None, [])
        for root in here:
            out += [root, *after.get(root, ())]
    return out


def _again(made: Sequence[Path]) -> list[int | None]:
    """For each path the one that it brings back: of equal text, ended before the version it begins after."""
    gone: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for at, path in enumerate(made):
        last = max(version for version, refs in enumerate(path.units) if refs)
        if last < len(path.steps) and len(path.steps[last]) == 1:
            row = path.steps[last][0]
            gone.setdefault((path.unit, editorial(old_text(flow(row)))), []).append((last, at))
    out: list[int | None] = []
    for path in made:
        first = min(version for version, refs in enumerate(path.units) if refs)
        found = None
        if first > 1 and gone and len(path.steps[first - 1]) == 1:
            text = editorial(new_text(flow(path.steps[first - 1][0])))
            ended = [place for place in gone.get((path.unit, text), ()) if place[0] < first - 1] if text else []
            found = max(ended)[1] if ended else None
        out.append(found)
    return out
