"""An id for each provision that has none, in documents of other publishers, by the AKN Naming Convention (5.4).

Ids that are there stay as they are, whatever their form: their publisher made them, and others cite them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from akn.diagnostics import diagnostic
from akn.fix.source import Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.elements import HIERARCHY, NAMESPACE
from akn.language.zh.numerals import index
from akn.model.document import Document

CODE = "I020"
ABBREVIATIONS = {
    "alinea": "al", "article": "art", "book": "book", "chapter": "chp", "clause": "cl", "division": "dvs",
    "paragraph": "para", "section": "sec", "subchapter": "subchp", "subclause": "subcl", "subdivision": "subdvs",
    "subparagraph": "subpara", "subsection": "subsec", "transitional": "trans",
}  # fmt: skip
"""Element -> its part of an id, where that is not its name (Naming Convention 5.4, table of abbreviations)."""
_CONTEXTS = HIERARCHY | {"attachment", "component", "quotedStructure", "embeddedStructure"}
_CHINESE = re.compile("[\u3400-\u9fff①-⑳]")
_WORD = re.compile(r"[^\W_]+")
_FORBIDDEN = re.compile(r"[^A-Za-z0-9]")


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each; an element with a `GUID` alone gets an eId too."""
    del document
    taken = {element.get("eId") for element in source.root.iter("*")}
    tried: dict[str, int] = {}
    made: dict[etree._Element, str] = {}
    counts: dict[tuple[etree._Element | None, str], int] = {}
    for element in source.root.iter(f"{{{NAMESPACE}}}*"):
        name = etree.QName(element).localname
        if name not in HIERARCHY:
            continue
        key = element.getparent(), name
        counts[key] = position = counts.get(key, 0) + 1
        if element.get("eId"):
            continue
        prefix = next((found for parent in element.iterancestors() if (found := _context(parent, made))), "")
        stem = f"{prefix}__" if prefix else ""
        eid = _free(f"{stem}{ABBREVIATIONS.get(name, name)}_{_number(element) or position}", taken, tried)
        taken.add(eid)
        made[element] = eid
        missing = diagnostic(CODE, line_of(element), eId=eid, element=name, expected=eid)
        yield Repair(missing, tuple(source.put(element, {"eId": eid})))


def _context(element: etree._Element, made: dict[etree._Element, str]) -> str:
    if etree.QName(element).localname not in _CONTEXTS:
        return ""
    return made.get(element) or str(element.get("eId", ""))


def _number(element: etree._Element) -> str:
    """The number as an id has it: `Article 12a.` is 12a, `(iv)` is iv, 第十二条之一 is 12-1; empty where none can be read."""
    num = element.find(f"{{{NAMESPACE}}}num")
    words = "".join(str(part) for part in num.itertext()) if num is not None else ""
    if not words.strip():
        return ""
    if _CHINESE.search(words):
        return index(words) or ""
    parts = _WORD.findall(words)
    digits = [part for part in parts if any(char.isdigit() for char in part)]
    found = "-".join(digits) or (parts[-1] if parts and len(parts[-1]) < 8 else "")
    return "" if _FORBIDDEN.search(found.replace("-", "")) else found


def _free(eid: str, taken: set[str | None], tried: dict[str, int]) -> str:
    """`eid`, or with the first occurrence number that is free; `tried` remembers where that search ended."""
    count, free = tried.get(eid, 1), eid
    while free in taken:
        count += 1
        free = f"{eid}__oc_{count}"
    tried[eid] = max(count - 1, 1)
    return free
