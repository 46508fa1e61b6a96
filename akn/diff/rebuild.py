"""The new unit from the old one and its row: what `patch` does, and how a comparison knows what a row must carry.

A comparison applies each row to the old unit, and where that does not give the new unit exactly, the row gets it as
`content`. So OLD and the rows always give NEW.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from akn.diff.changeset import Change, Segment, UnitRef
from akn.model.block import Block
from akn.model.provision import Provision

Made = TypeVar("Made")


class Unfit(Exception):
    """A row does not fit OLD; its text says how. Never leaves `akn.diff.patch`."""


def rebuild(old: Provision, row: Change) -> Provision:
    """The new unit of a row of one old and one new unit.

    Raises Unfit where a row below names an old unit that is not there, or `content` is no unit.
    """
    if row.content:
        shell = row.content[0]
        if not isinstance(shell, Provision):
            raise Unfit(f"a row of {row.unit} can't hold {type(shell).__name__}")
        if shell.children or not row.children:
            return shell
        return replace(shell, children=children(old.children, row.children))
    below = children(old.children, row.children) if row.children else None
    return _from(old, row, below)


def fits(old: Provision, new: Provision, row: Change, *, alone: bool) -> bool:
    """Whether `row` gives `new` from `old` without any content; `alone` leaves out the units below."""
    made = _from(old, row, new.children if alone else None)
    return made == new


def children(old: tuple[Provision, ...], rows: Iterable[Change]) -> tuple[Provision, ...]:
    """The new units of `rows`, in their order; `old` are the units they may refer to, by eId."""
    by_id = {unit.eId: unit for unit in old}
    made: list[tuple[UnitRef, Provision]] = []
    for row in rows:
        whole = held(row)
        if whole is not None:
            made += zip(row.new, whole, strict=True)
        elif row.new:
            made.append((row.new[0], rebuild(by_id[one(row, by_id)], row)))
    return tuple(unit for _, unit in in_place(made))


def held(row: Change) -> list[Provision] | None:
    """The new units of a row that holds them whole, else None. Raises Unfit where they are no units."""
    if row.children or len(row.content) != len(row.new):
        return None
    whole = [item for item in row.content if isinstance(item, Provision)]
    if len(whole) != len(row.content):
        raise Unfit(f"a row of {row.unit} holds something else than units")
    return whole


def one(row: Change, known: Collection[str]) -> str:
    """The eId of the old unit of a row that needs one and stands for one new unit. Raises Unfit where it is none of `known`."""
    if len(row.new) != 1:
        raise Unfit(f"a row of {row.unit} stands for {len(row.new)} units of NEW and holds {len(row.content)}")
    if not row.old:
        raise Unfit(f"a row of {row.unit} has neither an old unit nor content")
    if row.old[0].eId not in known:
        raise Unfit(f"OLD has no {row.unit} {row.old[0].eId!r} where the row stands")
    return row.old[0].eId


def in_place(made: list[tuple[UnitRef, Made]]) -> list[tuple[UnitRef, Made]]:
    """`made` in the order of NEW: the parts of splits that say their position put there."""
    away = sorted((item for item in made if item[0].position is not None), key=lambda item: item[0].position or 0)
    if not away:
        return made
    out = [item for item in made if item[0].position is None]
    for item in away:
        out.insert(item[0].position or 0, item)
    return out


def new_text(segments: Iterable[Segment]) -> str:
    """The new side of `segments`."""
    return "".join([segment.text for segment in segments if segment.op != "delete"])


def old_text(segments: Iterable[Segment]) -> str:
    """The old side of `segments`."""
    return "".join([segment.text for segment in segments if segment.op != "insert"])


def _from(old: Provision, row: Change, below: tuple[Provision, ...] | None) -> Provision:
    """The new unit as far as number, ids, heading and text go; its children are `below`, or the old ones moved along.

    Where the tracking id is the old one and differs from the new eId, the units below keep theirs, too.
    """
    ref = row.new[0]
    text = new_text(row.text) if any(segment.op != "equal" for segment in row.text) else None
    heading = new_text(row.heading) or None if row.heading else old.heading
    same = old.eId == ref.eId and old.tracking_id == ref.tracking_id
    if same and text is None and below is None and old.num == ref.num and old.heading == heading:
        return old
    wid, follow = old.wId, False
    if not same:
        tracked = ref.tracking_id != ref.eId
        follow = tracked and ref.tracking_id == old.tracking_id
        wid = ref.tracking_id if tracked or (wid is not None and wid == old.eId) else None
    blocks = old.blocks
    if not same and any(block.eId for block in blocks):
        blocks = tuple([_shift(block, old.eId, ref.eId, follow) for block in blocks])
    if text is not None:
        blocks = _retext(blocks, text)
    if below is None:
        below = old.children if same else tuple([_move(unit, old.eId, ref.eId, follow) for unit in old.children])
    # spelled out: `replace` takes five times as long
    return Provision(old.kind, ref.eId, ref.num, heading, blocks, below, wid, old.period, old.status, old.line)


def _move(unit: Provision, before: str, after: str, follow: bool) -> Provision:
    """`unit` and what is below it, `before` at the start of their eIds replaced by `after`."""
    eid = after + unit.eId[len(before) :] if unit.eId.startswith(before) else unit.eId
    wid = unit.wId
    if follow:
        wid = unit.tracking_id if unit.tracking_id != eid else None
    elif wid == unit.eId:
        wid = eid
    below = tuple([_move(child, before, after, follow) for child in unit.children])
    blocks = unit.blocks
    if any(block.eId for block in blocks):
        blocks = tuple([_shift(block, before, after, follow) for block in blocks])
    return Provision(unit.kind, eid, unit.num, unit.heading, blocks, below, wid, unit.period, unit.status, unit.line)


def _shift(block: Block, before: str, after: str, follow: bool) -> Block:
    if not block.eId or not block.eId.startswith(before):
        return block
    eid = after + block.eId[len(before) :]
    tracking = block.wId or block.eId
    return replace(block, eId=eid, wId=tracking if follow and tracking != eid else block.wId)


def _retext(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """`blocks` with the lines of `text`, one each; as they are where the lines are not theirs one by one."""
    parts = text.split("\n")
    if len(parts) != len(blocks):
        return blocks
    return tuple(
        [block if block.text == part else _with(block, part) for block, part in zip(blocks, parts, strict=True)]
    )


def _with(block: Block, text: str) -> Block:
    """`block` with another text; spelled out, for `replace` takes five times as long."""
    return Block(text, block.role, block.type, block.marks, block.table, block.eId, block.wId, block.source, block.line)
