"""Formats: one folder each, one row each in FORMATS. Nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

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


def format_of(path: str) -> str:
    """The format a file name's extension stands for. Raises UnknownFormat."""
    extension = PurePath(path).suffix.lower()
    for name, row in FORMATS.items():
        if extension in row.extensions:
            return name
    raise UnknownFormat(
        f"{path}: no format has the extension {extension or '(none)'!r}; name one of {', '.join(FORMATS)}"
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
