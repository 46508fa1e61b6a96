"""The comparison as one self-contained page: 修改前后对照表, old on the left, new on the right.

Nothing is loaded from anywhere: the style is in the page and named by its hash in the page's content security policy,
and there is no script. All text is escaped by the template engine.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from akn.diff.changeset import FRAME, KINDS, Change, ChangeSet, Kind, Segment, touched
from akn.diff.render import words

if TYPE_CHECKING:
    from markupsafe import Markup

FOLDER = Path(__file__).parent
QUIET = {"unchanged": "未变动", "renumbered": "仅条序调整"}
"""Kinds whose rows are folded away, where no character differs, and what is said of them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters in a cell. `tag` is its element, `classes` say why it differs, `href` where its target is."""

    text: str
    tag: str = ""
    classes: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a row, side by side: numbers and runs of either side. `same` where nothing differs."""

    indent: int
    old_num: str
    new_num: str
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: an article, a heading (`band`) or a part of the frame. `what` says all that happened, `short` the main thing."""

    id: str
    kind: Kind
    label: str
    short: str
    what: str
    band: bool
    old_num: str
    new_num: str
    lines: tuple[Line, ...] = ()
    level: int = 2


@dataclass(slots=True)
class Fold:
    """Rows that stand together. `quiet` is what is said of those that are folded under one line."""

    quiet: str
    rows: list[Row] = field(default_factory=list)


def render(changes: ChangeSet) -> str:
    """The page. The same comparison always gives the same page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rows = list(_rows(changes))
    counts = changes.articles if sum(changes.articles.values()) else changes.summary
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    return environment.get_template("page.html.jinja").render(
        old=changes.old,
        new=changes.new,
        style=_trusted(style),
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        counts=[(kind, words.KINDS[kind][1], counts[kind]) for kind in KINDS if counts[kind]],
        unit=words.UNITS.get(changes.level, ("", "个单元"))[1],
        total=sum(counts.values()),
        jumps=[row for row in rows if row.kind not in QUIET and not row.band],
        folds=list(_folds(rows)),
    )


def _trusted(style: str) -> Markup:
    """The style sheet of this package, which is no text of a document and is not to be escaped."""
    from markupsafe import Markup

    return Markup(style)  # noqa: S704 - a file of this package


def _folds(rows: Iterable[Row]) -> Iterator[Fold]:
    """Runs of rows of one quiet kind, to be folded, and the rows between; headings are always shown."""
    fold = Fold("")
    for row in rows:
        quiet = "" if row.band else QUIET.get(row.kind, "")
        if fold.rows and quiet != fold.quiet:
            yield fold
            fold = Fold(quiet)
        fold.quiet = quiet
        fold.rows.append(row)
    if fold.rows:
        yield fold


def _rows(changes: ChangeSet) -> Iterator[Row]:
    places = {ref.eId: f"r{at}" for at, change in enumerate(changes.changes) for ref in change.new if ref.eId}
    metadata = [(at, change) for at, change in enumerate(changes.changes) if change.unit == "metadata"]
    rest = [(at, change) for at, change in enumerate(changes.changes) if change.unit != "metadata"]
    for at, change in (*rest, *metadata):
        band = change.unit not in FRAME and change.unit != changes.level and not change.text and bool(change.heading)
        kind: Kind = "modified" if change.kind in QUIET and touched(change) else change.kind
        label = words.label(change, "zh")
        old, new = (
            "、".join(words.name(ref, change.unit, "zh") for ref in side)
            if side
            else label
            if change.unit in FRAME
            else ""
            for side in (change.old, change.new)
        )
        yield Row(
            f"r{at}",
            kind,
            label,
            words.KINDS[kind][1] if kind == change.kind else words.FOLLOWED[1],
            words.kind(change, "zh"),
            band,
            old,
            new,
            tuple(_lines(change, places, 0)),
            min(change.depth + 2, 6),
        )


def _lines(change: Change, places: dict[str, str], indent: int) -> Iterator[Line]:
    """Lines for the heading, for the unit's own text, and those of the units below."""
    nums = ("", "")
    if indent:
        old, new = ("、".join(ref.num or "" for ref in side) for side in (change.old, change.new))
        nums = (old, new)
    if change.heading:
        yield from _paragraphs(change.heading, places, indent, nums)
        nums = ("", "")
    if change.text or any(nums):
        yield from _paragraphs(change.text, places, indent, nums)
    for child in change.children:
        yield from _lines(child, places, indent + 1)


def _paragraphs(
    segments: tuple[Segment, ...], places: dict[str, str], indent: int, nums: tuple[str, str]
) -> Iterator[Line]:
    """The lines of a text, those of the two sides opposite each other in order."""
    same = nums[0] == nums[1] and all(segment.op == "equal" for segment in segments)
    old = _split(segments, "insert", places)
    new = _split(segments, "delete", places)
    for at in range(max(len(old), len(new))):
        left, right = (side[at] if at < len(side) else () for side in (old, new))
        yield Line(max(0, indent - 1), *(nums if at == 0 else ("", "")), left, right, same)


def _split(segments: tuple[Segment, ...], other: str, places: dict[str, str]) -> list[tuple[Run, ...]]:
    """The runs of one side, line by line; `other` is the operation of the other side."""
    lines: list[list[Run]] = [[]]
    for segment in segments:
        if segment.op == other:
            continue
        first, *more = segment.text.split("\n")
        if first:
            lines[-1].append(_run(segment, first, places))
        lines += ([_run(segment, text, places)] if text else [] for text in more)
    return [tuple(line) for line in lines]


def _run(segment: Segment, text: str, places: dict[str, str]) -> Run:
    tag = {"equal": "", "delete": "del", "insert": "ins"}[segment.op]
    place = places.get(segment.target or "", "")
    return Run(text, tag, segment.cause or "", f"#{place}" if place and segment.op == "insert" else "")
