"""OLD and a comparison give NEW, exactly (design: JSON contracts, `comparison`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from akn.diagnostics import Diagnostic, diagnostic
from akn.diff.changeset import FRAME, Change, ChangeSet, Content, Frame, UnitRef
from akn.diff.lines import digest
from akn.diff.outline import Entry, entries
from akn.diff.rebuild import Unfit, held, in_place, one, rebuild
from akn.errors import Refused
from akn.model.document import Attachment, Document
from akn.model.metadata import Metadata
from akn.model.provision import Provision

Held = TypeVar("Held", Document, Attachment, Frame, Metadata)


def patch(old: Document, changes: ChangeSet) -> Document:
    """The new document of a comparison whose old one is `old`: equal to it but for line numbers.

    Raises Refused (X025, X026, X027) where `old` has another text than the comparison starts from, or the two don't fit.
    """
    here = digest(old)
    if here != changes.old.hash:
        raise Refused(_other(old, here, changes))
    try:
        new = _patched(old, changes)
    except Unfit as error:
        raise Refused(diagnostic("X027", reason=error)) from error
    if digest(new) != changes.new.hash:
        raise Refused(diagnostic("X027", reason="the text that it gives is not that of NEW"))
    return new


def _other(old: Document, here: str, changes: ChangeSet) -> Diagnostic:
    """Why `old`, whose hash is `here`, is not the text to patch."""
    dates = old.meta.expression.dates
    found = _named(old.title, dates[0].date if dates else "", here)
    if here == changes.new.hash:
        return diagnostic("X026", found=found)
    start = changes.old
    return diagnostic("X025", found=found, expected=_named(start.title, start.date, start.hash))


def _named(title: str, date: str, checksum: str) -> str:
    """A text as people know it, and the beginning of its hash: two of one title and date may differ."""
    return f"“{title}” ({date}, {checksum[:12]})"


def _patched(old: Document, changes: ChangeSet) -> Document:
    named = {change.unit: change for change in changes.changes if change.unit in FRAME}
    body, annexes = _parts(changes.changes)
    shell = _held(named["document"], Document, old) if "document" in named else old
    preface = _frame(named.get("preface"), Frame(old.preface, old.toc))
    attachments = []
    for (head, rows), before in zip(annexes, _befores([head for head, _ in annexes], old.attachments), strict=True):
        if not head.new:
            continue
        was = before or Attachment("")
        made = _held(head, Attachment, was)
        attachments.append(replace(made, body=_body(was.body, rows, changes.level)))
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


def _parts(changes: Iterable[Change]) -> tuple[list[Change], list[tuple[Change, list[Change]]]]:
    """The rows of the body, and each annex's head with the rows of its own."""
    body: list[Change] = []
    annexes: list[tuple[Change, list[Change]]] = []
    for change in changes:
        if change.unit == "annex":
            annexes.append((change, []))
        elif change.unit not in FRAME:
            (annexes[-1][1] if annexes else body).append(change)
    return body, annexes


def _befores(heads: Sequence[Change], old: Sequence[Attachment]) -> Iterator[Attachment | None]:
    """The old annex of each head, None where there is none.

    Ids need not tell annexes apart: those that moved say their position, the others stand in the order of OLD.
    """
    moved = {head.old[0].position for head in heads if head.old}
    rest = iter([annex for at, annex in enumerate(old) if at not in moved])
    for head in heads:
        if not head.old:
            yield None
            continue
        position = head.old[0].position
        annex = next(rest, None) if position is None else next(iter(old[position : position + 1]), None)
        if annex is None or annex.eId != head.old[0].eId:
            raise Unfit(f"OLD has no annex {head.old[0].eId!r} where the row stands")
        yield annex


def _held(row: Change, kind: type[Held], old: Held) -> Held:
    """What a row holds, or else what there was."""
    if not row.content:
        return old
    item: Content = row.content[0]
    if not isinstance(item, kind):
        raise Unfit(f"a row of {row.unit} can't hold {type(item).__name__}")
    return item


def _frame(row: Change | None, old: Frame) -> Frame:
    return Frame() if row is None or row.kind == "repealed" else _held(row, Frame, old)


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
    whole = held(row)
    if whole is not None:
        return whole
    entry = known[one(row, known)]
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
