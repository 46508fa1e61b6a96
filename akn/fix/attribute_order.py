"""eId, wId and GUID first, in this order; what follows keeps its order. No value changes, nor the blanks between."""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import diagnostic
from akn.fix.source import Attribute, Edit, Source
from akn.fix.table import Repair
from akn.formats.akn.context import line_of
from akn.formats.akn.elements import NAMESPACE
from akn.model.document import Document

CODE = "X030"
_FREE = f"{{{NAMESPACE}}}container"
"""Its name says what it is, so the writer puts that first; either order stands."""
FIRST = ("eId", "wId", "GUID")
"""The attributes that name an element, in the order in which they begin its tag."""


def repairs(source: Source, document: Document | None) -> Iterator[Repair]:
    """One repair for each start tag that has them in another order; elements of other namespaces are left alone."""
    del document
    own = source.root.tag.rpartition("}")[0]
    for element in source.root.iter(f"{own}}}*" if own else f"{{{NAMESPACE}}}*"):
        if element.tag == _FREE or not any(name in element.attrib for name in FIRST):
            continue
        slots = [item for item in source.attributes(element) if not item.name.startswith("xmlns")]
        ordered = sorted(slots, key=_rank)
        if ordered != slots:
            edits = tuple(
                Edit(slot.start, slot.end, slot.space + source.text[item.start + len(item.space) : item.end])
                for slot, item in zip(slots, ordered, strict=True)
            )
            yield Repair(diagnostic(CODE, line_of(element), eId=element.get("eId")), edits)


def _rank(item: Attribute) -> int:
    return FIRST.index(item.name) if item.name in FIRST else len(FIRST)
