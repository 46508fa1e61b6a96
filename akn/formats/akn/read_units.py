"""Reads provisions: hierarchical elements, and whatever holds text where provisions stand."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from akn.formats.akn.context import Context, line_of
from akn.formats.akn.elements import BLOCKS, EMPTY, HIERARCHY, INLINES, NOTES, SECTIONS
from akn.formats.akn.read_blocks import NUMBERS, SKIPPED, flow, loose, part
from akn.formats.akn.read_text import plain
from akn.model.block import Block
from akn.model.draft import paragraph, provision
from akn.model.provision import Provision

ROLES = frozenset(("intro", "content", "wrapUp"))
"""The parts of a unit's own text; the element is the role."""
UNITS = HIERARCHY - {"hcontainer"}
"""Elements that are always a provision; a `hcontainer` may be filler."""
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
    pairs = element.items()
    if len(pairs) == 1 and pairs[0][0] == "eId":  # as nearly all have it
        kind, eid, wid, period, status = name, str(pairs[0][1]), None, None, None
    else:
        kind, eid, wid, period, status = _identity(element, name, context)
    num: str | None = None
    heading: str | None = None
    own: list[Block] = []
    children: list[Provision] = []
    stray: list[Block] = []  # prose after a child: a unit of its own where another child follows
    names = context.names
    if element.text:
        loose(element.text, element, "content", context, own)
    for child in element[:]:  # type: ignore[index]  # quicker than one by one
        tag = names[child.tag]
        if tag in UNITS and not stray:
            children.append(unit(child, tag, context))
        elif tag == "content" or tag in ROLES:
            if (block := _simple(child, tag, context)) is not None:
                own.append(block)
            else:
                _text(child, tag, context, own)
        elif tag == "num":
            num = _joined(num, plain(child, context))
            if child.keys():
                context.only(child)
        elif tag in NUMBERS:
            heading = _joined(heading, plain(child, context))
            if tag == "subheading":
                context.structures.add(tag, child)
            if child.keys():
                context.only(child)
        elif tag in _FLOW and not children:
            part(child, tag, "content", context, own)
        else:
            _one(child, tag, context, children, stray)
        if (tail := child.tail) and not tail.isspace():
            loose(tail, element, "content", context, stray if children else own)
    if children:
        own = [replace(block, role="intro") if block.role == "content" else block for block in own]
        own += [replace(block, role="wrapUp") for block in stray]
    elif own:
        own += stray
        if len(own) > 1 and any(block.role == "content" for block in own):
            own = [replace(block, role="content") if block.role != "content" else block for block in own]
    return provision(kind, eid, num, heading, tuple(own), tuple(children), wid, period, status, line_of(element))


def _identity(
    element: etree._Element, name: str, context: Context
) -> tuple[str, str, str | None, str | None, str | None]:
    """Kind, eId, wId, period and status."""
    found = {str(key): str(value) for key, value in element.items()}
    eid = found.pop("eId", None)
    if eid is None:
        eid = found.pop("id", "")
    kind = (found.pop("name", "") or name) if name == "hcontainer" else name
    made = (kind, eid, found.pop("wId", None), found.pop("period", None), found.pop("status", None))
    for key in found:
        context.attributes.add(key.rpartition("}")[2], element)
    return made


def _simple(element: etree._Element, role: str, context: Context) -> Block | None:
    """The one paragraph without marks or attributes that an intro, content or wrapUp holds, as nearly all do; else None."""
    if element.keys() or len(element) != 1 or element.text:
        return None
    child = element[0]
    if context.names[child.tag] != "p" or len(child) or child.keys() or child.tail:
        return None
    return paragraph(plain(child, context), line_of(child), role)


def _text(element: etree._Element, role: str, context: Context, own: list[Block]) -> None:
    """The blocks of an intro, content or wrapUp."""
    if element.keys():
        context.only(element)
    flow(element, role, context, own)


def _joined(before: str | None, text: str) -> str | None:
    """A number or heading with what a further element adds."""
    return " ".join(filter(None, (before, text))) if before is not None else text
