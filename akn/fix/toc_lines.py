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
    """The whole 目录 made anew, once for each finding that this removes; none where it reads as the headings do.

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
        edits = (Edit(start, end, source.newline.join(lines)),)
        for found in _findings(document, elements, written, lines):
            yield Repair(found, edits)


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


def _findings(
    document: Document, elements: list[etree._Element], written: list[str], lines: list[str]
) -> list[Diagnostic]:
    """What the new lines remove: words that differ (R002), headings left out (R003), another order (R004)."""
    found: list[Diagnostic] = []
    at = {f"#{unit.eId}": place for place, unit in enumerate(headings(document.body))}
    made = {line.split('"', 2)[1]: line for line in lines if 'href="' in line}
    last = -1
    for item, element, line in zip(document.toc, elements, written, strict=True):
        if item.href == "#":
            found.append(diagnostic("R002", line_of(element), item=item.text, heading="—"))
        elif line not in lines and (new := made.get(item.href)):
            found.append(diagnostic("R002", line_of(element), item=_words(line), heading=_words(new)))
        if (place := at.get(item.href)) is not None:
            if place < last:
                found.append(diagnostic("R004", line_of(element), item=_words(line)))
            last = max(place, last)
    listed = {item.href for item in document.toc}
    end = line_of(elements[-1])
    found += [diagnostic("R003", end, heading=_words(line)) for href, line in made.items() if href not in listed]
    return found or [diagnostic("R004", end, item=_words(written[-1]))]


def _words(line: str) -> str:
    return unescape(_TAG.sub("", line))
