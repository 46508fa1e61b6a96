"""Two drafts of one act: what each did to the base, what both can have, and where they conflict, as pure data.

Both drafts are compared with the base, and the rows of both are joined by the units of the base. That a unit has another
number, or cites one that has, is no conflict: whoever puts drafts together numbers anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from akn.diff.changeset import Change, ChangeSet, Kind, Side, UnitRef
from akn.diff.compare import DRAFT, compare
from akn.diff.edits import Edit, Marked, applied, base_text, edits, meet, together
from akn.diff.flow import flow
from akn.diff.linewise import segments
from akn.diff.normalise import editorial
from akn.diff.outline import level
from akn.diff.placed import Key, Placed, is_frame, order, placed
from akn.diff.rebuild import new_text, old_text
from akn.model.document import Document

Status = Literal["unchanged", "a", "b", "same", "mergeable", "conflict"]
STATUSES: tuple[Status, ...] = ("conflict", "mergeable", "same", "a", "b", "unchanged")
"""What became of a unit of the base, in the order of the summary: `a` and `b`, changed in that draft alone; `same`, in
both alike; `mergeable`, in both at different places of its text; `conflict`, so that somebody has to decide."""

Reason = Literal["words", "repealed", "inserted", "place", "moved", "structure"]
REASONS: tuple[Reason, ...] = ("words", "repealed", "inserted", "place", "moved", "structure")
"""Why it is a conflict: both changed the same words; one repealed what the other changed; both inserted at the same
place; both inserted the same at different places; both moved it, to different places; one split or merged what the other changed."""

PARTS = ("document", "preamble", "annex")
"""The parts beside the provisions that drafts are judged by. Metadata, cover, 题注, 目录 and signatures tell of a draft, or
follow from the rest; they differ between any two."""


class Item(NamedTuple):
    """What both did to one unit of the base, or inserted at one place of it.

    `base` names the units (several where a draft merged them; none for what is inserted), `a` and `b` hold the rows of
    each draft. `text` is there for what is mergeable: the base with the edits of both. `annex` names the annex.
    `numbers` says whether the two drafts number it differently from each other and from the base.
    """

    unit: str
    status: Status
    base: tuple[UnitRef, ...]
    a: tuple[Change, ...]
    b: tuple[Change, ...]
    reason: Reason | None = None
    text: tuple[Marked, ...] = ()
    annex: str = ""
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """The base, both drafts, both comparisons, and the items in the order of the base, insertions in place."""

    base: Side
    a: Side
    b: Side
    level: str
    changes: tuple[ChangeSet, ChangeSet]
    items: tuple[Item, ...]

    @property
    def summary(self) -> dict[Status, int]:
        """How many items there are of each status."""
        counts = dict.fromkeys(STATUSES, 0)
        for item in self.items:
            counts[item.status] += 1
        return counts

    @property
    def conflicts(self) -> tuple[Item, ...]:
        """The items that somebody has to decide."""
        return tuple(item for item in self.items if item.status == "conflict")


def compare_three(base: Document, a: Document, b: Document) -> ThreeWay:
    """What the drafts `a` and `b` did to `base`, and where they conflict. Nothing is raised, whatever the content."""
    kind = level(base, a, b)
    return threeway(compare(base, a, kind=kind), compare(base, b, kind=kind))


def threeway(a: ChangeSet, b: ChangeSet) -> ThreeWay:
    """The same for two comparisons that begin with the same text. Raises ValueError where they do not."""
    if a.old.hash != b.old.hash:
        raise ValueError("the two comparisons do not begin with the same text")
    rows = placed(a), placed(b)
    sides = _Draft(rows[0]), _Draft(rows[1])
    parts = [*_frame(a, b)]
    heads = {_home(item): item for item in parts if item.unit == "annex" and item.base}
    items = [item for item in parts if item.unit != "annex"]
    inserted = _inserted(*sides)
    items += inserted.get(None, ())
    keys = order(rows[0], "old")
    done: set[Key] = set()
    for key in keys:
        if key[0] in heads:
            items.append(heads.pop(key[0]))
        if key not in done:
            group = _group(key, sides, keys)
            done |= set(group)
            items.append(_item(group, sides))
        items += inserted.get(key, ())
    items += heads.values()
    items += (item for item in parts if item.unit == "annex" and not item.base)
    return ThreeWay(a.old, a.new, b.new, a.level, (a, b), tuple(items))


def _home(item: Item) -> str:
    """What keys of units in an annex begin with."""
    return item.base[0].eId or item.base[0].num or "annex"


class _Draft:
    """The rows of one draft by the units of the base; what it inserted behind each of them; behind which of them those
    that moved stand now."""

    def __init__(self, rows: Sequence[Placed]) -> None:
        self.rows = rows
        self.of: dict[Key, Placed] = {key: row for row in rows for key in row.old}
        self.behind: dict[Key | None, list[Placed]] = {}
        self.before: dict[Key, Key | None] = {}
        last: Key | None = None
        for row in rows:
            if not row.old:
                self.behind.setdefault(last, []).append(row)
            elif not row.change.moved:
                last = row.old[-1]
            else:
                self.before[row.old[0]] = last


def _group(key: Key, sides: tuple[_Draft, _Draft], keys: Sequence[Key]) -> tuple[Key, ...]:
    """All units of the base that either draft has in one row with `key`, or with one of those, in order."""
    found, rest = {key}, [key]
    while rest:
        here = rest.pop()
        for side in sides:
            new = set(side.of[here].old) - found if here in side.of else set()
            found |= new
            rest += sorted(new)
    return (key,) if len(found) == 1 else tuple(one for one in keys if one in found)


def _item(keys: Sequence[Key], sides: tuple[_Draft, _Draft]) -> Item:
    placed_a, placed_b = (
        list({id(side.of[key]): side.of[key] for key in keys if key in side.of}.values()) for side in sides
    )
    refs = {key: ref for row in placed_a for key, ref in zip(row.old, row.change.old, strict=True)}
    names = tuple(UnitRef(ref.eId, ref.num, ref.tracking_id) for ref in (refs[key] for key in keys))
    a, b = (tuple(row.change for row in rows) for rows in (placed_a, placed_b))
    homes = sides[0].before.get(keys[0]), sides[1].before.get(keys[0])
    status, reason, text = _judged(a, b, same_place=homes[0] == homes[1])
    annex = placed_a[0].annex
    head = annex.old[0] if annex and annex.old else None
    return Item(
        a[0].unit if not names or len(a) > 1 else _unit(a, b),
        status,
        names,
        a,
        b,
        reason,
        text,
        (head.num or head.eId) if head else "",
        _apart(names, a, b),
    )


def _unit(a: Sequence[Change], b: Sequence[Change]) -> str:
    """The kind of a unit, as the draft that still has it calls it."""
    return (a[0] if a[0].new or not b[0].new else b[0]).unit


def _apart(base: Sequence[UnitRef], a: Sequence[Change], b: Sequence[Change]) -> bool:
    numbers = [tuple(ref.num for row in rows for ref in row.new) for rows in (a, b)]
    was = tuple(ref.num for ref in base)
    return all(numbers) and was not in numbers and numbers[0] != numbers[1]


def _changed(row: Change) -> bool:
    return row.kind not in ("unchanged", "renumbered")


def _judged(
    a: Sequence[Change], b: Sequence[Change], *, same_place: bool
) -> tuple[Status, Reason | None, tuple[Marked, ...]]:
    """The status of a unit by the rows of both drafts, the reason of a conflict, the text of what is mergeable."""
    mine, theirs = any(map(_changed, a)), any(map(_changed, b))
    if not (mine and theirs):
        return "a" if mine else "b" if theirs else "unchanged", None, ()
    gone = [all(row.kind == "repealed" for row in rows) for rows in (a, b)]
    if any(gone):
        return ("same", None, ()) if all(gone) else ("conflict", "repealed", ())
    if len(a) > 1 or len(b) > 1 or any(row.kind in ("split", "merged", "repealed") for row in (*a, *b)):
        return ("same", None, ()) if _result(a) == _result(b) else ("conflict", "structure", ())
    if a[0].moved and b[0].moved and not same_place:
        return "conflict", "moved", ()
    base, one, other = _edits(a[0], b[0])
    alike = one == other or editorial(applied(base, one)) == editorial(applied(base, other))
    if alike and a[0].moved == b[0].moved:
        return "same", None, ()
    if not alike and meet(base, one, other):
        return "conflict", "words", ()
    return "mergeable", None, together(base, one, other if not alike else one)


def _result(rows: Sequence[Change]) -> list[str]:
    """What came of units: the new texts, and where in each a part begins."""
    return [f"{[ref.start for ref in row.new]}{editorial(new_text(flow(row)))}" for row in rows]


def _edits(a: Change, b: Change) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """The text of the base and the edits of both. Where units below moved, rows give it in different orders: then both
    new texts are compared with one of them again."""
    found = [flow(a), flow(b)]
    texts = [base_text(run) for run in found]
    base = texts[0]
    if texts[0] != texts[1]:
        whole = [text for text, row in zip(texts, (a, b), strict=True) if not row.children]
        base = whole[0] if whole else min(texts)
        found = [run if text == base else segments(base, new_text(run)) for run, text in zip(found, texts, strict=True)]
    return base, edits(found[0]), edits(found[1])


def _inserted(a: _Draft, b: _Draft) -> dict[Key | None, list[Item]]:
    """What both drafts inserted, by the unit of the base it stands behind: the same there, the same at different places
    (said where the first draft has it), and the rest, which conflicts where both have some."""
    rows = [[(place, row) for place, found in side.behind.items() for row in found] for side in (a, b)]
    keyed = [[(place, _text(row)) for place, row in side] for side in rows]
    same = _twins(keyed[0], keyed[1])
    gone: tuple[set[int], set[int]] = ({*same}, {*same.values()})
    apart = _twins(
        *(
            [None if at in there else text for at, (_, text) in enumerate(side)]
            for side, there in zip(keyed, gone, strict=True)
        )
    )
    out: dict[Key | None, list[Item]] = {}
    for at, (place, row) in enumerate(rows[0]):
        if at in same:
            out.setdefault(place, []).append(_insertion("same", [row], [rows[1][same[at]][1]]))
        elif at in apart:
            out.setdefault(place, []).append(_insertion("conflict", [row], [rows[1][apart[at]][1]], "place"))
    gone = gone[0] | {*apart}, gone[1] | {*apart.values()}
    alone: dict[Key | None, tuple[list[Placed], list[Placed]]] = {}
    for number, (side, there) in enumerate(zip(rows, gone, strict=True)):
        for at, (place, row) in enumerate(side):
            if at not in there:
                alone.setdefault(place, ([], []))[number].append(row)
    for place, (mine, theirs) in alone.items():
        made = out.setdefault(place, [])
        if mine and theirs:
            made.append(_insertion("conflict", mine, theirs, "inserted"))
        else:
            made += (_insertion("a", [row], []) for row in mine)
            made += (_insertion("b", [], [row]) for row in theirs)
    return out


def _twins(a: Sequence[Hashable], b: Sequence[Hashable]) -> dict[int, int]:
    """Which of `b` each of `a` equals, by position, each once; None equals nothing."""
    where: dict[Hashable, list[int]] = {}
    for at, value in enumerate(b):
        if value is not None:
            where.setdefault(value, []).append(at)
    out: dict[int, int] = {}
    for at, value in enumerate(a):
        if found := where.get(value):
            out[at] = found.pop(0)
    return out


def _text(row: Placed) -> str:
    return f"{row.change.unit} {editorial(new_text(flow(row.change)))}"


def _insertion(status: Status, a: Sequence[Placed], b: Sequence[Placed], reason: Reason | None = None) -> Item:
    first = (*a, *b)[0]
    head = next((ref for ref in ((first.annex.new or first.annex.old) if first.annex else ())), None)
    return Item(
        first.change.unit,
        status,
        (),
        tuple(row.change for row in a),
        tuple(row.change for row in b),
        reason,
        annex=(head.num or head.eId) if head else "",
    )


def _frame(a: ChangeSet, b: ChangeSet) -> Iterable[Item]:
    """The items of title, preamble, and the heads of annexes."""
    rows = [_parts(side) for side in (a, b)]
    for name in [*rows[0], *(name for name in rows[1] if name not in rows[0])]:
        mine, theirs = ((side[name],) if name in side else () for side in rows)
        if mine and theirs:
            status, reason, text = _judged(*map(_title, (mine, theirs)), same_place=True)
            if all(row.kind == "inserted" for row in (*mine, *theirs)) and status != "same":
                status, reason, text = "conflict", "inserted", ()
        else:
            one_changed = any(map(_changed, (*mine, *theirs)))
            status, reason, text = ("unchanged" if not one_changed else "a" if mine else "b"), None, ()
        base = next((row.old for row in (*mine, *theirs) if row.old), ())
        yield Item(name[0], status, base, mine, theirs, reason, text)


def _title(rows: tuple[Change, ...]) -> tuple[Change, ...]:
    """The row of a title without what it says of the draft (`（草案二审稿）`); other rows as they are."""
    if rows[0].unit != "document":
        return rows
    old, new = (DRAFT.sub("", text) for text in (old_text(rows[0].text), new_text(rows[0].text)))
    kind: Kind = "unchanged" if editorial(old) == editorial(new) else "modified"
    return (rows[0]._replace(kind=kind, text=segments(old, new)),)


def _parts(side: ChangeSet) -> dict[tuple[str, str, int], Change]:
    """The rows of title, preamble and annexes by name; those alike in name are told apart by their order."""
    seen: Counter[tuple[str, str]] = Counter()
    out = {}
    for row in side.changes:
        if is_frame(row) and row.unit in PARTS:
            name = _part(row)
            out[*name, seen[name]] = row
            seen[name] += 1
    return out


def _part(row: Change) -> tuple[str, str]:
    """What names a part of the frame in both comparisons: an annex by its place in the base, a new one by its heading."""
    if row.unit != "annex":
        return row.unit, ""
    if row.old:
        return row.unit, row.old[0].eId or row.old[0].num or ""
    return row.unit, f"+{row.new[0].num or ''} {new_text(row.heading)}"
