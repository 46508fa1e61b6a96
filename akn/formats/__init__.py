"""Formats: one folder each, one row each in FORMATS. Nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from akn.diagnostics import printable
from akn.errors import UnknownFormat

if TYPE_CHECKING:
    from akn.formats.options import ReadOptions
    from akn.model.document import Document, Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One row: file extensions (the first is the one written) and where reader and writer live (`module:function`).

    A reader takes (bytes, ReadOptions) and returns a Reading; a writer takes a Document and returns UTF-8 bytes.
    """

    extensions: tuple[str, ...]
    reader: str | None = None
    writer: str | None = None


FORMATS: dict[str, Format] = {
    "txt": Format((".txt",), "akn.formats.text.read:read", "akn.formats.text.write:write"),
    "md": Format((".md", ".markdown"), "akn.formats.markdown.read:read", "akn.formats.markdown.write:write"),
    "xml": Format((".xml", ".akn", ".an"), "akn.formats.akn.read:read", "akn.formats.akn.write:write"),
    "json": Format((".json",), "akn.formats.json.read:read", "akn.formats.json.write:write"),
}


FOREIGN = {
    "a word processor": (".docx", ".doc", ".rtf", ".odt", ".wps", ".pages"),
    "a spreadsheet": (".xlsx", ".xls", ".ods", ".csv"),
    "PDF or OFD": (".pdf", ".ofd"),
    "the Web": (".html", ".htm", ".xhtml", ".mhtml"),
    "an archive": (".zip", ".gz", ".tar", ".7z", ".rar", ".epub"),
}
"""Whose files people hand over by mistake: neither read nor written as documents."""


def format_of(path: str) -> str:
    """The format a file name's extension stands for. Raises UnknownFormat."""
    extension = PurePath(path).suffix.lower()
    for name, row in FORMATS.items():
        if extension in row.extensions:
            return name
    theirs = next((name for name, known in FOREIGN.items() if extension in known), "")
    remedy = f"; a file of {theirs} is no document here: save its text as .txt or .md first" if theirs else ""
    raise UnknownFormat(
        f"{printable(path)}: no format has the extension {printable(extension) or '(none)'!r};"
        f" name one of {', '.join(FORMATS)}{remedy}"
    )


def sniff(data: bytes) -> str:
    """The format that unnamed input is in, by how it begins: xml, json, else txt."""
    head = data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    return {b"<": "xml", b"{": "json"}.get(head, "txt")


def reader(name: str) -> Callable[[bytes, ReadOptions], Reading]:
    """The reader of format `name`. Raises UnknownFormat."""
    return cast("Callable[[bytes, ReadOptions], Reading]", _load(name, _row(name).reader, "read"))


def writer(name: str) -> Callable[[Document], bytes]:
    """The writer of format `name`. Raises UnknownFormat."""
    return cast("Callable[[Document], bytes]", _load(name, _row(name).writer, "written"))


def _row(name: str) -> Format:
    if name not in FORMATS:
        raise UnknownFormat(f"no format {name!r}; name one of {', '.join(FORMATS)}")
    return FORMATS[name]


def _load(name: str, target: str | None, verb: str) -> object:
    if target is None:
        raise UnknownFormat(f"{name} can't be {verb}")
    module, _, function = target.partition(":")
    return getattr(import_module(module), function)
