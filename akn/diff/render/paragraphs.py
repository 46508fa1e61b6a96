"""The run of pieces of a comparison as paragraphs and rows of tables, each with what happened to it as a whole.

A paragraph's `mark` says whether its end is kept, deleted or inserted: one whose end is deleted goes on in the next in
NEW, one whose end is inserted does in OLD. A row of a table is kept, deleted or inserted whole, and so are its cells; what
is more than that in a table is said as the old row deleted and the new one inserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from akn.diff.changeset import Op
from akn.diff.render.pieces import END, SIDES, Piece, only
from akn.diff.render.sides import CELL

OPENING, CLOSING = "“‘《（", "”’》）"
"""No line ends with one of the first, or begins with one of the second: what is quoted stands with its marks."""


class Paragraph(NamedTuple):
    """The pieces of a line; `mark` is the operation of its end, `style` its kind, `move` the move its end belongs to.

    `was` is the kind that it has in OLD, where that is another one and the paragraph is not new.
    """

    pieces: tuple[Piece, ...]
    mark: Op
    style: str = "text"
    move: int = 0
    was: str = ""


class TableRow(NamedTuple):
    """The pieces of each cell, and the operation of the row as a whole."""

    cells: tuple[tuple[Piece, ...], ...]
    mark: Op


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph | TableRow]:
    """The lines of a run of pieces in order. Neither side has empty ones."""
    yield from _extended(list(_grouped(pieces)))


def _extended(lines: Sequence[Paragraph | TableRow]) -> Iterator[Paragraph | TableRow]:
    """`lines`, where one that ends with what is new goes on with whole new ones as one insertion, and so with deletions.

    That is how a word processor tracks what is typed at the end of a paragraph: the old end stands behind the last of
    them. The other way round LibreOffice makes one change of both and takes the end between them, which stays, with it.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        end = at
        if isinstance(line, Paragraph) and line.mark == "equal" and line.pieces and line.pieces[-1].op != "equal":
            while end < len(lines) and _is_whole(lines[end], line.pieces[-1].op):
                end += 1
        last = lines[end - 1]
        if end == at or not isinstance(line, Paragraph) or not isinstance(last, Paragraph):
            yield line
            continue
        op = line.pieces[-1].op
        yield line._replace(mark=op)
        yield from lines[at : end - 1]
        old, new = (line.style, last.style) if op == "insert" else (last.style, line.style)
        yield last._replace(mark="equal", move=0, style=new, was=old if old != new else "")
        at = end


def _is_whole(line: Paragraph | TableRow, op: Op) -> bool:
    """Whether a line is a paragraph that is deleted or inserted with its end."""
    return isinstance(line, Paragraph) and line.mark == op and all(piece.op == op for piece in line.pieces)


def _grouped(pieces: Iterable[Piece]) -> Iterator[Paragraph | TableRow]:
    """The lines, each end where its own side has it."""
    group: list[Paragraph] = []
    for line in _lines(_ended(list(pieces))):
        if not group and line.mark != "equal" and all(piece.op == line.mark for piece in line.pieces):
            yield from _whole([line])
            continue
        group.append(line)
        if line.mark == "equal":
            yield from _whole(group)
            group = []
    if group:
        yield from _whole(group)


def _ended(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """`pieces` with each line end where a side needs one: not at the start of a line, nor inside quotation marks; and no
    blank behind a number that stands alone."""
    kept = [_kept(pieces, other) for _, other in SIDES]
    for piece, old, new in zip(pieces, *kept, strict=True):
        if old and new:
            yield piece
        elif old or new:
            yield piece._replace(op="delete" if old else "insert")


def _kept(pieces: Sequence[Piece], other: Op) -> list[bool]:
    """Which of `pieces` the side shows that does not have those of `other`."""
    shown = [bool(piece.text) and piece.op != other for piece in pieces]
    after = [""] * len(pieces)  # the character that follows, whatever line ends stand between
    char = ""
    for at in range(len(pieces) - 1, -1, -1):
        after[at] = char
        if shown[at] and pieces[at].text != END and not pieces[at].gap:
            char = pieces[at].text[0]
    before = END
    blank = -1  # the blank that waits for a text
    for at, piece in enumerate(pieces):
        if not shown[at]:
            continue
        if piece.text == END:
            shown[at] = before != END and before not in OPENING and not (after[at] and after[at] in CLOSING)
            if blank >= 0:
                shown[blank] = False
            before = END if shown[at] else before
        elif not piece.gap:
            before = piece.text[-1]
        blank = at if piece.gap else -1
    if blank >= 0:
        shown[blank] = False
    return shown


def _lines(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    line: list[Piece] = []
    last: Piece | None = None
    for piece in pieces:
        last = piece
        if piece.text == END:
            yield Paragraph(_joined(line), piece.op, piece.style, piece.move)
            line = []
        else:
            line.append(piece)
    if line and last is not None:
        yield Paragraph(_joined(line), "equal", last.style)


def _joined(line: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours that are alike made one."""
    return tuple(
        Piece(op, "".join(piece.text for piece in group), number=number, move=move)
        for (op, number, move), group in groupby(line, lambda piece: (piece.op, piece.number, piece.move))
    )


def _whole(group: Sequence[Paragraph]) -> Iterator[Paragraph | TableRow]:
    """Lines at whose start and end both sides are at the start of a line."""
    if not any(CELL in piece.text for line in group for piece in line.pieces):
        yield from group
        return
    line = group[0]
    # the cells of a row that stays are the same on both sides; one that does not is deleted or inserted with all in it
    if len(group) == 1 and all(p.op == line.mark or (line.mark == "equal" and CELL not in p.text) for p in line.pieces):
        yield TableRow(tuple(_cells(line.pieces)), line.mark)
        return
    run = [piece for line in group for piece in (*line.pieces, Piece(line.mark, END, line.style))]
    for side, _ in SIDES:
        for whole in _lines(only(run, side)):
            if any(CELL in piece.text for piece in whole.pieces):
                yield TableRow(tuple(_cells(whole.pieces)), whole.mark)
            else:
                yield whole


def _cells(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    cell: list[Piece] = []
    for piece in pieces:
        first, *more = piece.text.split(CELL)
        if first:
            cell.append(piece._replace(text=first))
        for text in more:
            yield tuple(cell)
            cell = [piece._replace(text=text)] if text else []
    yield tuple(cell)
