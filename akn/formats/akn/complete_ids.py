"""Gives ids to the provisions of foreign documents that have none, so that each can be named."""

from __future__ import annotations

from dataclasses import replace

from akn.model.document import Document
from akn.model.eid import ABBREVIATIONS
from akn.model.provision import Provision, walk


def complete_ids(document: Document) -> tuple[Document, int]:
    """`document` with an id for each provision that lacked one, counted by kind inside its parent, and how many those were.

    Ids that are there stay as they are. Provisions inside quoted structures are left alone.
    """
    all_units = list(walk(document.units()))
    count = sum(not unit.eId for unit in all_units)
    if not count:
        return document, 0
    taken = {unit.eId for unit in all_units}
    body = _completed(document.body, "", taken)
    attachments = tuple(replace(a, body=_completed(a.body, a.eId, taken)) for a in document.attachments)
    return replace(document, body=body, attachments=attachments), count


def _completed(units: tuple[Provision, ...], prefix: str, taken: set[str]) -> tuple[Provision, ...]:
    counts: dict[str, int] = {}
    out = []
    for unit in units:
        counts[unit.kind] = counts.get(unit.kind, 0) + 1
        eid = unit.eId
        if not eid:
            eid = _free(f"{prefix}__" if prefix else "", unit.kind, counts, taken)
            taken.add(eid)
        out.append(replace(unit, eId=eid, children=_completed(unit.children, eid, taken)))
    return tuple(out)


def _free(prefix: str, kind: str, counts: dict[str, int], taken: set[str]) -> str:
    stem = f"{prefix}{ABBREVIATIONS.get(kind) or '_'.join(kind.split())}"  # a name may have blanks, an id none
    while (eid := f"{stem}_{counts[kind]}") in taken:
        counts[kind] += 1
    return eid
