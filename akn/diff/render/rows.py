"""The rows of the page: what each says of itself, its two columns, its one column, and which are folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from akn.diff.changeset import FRAME, Change, ChangeSet, touched
from akn.diff.render import inline, sides, words
from akn.diff.render.places import QUIET, Gap, annexes, gaps
from akn.diff.render.sides import Item

FOLLOWS = "reference"
"""The sort of rows of which nothing changed but citations that follow their provisions."""

SORTS = (
    "modified",
    "inserted",
    "repealed",
    "split",
    "merged",
    "moved",
    FOLLOWS,
    "editorial",
    "renumbered",
    "unchanged",
)
"""What rows are filtered by, as the reader is offered it: substance, then form, then what did not change."""


LONG = 280
"""A row with more characters than this on one side takes much of a printed page, and may be cut where the page ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page: an article, a heading (`band`), a part of the frame, or a place that a unit left (`gap`).

    `sort` is one of SORTS. `what` says all that happened, `short` the main thing; `href` is where a gap's unit stands.
    `both` is the text in one column, where the sides differ; `same` says that they do not. `quiet` rows are folded.
    """

    id: str
    sort: str
    label: str
    short: str
    what: str
    old_num: str = ""
    new_num: str = ""
    old: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    both: tuple[Item, ...] = ()
    band: bool = False
    gap: bool = False
    quiet: bool = False
    same: bool = False
    href: str = ""
    level: int = 2

    @property
    def extent(self) -> tuple[int, int]:
        """Of the side that has more text: how many characters are deleted or inserted, and how many there are."""
        return max(map(_extent, (self.old, self.new)), key=lambda extent: extent[1])

    @property
    def long(self) -> bool:
        """Whether a printed page may end inside."""
        return self.extent[1] > LONG


@dataclass(slots=True)
class Fold:
    """Rows that stand together. `quiet` is what is said of those that are folded under one line, `sort` theirs."""

    quiet: str
    sort: str = ""
    rows: list[Row] = field(default_factory=list)


def rows(changes: ChangeSet, language: str) -> Iterator[Row]:
    """Every row of the page in its order, and the places that units left. Metadata stand by themselves."""
    targets = {ref.eId: f"r{at}" for at, change in enumerate(changes.changes) for ref in change.new if ref.eId}
    holders, left = annexes(changes), gaps(changes.changes)
    every = list(changes.changes)
    for at in range(-1, len(every)):
        if at >= 0 and every[at].unit != "metadata" and (every[at].unit != "document" or touched(every[at])):
            columns: tuple[tuple[Item, ...], tuple[Item, ...]] = (
                tuple(sides.items(every[at], "old", targets, language)),
                tuple(sides.items(every[at], "new", targets, language)),
            )
            row = _row(f"r{at}", every[at], _is_band(every[at], changes.level), columns, language)
            if holders[at]:
                row = replace(row, label=words.label(every[at], language, holders[at]))
            if row.old and row.new and not row.same and not row.band:
                row = replace(row, both=tuple(inline.items(every[at], targets, language)))
            if row.old or row.new or row.band:
                yield row
        for number, gap in enumerate(left.get(at, ())):
            yield _gap(f"g{at + 1}-{number}", gap, every[gap.row], holders[gap.row], language)


def folds(every: Iterable[Row], language: str) -> Iterator[Fold]:
    """Runs of rows of one quiet kind, to be folded, and the rows between; headings are always shown."""
    fold = Fold("")
    for row in every:
        sort = row.sort if row.quiet and not row.band else ""
        if fold.rows and sort != fold.sort:
            yield fold
            fold = Fold("")
        fold.sort = sort
        fold.quiet = next((pair[language == "zh"] for kind, pair in words.QUIET.items() if kind == sort), "")
        fold.rows.append(row)
    if fold.rows:
        yield fold


def _extent(side: tuple[Item, ...]) -> tuple[int, int]:
    differs = length = 0
    for item in side:
        cells = (run for cells in item.rows for cell in cells for run in cell)
        for run in chain(item.num, item.runs, cells):
            length += len(run.text)
            if run.tag and not run.classes:
                differs += len(run.text)
    return differs, length


def _sort(change: Change) -> str:
    return FOLLOWS if change.kind in QUIET and touched(change) else change.kind


def _is_band(change: Change, level: str) -> bool:
    """Whether a row is a heading over others: of 章 and the like, and of an annex without a preface."""
    if change.unit == "annex":
        return not change.text
    return change.unit not in FRAME and change.unit != level and not change.text and bool(change.heading)


def _row(
    name: str, change: Change, band: bool, columns: tuple[tuple[Item, ...], tuple[Item, ...]], language: str
) -> Row:
    sort, differs = _sort(change), touched(change)
    label = words.label(change, language)
    old, new = ("、".join(words.name(ref, change.unit, language) for ref in side) for side in (change.old, change.new))
    if not change.old and not change.new:  # a part of the frame
        old = "" if change.kind == "inserted" else label
        new = "" if change.kind == "repealed" else label
    # where sub-headings say what begins, the numbers need not be said together
    old, new = ("" if any(item.head for item in side) else said for side, said in zip(columns, (old, new), strict=True))
    title = words.heading(change) if band else ""
    return Row(
        name,
        sort,
        f"{label} {title}" if title else label,
        (words.FOLLOWED if sort == FOLLOWS else words.KINDS[change.kind])[language == "zh"],
        words.kind(change, language),
        old,
        new,
        *columns,
        band=band,
        quiet=change.kind in QUIET and not differs,
        same=not differs,
        level=min(change.depth + 2, 6),
    )


def _gap(name: str, gap: Gap, change: Change, annex: Change | None, language: str) -> Row:
    side = change.old if gap.side == "old" else change.new
    label = words.name(gap.ref, change.unit, language)
    went = words.went(change, language, part=gap.ref != side[0])
    said = (Item(mark=went),)
    return Row(
        name,
        _sort(change),
        f"{words.head(annex, language)} {label}" if annex else label,
        went,
        went,
        label if gap.side == "old" else "",
        label if gap.side == "new" else "",
        said if gap.side == "old" else (),
        said if gap.side == "new" else (),
        gap=True,
        href=f"#r{gap.row}",
    )
