"""Which units of the new text each operation made or changed."""

from __future__ import annotations

from collections.abc import Mapping

from akn.amend.operation import Applied
from akn.model.provision import walk

WORDS = ("word-substitution", "word-insertion", "word-deletion", "heading", "title", "preamble")
"""Kinds of operations that change words inside a unit."""
PLACES = ("renumbering", "move", "split", "join")
"""Kinds that change where a text stands, and the text only where they quote a new one."""


def touched(applied: Applied) -> dict[str, tuple[str, ...]]:
    """Id of an operation -> the eIds in the new text that it made or changed: for words, the innermost units that hold them.

    Title and preamble have no id.
    """
    changed: dict[str, list[str]] = {}
    for eid, by in applied.by.items():
        for each in by:
            changed.setdefault(each, []).append(eid)
    parents = {child.eId: unit.eId for unit in walk(applied.document.units()) for child in unit.children}
    out: dict[str, tuple[str, ...]] = {}
    for outcome in applied.outcomes:
        operation = outcome.operation
        if operation.kind in ("title", "preamble"):
            out[operation.id] = ()
        elif operation.kind in WORDS:
            out[operation.id] = _innermost(changed.get(operation.id, []), parents) or outcome.new
        else:
            out[operation.id] = outcome.new
    return out


def reworded(applied: Applied) -> frozenset[str]:
    """The units of the new text of which only words changed: they hold old text as well."""
    there = touched(applied)
    worded: set[str] = set()
    whole: set[str] = set()
    for outcome in applied.outcomes:
        if outcome.status != "refused":
            (worded if outcome.operation.kind in WORDS else whole).update(there[outcome.operation.id])
    return frozenset(worded - whole)


def _innermost(eids: list[str], parents: Mapping[str, str]) -> tuple[str, ...]:
    above: set[str] = set()
    for eid in eids:
        while (eid := parents.get(eid, "")) and eid not in above:
            above.add(eid)
    return tuple(eid for eid in eids if eid not in above)
