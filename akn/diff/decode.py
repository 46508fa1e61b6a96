"""The comparison contract read back: JSON of `schemas/comparison.schema.json` -> ChangeSet, what `akn.diff.render.json` wrote.

Keys that follow from others (`summary`, `articles`, `unrelated`) are not used; keys the contract does not know are passed
over, as later versions may add some.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from akn.diagnostics import Diagnostic
from akn.diff.changeset import FRAME, KINDS, Cause, Change, ChangeSet, Content, Frame, Kind, Op, Segment, Side, UnitRef
from akn.diff.decode_meta import metadata
from akn.diff.render.json import CONTRACT
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import unknown
from akn.plain.load import load
from akn.plain.node import Misshapen, Node
from akn.plain.read_units import MAX_DEPTH, blocks, unit

_KINDS = frozenset(KINDS)
_OPS = frozenset(get_args(Op))
_CAUSES = frozenset(get_args(Cause))


def read(data: bytes) -> tuple[ChangeSet | None, tuple[Diagnostic, ...]]:
    """The comparison in `data` and what was noticed; None and one diagnostic (X001, X002, X020, X024) where it is none."""
    return load(data, _changes, "X024")


def _changes(root: Node) -> ChangeSet:
    root.contract(CONTRACT)
    return ChangeSet(
        _side(root.child("old")),
        _side(root.child("new")),
        tuple([_change(it, 0) for it in root.array("changes")]),
        root.text("level"),
        root.share("common"),
    )


def _side(node: Node) -> Side:
    return Side(node.text("iri"), node.text("title"), node.text("date"), node.text("hash"))


def _change(node: Node, above: int) -> Change:
    """One row; `above` counts the rows it stands in."""
    if above >= MAX_DEPTH:
        raise Misshapen(node.path, f"nests deeper than {MAX_DEPTH} levels")
    kind, unit_ = cast("Kind", node.one_of("kind", _KINDS)), node.text("unit")
    old = tuple([_reference(it) for it in node.array("old")])
    new = tuple([_reference(it) for it in node.array("new")])
    held = unit_ if unit_ in FRAME else ""
    return Change(
        kind,
        unit_,
        old,
        new,
        node.truth("renumbered"),
        node.truth("moved"),
        cast("float", node.share("confidence", 1.0)),
        tuple([_segment(it) for it in node.items("heading")]),
        tuple([_segment(it) for it in node.array("text")]),
        tuple([_content(held, it, above) for it in node.items("content")]),
        tuple([_change(it, above + 1) for it in node.array("children")]),
        _depth(node),
        node.optional("note"),
        node.optional("decision"),
    )


def _reference(node: Node) -> UnitRef:
    return UnitRef(
        node.text("eId"),
        node.optional("num"),
        node.text("trackingId"),
        node.number("position"),
        _depth(node),
        node.number("start"),
        node.number("closing"),
        node.optional("within"),
    )


def _depth(node: Node) -> int:
    depth = node.number("depth") or 0
    if depth > MAX_DEPTH:
        raise Misshapen((*node.path, "depth"), f"is more than {MAX_DEPTH}")
    return depth


def _segment(node: Node) -> Segment:
    parts = [*node.elements()]
    if len(parts) < 2:
        raise Misshapen(node.path, "is not an operation and a text")
    op = parts[0].string()
    if op not in _OPS:
        raise Misshapen(parts[0].path, f"is none of {', '.join(get_args(Op))}")
    text = parts[1].string()
    if len(parts) == 2:
        return Segment(cast("Op", op), text)
    cause = cast("Cause", parts[2].one_of("cause", _CAUSES))
    return Segment(cast("Op", op), text, cause, parts[2].optional("target"))


def _content(held: str, node: Node, above: int) -> Content:
    """What a row holds: a part of the frame, an annex's head, or else a unit."""
    if not held:
        return unit(node, above)
    if held == "metadata":
        return metadata(node)
    if held == "document":
        return replace(
            Document(unknown(), node.text("type"), node.text("element"), node.optional("contains")),
            comments=tuple([it.string() for it in node.items("comments")]),
        )
    if held == "annex":
        return Attachment(
            node.text("eId"),
            node.optional("num"),
            node.optional("heading"),
            node.text("name"),
            blocks(node, "preface"),
        )
    return Frame(blocks(node, "blocks"), tuple([_line(it) for it in node.items("toc")]))


def _line(node: Node) -> TocItem:
    return TocItem(node.text("href"), node.number("level") or 0, node.text("text"))
