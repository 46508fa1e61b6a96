"""One block of a document replaced, or periods given to units, all else shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from akn.model.block import Block
from akn.model.draft import rebuilt
from akn.model.provision import Provision


def swap(units: tuple[Provision, ...], old: Block, new: Block) -> tuple[Provision, ...]:
    """`units` with `new` for the block `old` (that very object, looked for from the end); `units` itself where it is not."""
    for i in range(len(units) - 1, -1, -1):
        unit = units[i]
        for k, block in enumerate(unit.blocks):
            if block is old:
                changed = rebuilt(unit, (*unit.blocks[:k], new, *unit.blocks[k + 1 :]), unit.children)
                return (*units[:i], changed, *units[i + 1 :])
        if unit.children and (children := swap(unit.children, old, new)) is not unit.children:
            return (*units[:i], rebuilt(unit, unit.blocks, children), *units[i + 1 :])
    return units


def with_periods(units: tuple[Provision, ...], periods: Mapping[str, str]) -> tuple[Provision, ...]:
    """`units` with the period (`#tmpg_2`) of those whose eId is a key of `periods`."""
    if not periods:
        return units
    return tuple(
        replace(
            unit,
            children=with_periods(unit.children, periods),
            period=f"#{periods[unit.eId]}" if unit.eId in periods else unit.period,
        )
        for unit in units
    )
