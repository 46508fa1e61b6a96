"""What the rules on the 题注 share."""

from __future__ import annotations

from collections.abc import Iterator

from akn.model.document import Document


def dated(document: Document) -> Iterator[tuple[str, str, int]]:
    """(ISO date, `#` and the kind of event, line) of each marked date in the 题注 that says its kind."""
    for block in document.preface:
        if block.role != "history":
            continue
        for mark in block.marks:
            date, kind = mark.get("date"), mark.get("refersTo")
            if mark.kind == "docDate" and date and kind:
                yield date, kind, block.line
