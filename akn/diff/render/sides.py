"""A row as the two columns of a page: the old side in the old order, the new side in the new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from akn.diff.changeset import Change, Op, Segment, UnitRef
from akn.diff.render import words
from akn.diff.render.places import Side, below, sections
from akn.language.zh.numerals import NUMERAL

CELL = "\t"
"""What parts the cells of a table row in a text."""

OTHER: dict[Side, str] = {"old": "insert", "new": "delete"}
"""The operation whose characters a side does not have."""

TAGS: dict[Op, str] = {"equal": "", "delete": "del", "insert": "ins"}
"""Operation -> the element of its characters."""

_NUMBER = re.compile(rf"^(（[{NUMERAL}0-9]+）|[{NUMERAL}]+、|[0-9]+[.．、]|[①-⑳]) ")
"""A number of 项, 目 or a clause at the start of a line, with the space that print does not have."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters. `tag` is its element, `classes` say why it differs, `href` where its target is."""

    text: str
    tag: str = ""
    classes: str = ""
    href: str = ""


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a side; a table, where it has `rows`; the head of a part of a split or merger, where it is `head`.

    `num` is the number in front, `mark` what is said of where it moved.
    """

    runs: tuple[Run, ...] = ()
    num: tuple[Run, ...] = ()
    mark: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    head: bool = False


def items(change: Change, side: Side, targets: Mapping[str, str], language: str) -> Iterator[Item]:
    """The items of one side of a row; `targets` are the places of the page by eId."""
    yield from paragraphs(change.heading, side, targets)
    cut = [(ref, part) for there, ref, part in sections(change) if there == side]
    for ref, part in cut:
        yield Item((Run(words.name(ref, change.unit, language)),), head=True)
        yield from paragraphs(part, side, targets)
    if not cut:
        yield from paragraphs(change.text, side, targets)
    for ref, child in below(change, side):
        yield from _unit(ref, child, side, targets, language)


def _unit(ref: UnitRef, change: Change, side: Side, targets: Mapping[str, str], language: str) -> Iterator[Item]:
    """The items of a unit below a row: its number stands in front of the first, with what is said of its place."""
    parts = {part_ref.eId: part for there, part_ref, part in sections(change) if there == side}
    if ref.eId in parts:
        found = list(paragraphs(parts[ref.eId], side, targets))
    else:
        found = [item for segments in (change.heading, change.text) for item in paragraphs(segments, side, targets)]
    first, *rest = found or [Item()]
    yield replace(first, num=_num(ref, change, side), mark=_mark(ref, change, side, language))
    yield from rest
    if ref.eId not in parts:
        for child_ref, child in below(change, side):
            yield from _unit(child_ref, child, side, targets, language)


def _num(ref: UnitRef, change: Change, side: Side) -> tuple[Run, ...]:
    """The number of a unit, marked as inserted or deleted with it, or as the renumbering has it."""
    if not ref.num:
        return ()
    tag = "del" if side == "old" else "ins"
    if not (change.old and change.new):
        return (Run(ref.num, tag),)
    other = change.new if side == "old" else change.old
    return (Run(ref.num),) if any(there.num == ref.num for there in other) else (Run(ref.num, tag, "reference"),)


def _mark(ref: UnitRef, change: Change, side: Side, language: str) -> str:
    if ref.position is not None and side == "old":
        return words.went(change, language, part=ref != change.old[0])
    if change.moved and side == "new" and ref == change.new[0]:
        return words.came(change, language)
    return ""


def paragraphs(segments: Iterable[Segment], side: Side | None, targets: Mapping[str, str]) -> Iterator[Item]:
    """The lines of a text, rows of a table together; of both sides where `side` is None."""
    table: list[tuple[Cell, ...]] = []
    for line in _lines(segments, side, targets):
        if any(CELL in run.text for run in line):
            table.append(tuple(_cells(line)))
            continue
        if table:
            yield Item(rows=tuple(table))
            table = []
        if line:
            yield Item(_without_space(line))
    if table:
        yield Item(rows=tuple(table))


def _lines(segments: Iterable[Segment], side: Side | None, targets: Mapping[str, str]) -> Iterator[tuple[Run, ...]]:
    """The runs of one side, line by line; of both, a line ends where either does, and says so where only one does."""
    line: list[Run] = []
    for segment in segments:
        if side is not None and segment.op == OTHER[side]:
            continue
        first, *more = segment.text.split("\n")
        if first:
            line.append(_run(segment, first, targets))
        for text in more:
            if side is None and (end := _end(segment, line)):
                line.append(end)
            yield tuple(line)
            line = [_run(segment, text, targets)] if text else []
    if line:
        yield tuple(line)


def _end(segment: Segment, line: Iterable[Run]) -> Run | None:
    """What marks an end of `line` that one side alone has; nothing where the whole line is of that side."""
    tag = TAGS[segment.op]
    return Run("¶", tag, "break") if tag and any(run.tag != tag for run in line) else None


def _cells(line: Iterable[Run]) -> Iterator[Cell]:
    cell: list[Run] = []
    for run in line:
        first, *more = run.text.split(CELL)
        if first:
            cell.append(replace(run, text=first))
        for text in more:
            yield tuple(cell)
            cell = [replace(run, text=text)] if text else []
    yield tuple(cell)


def _without_space(line: tuple[Run, ...]) -> tuple[Run, ...]:
    """`line` without the space after the number in front: in print there is none."""
    text = _NUMBER.sub(r"\1", line[0].text)
    return line if text == line[0].text else (replace(line[0], text=text), *line[1:])


def _run(segment: Segment, text: str, targets: Mapping[str, str]) -> Run:
    tag = TAGS[segment.op]
    place = targets.get(segment.target or "", "")
    return Run(text, tag, segment.cause or "", f"#{place}" if place and segment.op == "insert" else "")
