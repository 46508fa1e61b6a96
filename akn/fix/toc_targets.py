"""Where lines of the 目录 point, in documents of the profile: to the heading that reads as they do. No word changes."""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.fix.source import Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.language.zh.typography import LEADER
from akn.model.document import Document
from akn.model.provision import headings, walk
from akn.rules.toc import printed


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each line that points elsewhere: R001 where there is no such unit, R002 where it reads otherwise.

    A heading that stands several times (第一章　一般规定 in each 编) is the next one after that of the line before.
    """
    if document is None or not document.toc:
        return
    places: dict[str, list[tuple[int, str]]] = {}
    for place, unit in enumerate(headings(document.body)):
        places.setdefault(printed(unit), []).append((place, unit.eId))
    there = {f"#{unit.eId}" for unit in walk(document.units())} | {f"#{item.eId}" for item in document.attachments}
    texts = {f"#{unit.eId}": printed(unit) for unit in walk(document.units())}
    used: set[str] = set()
    last = -1
    elements = source.root.iterfind("{*}*/{*}preface/{*}toc/{*}tocItem")
    for item, element in zip(document.toc, elements, strict=False):
        named = "".join(LEADER.sub("", item.text).split())
        found = places.get("".join(item.text.split())) or places.get(named)
        if not found:
            continue
        here = next((one for one in found if item.href == f"#{one[1]}" and one[1] not in used), None)
        place, eid = here or next((one for one in found if one[0] > last), found[-1])
        used.add(eid)
        last = max(place, last)
        if item.href != f"#{eid}" and eid:
            edits = tuple(source.put(element, {"href": f"#{eid}"}))
            yield Repair(_finding(item.href, item.text, line_of(element), there, texts), edits)


def _finding(href: str, text: str, line: int, there: set[str], texts: dict[str, str]) -> Diagnostic:
    if href not in there and href != "#":
        return diagnostic("R001", line, element="tocItem", attribute="href", target=href)
    if texts.get(href) == "".join(text.split()):  # a heading of the same words, in another place
        return diagnostic("R004", line, item=text)
    return diagnostic("R002", line, item=text, heading=texts.get(href, "—"))
