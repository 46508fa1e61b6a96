"""Pieces of both texts: runs of characters of one line and ends of lines, made of the segments and numbers of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from akn.diff.changeset import Change, Op, Segment, UnitRef
from akn.diff.render.places import Side
from akn.diff.render.sides import CELL
from akn.language.zh.numerals import NUMERAL

END = "\n"
"""The piece that ends a line."""

ONE: dict[Side, Op] = {"old": "delete", "new": "insert"}
"""The operation of what a side has alone."""

SIDES: tuple[tuple[Side, Op], ...] = (("old", "insert"), ("new", "delete"))
"""Each side and the operation whose pieces it does not have."""

_NUMBERED = re.compile(rf"^(（[{NUMERAL}0-9]+）|[{NUMERAL}]+、|[0-9]+[.．、]|[①-⑳]) ")
"""A number of 项, 目 or a clause at the start of a line, with the space that print does not have."""

_CLOSED = re.compile(r"[）)、．.]$|^[①-⑳]$")
"""A number that stands right before its text: （一）, 1., 一、."""


class Piece(NamedTuple):
    """A run of characters of one line, or its end (END).

    `style` is the kind of paragraph that an END ends; `number` says that these are the number of an article; `gap`, that
    this is the blank between a number and its text, which is none where no text follows. `move` numbers the units that
    moved: what left the old place and what came to the new one have the same. 0 is none.
    """

    op: Op
    text: str
    style: str = "text"
    number: bool = False
    gap: bool = False
    move: int = 0


def apart(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """`pieces` with a line end behind each number that stands before the row of a table: it is in none of its cells."""
    for at, piece in enumerate(pieces):
        yield piece
        if piece.gap:
            before = {side for side, other in SIDES if piece.op != other and _is_row(pieces, at + 1, other)}
            if before:
                yield Piece("equal" if len(before) == 2 else "delete" if "old" in before else "insert", END)


def _is_row(pieces: Sequence[Piece], start: int, other: Op) -> bool:
    """Whether the line that begins at `start`, without what is `other`, has several cells."""
    for at in range(start, len(pieces)):
        if pieces[at].op != other:
            if CELL in pieces[at].text:
                return True
            if pieces[at].text == END:
                return False
    return False


def only(pieces: Iterable[Piece], side: Side) -> list[Piece]:
    """What `side` has of `pieces`, as deleted or inserted."""
    own = ONE[side]
    return [piece._replace(op=own) for piece in pieces if piece.op in ("equal", own)]


def sides(segments: Sequence[Segment]) -> Op:
    """The operation of a line end behind `segments`: it is there where they are."""
    has = {segment.op for segment in segments}
    return "equal" if "equal" in has or len(has) > 1 else next(iter(has))


def number(change: Change) -> Iterator[Piece]:
    """The number of a row's first unit and the blank behind it, as deleted and inserted where it changed."""
    old, new = change.old[:1], change.new[:1]
    if old and new and old[0].num == new[0].num:
        yield from numbers(new, change.unit, "equal")
        return
    found = [*numbers(old, change.unit, "delete"), *numbers(new, change.unit, "insert")]
    if len(found) == 4 and found[1].text == found[3].text:  # both have a number, and the same blank
        found[1:] = [found[2], found[3]._replace(op="equal")]
    yield from found


def numbers(refs: Iterable[UnitRef], unit: str, op: Op) -> Iterator[Piece]:
    """The number of each unit and the blank behind it."""
    for ref in refs:
        if ref.num:
            yield Piece(op, ref.num.replace(END, " "), number=unit == "article")
            yield Piece(op, blank(ref.num, unit), gap=True)


def blank(number: str, unit: str) -> str:
    """What stands in print between the number of a unit and its text."""
    return "　" if number.startswith("第") or unit == "annex" else "" if _CLOSED.search(number) else " "


def lines(segments: Iterable[Segment], style: str = "text") -> Iterator[Piece]:
    """`segments` as pieces, cut at line ends. In print no space follows the number at the start of a line."""
    start = False
    for segment in segments:
        for at, text in enumerate(segment.text.split(END)):
            if at:
                yield Piece(segment.op, END, style)
                start = True
            if text:
                yield Piece(segment.op, _NUMBERED.sub(r"\1", text) if start else text, style)
                start = False


def halves(change: Change) -> tuple[list[Segment], list[Segment]]:
    """The text of a row before the units below it and behind them. What is before on one side and behind on the other is
    deleted there and inserted here."""
    places = [refs[0].closing if refs else None for refs in (change.old, change.new)]
    if places == [None, None]:
        return list(change.text), []
    rooms = [len("".join(s.text for s in change.text)) if place is None else place for place in places]
    halves: tuple[list[Segment], list[Segment]] = ([], [])
    for segment in change.text:
        size = len(segment.text)
        # how much of the segment is before the place, on each side that has it
        old, new = (0 if segment.op == other else min(rooms[k], size) for k, (_, other) in enumerate(SIDES))
        rooms = [rooms[0] - old, rooms[1] - new]
        runs: list[tuple[Op, int, int, int]]
        if segment.op != "equal":
            cut = max(old, new)
            runs = [(segment.op, 0, cut, 0), (segment.op, cut, size, 1)]
        else:
            one, two = min(old, new), max(old, new)
            here: tuple[Op, Op] = ("delete", "insert") if old > new else ("insert", "delete")
            runs = [("equal", 0, one, 0), (here[0], one, two, 0), (here[1], one, two, 1), ("equal", two, size, 1)]
        for op, start, end, half in runs:
            if start < end:
                halves[half].append(Segment(op, segment.text[start:end]))
    return halves


def cut(segments: Iterable[Segment], starts: Sequence[int], other: Op) -> list[list[Segment]]:
    """`segments` cut before the line feed in front of each of `starts` but the first; `other` is not counted."""
    out: list[list[Segment]] = [[]]
    at, marks = 0, [start - 1 for start in starts[1:]]
    for segment in segments:
        text = segment.text
        while marks and segment.op != other and at + len(text) > marks[0]:
            head = marks.pop(0) - at
            if head:
                out[-1].append(segment._replace(text=text[:head]))
            out.append([])
            text, at = text[head:], at + head
        out[-1].append(segment._replace(text=text))
        at += 0 if segment.op == other else len(text)
    out += ([] for _ in marks)
    return out
