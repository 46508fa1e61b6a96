"""Rows of units: one that is there on one side alone, and a pair with all below it (款, 项, 目, or what there is)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from akn.diff import lines, tracking
from akn.diff.align import ACCEPT, STRICT, Group, align, likeness
from akn.diff.changeset import UNIT, Change, Kind, Segment, UnitRef
from akn.diff.linewise import segments
from akn.diff.normalise import editorial, masked
from akn.diff.rebuild import fits
from akn.diff.sequence import moved, rows
from akn.language.zh.numerals import index
from akn.model.block import Block
from akn.model.provision import Provision

SUBSTANCE: frozenset[Kind] = frozenset({"modified", "inserted", "repealed", "split", "merged", "moved", "renumbered"})
"""Kinds of a part that make its whole `modified`."""

REWRITTEN = 0.5
"""The confidence of a pair that its neighbours alone make."""

COUNTED = "paragraph"
"""What is cited by its place (第二款): the only kind whose number nobody prints."""

_AGAIN = re.compile(r"__oc_\d+$")


def reference(unit: Provision) -> UnitRef:
    """How a row names `unit`."""
    return UnitRef(unit.eId, unit.num, unit.tracking_id)


def holding(unit: Provision, ref: UnitRef | None = None) -> UnitRef:
    """The same of a unit whose units below have rows of their own: where its text behind them begins."""
    ref = ref or reference(unit)
    roles = [block.role for block in unit.blocks]
    if "wrapUp" not in roles or any(role != "wrapUp" for role in roles[roles.index("wrapUp") :]):
        return ref
    before = "\n".join(lines.of_blocks(unit.blocks[: roles.index("wrapUp")]))
    return ref._replace(closing=len(before) + 1 if before else 0)


def references(units: Sequence[Provision], places: Sequence[tuple[int, int]], *, away: bool = False) -> list[UnitRef]:
    """How a row names `units`, whose position and depth are `places`: said of those that stand elsewhere than the row.

    They stand where the row does, one right behind the other, unless the first is `away`.
    """
    refs = [reference(unit) for unit in units]
    for at, (position, depth) in enumerate(places):
        if away or (position - at, depth) != places[0]:
            refs[at] = refs[at]._replace(position=position, depth=depth)
    return refs


def number(unit: Provision) -> str:
    """What `renumbered` goes by: the last part of the eId, else the number as printed, as a number where it is one."""
    eid = unit.eId
    if eid:
        return (_AGAIN.sub("", eid) if "__oc_" in eid else eid).rpartition("__")[2]
    return index(unit.num or "") or unit.num or ""


def renumbered(old: Provision, new: Provision) -> bool:
    """Whether a unit has another number than before. Ids made from places may differ though the printed number does not,
    and what has no printed number but a 款 has none to lose."""
    if (old.eId == new.eId and old.eId) or (old.num and old.num == new.num):
        return False
    if not old.num and not new.num and new.kind != COUNTED:
        return False
    return number(old) != number(new)


def inserted(unit: Provision, *, depth: int = 0, holder: bool = False) -> Change:
    """The row of a unit that is new; `holder` where the units below have rows of their own."""
    return Change(
        "inserted",
        UNIT.get(unit.kind, unit.kind),
        new=(holding(unit) if holder else reference(unit),),
        heading=_one("insert", unit.heading),
        text=_one("insert", lines.own(unit) if holder else lines.whole(unit)),
        content=(replace(unit, children=()) if holder else unit,),
        depth=depth,
    )


def repealed(unit: Provision, *, depth: int = 0, holder: bool = False) -> Change:
    """The row of a unit that is gone."""
    return Change(
        "repealed",
        UNIT.get(unit.kind, unit.kind),
        old=(holding(unit) if holder else reference(unit),),
        heading=_one("delete", unit.heading),
        text=_one("delete", lines.own(unit) if holder else lines.whole(unit)),
        depth=depth,
    )


def folded(
    old: Sequence[Provision],
    new: Sequence[Provision],
    targets: Mapping[str, str],
    *,
    confidence: float,
    away: bool = False,
    places: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
    holder: bool = False,
) -> Change:
    """The row of a split (one old, several new) or a merger (several old, one new): whole texts against each other.

    `places` are position and depth of each unit, old and new ones. Of a `holder` the text is its heading and own text.
    """
    text = _headed if holder else lines.whole
    before, after = [*map(text, old)], [*map(text, new)]
    kind = (new if len(old) == 1 else old)[0].kind
    return Change(
        "split" if len(old) == 1 else "merged",
        UNIT.get(kind, kind),
        _starting(references(old, places[0], away=away), before),
        _starting(references(new, places[1]), after),
        renumbered=renumbered(old[0], new[0]),
        moved=away,
        confidence=confidence,
        heading=() if holder else _headings(old[0], new[0]),
        text=segments("\n".join(before), "\n".join(after), targets),
        content=tuple(replace(unit, children=()) for unit in new) if holder else tuple(new),
        depth=places[1][0][1],
    )


def _headed(unit: Provision) -> str:
    """Heading and own text of a unit whose units below have rows of their own."""
    return "\n".join(filter(None, (unit.heading, lines.own(unit))))


def _starting(refs: Sequence[UnitRef], texts: Sequence[str]) -> tuple[UnitRef, ...]:
    """`refs`, of which there are several, with the places where their texts begin once these are joined by newlines."""
    if len(refs) == 1:
        return tuple(refs)
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return tuple(ref._replace(start=start) for ref, start in zip(refs, starts, strict=False))


def paired(
    old: Provision,
    new: Provision,
    targets: Mapping[str, str],
    *,
    confidence: float = 1.0,
    away: tuple[int, int] | None = None,
    depth: int = 0,
    holder: bool = False,
    text: tuple[str, str] | None = None,
    findable: bool = True,
    tracked: bool = False,
) -> Change:
    """The row of one old and one new unit, with rows below it where their texts differ.

    `targets` maps old article numbers to new ones. `away` says where it stood if it moved: position and depth; `holder`,
    that the units below have rows of their own; `text`, the whole texts where they are known; `findable`, that the old
    eId names one unit alone; `tracked`, that the ids are heard.
    """
    if new.status == "removed" and old.status != "removed":
        place = references([old], [away], away=True) if away else [reference(old)]
        return _tombstone(old, new)._replace(old=tuple(place), depth=depth)
    if text and text[0] == text[1] and away is None and findable and old == new:  # most units
        same = (reference(old),)
        return Change(
            "unchanged",
            UNIT.get(new.kind, new.kind),
            same,
            same,
            confidence=confidence,
            heading=_one("equal", new.heading),
            text=_one("equal", text[1]),
            depth=depth,
        )
    part = lines.own if holder else lines.whole
    before, after = text or (part(old), part(new))
    below: tuple[Change, ...] = ()
    if before == after:
        runs = _one("equal", after)
    elif holder or not (old.children or new.children):
        runs = segments(before, after, targets)
    else:
        below = children(old.children, new.children, targets, tracked=tracked)
        runs = segments(lines.own(old), lines.own(new), targets)
    headings = _headings(old, new) if old.heading or new.heading else ()
    again = renumbered(old, new)
    row = Change(
        _kind(old, new, (*headings, *runs), below, renumbered=again, away=away is not None),
        UNIT.get(new.kind, new.kind),
        (reference(old) if away is None else references([old], [away], away=True)[0],),
        (reference(new),),
        again,
        away is not None,
        confidence,
        headings,
        runs,
        (),
        below,
        depth,
    )
    if (holder or below) and (old.blocks or new.blocks):
        row = row._replace(old=(holding(old, row.old[0]),), new=(holding(new, row.new[0]),))
    if findable and fits(old, new, row, alone=holder or bool(below)):
        return row
    # without a unique eId the old unit can't be found again: the new one comes whole
    return row._replace(content=(replace(new, children=()) if holder or (below and findable) else new,))


def children(
    old: Sequence[Provision], new: Sequence[Provision], targets: Mapping[str, str], *, tracked: bool = False
) -> tuple[Change, ...]:
    """The rows of the units below a pair, in order of NEW, repealed ones in place; `tracked` says that ids are heard."""
    before, after = [lines.whole(unit) for unit in old], [lines.whole(unit) for unit in new]
    groups = _plain(before, after, old, new)
    named = tracking.partners(old, new) if tracked else {}
    known = tracking.agreed(named, before, after) if named else {}
    if named and groups is not None and any(known.get(group.old[0]) != group.new[0] for group in groups):
        groups = None  # where no two have one id, ids say nothing
    if groups is not None and len(old) == len(new) == len(groups) == len({unit.eId for unit in old}):
        # each became the one opposite: nothing to sort out
        return tuple(
            [
                paired(
                    old[i],
                    new[i],
                    targets,
                    confidence=groups[i].confidence,
                    text=(before[i], after[i]),
                    tracked=tracked,
                )
                for i in range(len(old))
            ]
        )
    if groups is None:
        same = set(before).intersection(after)
        keys = [[text if text in same else masked(editorial(text)) for text in side] for side in (before, after)]
        groups = align(keys[0], keys[1], known.items(), accept=STRICT if named else ACCEPT)
        if not named:
            groups = _neighbours(groups, old, new)
    away = moved(groups)
    ids = Counter(unit.eId for unit in old)
    out = []
    for row in rows(groups, len(old), len(new), away):
        if not row.old:
            out.append(inserted(new[row.new[0]]))
        elif not row.new:
            out.append(repealed(old[row.old[0]]))
        elif len(row.old) == len(row.new) == 1:
            i, j = row.old[0], row.new[0]
            out.append(
                paired(
                    old[i],
                    new[j],
                    targets,
                    confidence=row.confidence,
                    away=(i, 0) if row.moved else None,
                    text=(before[i], after[j]),
                    findable=ids[old[i].eId] == 1,
                    tracked=tracked,
                )
            )
        else:
            olds, news = [old[i] for i in row.old], [new[j] for j in row.new]
            places = [(i, 0) for i in row.old], [(j, 0) for j in row.new]
            out.append(folded(olds, news, targets, confidence=row.confidence, away=row.moved, places=places))
    return tuple(out)


def _plain(
    before: Sequence[str], after: Sequence[str], old: Sequence[Provision], new: Sequence[Provision]
) -> list[Group] | None:
    """The groups of the plain case, None in any other: all but one unit on each side, or some on one, stayed as it was."""
    start, end = 0, 0
    most = min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    left, right = len(before) - start - end, len(after) - start - end
    if left and right and (left != 1 or right != 1 or old[start].kind != new[start].kind):
        return None
    groups = [Group((at,), (at,)) for at in range(start)]
    if left and right:
        keys = masked(editorial(before[start])), masked(editorial(after[start]))
        groups.append(Group((start,), (start,), max(REWRITTEN, likeness(*keys))))
    groups += (Group((len(before) - at,), (len(after) - at,)) for at in range(end, 0, -1))
    return groups


def _neighbours(groups: list[Group], old: Sequence[Provision], new: Sequence[Provision]) -> list[Group]:
    """`groups`, and a pair wherever one unit of a kind is left on each side between two neighbours: it was rewritten."""
    old_left = set(range(len(old))).difference(*(group.old for group in groups))
    new_left = set(range(len(new))).difference(*(group.new for group in groups))
    partner = {i: group.new[-1] for group in groups for i in group.old}
    first = {j: group.old[0] for group in groups for j in group.new}
    out = list(groups)
    for i in sorted(old_left):
        j = partner.get(i - 1, -1) + 1 if i else 0
        if j not in new_left or (i + 1 in old_left) or (j + 1 in new_left) or old[i].kind != new[j].kind:
            continue
        if first.get(j + 1, len(old)) == i + 1 or (i + 1 == len(old) and j + 1 == len(new)):
            out.append(Group((i,), (j,), REWRITTEN))
            new_left.discard(j)
    return out


def _kind(
    old: Provision,
    new: Provision,
    runs: Sequence[Segment],
    below: Sequence[Change],
    *,
    renumbered: bool,
    away: bool,
) -> Kind:
    """What happened to a pair as a whole: `runs` are the segments of heading and text, `below` its rows."""
    causes = {segment.cause for segment in runs if segment.op != "equal"}
    kinds = {child.kind for child in below}
    if None in causes or not kinds.isdisjoint(SUBSTANCE) or _figures(old.blocks) != _figures(new.blocks):
        return "modified"
    if "editorial" in causes or "editorial" in kinds or (old.num != new.num and not renumbered):
        return "editorial"
    return "moved" if away else "renumbered" if renumbered else "unchanged"


def _figures(blocks: Sequence[Block]) -> list[tuple[str, str | None]]:
    """What blocks hold beside text."""
    return [(block.type, block.source) for block in blocks if block.type != "p"] if blocks else []


def _tombstone(old: Provision, new: Provision) -> Change:
    """The row of a unit of which the new text keeps the empty place alone."""
    return Change(
        "repealed",
        UNIT.get(new.kind, new.kind),
        (reference(old),),
        (reference(new),),
        heading=_headings(old, new),
        text=segments(lines.whole(old), lines.whole(new)),
        content=(new,),
    )


def _headings(old: Provision, new: Provision) -> tuple[Segment, ...]:
    return segments(old.heading or "", new.heading or "")


def _one(op: str, text: str | None) -> tuple[Segment, ...]:
    return (Segment(op, text),) if text else ()  # type: ignore[arg-type]
