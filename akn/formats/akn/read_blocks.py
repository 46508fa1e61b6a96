"""Reads blocks: paragraphs, tables, figures, and the containers around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from lxml import etree

from akn.formats.akn.context import Context, line_of
from akn.formats.akn.elements import BLOCKS, CONTAINERS, DOCUMENTS, HIERARCHY, INLINES, NOTES, SECTIONS
from akn.formats.akn.read_text import alone, plain, running
from akn.model import draft
from akn.model.block import Block, Cell, Mark, Table
from akn.model.document import TocItem

NUMBERS = frozenset(("num", "heading", "subheading"))
"""What stands before the text of a list item or a provision."""
SKIPPED = frozenset(("meta", "componentRef", "documentRef"))
"""Elements without text of their own."""
CLASSES = frozenset(("heading", "tocHeading", "figure"))
"""Classes of a `p` that the model says in another way."""
_KNOWN = CONTAINERS | SECTIONS | HIERARCHY | frozenset(DOCUMENTS)
_BLANK = " \t\r\n"
_NONE: frozenset[str] = frozenset()


def flow(element: etree._Element, role: str, context: Context, out: list[Block], skip: frozenset[str] = _NONE) -> None:
    """Appends the blocks inside `element` to `out`, whatever holds them; children named in `skip` are passed over.

    Text and inline elements that stand between blocks become blocks.
    """
    if element.text:
        loose(element.text, element, role, context, out)
    for child in element:
        name = context.names[child.tag]
        if name not in skip:
            part(child, name, role, context, out)
        if child.tail:
            loose(child.tail, element, role, context, out)


def part(element: etree._Element, name: str, role: str, context: Context, out: list[Block]) -> None:
    """Appends the blocks that one element inside a flow stands for."""
    if name in BLOCKS:
        if name == "li" and any(context.names[child.tag] in ("p", "ul", "ol") for child in element):
            flow(element, role, context, out)
        else:
            out.append(paragraph(element, name, role, context))
    elif name == "table":
        out.append(table(element, role, context))
    elif not name:
        context.comments.add("", element)
    elif name == "toc":
        toc(element, context)
    elif name in INLINES or name in NOTES:
        context.structures.add(name, element)
        text, marks = alone(element, context)
        out.append(_made(text, marks, role, element, context))
    elif name not in SKIPPED:
        (context.structures if name in _KNOWN else context.unknown).add(name, element)
        context.only(element)
        _numbered(element, role, context, out)


def loose(value: str | None, element: etree._Element, role: str, context: Context, out: list[Block]) -> None:
    """Text outside of any paragraph as a block; white space there is layout."""
    if value and (kept := value.strip(_BLANK)):
        out.append(Block(context.text(kept), role, line=line_of(element)))


def paragraph(element: etree._Element, name: str, role: str, context: Context) -> Block:
    """One `p`, or another element that holds running text; one image alone in it makes it a figure."""
    eid = wid = None
    if element.keys():
        eid, wid = element.get("eId") or element.get("id"), element.get("wId")
        context.only(element, "eId", "wId", "id", *(("class",) if element.get("class") in CLASSES else ()))
    if name != "p":
        context.structures.add(name, element)
    text, marks = running(element, context)
    return _made(text, marks, role, element, context, eid=eid, wid=wid)


def _made(
    text: str,
    marks: tuple[Mark, ...],
    role: str,
    element: etree._Element,
    context: Context,
    *,
    eid: str | None = None,
    wid: str | None = None,
) -> Block:
    """A paragraph; a figure where an image is all there is in `element`."""
    if len(marks) != 1 or marks[0].kind != "img" or text.strip():
        return draft.paragraph(text, line_of(element), role, marks, eId=eid, wId=wid)
    image = marks[0]
    for name, _ in image.attributes:
        if name not in ("src", "alt"):
            context.attributes.add(name, element)
    alt, src = image.get("alt") or "", image.get("src") or ""
    return Block(alt, role, "figure", eId=eid, wId=wid, source=src, line=line_of(element))


def _numbered(element: etree._Element, role: str, context: Context, out: list[Block]) -> None:
    """A container: its blocks, its number and heading before the text of the first."""
    heads = [plain(child, context) for child in element if context.names[child.tag] in NUMBERS]
    if not heads:
        flow(element, role, context, out)
        return
    inside: list[Block] = []
    flow(element, role, context, inside, skip=NUMBERS)
    lead = " ".join(filter(None, heads))
    if lead and inside and inside[0].type == "p":
        first, by = inside[0], len(lead) + 1
        marks = tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in first.marks)
        inside[0] = replace(first, text=f"{lead} {first.text}", marks=marks)
    elif lead:
        inside.insert(0, Block(lead, role, line=line_of(element)))
    out.extend(inside)


def table(element: etree._Element, role: str, context: Context) -> Block:
    """A table with its rows and caption; groups of rows (thead, tbody) are not told apart."""
    if element.attrib:
        context.only(element, "eId", "wId", "id")
    captions: list[str] = []
    rows = list(_rows(element, captions, context))
    return Block(
        role=role,
        type="table",
        table=Table(tuple(rows), " ".join(captions) if captions else None),
        eId=element.get("eId") or element.get("id"),
        wId=element.get("wId"),
        line=line_of(element),
    )


def _rows(element: etree._Element, captions: list[str], context: Context) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table or of a group in it. What is neither row nor caption becomes a row of one cell."""
    yield from _stray(element.text, element, context)
    for child in element:
        name = context.names[child.tag]
        if name == "tr":
            context.only(child)
            yield tuple(_cells(child, context))
        elif name == "caption":
            captions.append(plain(child, context))
        elif name in BLOCKS or name in INLINES:
            inside: list[Block] = []
            part(child, name, "content", context, inside)
            if inside:
                yield (Cell(tuple(inside)),)
        elif name:
            context.structures.add(name, child)
            yield from _rows(child, captions, context)
        else:
            context.comments.add("", child)
        yield from _stray(child.tail, element, context)


