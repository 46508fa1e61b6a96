"""Reads provisions: hierarchical elements, and whatever holds text where provisions stand."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from akn.formats.akn.context import Context, line_of
from akn.formats.akn.elements import BLOCKS, EMPTY, HIERARCHY, INLINES, NOTES, SECTIONS
from akn.formats.akn.read_blocks import NUMBERS, SKIPPED, flow, loose, part
from akn.formats.akn.read_text import plain
from akn.model.block import Block
from akn.model.provision import Provision

ROLES = frozenset(("intro", "content", "wrapUp"))
"""The parts of a unit's own text; the element is the role."""
_PROVISIONS = HIERARCHY | SECTIONS
_FLOW = BLOCKS | INLINES | NOTES | {"table", "blockList", "ul", "ol", "tblock", "blockContainer", "foreign", "toc", ""}
"""What is text of the unit it stands in, not a container of units."""
_PLAIN = frozenset(("body", "mainBody", "content", "intro", "wrapUp", "collectionBody", "debateBody", "judgmentBody"))
"""Containers that say nothing which the model does not."""


def units(element: etree._Element, context: Context) -> tuple[Provision, ...]:
    """The provisions inside `element`. Prose between them becomes a `paragraph` without number, one a block."""
    out: list[Provision] = []
    _gather(element, context, out)
    return tuple(out)


def _gather(element: etree._Element, context: Context, out: list[Provision]) -> None:
    stray: list[Block] = []
    loose(element.text, element, "content", context, stray)
    for child in element:
        _one(child, context.names[child.tag], context, out, stray)
        loose(child.tail, element, "content", context, stray)
    out.extend(prose(stray))


def _one(element: etree._Element, name: str, context: Context, out: list[Provision], stray: list[Block]) -> None:
    """Adds what one element stands for to `out`; prose waits in `stray` until a provision follows it."""
    if name in _PROVISIONS:
        if not _filler(element, name):
            out.extend(prose(stray))
            out.append(unit(element, name, context))
    elif name == "crossHeading":
        out.extend(prose(stray))
        context.only(element, "eId", "id")
        out.append(Provision(name, _id(element), heading=plain(element, context), line=line_of(element)))
    elif name in _FLOW:
        part(element, name, "content", context, stray)
    elif name not in SKIPPED:
        if name not in _PLAIN:
            context.structures.add(name, element)
        out.extend(prose(stray))
        _gather(element, context, out)


def single(element: etree._Element, name: str, context: Context) -> list[Provision]:
    """The provisions that one element stands for; none for what has no text."""
    out: list[Provision] = []
    stray: list[Block] = []
    _one(element, name, context, out, stray)
    return out + prose(stray)


def prose(stray: list[Block]) -> list[Provision]:
    """The blocks gathered so far, each a unit that takes over its id; empties `stray`."""
    made = []
    for block in stray:
        own = block if block.table is not None else replace(block, eId=None)
        made.append(Provision("paragraph", block.eId or "" if own is not block else "", blocks=(own,), line=block.line))
    stray.clear()
    return made


def _filler(element: etree._Element, name: str) -> bool:
    """Is this the element that fills a body without provisions?"""
    return name == "hcontainer" and element.get("name") == EMPTY and not len(element) and not element.text


def _id(element: etree._Element) -> str:
    return element.get("eId") or element.get("id") or ""


def unit(element: etree._Element, name: str, context: Context) -> Provision:
    """One provision. Lead-in before the first child is `intro`, text after the last is `wrapUp`; a unit without
    children has `content`."""
    eid = wid = period = status = None
    kind = name
    if attributes := element.attrib:
        eid, wid, period, status = map(attributes.get, ("eId", "wId", "period", "status"))
        known = 4 - (eid, wid, period, status).count(None)
        if name == "hcontainer" and "name" in attributes:
            kind, known = str(attributes["name"]) or name, known + 1
        if eid is None and "id" in attributes:
            eid, known = str(attributes["id"]), known + 1
        if known != len(attributes):
            context.only(element, "eId", "wId", "period", "status", "id", *(("name",) if name == "hcontainer" else ()))
    heads: dict[str, list[str]] = {}
    own: list[Block] = []
    children: list[Provision] = []
    stray: list[Block] = []  # prose after a child: a unit of its own where another child follows
    loose(element.text, element, "content", context, own)
    for child in element:
        tag = context.names[child.tag]
        if tag in NUMBERS:
            heads.setdefault("num" if tag == "num" else "heading", []).append(plain(child, context))
            if tag == "subheading":
                context.structures.add(tag, child)
            if child.attrib:
                context.only(child)
        elif tag in ROLES:
            flow(child, tag, context, own)
            if child.attrib:
                context.only(child)
        elif tag in _FLOW and not children:
            part(child, tag, "content", context, own)
        else:
            _one(child, tag, context, children, stray)
        if child.tail:
            loose(child.tail, element, "content", context, stray if children else own)
    if children:
        own = [replace(block, role="intro") if block.role == "content" else block for block in own]
        own += [replace(block, role="wrapUp") for block in stray]
    else:
        own += stray
        if any(block.role == "content" for block in own):
            own = [replace(block, role="content") if block.role != "content" else block for block in own]
    return Provision(
        kind,
        eid or "",
        _joined(heads.get("num")),
        _joined(heads.get("heading")),
        tuple(own),
        tuple(children),
        wid,
        period,
        status,
        line_of(element),
    )


def _joined(parts: list[str] | None) -> str | None:
    return None if parts is None else parts[0] if len(parts) == 1 else " ".join(filter(None, parts))
