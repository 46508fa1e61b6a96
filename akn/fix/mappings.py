"""`analysis/mappings` from the wIds, in documents of the profile. A mapping that still holds stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.fix.source import Edit, Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.elements import NAMESPACE
from akn.formats.akn.escape import optional
from akn.model.document import Document
from akn.model.provision import walk

CODE = "I003"
_BEFORE = {
    "mappings": ("activeModifications", "passiveModifications", "restrictions", "judicial", "parliamentary"),
    "analysis": ("identification", "publication", "classification", "lifecycle", "workflow"),
}
"""What stands before each in its parent (akomantoso30.xsd)."""
_NUMBER = re.compile(r"map_(\d+)")


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each mapping that names no unit, and one for all that are missing."""
    meta = source.root.find("{*}*/{*}meta")
    if document is None or meta is None:
        return
    wanted = dict.fromkeys(_tracked(document))
    there = list(meta.iterfind("{*}analysis/{*}mappings/{*}mapping"))
    kept: set[tuple[str, str]] = set()
    gone = []
    for element in there:
        pair = element.get("original", ""), element.get("current", "")
        if pair in wanted and pair not in kept:
            kept.add(pair)
        else:
            gone.append(element)
    missing = [pair for pair in wanted if pair not in kept]
    if there and not missing and len(gone) == len(there):
        yield Repair(_finding(gone[0]), (_without(source, there[0]),))
        return
    for element in gone:
        yield Repair(_finding(element), (source.whole_lines(element),))
    if missing:
        edit = _added(source, meta, there, gone, missing)
        yield Repair(diagnostic(CODE, line_of(meta), original=missing[0][0], current=missing[0][1]), (edit,))


def _tracked(document: Document) -> Iterator[tuple[str, str]]:
    """Old and present id (wId, eId), as addresses, of each unit and table whose two ids differ."""
    for unit in walk(document.units()):
        if unit.wId and unit.wId != unit.eId:
            yield f"#{unit.wId}", f"#{unit.eId}"
        for block in unit.blocks:
            if block.wId and block.wId != block.eId:
                yield f"#{block.wId}", f"#{block.eId}"


def _finding(element: etree._Element) -> Diagnostic:
    original, current = element.get("original", "—"), element.get("current", "—")
    return diagnostic(CODE, line_of(element), original=original, current=current)


def _without(source: Source, mapping: etree._Element) -> Edit:
    """No mappings at all, and no analysis where nothing else is in it."""
    holder = mapping.getparent()
    analysis = holder.getparent() if holder is not None else None
    if holder is None or analysis is None:
        return source.whole_lines(mapping)
    return source.whole_lines(holder if len(analysis) > 1 else analysis)


def _added(
    source: Source,
    meta: etree._Element,
    there: list[etree._Element],
    gone: list[etree._Element],
    missing: list[tuple[str, str]],
) -> Edit:
    numbers = [int(m[1]) for element in there if (m := _NUMBER.fullmatch(element.get("eId", "")))]
    events = meta.findall("{*}lifecycle/{*}eventRef[@type='amendment']")
    start = f"#{events[-1].get('eId')}" if events and events[-1].get("eId") else None
    end, lines, prefix = source.newline, "", f"{meta.prefix}:" if meta.prefix else ""
    for number, (original, current) in enumerate(missing, max(numbers, default=0) + 1):
        lines += (
            f"{end}<{prefix}mapping{optional(eId=f'map_{number}', original=original, current=current, start=start)}/>"
        )
    holder = meta.find("{*}analysis/{*}mappings")
    if holder is not None and not source.spans[holder].empty:
        kept = [element for element in there if element not in gone]
        at = source.spans[kept[-1]].end if kept else source.spans[holder].inner
        return Edit(at, at, lines)
    made = f'<{prefix}mappings source="#akn">{lines}{end}</{prefix}mappings>'
    analysis = meta.find("{*}analysis")
    if analysis is None:
        return _behind(source, meta, "analysis", f'<{prefix}analysis source="#akn">{end}{made}{end}</{prefix}analysis>')
    return _behind(source, analysis, "mappings", made)


def _behind(source: Source, parent: etree._Element, name: str, made: str) -> Edit:
    """`made` put into `parent` behind what stands before `name`."""
    before = [child for child in parent if child.tag in {f"{{{NAMESPACE}}}{tag}" for tag in _BEFORE[name]}]
    span = source.spans[parent]
    if span.empty:
        tag = source.text[span.start : span.end]
        qualified = (
            f"{parent.prefix}:{etree.QName(parent).localname}" if parent.prefix else etree.QName(parent).localname
        )
        return Edit(span.start, span.end, f"{tag[:-2].rstrip()}>{made}</{qualified}>")
    at = source.spans[before[-1]].end if before else span.inner
    return Edit(at, at, f"{source.newline}{made}")
