"""Blanks that are no text: at line ends between elements, doubled in tags, empty lines, and one line end at the end.

Only white space inside elements that hold no text goes, and never a line end on its own; running text, what stands under
`xml:space="preserve"`, `foreign`, `proprietary` and other namespaces stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from akn.diagnostics import diagnostic
from akn.fix.source import Edit, Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.elements import CONTAINERS, HIERARCHY, SECTIONS
from akn.model.document import Document

CODE = "X031"
_META = frozenset((
    "meta", "identification", "FRBRWork", "FRBRExpression", "FRBRManifestation", "FRBRItem", "lifecycle", "workflow",
    "analysis", "activeModifications", "passiveModifications", "mappings", "temporalData", "temporalGroup", "references",
    "notes", "toc", "table", "tr",
))  # fmt: skip
_HOLDERS = (HIERARCHY | SECTIONS | CONTAINERS | _META) - {"foreign", "item", "list"}
"""Elements whose white space is layout, where all text in them is white space."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CLOSED = ("foreign", "proprietary", "presentation")
_BLANK = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"[ \t]+(?=\r?\n)")
_EMPTY = re.compile(r"(\r?\n)(?:[ \t]*\r?\n){2,}")
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[ \t]+(?==|/?>)|(?<==)[ \t]+|[ \t]{2,}")


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each element or line with such blanks."""
    del document
    own = etree.QName(source.root).namespace
    yield from _between(source, source.root, own)
    for element in _open(source.root, own):
        if edits := _tag(source, element):
            yield Repair(diagnostic(CODE, line_of(element)), edits)
    end = len(source.text.rstrip(" \t\r\n"))
    if source.text[end:] != source.newline:
        yield Repair(
            diagnostic(CODE, source.text.count("\n", 0, end) + 1), (Edit(end, len(source.text), source.newline),)
        )


def _open(element: etree._Element, own: str | None) -> Iterator[etree._Element]:
    """The elements of the document's namespace that are not inside those closed to repairs."""
    todo = [element]
    while todo:
        here = todo.pop()
        name = etree.QName(here)
        if name.namespace == own and name.localname not in _CLOSED:
            yield here
            todo += [child for child in reversed(here) if isinstance(child.tag, str)]


def _between(source: Source, root: etree._Element, own: str | None) -> Iterator[Repair]:
    todo = [root]
    while todo:
        element = todo.pop()
        name = etree.QName(element)
        if name.namespace != own or name.localname in _CLOSED or element.get(_SPACE) == "preserve":
            continue
        todo += [child for child in reversed(element) if isinstance(child.tag, str)]
        if name.localname not in _HOLDERS or not _only_elements(source, element):
            continue
        at = source.spans[element].inner
        for child in (*element, None):
            end = source.spans[element].outer if child is None else _start(source, child, at)
            piece = source.text[at:end]
            if _BLANK.fullmatch(piece):
                made = _EMPTY.sub(r"\1\1", _LINE_END.sub("", piece))
                if made != piece:
                    yield Repair(diagnostic(CODE, source.text.count("\n", 0, at) + 1), (Edit(at, end, made),))
            at = end if child is None else _end(source, child, end)


def _only_elements(source: Source, element: etree._Element) -> bool:
    """Whether there is nothing but elements and blanks in it; a CDATA section says that its blanks are meant."""
    span = source.spans[element]
    if source.text.find("<![CDATA[", span.inner, span.outer) >= 0:
        return False
    texts = [element.text, *(child.tail for child in element)]
    return all(text is None or _BLANK.fullmatch(text) for text in texts)


def _start(source: Source, child: etree._Element, at: int) -> int:
    """Where a child begins; comments and processing instructions are found from `at` on."""
    return source.spans[child].start if child in source.spans else source.text.index("<", at)


def _end(source: Source, child: etree._Element, start: int) -> int:
    if child in source.spans:
        return source.spans[child].end
    mark = "-->" if source.text.startswith("<!--", start) else "?>"
    return source.text.index(mark, start) + len(mark)


def _tag(source: Source, element: etree._Element) -> tuple[Edit, ...]:
    span = source.spans[element]
    if "\n" in source.text[span.start : span.inner]:  # somebody has set it out
        return ()
    edits = []
    for match in _IN_TAG.finditer(source.text, span.start, span.inner):
        if match[0][0] not in "\"'":
            keep = "" if source.text[match.end()] in "=/>" or source.text[match.start() - 1] == "=" else " "
            edits.append(Edit(match.start(), match.end(), keep))
    return tuple(edits)
