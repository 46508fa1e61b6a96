"""For every unit of a version: which version brought it, and which changed its words last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from akn.corpus.chain import Chain
from akn.diff import lines
from akn.model.provision import LEVELS, Provision, walk

LISTED = ("article", "clause", "paragraph")
"""条, 款, and the 一、 of decisions: the units that are asked about."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Versions, counted from 0. `born` brought the unit; `changed` is the last that changed words in it or below it, `born` where
    none did; `adjusted` the last that changed numbers, references that follow, or form. `confidence` (0 to 1) is that of
    the weakest pair on the way."""

    born: int
    changed: int
    adjusted: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Blamed:
    """A unit of the version asked about: `article` is the number of its article, `place` counts a 款 in it from 1."""

    unit: Provision
    text: str
    origin: Origin
    article: str = ""
    place: int = 0


def origins(chain: Chain, version: int | None = None) -> dict[str, Origin]:
    """Where each unit came from (by eId), for every unit of `version` (counted from 0; by default the last)."""
    last = len(chain.documents) - 1 if version is None else version
    state = {unit.eId: Origin(0, 0, 0) for unit in walk(chain.documents[0].units())}
    for at, step in enumerate(chain.links[:last], 1):
        now: dict[str, Origin] = {}
        for eid, link in step.new.items():
            before = [state[old] for old in link.old if old in state]
            if not before:
                now[eid] = Origin(at, at, at)
                continue
            origin = Origin(
                min(item.born for item in before),
                max(item.changed for item in before),
                max(item.adjusted for item in before),
                min(link.confidence, *(item.confidence for item in before)),
            )
            if link.what == "text":
                origin = replace(origin, changed=at, adjusted=at)
            elif link.what == "form" or link.old != (eid,):
                origin = replace(origin, adjusted=at)
            now[eid] = origin
        state = now
    return state


def blame(chain: Chain, version: int | None = None) -> tuple[Blamed, ...]:
    """The units of LISTED in `version` (counted from 0; by default the last), in document order, annexes last."""
    known = origins(chain, version)
    out: list[Blamed] = []
    for unit in chain.documents[-1 if version is None else version].units():
        _listed(unit, known, out, "", 0)
    return tuple(out)


def _listed(unit: Provision, known: dict[str, Origin], out: list[Blamed], article: str, place: int) -> None:
    if unit.kind in LISTED and unit.eId in known:
        out.append(Blamed(unit, lines.whole(unit), known[unit.eId], article, place))
    if unit.kind in LEVELS[LEVELS.index("paragraph") :]:
        return
    number = unit.num or "" if unit.kind in ("article", "clause") else article
    for at, child in enumerate((item for item in unit.children if item.kind == "paragraph"), 1):
        _listed(child, known, out, number, at)
    for child in unit.children:
        if child.kind != "paragraph":
            _listed(child, known, out, number, 0)
