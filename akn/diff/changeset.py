"""ChangeSet: what a comparison found, as pure data (design: JSON contracts, `comparison`).

Rows, references and segments are named tuples: a comparison makes thousands, and these cost a third of a frozen dataclass.
One `Change` is one row. A row without `children` holds the whole text of its unit, a line for each unit and block below
it; a row with `children` holds its own blocks alone, and each child its own. A row's `content` is there where OLD and the
row's other fields do not give the new unit exactly: with it, OLD and the rows always do (`akn.diff.rebuild`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from akn.model.block import Block
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import Metadata
from akn.model.provision import Provision

Kind = Literal["unchanged", "renumbered", "moved", "modified", "editorial", "inserted", "repealed", "split", "merged"]
KINDS: tuple[Kind, ...] = (
    "unchanged",
    "renumbered",
    "moved",
    "modified",
    "editorial",
    "inserted",
    "repealed",
    "split",
    "merged",
)
"""Every kind of change, in the order of the summary."""

FRAME = ("document", "metadata", "cover", "preface", "toc", "preamble", "conclusions", "annex")
"""Rows that stand for no provision: the title, `meta`, what stands before and after the body, the head of an annex."""

UNIT = dict.fromkeys(FRAME, "hcontainer")
"""Kind of a provision -> `unit` of its row, where that is not the kind: other publishers call provisions as FRAME does."""

LITTLE = 0.15
"""Two works that have a smaller share of their text in common are unrelated (acts about different things: up to 0.04)."""

Op = Literal["equal", "delete", "insert"]
Cause = Literal["reference", "editorial"]


class Segment(NamedTuple):
    """A run of characters that both texts have, or that one has alone.

    `cause` says why an edit is none of substance: `reference`, a cited number followed its provision, whose new eId is
    `target`; `editorial`, width, punctuation form, spacing or variant characters.
    """

    op: Op
    text: str
    cause: Cause | None = None
    target: str | None = None


class UnitRef(NamedTuple):
    """Which unit: its eId, its number as printed, and what names it over all versions.

    A unit that does not stand where its row does says where it stands: an old one that moved, or is a part of a merger not
    right behind the first, or a heading that stood between other articles; a new one that is such a part of a split. It is
    `position`, counted from 0 among all units of its side that have rows in this body (below a unit: among its children),
    and `depth` as of a row. In a split or merger `start` is where the unit's text begins, in characters of its side of the
    row's text. Where units stand below it that have rows of their own, `closing` is where what stands behind them begins,
    counted likewise. `within` names the headings above a unit whose row went below another one (第二章第一节).
    """

    eId: str
    num: str | None = None
    tracking_id: str = ""
    position: int | None = None
    depth: int = 0
    start: int | None = None
    closing: int | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The blocks of a cover, preface, preamble or conclusions; a preface has the table of contents as well."""

    blocks: tuple[Block, ...] = ()
    toc: tuple[TocItem, ...] = ()


Content = Provision | Attachment | Frame | Metadata | Document
"""What `Change.content` holds. A unit or annex whose row has children, or rows of its own below it, comes without them;
a Document comes with nothing but its type, element and comments."""


class Change(NamedTuple):
    """One row: a unit of OLD, of NEW, or what became what.

    `old` and `new` name the units; several of NEW in a split, several of OLD in a merger. `renumbered` and `moved` hold
    beside any kind; a unit moved that left the order of its neighbours, or went below another heading. `confidence` (0 to 1) is how sure the alignment is. `heading` compares headings where there are
    any, `text` the text. `depth` counts the headings a row stands under. `note` and `decision` are for whoever
    enriches a comparison.
    """

    kind: Kind
    unit: str
    old: tuple[UnitRef, ...] = ()
    new: tuple[UnitRef, ...] = ()
    renumbered: bool = False
    moved: bool = False
    confidence: float = 1.0
    heading: tuple[Segment, ...] = ()
    text: tuple[Segment, ...] = ()
    content: tuple[Content, ...] = ()
    children: tuple[Change, ...] = ()
    depth: int = 0
    note: str | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents: address, title, date of the version, and SHA-256 of its canonical text."""

    iri: str
    title: str
    date: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A whole comparison. `level` is the kind of the units that are compared one by one: `article`, where there are any.

    `common` is there where the two are different works (their addresses and titles differ): the share of their text that
    stands in both, 0 to 1.
    """

    old: Side
    new: Side
    changes: tuple[Change, ...]
    level: str = "article"
    common: float | None = None

    @property
    def summary(self) -> dict[Kind, int]:
        """How many rows there are of each kind."""
        return self._count(self.changes)

    @property
    def articles(self) -> dict[Kind, int]:
        """How many rows of the level compared (articles, as a rule) there are of each kind."""
        return self._count(tuple(change for change in self.changes if change.unit == self.level))

    @property
    def unrelated(self) -> bool:
        """Whether these are two different works that have little in common, so that only like units were paired."""
        return self.common is not None and self.common < LITTLE

    @property
    def differs(self) -> bool:
        """Whether anything changed, metadata included."""
        return any(change.kind != "unchanged" or touched(change) for change in self.changes)

    @staticmethod
    def _count(changes: tuple[Change, ...]) -> dict[Kind, int]:
        counts = dict.fromkeys(KINDS, 0)
        for change in changes:
            counts[change.kind] += 1
        return counts


def in_common(changes: Iterable[Change]) -> float:
    """The share of the provisions' text, 0 to 1, that stands in both documents."""
    same, apart = _sizes(change for change in changes if change.unit not in FRAME)
    return round(2 * same / (2 * same + apart), 3) if same or apart else 1.0


def _sizes(changes: Iterable[Change]) -> tuple[int, int]:
    """How many characters stand in both, and how many in one alone."""
    same = apart = 0
    for change in changes:
        for segment in change.text:
            if segment.op == "equal":
                same += len(segment.text)
            else:
                apart += len(segment.text)
        below = _sizes(change.children)
        same, apart = same + below[0], apart + below[1]
    return same, apart


def touched(change: Change) -> bool:
    """Whether any character differs in a row or below it, for whatever cause."""
    return any(s.op != "equal" for s in (*change.heading, *change.text)) or any(map(touched, change.children))
