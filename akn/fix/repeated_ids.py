"""An id that stands twice gets `__oc_2` the second time, in documents of other publishers.

The first keeps it: that is the one which references to the id find (design: mapping, a number that repeats).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from akn.diagnostics import diagnostic
from akn.fix.source import Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.elements import NAMESPACE
from akn.model.document import Document

CODE = "S007"


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each element whose eId one before it has."""
    del document
    named = [element for element in source.root.iter(f"{{{NAMESPACE}}}*") if element.get("eId")]
    taken = {element.get("eId", "") for element in named}
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for element in named:
        eid = element.get("eId", "")
        if eid not in seen:
            seen.add(eid)
            continue
        count = counts.get(eid, 1) + 1
        while (free := f"{eid}__oc_{count}") in taken:
            count += 1
        taken.add(free)
        counts[eid] = count
        found = diagnostic(
            CODE, line_of(element), eId=eid, element=etree.QName(element).localname, value=eid,
            path=source.root.getroottree().getelementpath(element).replace(f"{{{NAMESPACE}}}", ""),
        )  # fmt: skip
        yield Repair(found, tuple(source.put(element, {"eId": free})))
