"""Provisions and blocks from JSON values."""

from __future__ import annotations

from collections.abc import Iterator

from akn.model.block import Block, Cell, Mark, Table
from akn.model.provision import Provision
from akn.plain.node import Misshapen, Node

ROLES = frozenset(("intro", "content", "wrapUp", "longTitle", "history", "tocHeading", "heading"))
TYPES = frozenset(("p", "table", "figure"))
MAX_DEPTH = 120
"""Deepest nesting of provisions, quoted ones and cells included."""


def units(node: Node, name: str, depth: int = 0) -> tuple[Provision, ...]:
    """The provisions in the array `name` of `node`."""
    return tuple(unit(it, depth) for it in node.items(name))


def unit(node: Node, above: int = 0) -> Provision:
    """The provision that `node` is; `above` counts the levels it stands in."""
    depth = above + 1
    if depth > MAX_DEPTH:
        raise Misshapen(node.path, f"nests deeper than {MAX_DEPTH} levels")
    made = Provision(
        node.text("kind"),
        node.optional("eId") or "",
        node.optional("num"),
        node.optional("heading"),
        blocks(node, "blocks", depth),
        units(node, "children", depth),
        node.optional("wId"),
        node.optional("period"),
        node.optional("status"),
    )
    node.derived("trackingId", made.tracking_id)
    return made


def blocks(node: Node, name: str, depth: int = 0) -> tuple[Block, ...]:
    """The blocks in the array `name` of `node`."""
    return tuple(_block(it, depth + 1) for it in node.items(name))


def _block(node: Node, depth: int) -> Block:
    if depth > MAX_DEPTH:
        raise Misshapen(node.path, f"nests deeper than {MAX_DEPTH} levels")
    role, kind = node.one_of("role", ROLES), node.one_of("type", TYPES)
    eid, wid = node.optional("eId"), node.optional("wId")
    if kind == "table":
        rows = tuple(tuple(_cell(cell, depth) for cell in row.elements()) for row in node.items("rows"))
        table = Table(rows, node.optional("caption"))
        node.derived("text", table.text)
        return Block(role=role, type=kind, table=table, eId=eid, wId=wid)
    text = node.text("text")
    marks = tuple(_marks(node, len(text), depth))
    return Block(text, role, kind, marks, None, eid, wid, node.optional("source"))


def _cell(node: Node, depth: int) -> Cell:
    return Cell(
        blocks(node, "blocks", depth), bool(node.flag("header")), node.number("rowspan"), node.number("colspan")
    )


def _marks(node: Node, length: int, depth: int) -> Iterator[Mark]:
    for it in node.items("marks"):
        kind, start, end = it.text("type"), it.number("start"), it.number("end")
        if start is None or end is None:
            raise Misshapen(it.path, "lacks “start” or “end”")
        if not start <= end <= length:
            raise Misshapen(it.path, f"runs from {start} to {end}, outside of a text of {length} characters")
        inner = units(it, "units", depth)
        yield Mark(kind, start, end, it.pairs("attributes"), it.number("depth") or 0, inner)
