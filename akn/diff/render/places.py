"""Where the rows of a comparison stand, for every renderer: in which annex, in whose order, and what left its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from akn.diff.changeset import FRAME, Change, ChangeSet, Segment, UnitRef, touched
from akn.diff.rebuild import in_place
from akn.diff.render import words

Side = Literal["old", "new"]

QUIET = ("unchanged", "renumbered")
"""Kinds of rows that need no reading, unless a character differs."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that a unit left, or stands at without its row: `ref` on `side`, whose row is the one at `row`."""

    side: Side
    ref: UnitRef
    row: int


def annexes(changes: ChangeSet) -> list[Change | None]:
    """For each row the head of the annex it belongs to; None for the main text, and for the heads themselves."""
    out: list[Change | None] = []
    head: Change | None = None
    for change in changes.changes:
        if change.unit in FRAME:
            head = change if change.unit == "annex" else None
            out.append(None)
        else:
            out.append(head)
    return out


def others(changes: ChangeSet, language: str) -> Iterator[str]:
    """The names of what changed beside the units that are counted: headings, parts of the frame, annexes."""
    for change, annex in zip(changes.changes, annexes(changes), strict=True):
        if change.unit in ("document", "metadata") or (change.kind in QUIET and not touched(change)):
            continue
        if annex is not None or change.unit == "annex":
            yield words.head(annex or change, language)
        elif change.unit != changes.level:
            yield words.label(change, language)


def gaps(changes: Sequence[Change], *, every: bool = False) -> dict[int, list[Gap]]:
    """The places that are not where their rows are, by the index of the row they follow; -1 before the first.

    The old place of what moved, of a part of a merger; the new place of a part of a split, wherever these are not those
    of the row. `changes` are the rows of one document, or those below one row. `every` gives the old places of headings
    too that did not move but have other articles before them than they had: all that the order of OLD needs.
    """
    found: dict[int, list[Gap]] = {}
    sides: tuple[Side, Side] = ("old", "new")
    body: list[int] = []
    for at, change in enumerate(changes):
        if change.unit in FRAME and body:
            for side in sides:
                _gaps(changes, body, side, found, every=every)
            body = []
        if change.unit not in FRAME:
            body.append(at)
    for side in sides:
        _gaps(changes, body, side, found, every=every)
    return found


def _gaps(
    changes: Sequence[Change], body: Sequence[int], side: Side, found: dict[int, list[Gap]], *, every: bool
) -> None:
    if not any(ref.position is not None for at in body for ref in getattr(changes[at], side)):
        return
    after = body[0] - 1
    for ref, row in in_place([(ref, at) for at in body for ref in getattr(changes[at], side)]):
        if ref.position is None:
            after = row
        elif every or changes[row].moved or changes[row].kind in words.WENT:
            found.setdefault(after, []).append(Gap(side, ref, row))


def below(change: Change, side: Side) -> list[tuple[UnitRef, Change]]:
    """The units below a row in the order of `side`, each with its row."""
    return in_place([(ref, child) for child in change.children for ref in getattr(child, side)])


def sections(change: Change) -> list[tuple[Side, UnitRef, tuple[Segment, ...]]]:
    """The text of a split or merger cut where each of its several units begins: their side, the unit, the segments.

    The line feeds between them are left out. Empty for any other row.
    """
    sides: tuple[Side, Side] = ("new", "old")
    for side in sides:
        refs: tuple[UnitRef, ...] = getattr(change, side)
        starts = [ref.start for ref in refs if ref.start is not None]
        if len(starts) == len(refs) > 1:
            parts = _cut(change.text, starts, "delete" if side == "new" else "insert")
            return [(side, ref, part) for ref, part in zip(refs, parts, strict=True)]
    return []


def _cut(segments: Iterable[Segment], starts: Sequence[int], other: str) -> Iterator[tuple[Segment, ...]]:
    """`segments` cut before each of `starts` but the first; `other` is the operation that these do not count."""
    rest = list(segments)
    for start, end in pairwise([*starts, None]):
        room = None if end is None else end - 1 - (start or 0)
        part: list[Segment] = []
        while rest:
            segment = rest.pop(0)
            if room is None or segment.op == other:
                part.append(segment)
                continue
            if len(segment.text) > room:
                if room:
                    part.append(segment._replace(text=segment.text[:room]))
                if after := segment.text[room + 1 :]:  # without the line feed
                    rest.insert(0, segment._replace(text=after))
                break
            part.append(segment)
            room -= len(segment.text)
        yield tuple(part)
