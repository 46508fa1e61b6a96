"""Decisions that cross: a later one in force before an earlier one is.

A version holds all that was decided before it, so the unit that both change holds what is not in force yet. It keeps the
later start: what is in force between the two days stands in no version, and the user is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akn.amend.lifecycle import Life
from akn.amend.naming import spoken
from akn.amend.operation import Applied
from akn.amend.touched import reworded
from akn.diagnostics import Diagnostic, diagnostic
from akn.model.document import Document
from akn.model.metadata import Metadata
from akn.model.provision import Provision, walk


@dataclass(frozen=True, slots=True)
class Crossing:
    """The unit `eId` that a decision changes from `day`, though what it holds or stands in is in force only from `later`: a
    day, or the words that leave it open. `gone`: it is a unit of the old text that the decision deletes."""

    eId: str
    day: str
    later: str
    gone: bool = False


def crossings(base: Document, document: Document, meta: Metadata, applied: Applied, new: Life) -> Iterator[Crossing]:
    """Those of what `applied` did to `base`.

    `document` is the new text whose units have the periods of the base still, `meta` the base's metadata as they follow it.
    A unit whose start the decision itself tells (修改后的第二条自…起施行) crosses nothing.
    """
    kept = reworded(applied)
    above, left = _above(document), _open(meta)
    for eid, start in new.starts.units(applied).items():
        if start.day and eid not in new.starts.places:
            around = above.get(eid, [])[: None if eid in kept else -1]
            if later := _later(around, new, left, start.day):
                yield Crossing(eid, start.day, later)
    before, unsettled = _above(base), _open(base.meta)
    for outcome in applied.outcomes:
        if outcome.status != "refused" and outcome.operation.kind == "repeal" and not outcome.new:
            day = new.starts.of(outcome.operation.source).day
            for eid in outcome.old if day else ():
                if later := _later(before.get(eid, [])[:-1], new, unsettled, day or ""):
                    yield Crossing(eid, day or "", later, gone=True)


def findings(found: tuple[Crossing, ...]) -> tuple[Diagnostic, ...]:
    """What the user is told of them."""
    return tuple(diagnostic("A061", unit=spoken(it.eId), day=it.day, later=it.later) for it in found)


def _above(document: Document) -> dict[str, list[Provision]]:
    """Each unit with those that it stands in, from the outside in, itself last."""
    out: dict[str, list[Provision]] = {}
    for unit in walk(document.units()):
        line = out.setdefault(unit.eId, [unit])
        for child in unit.children:
            out[child.eId] = [*line, child]
    return out


def _open(meta: Metadata) -> dict[str, str]:
    """The units whose start is open, with the words that leave it so."""
    return {
        unit.removeprefix("#"): item.text
        for item in meta.proprietary
        if item.name.removeprefix("cn:") == "undetermined" and item.get("event") == "inForce"
        if (unit := item.get("unit"))
    }


def _later(units: list[Provision], new: Life, left: dict[str, str], day: str) -> str:
    """The words that leave the start of one of `units` open, else the last day behind `day` on which one begins, or nothing."""
    words = next((left[unit.eId] for unit in units if left.get(unit.eId)), "")
    begins = max((new.begins(unit.period) for unit in units), default="")
    return words or (begins if begins > day else "")
