"""OLD and a comparison give NEW, exactly (design: JSON contracts, `comparison`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from akn.diff.changeset import FRAME, Change, ChangeSet, Content, Frame, UnitRef
from akn.diff.outline import Entry, entries
from akn.diff.rebuild import in_place, rebuild
from akn.model.document import Attachment, Document
from akn.model.metadata import Metadata
from akn.model.provision import Provision

Held = TypeVar("Held", Document, Attachment, Metadata)


def patch(old: Document, changes: ChangeSet) -> Document:
    """The new document of a comparison whose old one is `old`: equal to it but for line numbers.

    Raises KeyError where a row names a unit that `old` doesn't have, TypeError where a row holds the wrong thing.
    """
    named = {change.unit: change for change in changes.changes if _is_frame(change)}
    body, annexes = _parts(changes.changes)
    shell = _held(named["document"], Document, old)
    preface = _frame(named.get("preface"), Frame(old.preface, old.toc))
    known = {annex.eId: annex for annex in old.attachments}
    attachments = []
    for head, rows in annexes:
        if not head.new:
            continue
        before = known[head.old[0].eId] if head.old else Attachment("")
        made = _held(head, Attachment, before)
        attachments.append(replace(made, body=_body(before.body, rows, changes.level)))
    return replace(
        old,
        meta=_held(named["metadata"], Metadata, old.meta) if "metadata" in named else old.meta,
        name=shell.name,
        element=shell.element,
        contains=shell.contains,
        comments=shell.comments,
        cover=_frame(named.get("cover"), Frame(old.cover)).blocks,
        preface=preface.blocks,
        toc=preface.toc,
        preamble=_frame(named.get("preamble"), Frame(old.preamble)).blocks,
        body=_body(old.body, body, changes.level),
        conclusions=_frame(named.get("conclusions"), Frame(old.conclusions)).blocks,
        attachments=tuple(attachments),
    )


def _is_frame(change: Change) -> bool:
    """Whether a row is of the frame: it names no unit. (Elsewhere provisions are called `conclusions`, too.)"""
    return change.unit in FRAME and not change.old and not change.new


def _parts(changes: Iterable[Change]) -> tuple[list[Change], list[tuple[Change, list[Change]]]]:
    """The rows of the body, and each annex's head with the rows of its own."""
    body: list[Change] = []
    annexes: list[tuple[Change, list[Change]]] = []
    for change in changes:
        if change.unit == "annex":
            annexes.append((change, []))
        elif not _is_frame(change):
            (annexes[-1][1] if annexes else body).append(change)
    return body, annexes


def _held(row: Change, kind: type[Held], old: Held) -> Held:
    """What a row holds, or else what there was."""
    if not row.content:
        return old
    item: Content = row.content[0]
    if not isinstance(item, kind):
        raise TypeError(f"a row of {row.unit} can't hold a {type(item).__name__}")
    return item


def _frame(row: Change | None, old: Frame) -> Frame:
    if row is None or row.kind == "repealed":
        return Frame()
    if row.content and not isinstance(row.content[0], Frame):
        raise TypeError(f"a row of {row.unit} can't hold a {type(row.content[0]).__name__}")
    return row.content[0] if row.content and isinstance(row.content[0], Frame) else old


def _body(old: Sequence[Provision], rows: Iterable[Change], level: str) -> tuple[Provision, ...]:
    """The new units of `rows`, each below the last one of less depth."""
    known = {entry.unit.eId: entry for entry in entries(old, level)}
    made: list[tuple[UnitRef, tuple[int, Provision]]] = []
    for row in rows:
        for ref, unit in zip(row.new, _units(row, known), strict=True) if row.new else ():
            made.append((ref, (row.depth if ref.position is None else ref.depth, unit)))
    placed = [item for _, item in in_place(made)]
    return _nest(placed, 0, len(placed), 0)


def _units(row: Change, known: dict[str, Entry]) -> list[Provision]:
    whole = [item for item in row.content if isinstance(item, Provision)]
    if len(whole) == len(row.new) and not row.children:
        return whole
    entry = known[row.old[0].eId]
    return [rebuild(replace(entry.unit, children=()) if entry.holder else entry.unit, row)]


def _nest(made: Sequence[tuple[int, Provision]], start: int, end: int, depth: int) -> tuple[Provision, ...]:
    """The tree of `made[start:end]`, units in document order with their depths."""
    out: list[Provision] = []
    at = start
    while at < end:
        unit = made[at][1]
        below = at + 1
        while below < end and made[below][0] > depth:
            below += 1
        if below > at + 1:
            unit = replace(unit, children=_nest(made, at + 1, below, depth + 1))
        out.append(unit)
        at = below
    return tuple(out)
