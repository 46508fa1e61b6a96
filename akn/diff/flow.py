"""A row as one run of lines: its heading, its own text and that of all below it, with their numbers, in the order of NEW.

What a row keeps apart for each unit is put together again, so that a reader (or another comparison) can go through it from
beginning to end. Every line ends with a line feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from akn.diff.changeset import Cause, Change, Op, Segment

Line = tuple[Segment, ...]

_PIECE = re.compile(r"[^\n]*\n|[^\n]+")


def lines(change: Change) -> list[Line]:
    """The lines of a row, each with the line feed at its end; without the number of the row's own units."""
    return list(_lines(change, ()))


def flow(change: Change) -> tuple[Segment, ...]:
    """The same as one run of segments. Without insertions it is the old text, without deletions the new one."""
    return joined(segment for line in lines(change) for segment in line)


def joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """`segments` with neighbours of one operation and cause made one."""
    out: list[Segment] = []
    for segment in segments:
        if out and (segment.op, segment.cause, segment.target) == (out[-1].op, out[-1].cause, out[-1].target):
            out[-1] = segment._replace(text=out[-1].text + segment.text)
        elif segment.text:
            out.append(segment)
    return tuple(out)


def _lines(change: Change, number: Line) -> Iterator[Line]:
    """The lines of a row and of all below it; `number` stands before the first."""
    runs = [run for run in (change.heading, change.text) if run] or ([()] if number else [])
    for at, run in enumerate(runs):
        yield from _cut((*number, *run) if not at else run)
    for child in change.children:
        yield from _lines(child, _number(child))


def _number(change: Change) -> Line:
    """The number of a unit with the space behind it; another one than before is no change of substance."""
    if change.kind in ("split", "merged"):  # the texts of several units: they have no number in common
        return ()
    old, new = (next((ref.num for ref in side if ref.num), "") for side in (change.old, change.new))
    if old == new:
        return (Segment("equal", f"{new} "),) if new else ()
    both_sides = change.old and change.new
    cause: Cause | None = None if not both_sides else "reference" if change.renumbered else "editorial"
    made: tuple[tuple[Op, str], ...] = (("delete", old), ("insert", new))
    return tuple(Segment(op, f"{text} ", cause) for op, text in made if text)


def _cut(run: Line) -> Iterator[Line]:
    """The lines of a run; the line feed behind the last is of the sides that have any of it."""
    line: list[Segment] = []
    for segment in run:
        for piece in _PIECE.findall(segment.text):
            line.append(segment._replace(text=piece))
            if piece.endswith("\n"):
                yield tuple(line)
                line = []
    ops = {segment.op for segment in run}
    yield (*line, Segment("equal" if len(ops) > 1 else ops.pop(), "\n"))
