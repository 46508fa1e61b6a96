"""Reads a document type (act, bill, judgment …) and its annexes, part by part."""

from __future__ import annotations

from lxml import etree

from akn.formats.akn.context import Context, line_of
from akn.formats.akn.elements import DOCUMENTS
from akn.formats.akn.read_blocks import NUMBERS, flow, loose, part
from akn.formats.akn.read_meta import meta
from akn.formats.akn.read_text import plain
from akn.formats.akn.read_units import prose, single
from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.metadata import unknown
from akn.model.provision import Provision

VERSIONS = frozenset(("originalVersion", "singleVersion", "multipleVersions"))
SECTIONS = {
    "coverPage": "cover",
    "preface": "preface",
    "header": "preface",
    "preamble": "preamble",
    "conclusions": "conclusions",
}
"""Element outside the body -> field of Document."""
ANNEXES = frozenset(("attachments", "components"))
"""Elements that hold further documents."""
ROLES = {"heading": "heading", "tocHeading": "tocHeading"}
"""Class of a `p` outside the body -> role of the block."""


def document(element: etree._Element, context: Context) -> Document:
    """One document type, without what stands around it; its 目录 is left in `context`."""
    context.only(element, "name", "contains")
    data = unknown()
    blocks: dict[str, list[Block]] = {"cover": [], "preface": [], "preamble": [], "conclusions": []}
    body = _stray(element.text, element, context)
    attachments: list[Attachment] = []
    for child in element:
        name = context.names[child.tag]
        if name == "meta":
            data = meta(child, context)
        elif name in SECTIONS:
            section(child, blocks[SECTIONS[name]], context)
        elif name in ANNEXES:
            attachments += annexes(child, context, len(attachments))
        elif name:
            body += single(child, name, context)
        else:
            context.comments.add("", child)
        body += _stray(child.tail, element, context)
    kind = context.names[element.tag]
    kind = kind if kind in DOCUMENTS else "doc"
    contains = element.get("contains")
    if contains is not None and contains not in VERSIONS:
        context.attributes.add("contains", element)
    return Document(
        data,
        element.get("name") or kind,
        kind,
        contains if contains in VERSIONS else None,
        tuple(blocks["cover"]),
        tuple(blocks["preface"]),
        (),
        tuple(blocks["preamble"]),
        tuple(body),
        tuple(blocks["conclusions"]),
        tuple(attachments),
    )


def _stray(value: str | None, element: etree._Element, context: Context) -> list[Provision]:
    """Text that stands between the parts of a document or annex, where none may."""
    stray: list[Block] = []
    loose(value, element, "content", context, stray)
    return prose(stray)


def section(element: etree._Element, out: list[Block], context: Context) -> None:
    """Appends the blocks of a part outside the body: titles, 题注 (`container name="history"`) and headings by role."""
    if element.attrib:
        context.only(element)
    loose(element.text, element, "content", context, out)
    for child in element:
        name = context.names[child.tag]
        if name == "longTitle":
            context.only(child)
            flow(child, "longTitle", context, out)
        elif name == "container" and child.get("name") == "history":
            context.only(child, "name", "eId")
            flow(child, "history", context, out)
        else:
            part(child, name, ROLES.get(child.get("class", ""), "content") if name == "p" else "content", context, out)
        loose(child.tail, element, "content", context, out)


def annexes(element: etree._Element, context: Context, before: int) -> list[Attachment]:
    """The annexes inside `attachments` or `components`, those inside annexes after the one they stand in; `before` is how
    many there are already."""
    out: list[Attachment] = []
    for child in element:
        if name := context.names[child.tag]:
            out += annex(child, name, context, before + len(out))
        else:
            context.comments.add("", child)
    return out


def annex(element: etree._Element, name: str, context: Context, before: int) -> list[Attachment]:
    """One `attachment` or `component`, or a document in its place."""
    context.only(element, "eId", "id", *(("name", "contains") if name in DOCUMENTS else ()))
    heads: dict[str, str] = {}
    preface: list[Block] = []
    body: list[Provision] = []
    nested: list[etree._Element] = []
    inner = element if name in DOCUMENTS else None
    if inner is not None or name != "attachment":
        context.structures.add(name, element)
    else:
        for child in element:
            tag = context.names[child.tag]
            if tag in NUMBERS:
                key = "num" if tag == "num" else "heading"
                heads[key] = " ".join(filter(None, (heads.get(key), plain(child, context))))
            elif tag in DOCUMENTS and inner is None:
                inner = child
    if inner is None:
        inner = next((child for child in element if context.names[child.tag] in DOCUMENTS), None)
    if inner is None and name not in ("attachment", "component"):  # no annex at all
        body += single(element, name, context)
    elif inner is not element:
        body += _stray(element.text, element, context)
        for child in element:
            tag = context.names[child.tag]
            if child is not inner and (tag not in NUMBERS or name != "attachment"):
                body += single(child, tag, context)
            body += _stray(child.tail, element, context)
    body += _stray(inner.text, inner, context) if inner is not None else []
    for child in inner if inner is not None else ():
        tag = context.names[child.tag]
        if tag == "meta":
            if not context.exact:
                context.metadata.add("meta of an annex", child)
        elif tag in SECTIONS and tag != "conclusions":
            section(child, preface, context)
        elif tag in ANNEXES:
            nested.append(child)
        else:
            body += single(child, tag, context)
        body += _stray(child.tail, element, context)
    eid = element.get("eId") or element.get("id") or f"att_{before + 1}"
    kind = "annex" if inner is None else inner.get("name") or context.names[inner.tag]
    made = Attachment(eid, heads.get("num"), heads.get("heading"), kind, tuple(preface), tuple(body), line_of(element))
    out = [made]
    for child in nested:
        out += annexes(child, context, before + len(out))
    return out
