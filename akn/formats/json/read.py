"""Reads the document contract. JSON of another shape is refused with one diagnostic that names place, line and reason."""

from __future__ import annotations

from akn.formats.json import CONTRACT
from akn.formats.json.read_meta import metadata
from akn.formats.json.write_meta import source
from akn.formats.options import ReadOptions
from akn.model.document import Attachment, Document, Reading, TocItem
from akn.plain.load import load
from akn.plain.node import Node
from akn.plain.read_units import blocks, units


def read(data: bytes, options: ReadOptions | None = None) -> Reading:
    """The document in `data`; None and one diagnostic (X001, X002, X020, X021) where it is none.

    Keys that follow from others (`title`, `trackingId`, `source`, a table's `text`) are not used; where one disagrees,
    X022 says so. Keys the contract does not know are passed over, as later versions may add some. Never raises on content.
    """
    del options  # what they ask for concerns text
    return Reading(*load(data, _document, "X021"))


def _document(root: Node) -> Document:
    root.contract(CONTRACT)
    made = Document(
        metadata(root),
        root.text("type"),
        root.text("element"),
        root.optional("contains"),
        blocks(root, "cover"),
        blocks(root, "preface"),
        tuple(TocItem(it.text("href"), _level(it), it.text("text")) for it in root.items("toc")),
        blocks(root, "preamble"),
        units(root, "body"),
        blocks(root, "conclusions"),
        tuple(_attachment(it) for it in root.items("attachments")),
        tuple(it.string() for it in root.items("comments")),
    )
    root.derived("title", made.title)
    root.derived("source", source(made.meta))
    return made


def _level(node: Node) -> int:
    level = node.number("level")
    return 1 if level is None else level


def _attachment(node: Node) -> Attachment:
    return Attachment(
        node.text("eId"),
        node.optional("num"),
        node.optional("heading"),
        node.optional("name") or "annex",
        blocks(node, "preface"),
        units(node, "body"),
    )
