"""A unit named as people cite it: 第八条第三款, 第五条第一款（二）."""

from __future__ import annotations

from collections.abc import Iterable

from akn.language.zh.numerals import numeral
from akn.model.document import Document
from akn.model.provision import Provision


def place(document: Document, eid: str) -> str:
    """The article of the unit `eid` and what leads from it to the unit; the eId itself where `document` numbers nothing so."""
    way = _way(document.units(), eid)
    if way is None:
        return eid
    out = ""
    for parent, unit in zip([None, *way], way, strict=False):
        paragraphs = [child for child in parent.children if child.kind == "paragraph"] if parent else []
        if unit.kind in ("article", "clause"):
            out = unit.num or ""
        elif out and unit.num:
            out += unit.num
        elif out and unit.kind == "paragraph" and len(paragraphs) > 1:
            out += f"第{numeral(paragraphs.index(unit) + 1)}款"
    return out or eid


def _way(units: Iterable[Provision], eid: str) -> tuple[Provision, ...] | None:
    """The units from the outermost to the one called `eid`."""
    for unit in units:
        if unit.eId == eid:
            return (unit,)
        inner = _way(unit.children, eid)
        if inner is not None:
            return (unit, *inner)
    return None
