"""eIds as structure and numbers make them, in documents of the profile; with them wIds, and all that points to a unit.

A unit of an amended version keeps the id that it had as its wId (design: identity): without an earlier version nobody could
know it by another name, so the first version gets none. A unit whose new id is the tracking id of another gets the wId of
an inserted unit, `art_2@` and the date of the expression.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from akn.diagnostics import diagnostic
from akn.fix.source import Edit, Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.elements import NAMESPACE
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.eid import ABBREVIATIONS, identify
from akn.model.provision import Provision

CODE = "I001"
_EID = re.compile(r"[a-z]+_[A-Za-z0-9_-]+")
_NAMES = {f"{{{NAMESPACE}}}{name}": name for name in (*ABBREVIATIONS, "attachment")}
_HOLDERS = {f"{{{NAMESPACE}}}{name}" for name in ("preamble", "body", "mainBody", "attachments")}
_TABLE = f"{{{NAMESPACE}}}table"
_OWN = ("eId", "wId", "GUID", "original", "id")
"""Attributes that name a unit, or its past, instead of pointing to one."""


class Named(NamedTuple):
    """What has an id: its kind, its old id (empty where it had none), its wId, the one the generator yields, and whether it
    is of this document, not quoted from another."""

    kind: str
    old: str
    wid: str
    new: str
    own: bool


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each id that differs; none where the document is not built as the profile has it."""
    if document is None:
        return
    named = list(_named(document, identify(document)[0]))
    elements = [element for document_ in source.root for element in _elements(document_)]
    if [item.kind for item in named] != [_NAMES[element.tag] for element in elements] or any(
        element.get("eId", item.old) != item.old for item, element in zip(named, elements, strict=True)
    ):
        return
    wids = _wids(named, amended=_amended(source.root), date=_date(document))
    renamed = _renamed(named)
    pointing = list(_pointing(source, renamed))
    for item, element, wid in zip(named, elements, wids, strict=True):
        if item.old == item.new and wid == item.wid:
            continue
        edits = source.put(element, {"eId": item.new, **({"wId": wid} if wid != item.wid else {})})
        found = diagnostic(CODE, line_of(element), eId=item.old or None, found=item.old or "—", expected=item.new)
        yield Repair(found, (*edits, *pointing))


def _renamed(named: list[Named]) -> dict[str, str]:
    """Old id -> new id of what others can point to without doubt."""
    often = Counter(item.old for item in named)
    return {item.old: item.new for item in named if item.old != item.new and often[item.old] == 1 and item.old}


def _pointing(source: Source, renamed: dict[str, str]) -> Iterator[Edit]:
    if not renamed:
        return
    for element in source.root.iter("*"):
        values = {
            str(name): f"#{renamed[str(value)[1:]]}"
            for name, value in element.items()
            if name not in _OWN and "{" not in str(name) and value[:1] == "#" and str(value)[1:] in renamed
        }
        if values:
            yield from source.put(element, values)


def _wids(named: list[Named], *, amended: bool, date: str) -> list[str]:
    """The wId of each; an empty string for none."""
    often = Counter(item.old for item in named)
    out = []
    for item in named:
        keeps = amended and item.own and item.old != item.new and often[item.old] == 1 and _EID.fullmatch(item.old)
        out.append(item.wid or (item.old if keeps else ""))
    kept = {wid for wid in out if wid}
    for at, item in enumerate(named):
        if item.own and not out[at] and item.old != item.new and item.new in kept and date:
            out[at] = f"{item.new}@{date}"
    return out


def _amended(root: etree._Element) -> bool:
    return any(event.get("type") == "amendment" for event in root.iter(f"{{{NAMESPACE}}}eventRef"))


def _date(document: Document) -> str:
    return document.meta.expression.uri.rpartition("@")[2]


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    """The elements with ids of their own, in order: of preamble, body and annexes; what stands in tables has none."""
    for child in element:
        if child.tag in _HOLDERS:
            yield from _within(child)


def _within(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in _NAMES:
            yield child
        if child.tag != _TABLE and isinstance(child.tag, str):
            if child.tag == f"{{{NAMESPACE}}}doc":
                yield from _elements(child)
            else:
                yield from _within(child)


def _named(old: Document, new: Document) -> Iterator[Named]:
    yield from _blocks(old.preamble, new.preamble, own=True)
    yield from _units(old.body, new.body, own=True)
    for was, made in zip(old.attachments, new.attachments, strict=True):
        yield Named("attachment", was.eId, "", made.eId, own=True)
        yield from _units(was.body, made.body, own=True)


def _units(old: Iterable[Provision], new: Iterable[Provision], *, own: bool) -> Iterator[Named]:
    for was, made in zip(old, new, strict=True):
        yield Named(was.kind, was.eId, was.wId or "", made.eId, own)
        pairs = list(zip(was.blocks, made.blocks, strict=True))
        for wrap in (False, True):
            of_role = [pair for pair in pairs if (pair[0].role == "wrapUp" and bool(was.children)) is wrap]
            yield from _blocks([a for a, _ in of_role], [b for _, b in of_role], own=own)
            if not wrap:
                yield from _units(was.children, made.children, own=own)


def _blocks(old: Iterable[Block], new: Iterable[Block], *, own: bool) -> Iterator[Named]:
    for was, made in zip(old, new, strict=True):
        if was.table is not None:
            yield Named("table", was.eId or "", was.wId or "", made.eId or "", own)
        for mark, expected in zip(was.marks, made.marks, strict=True):
            yield from _mark(mark, expected)


def _mark(old: Mark, new: Mark) -> Iterator[Named]:
    if old.kind in ABBREVIATIONS:
        yield Named(old.kind, old.get("eId") or "", "", new.get("eId") or "", own=False)
    yield from _units(old.units, new.units, own=False)
