"""Both texts of a comparison as one run of pieces: those that are kept, deleted and inserted, in reading order.

Without its insertions the run is the whole of OLD, without its deletions the whole of NEW, unit by unit in their order.
Every unit ends with a line feed; one that a line which is already at its start would get, says nothing
(`akn.diff.render.paragraphs` leaves it out).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from akn.diff.changeset import FRAME, Change, ChangeSet, Op, UnitRef
from akn.diff.rebuild import in_place
from akn.diff.render.pieces import END, ONE, SIDES, Piece, apart, cut, halves, lines, number, numbers, only, sides
from akn.diff.render.places import Side, gaps
from akn.diff.render.sides import CELL

STYLES: dict[str, str] = {
    "document": "title",
    "preface": "note",
    "toc": "toc",
    "book": "heading",
    "part": "heading",
    "chapter": "heading",
    "section": "heading",
    "conclusions": "sign",
    "annex": "annex",
}
"""Unit of a row -> what kind of paragraph its first line is; any other is `text`."""

HEADED: dict[str, str] = {"toc": "heading"}
"""Unit of a row -> what kind of paragraph its heading is, where that is not the kind of the row."""

PLAIN = frozenset(("title", "note", "toc", "sign"))
"""Kinds of paragraphs that all lines of a row are, not the first alone."""

FRONT = ("cover", "document", "preface", "toc", "preamble")
"""The frame before the body, in reading order."""


class _Row(NamedTuple):
    """The pieces of a row at its own place, those of its units that stand elsewhere, and those behind the rows of what a
    heading holds."""

    here: list[Piece]
    away: Mapping[tuple[Side, UnitRef], list[Piece]]
    tail: list[Piece]


def stream(changes: ChangeSet) -> list[Piece]:
    """All of both texts but the metadata."""
    return list(apart(list(_Stream(changes).pieces())))


class _Stream:
    """The run of one comparison; it counts the moves."""

    def __init__(self, changes: ChangeSet) -> None:
        self.changes = changes
        self.moves = 0

    def pieces(self) -> Iterator[Piece]:
        every = self.changes.changes
        named = {change.unit: change for change in every if _is_frame(change)}
        if "preface" in named and _holds(named["preface"], named.get("document")):
            named.pop("document", None)
        for unit in FRONT:
            if unit in named:
                yield from self._unit(named[unit])
        heads = [at for at, change in enumerate(every) if change.unit == "annex"]
        left = gaps(every, every=True)
        first = next((at for at, change in enumerate(every) if not _is_frame(change)), len(every))
        body = range(first, heads[0] if heads else len(every))
        rows = {at: self._row(every[at]) for at in range(len(every)) if not _is_frame(every[at])}

        def run(places: Iterable[int]) -> Iterator[Piece]:
            open_: list[tuple[int, list[Piece]]] = []
            for at in places:
                while open_ and at in rows and every[at].depth <= open_[-1][0]:
                    yield from open_.pop()[1]
                if at in rows:
                    yield from rows[at].here
                    open_.append((every[at].depth, rows[at].tail))
                for gap in left.get(at, ()):
                    yield from rows[gap.row].away[gap.side, gap.ref]
            while open_:
                yield from open_.pop()[1]

        yield from run((first - 1, *body) if first < len(every) else ())
        if "conclusions" in named:
            yield from self._unit(named["conclusions"])
        yield from self._annexes(heads, run)

    def _annexes(self, heads: Sequence[int], run: object) -> Iterator[Piece]:
        """Each annex with the rows of its body; one that moved leaves its old place and comes to its new one."""
        every = self.changes.changes
        whole: list[list[Piece]] = []
        for head, end in zip(heads, (*heads[1:], len(every)), strict=False):
            whole.append([*self._unit(every[head]), *run(range(head, end))])  # type: ignore[operator]
        here, away = [], {}
        for at, head in enumerate(heads):
            change = every[head]
            moved = bool(change.old) and change.old[0].position is not None
            here.append(only(whole[at], "new") if moved else whole[at])
            if moved:
                away[at] = only(whole[at], "old")
        after = -1
        olds = [(ref, at) for at, head in enumerate(heads) for ref in every[head].old]
        left: dict[int, list[int]] = {}
        for ref, at in in_place(olds):
            if ref.position is None:
                after = at
            else:
                left.setdefault(after, []).append(at)
        for at in range(-1, len(heads)):
            if at >= 0:
                yield from here[at]
            for gone in left.get(at, ()):
                yield from away[gone]

    def _rows(self, changes: Sequence[Change]) -> Iterator[Piece]:
        """The rows below a unit."""
        rows, left = [self._row(change) for change in changes], gaps(changes, every=True)
        for at in range(-1, len(rows)):
            if at >= 0:
                yield from rows[at].here
            for gap in left.get(at, ()):
                yield from rows[gap.row].away[gap.side, gap.ref]

    def _row(self, change: Change) -> _Row:
        """A row of units. What stands at two places is deleted at the one and inserted at the other."""
        parts = self._parts(change)
        here: list[Piece] = []
        away: dict[tuple[Side, UnitRef], list[Piece]] = {}
        stay: set[Side] = set()  # the sides that have something at the row's own place
        for at, part in enumerate(parts):
            refs = [_at(side, at) for side in (change.old, change.new)]
            gone = [ref is not None and ref.position is not None for ref in refs]
            stay.update(side for (side, _), ref, left in zip(SIDES, refs, gone, strict=True) if ref and not left)
            if not any(gone):
                here += part
                continue
            if gone[0] and len(parts) == 1 and not any(CELL in piece.text for piece in part):
                self.moves += 1
                part = [piece._replace(move=self.moves) if piece.op == "equal" else piece for piece in part]
            for (side, _), ref, left in zip(SIDES, refs, gone, strict=True):
                if left and ref is not None:
                    away.setdefault((side, ref), []).extend(only(part, side))
                else:
                    here += only(part, side)
        style = STYLES.get(change.unit, "text")
        for (side, _), found in away.items():
            found.append(Piece(ONE[side], END, style))
        if stay:
            here.append(Piece("equal" if len(stay) == 2 else ONE[stay.pop()], END, style))
        tail = [] if change.children else list(lines(halves(change)[1]))
        if tail:
            tail.append(Piece(_op(change.old, change.new), END))
        return _Row(here, away, tail)

    def _parts(self, change: Change) -> list[list[Piece]]:
        """The pieces of a row: one list, or one for each of the several units of a split or merger."""
        for side in ("old", "new"):
            refs: tuple[UnitRef, ...] = getattr(change, side)
            if len(refs) > 1 and all(ref.start is not None for ref in refs):
                first, *rest = cut(
                    change.text, [ref.start or 0 for ref in refs], ONE["new" if side == "old" else "old"]
                )
                style = STYLES.get(change.unit, "text")
                ended = [Piece(sides(change.heading), END, style)] if change.heading else []
                made = [[*number(change), *lines(change.heading, style), *ended, *lines(first, style)]]
                for ref, part in zip(refs[1:], rest, strict=True):
                    found = list(lines(part, style))
                    ends = 1 if found and found[0].text == END else 0
                    made.append([*found[:ends], *numbers((ref,), change.unit, ONE[side]), *found[ends:]])
                return made
        return [list(self._unit(change))]

    def _unit(self, change: Change) -> Iterator[Piece]:
        """Number, heading, own text and all below it; the last line ended."""
        style = STYLES.get(change.unit, "text")
        yield from number(change)
        above = HEADED.get(change.unit, style)
        yield from lines(change.heading, above)
        if change.unit == "annex":  # the number of an annex stands alone where it has no heading
            yield Piece(_op(change.old, change.new), END, above)
        elif change.heading:
            yield Piece(sides(change.heading), END, above)
        text, closing = halves(change)
        if text:
            own = style if style in PLAIN else "text"
            yield from lines(text, own)
            yield Piece(sides(text), END, own)
        yield from self._rows(change.children)
        if change.children:
            yield from lines(closing)
        alone = style if style in PLAIN or not (change.text or change.children) else "text"
        yield Piece(_op(change.old, change.new), END, alone)


def _is_frame(change: Change) -> bool:
    """Whether a row stands for no unit. (Elsewhere provisions are called `conclusions`, too.)"""
    return change.unit == "annex" or (change.unit in FRAME and not change.old and not change.new)


def _holds(preface: Change, title: Change | None) -> bool:
    """Whether the title stands in a line of the preface together with other words."""
    if title is None:
        return False
    for other in ("insert", "delete"):
        words = "".join(segment.text for segment in title.text if segment.op != other)
        lines = "".join(segment.text for segment in preface.text if segment.op != other).split(END)
        if words and any(line != words and (line.startswith(words) or line.endswith(words)) for line in lines):
            return True
    return False


def _at(refs: Sequence[UnitRef], part: int) -> UnitRef | None:
    """The unit of a part of a split or merger on the side that has several, or the one on the other."""
    return refs[part] if len(refs) > 1 else refs[0] if refs else None


def _op(old: Sequence[UnitRef], new: Sequence[UnitRef]) -> Op:
    return "equal" if bool(old) == bool(new) else "delete" if old else "insert"
