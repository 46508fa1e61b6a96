"""Writes blocks: running text with its marks, tables, figures."""

from __future__ import annotations

from collections.abc import Sequence

from akn.formats.akn.elements import INLINES, MARKERS, MODS, STRUCTURES
from akn.formats.akn.escape import attribute, attributes, optional, text
from akn.model.block import Block, Mark, Table


def block(item: Block, out: list[str], css: str = "") -> None:
    """Appends `item` as one `p` or `table`; `css` is the class of a `p`."""
    if item.table is not None:
        _table(item, item.table, out)
    elif item.type == "figure":
        alt = optional(alt=item.text or None)
        ids = optional(eId=item.eId, wId=item.wId)
        out.append(f'<p class="figure"{ids}><img src="{attribute(item.source or "")}"{alt}/></p>')
    elif not item.marks and not item.eId and not css:
        out.append(f"<p>{text(item.text)}</p>" if item.text else "<p/>")
    else:
        ids = optional(**{"class": css or None, "eId": item.eId, "wId": item.wId})
        out.append(f"<p{ids}>")
        inline(item.text, item.marks, out)
        out.append("</p>")


def is_plain(item: Block) -> bool:
    """Is it running text and nothing else?"""
    return not item.marks and bool(item.text) and item.type == "p" and item.eId is None and item.wId is None


def blocks(items: Sequence[Block], out: list[str]) -> None:
    """Appends `items`; a table begins a line, a paragraph follows the one before it."""
    previous: Block | None = None
    for item in items:
        if previous is not None and (item.table is not None or previous.table is not None):
            out.append("\n")
        block(item, out)
        previous = item


def inline(characters: str, marks: tuple[Mark, ...], out: list[str]) -> None:
    """Appends `characters` with `marks` as elements.

    Marks come in document order and nest by depth. What could not be written as a tree (a mark that crosses another or
    runs over the end) is cut to what encloses it, so the output is well-formed whatever the marks are.
    """
    open_: list[tuple[str, int, int]] = []  # element, where it ends, fragments written before its content
    at = 0
    for mark in marks:
        while len(open_) > mark.depth:
            at = _close(open_, characters, at, out)
        limit = open_[-1][1] if open_ else len(characters)
        start = min(max(mark.start, at), limit)
        if start > at:
            out.append(text(characters[at:start]))
            at = start
        _open(mark, limit, at, open_, out)
    while open_:
        at = _close(open_, characters, at, out)
    if at < len(characters):
        out.append(text(characters[at:]))


def _open(mark: Mark, limit: int, at: int, open_: list[tuple[str, int, int]], out: list[str]) -> None:
    name, pairs = mark.kind, mark.attributes
    if name in STRUCTURES and not (open_ and open_[-1][0] in MODS):
        name = STRUCTURES[name]
    elif name not in INLINES:
        name, pairs = "inline", (("name", mark.kind), *(pair for pair in pairs if pair[0] != "name"))
    end = min(mark.end, limit)
    out.append(f"<{name}{attributes(pairs)}>")
    before = len(out)
    if name in ("quotedStructure", "embeddedStructure"):
        from akn.formats.akn.write_units import units  # units hold blocks, and blocks hold quoted units

        if mark.units:
            units(mark.units, out)
        else:
            out.append("<content/>")
        end = at
    elif name in MARKERS:
        end = at
    open_.append((name, max(end, at), before))


def _close(open_: list[tuple[str, int, int]], characters: str, at: int, out: list[str]) -> int:
    name, end, before = open_.pop()
    if end > at:
        out.append(text(characters[at:end]))
        at = end
    if len(out) == before:
        out[-1] = f"{out[-1][:-1]}/>"
    else:
        out.append(f"</{name}>")
    return at


def _table(item: Block, table: Table, out: list[str]) -> None:
    """One row a line. The schema wants a row and a cell in each table: what has none gets an empty one."""
    out.append(f"<table{optional(eId=item.eId, wId=item.wId)}>")
    if table.caption is not None:
        out.append(f"<caption>{text(table.caption)}</caption>")
    for row in table.rows or ((),):
        out.append("\n<tr>")
        for cell in row:
            name = "th" if cell.header else "td"
            spans = "".join(
                f' {key}="{span}"'
                for key, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
                if span is not None
            )
            if cell.blocks:
                out.append(f"<{name}{spans}>")
                blocks(cell.blocks, out)
                out.append(f"</{name}>")
            else:
                out.append(f"<{name}{spans}/>")
        out.append("</tr>" if row else "<td/></tr>")
    out.append("\n</table>")
