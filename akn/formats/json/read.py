"""Reads the document contract. JSON of another shape is refused with one diagnostic that names place, line and reason."""

from __future__ import annotations

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.json import CONTRACT
from akn.formats.json.locate import line_of
from akn.formats.json.node import Misshapen, Node, Notes, Path
from akn.formats.json.read_meta import metadata
from akn.formats.json.read_units import blocks, units
from akn.formats.json.write_meta import source
from akn.formats.options import ReadOptions
from akn.model.document import Attachment, Document, Reading, TocItem

MAX_BYTES = 256 * 1024 * 1024
"""Largest input, in bytes; JSON of a statute is up to four times its XML."""


def read(data: bytes, options: ReadOptions | None = None) -> Reading:
    """The document in `data`; None and one diagnostic (X001, X002, X020, X021) where it is none.

    Keys that follow from others (`title`, `trackingId`, `source`, a table's `text`) are not used; where one disagrees,
    X022 says so. Keys the contract does not know are passed over, as later versions may add some. Never raises on content.
    """
    del options  # what they ask for concerns text
    import orjson

    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        return Reading(None, (diagnostic("X001"),))
    if len(data) > MAX_BYTES:
        size, limit = len(data) / 1024 / 1024, MAX_BYTES // 1024 // 1024
        return Reading(None, (diagnostic("X002", size=f"{size:.0f}", limit=limit),))
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return Reading(
            None, (diagnostic("X020", error.lineno, column=error.colno, reason=error.msg.partition(": line")[0]),)
        )
    notes = Notes()
    try:
        made = _document(Node(value, (), notes))
    except Misshapen as error:
        reason, line = error.reason, line_of(data.decode(), error.path)
        return Reading(None, (diagnostic("X021", line, where=_where(error.path), reason=reason),))
    return Reading(made, tuple(_noticed(notes, data)))


def _noticed(notes: Notes, data: bytes) -> list[Diagnostic]:
    found = [
        diagnostic("X022", line_of(data.decode(), path), where=_where(path), found=said, expected=expected)
        for path, said, expected in notes.derived.values()
    ]
    if notes.replaced:
        found.append(diagnostic("X023", count=notes.replaced))
    return found


def _where(path: Path) -> str:
    """`body[3].blocks[0].text`."""
    out = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return out.removeprefix(".") or "the whole"


def _document(root: Node) -> Document:
    if not isinstance(root.value, dict):
        raise Misshapen((), "is not an object")
    contract = root.text("contract")
    if contract.partition(".")[0] != CONTRACT.partition(".")[0]:
        raise Misshapen(("contract",), f"is {contract}, not {CONTRACT}")
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
