"""Writes a document as Akoma Ntoso XML, by string fragments (design: mapping, identity).

One element a line, no indentation. What is written is valid in the official schema; what the schema wants and the model
does not have is filled in (an empty cell, an `hcontainer name="empty"` in an empty body), and characters that no XML
document can carry become U+FFFD.
"""

from __future__ import annotations

from akn.formats.akn.elements import BODIES, CN, EMPTY, NAMESPACE
from akn.formats.akn.escape import attribute, encoded, optional, text
from akn.formats.akn.write_blocks import block
from akn.formats.akn.write_meta import component_meta, meta
from akn.formats.akn.write_units import units
from akn.model.block import Block
from akn.model.document import Attachment, Document, TocItem
from akn.model.provision import Provision

CLASSES = {"heading": "heading", "tocHeading": "tocHeading"}
"""Role of a block outside the body -> class of its `p`."""


def write(document: Document) -> bytes:
    """`document` as UTF-8. Never raises on content; documents of another type than BODIES lists are written as `doc`."""
    element = document.element if document.element in BODIES else "doc"
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    out += [f"<!--{_comment(comment)}-->\n" for comment in document.comments]
    out.append(f'<akomaNtoso xmlns="{NAMESPACE}" xmlns:cn="{CN}">\n')
    out.append(f"<{element}{optional(name=document.name, contains=document.contains)}>\n")
    out.append(meta(document.meta))
    _section("coverPage", "", document.cover, out)
    _section("preface", "", document.preface, out, document.toc)
    _section("preamble", "", document.preamble, out)
    _body(BODIES[element], document.body, out)
    _section("conclusions", "", document.conclusions, out)
    if document.attachments:
        out.append("\n<attachments>")
        for attachment in document.attachments:
            _attachment(attachment, document, out)
        out.append("\n</attachments>")
    out.append(f"\n</{element}>\n</akomaNtoso>\n")
    return encoded("".join(out))


def _comment(value: str) -> str:
    """`value` without the `--` that XML comments can't hold."""
    while "--" in value:
        value = value.replace("--", "- -")
    return f"{value} " if value.endswith("-") else value


def _body(name: str, items: tuple[Provision, ...], out: list[str]) -> None:
    out.append(f"\n<{name}>\n")
    if items:
        units(items, out)
    else:
        out.append(f'<hcontainer name="{EMPTY}"/>')
    out.append(f"\n</{name}>")


def _attachment(item: Attachment, document: Document, out: list[str]) -> None:
    out.append(f"\n<attachment{optional(eId=item.eId or None)}>")
    if item.num is not None:
        out.append(f"<num>{text(item.num)}</num>")
    if item.heading is not None:
        out.append(f"<heading>{text(item.heading)}</heading>")
    out.append(f'\n<doc name="{attribute(item.name)}">\n')
    out.append(component_meta(document.meta, item.eId))
    _section("preface", item.eId, item.preface, out)
    _body("mainBody", item.body, out)
    out.append("\n</doc>\n</attachment>")


def _section(name: str, space: str, items: tuple[Block, ...], out: list[str], toc: tuple[TocItem, ...] = ()) -> None:
    """A part outside the body: nothing where there is nothing to say. `space` prefixes the ids made here."""
    if not items and not toc:
        return
    out.append(f"\n<{name}>")
    containers, previous = 0, ""
    for item in items:
        if previous == "history" and item.role != "history":
            out.append("\n</container>")
        if item.role == "history" and previous != "history":
            containers += 1
            prefix = f"{space}__{name}" if space else name
            out.append(f'\n<container name="history" eId="{attribute(prefix)}__container_{containers}">')
        if item.role == "longTitle":
            out.append("\n<longTitle>")
            block(item, out)
            out.append("</longTitle>")
        else:
            out.append("\n")
            block(item, out, CLASSES.get(item.role, ""))
        if item.role == "tocHeading" and toc:
            _toc(toc, out)
            toc = ()
        previous = item.role
    if previous == "history":
        out.append("\n</container>")
    if toc:
        _toc(toc, out)
    out.append(f"\n</{name}>")


def _toc(items: tuple[TocItem, ...], out: list[str]) -> None:
    out.append("\n<toc>")
    out += [f'\n<tocItem href="{attribute(it.href)}" level="{it.level}">{text(it.text)}</tocItem>' for it in items]
    out.append("\n</toc>")
