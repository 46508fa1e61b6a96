"""An XML document as its characters, each element with the places of its tags, so that repairs are edits and all else stays.

lxml says what a document means, but loses how it is written: quotation marks, order and blanks of attributes, CDATA, line
ends. A repair reads the tree and edits the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from akn.formats.akn.escape import attribute

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</[^>]*>|<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL
)
"""Mark-up of a well-formed document without document type declaration."""
_ATTRIBUTE = re.compile(r"(\s+)([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Edit(NamedTuple):
    """The characters `start` to `end` (from 0, half-open) become `text`."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """Where an element stands: its start tag, and the end of its content and of itself. An empty tag has no content."""

    start: int
    inner: int
    outer: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag, `<p/>`."""
        return self.outer == self.end == self.inner


class Attribute(NamedTuple):
    """One attribute as written: where it stands with the white space before it, its name, and its quoted value."""

    start: int
    end: int
    space: str
    name: str
    value: str


@dataclass(frozen=True)
class Source:
    """One document: its characters, its tree, and what its bytes begin with and are encoded in."""

    text: str
    root: etree._Element
    encoding: str = "utf-8"
    bom: bytes = b""

    @cached_property
    def spans(self) -> Mapping[etree._Element, Span]:
        """The place of each element."""
        return dict(zip(self.root.iter("*"), _spans(self.text), strict=True))

    @property
    def newline(self) -> str:
        """The line end that the document has."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def data(self) -> bytes:
        """The document as bytes, in its own encoding."""
        return self.bom + self.text.encode(self.encoding, "xmlcharrefreplace")

    def attributes(self, element: etree._Element) -> list[Attribute]:
        """The attributes of a start tag in the order in which they are written, declarations of namespaces too."""
        span = self.spans[element]
        return [
            Attribute(m.start(), m.end(), m[1], m[2], m[3])
            for m in _ATTRIBUTE.finditer(self.text, span.start, span.inner)
        ]

    def put(self, element: etree._Element, values: Mapping[str, str]) -> list[Edit]:
        """The edits that give `element` the attributes `values`: in place where it has them, else in front, in that order."""
        there = {item.name: item for item in self.attributes(element)}
        edits, new = [], ""
        for name, value in values.items():
            if item := there.get(name):
                edits.append(Edit(item.start, item.end, f'{item.space}{name}="{attribute(value)}"'))
            else:
                new += f' {name}="{attribute(value)}"'
        if new:
            at = self._behind(element, there)
            edits.append(Edit(at, at, new))
        return edits

    def _behind(self, element: etree._Element, there: Mapping[str, Attribute]) -> int:
        """Where a new id goes: behind the eId, else behind the name of the element."""
        if "eId" in there:
            return there["eId"].end
        match = re.compile(r"<[^\s/>]+").match(self.text, self.spans[element].start)
        return match.end() if match else self.spans[element].inner - 1

    def whole_lines(self, element: etree._Element) -> Edit:
        """The edit that takes `element` out, and the line with it where nothing else stands there."""
        span = self.spans[element]
        start, end = span.start, span.end
        while start and self.text[start - 1] in " \t":
            start -= 1
        for line_end in ("\r\n", "\n"):
            if self.text.startswith(line_end, end) and (not start or self.text[start - 1] == "\n"):
                return Edit(start, end + len(line_end), "")
        return Edit(span.start, span.end, "")


def open_source(data: bytes, root: etree._Element) -> Source | None:
    """`data`, parsed as `root`, as characters; None where its encoding would not give the same bytes back."""
    bom, encoding = next(((b, name) for b, name in _BOMS if data.startswith(b)), (b"", ""))
    encoding = encoding or root.getroottree().docinfo.encoding or "utf-8"
    try:
        text = data.removeprefix(bom).decode(encoding)
        same = text.encode(encoding) == data.removeprefix(bom)
    except (LookupError, UnicodeError):
        return None
    source = Source(text, root, encoding, bom)
    try:
        return source if same and len(source.spans) else None
    except ValueError:  # mark-up that the two readings count differently
        return None


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits`, which must not overlap, made. Raises ValueError where two do."""
    out, at = [], 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"two edits meet at {edit.start}")
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*out, text[at:]))


def _spans(text: str) -> list[Span]:
    found: list[Span] = []
    open_: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        second = text[start + 1]
        if second == "/":
            at = open_.pop()
            found[at] = found[at]._replace(outer=start, end=end)
        elif second not in "!?":
            if text[end - 2] != "/":
                open_.append(len(found))
            found.append(Span(start, end, end, end))
    return found