def _stray(value: str | None, element: etree._Element, context: Context) -> Iterator[tuple[Cell, ...]]:
    found: list[Block] = []
    loose(value, element, "content", context, found)
    if found:
        yield (Cell(tuple(found)),)


def _cells(row: etree._Element, context: Context) -> Iterator[Cell]:
    for cells in _stray(row.text, row, context):
        yield from cells
    for child in row:
        if name := context.names[child.tag]:
            yield _cell(child, name, context)
        else:
            context.comments.add("", child)
        for cells in _stray(child.tail, row, context):
            yield from cells


def _cell(element: etree._Element, name: str, context: Context) -> Cell:
    rowspan = colspan = None
    if element.keys():
        context.only(element, "rowspan", "colspan")
        rowspan, colspan = _span(element, "rowspan"), _span(element, "colspan")
    inside: list[Block] = []
    if _mixed(element, context):
        text, marks = running(element, context)
        inside.append(_made(text, marks, "content", element, context))
    else:
        flow(element, "content", context, inside)
    return Cell(tuple(inside), name == "th", rowspan, colspan)


def _mixed(element: etree._Element, context: Context) -> bool:
    """Does a cell hold running text itself, as HTML and older Akoma Ntoso let it?"""
    if not len(element):
        return bool((element.text or "").strip(_BLANK))
    return all(context.names[child.tag] in INLINES for child in element)


def _span(element: etree._Element, name: str) -> int | None:
    return _whole(element.get(name, ""))


def _whole(value: str) -> int | None:
    """A number of up to nine digits."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def toc(element: etree._Element, context: Context) -> None:
    """Adds the lines of a table of contents (目录) to the document's."""
    if element.attrib:
        context.only(element)
    for child in element.iter(etree.Element):
        above = takewhile(lambda it: it is not element, child.iterancestors())
        if context.names[child.tag] != "tocItem" or any(context.names[it.tag] == "tocItem" for it in above):
            continue  # a line inside a line is text of that
        context.only(child, "href", "level")
        level = _whole(child.get("level", ""))
        context.toc.append(TocItem(child.get("href", ""), 1 if level is None else level, plain(child, context)))
