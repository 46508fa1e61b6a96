"""Tracking ids of a new version: which unit each one is, over all versions of the work (design: identity and time).

A unit keeps its tracking id; an inserted one is named after its eId, with the version that inserted it where an earlier
version used that eId. `analysis/mappings` then lists every wId that differs from its eId (Naming Convention 5.5): it says
what holds in this version, so a mapping of the base whose unit has another eId now, or is gone, is replaced, not ended.
The earlier versions keep their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from akn.amend import retired
from akn.amend.operation import Applied
from akn.model.block import Block
from akn.model.document import Document
from akn.model.metadata import Mapping
from akn.model.provision import Provision, walk


def track(
    base: Document, applied: Applied, version: str, start: str | None = None, used: Iterable[str] = ()
) -> Document:
    """The new text with wIds and mappings.

    `version` is that of the new expression (`2025-06-20`, `2025-06-20;2`); `start` the event (`#evt_11`) from which new
    mappings hold, None where none is known; `used` are names that versions before the base had, beside those that the base
    records (`cn:retired`). The new text has that record in turn. Nothing is raised.
    """
    taken = {*used, *retired.recorded(base.meta), *names(base)}
    tracker = _Tracker(base, applied, version, taken)
    document = replace(
        applied.document,
        body=tracker.units(applied.document.body, None),
        attachments=tuple(replace(a, body=tracker.units(a.body, None)) for a in applied.document.attachments),
    )
    known = {(item.original, item.current): item.start for item in base.meta.mappings}
    mappings = tuple(
        Mapping(f"map_{i}", f"#{wid}", f"#{eid}", known.get((f"#{wid}", f"#{eid}"), start))
        for i, (wid, eid) in enumerate(_differing(document), 1)
    )
    document = replace(document, meta=replace(document.meta, mappings=mappings))
    return retired.with_record(document, taken, names(document))


def names(document: Document) -> set[str]:
    """Every eId and tracking id of `document`, and what its mappings name."""
    mapped = {name.removeprefix("#") for item in document.meta.mappings for name in (item.original, item.current)}
    return {name for pair in ids(document) for name in pair} | mapped


def ids(document: Document) -> Iterator[tuple[str, str]]:
    """The eId and tracking id of every provision and table, in document order."""
    for unit in walk(document.units()):
        yield unit.eId, unit.tracking_id
        for block in unit.blocks:
            if block.eId:
                yield block.eId, block.wId or block.eId


def _differing(document: Document) -> Iterator[tuple[str, str]]:
    for eid, tracking in ids(document):
        if tracking != eid:
            yield tracking, eid


class _Tracker:
    def __init__(self, base: Document, applied: Applied, version: str, used: Iterable[str]) -> None:
        self.origin, self.version = applied.origin, version
        self.old = {unit.eId: unit for unit in walk(base.units())}
        self.used = set(used)

    def units(self, units: tuple[Provision, ...], parent: Provision | None) -> tuple[Provision, ...]:
        return tuple(self.unit(unit, parent) for unit in units)

    def unit(self, unit: Provision, parent: Provision | None) -> Provision:
        """`unit` tracked, and all below it; `parent` is tracked already, None at the top."""
        old = self.old.get(self.origin.get(unit.eId, ""))
        tracking = old.tracking_id if old else self.fresh(unit.eId, parent)
        made = replace(unit, wId=None if tracking == unit.eId else tracking)
        blocks = self.tables(unit, old, made)
        return replace(made, blocks=blocks, children=self.units(unit.children, made))

    def fresh(self, eid: str, parent: Provision | None) -> str:
        """The tracking id of something new whose id is `eid`, in `parent`."""
        name = eid
        if parent is not None and "@" in parent.tracking_id and self.is_new(parent) and eid.startswith(parent.eId):
            name = parent.tracking_id + eid[len(parent.eId) :]
        if name in self.used:
            name = f"{name}@{self.version}"
        self.used.add(name)
        return name

    def is_new(self, unit: Provision) -> bool:
        return unit.eId not in self.origin

    def tables(self, unit: Provision, old: Provision | None, made: Provision) -> tuple[Block, ...]:
        """The blocks of `unit`; a table is the one of like text in the old unit, else the one in its place."""
        if not any(block.table for block in unit.blocks):
            return unit.blocks
        before = [block for block in old.blocks if block.table] if old else []
        tables = [block for block in unit.blocks if block.table]
        pairs = {id(block): self.like(block, i, tables, before) for i, block in enumerate(tables)}
        out = []
        for block in unit.blocks:
            if block.table and block.eId:
                was = pairs[id(block)]
                tracking = (was.wId or was.eId) if was else self.fresh(block.eId, made)
                block = replace(block, wId=None if tracking == block.eId else tracking)
            out.append(block)
        return tuple(out)

    @staticmethod
    def like(block: Block, place: int, tables: list[Block], before: list[Block]) -> Block | None:
        same = [old for old in before if old.table == block.table]
        if same:
            twins = [i for i, table in enumerate(tables) if table.table == block.table]
            nth = twins.index(place)
            return same[nth] if nth < len(same) else None
        return before[place] if len(before) == len(tables) else None
