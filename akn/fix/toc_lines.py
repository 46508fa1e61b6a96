"""The 目录 made anew from the headings, in documents of the profile: what it lists, in which order, and how it reads.

This changes words, so it is made only where somebody asks for it by code (R002, R003, R004): where the official text
itself has another 目录, that is what was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import unescape

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.fix.source import Edit, Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.escape import attribute, text
from akn.model.document import Document, TocItem
from akn.model.provision import Provision, headings
from akn.rules.toc import printed

_TAG = re.compile("<[^>]*>")
LEVELS = {"book": 1, "part": 2, "chapter": 3, "section": 4}
"""Level of a line for each kind of heading (schemas/akn-cn.xsd)."""


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for the whole 目录, or none where it reads as the headings do.

    Lines that point to no heading but to something (序言, annexes) keep their place at the beginning or end; lines that point
    nowhere go. A 目录 with comments in it is left alone.
    """
    if document is None or not document.toc:
        return
    toc = source.root.find("{*}*/{*}preface/{*}toc")
    elements = [] if toc is None else list(toc)
    if len(elements) != len(document.toc) or not all(isinstance(child.tag, str) for child in elements):
        return
    written = [source.text[source.spans[child].start : source.spans[child].end] for child in elements]
    prefix = f"{elements[0].prefix}:" if elements and elements[0].prefix else ""
    lines = _lines(document, written, prefix)
    if lines and lines != written:
        start, end = source.spans[elements[0]].start, source.spans[elements[-1]].end
        yield Repair(_finding(elements, written, lines), (Edit(start, end, source.newline.join(lines)),))


def _lines(document: Document, written: list[str], prefix: str) -> list[str]:
    units = {f"#{unit.eId}": unit for unit in headings(document.body)}
    kinds = {units[item.href].kind for item in document.toc if item.href in units} or {u.kind for u in units.values()}
    there: dict[str, str] = {}
    before: list[str] = []
    after: list[str] = []
    for item, line in zip(document.toc, written, strict=True):
        if item.href in units:
            same = printed(units[item.href]) == "".join(item.text.split())
            there.setdefault(item.href, line if same else _line(units[item.href], prefix, item))
        elif item.href != "#":
            (after if there else before).append(line)
    made = [there.get(href) or _line(unit, prefix) for href, unit in units.items() if unit.kind in kinds]
    return [*before, *made, *after]


def _line(unit: Provision, prefix: str, old: TocItem | None = None) -> str:
    level = old.level if old else LEVELS[unit.kind]
    words = "　".join(part for part in (unit.num, unit.heading) if part)
    return f'<{prefix}tocItem href="#{attribute(unit.eId)}" level="{level}">{text(words)}</{prefix}tocItem>'


def _finding(elements: list[etree._Element], written: list[str], lines: list[str]) -> Diagnostic:
    """The finding at the first line that changes, by what becomes of the whole: lines more, another order, other words."""
    at = next(
        (i for i, (a, b) in enumerate(zip(written, lines, strict=False)) if a != b), min(len(written), len(lines))
    )
    line = line_of(elements[min(at, len(elements) - 1)])
    made = _words(lines[min(at, len(lines) - 1)])
    was = _words(written[min(at, len(written) - 1)])
    if len(lines) > len(written):
        return diagnostic("R003", line, heading=made)
    if sorted(lines) == sorted(written):
        return diagnostic("R004", line, item=was)
    return diagnostic("R002", line, item=was, heading=made)


def _words(line: str) -> str:
    return unescape(_TAG.sub("", line))
