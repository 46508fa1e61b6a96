"""An amended text against the official consolidated one: agreement per article, or the difference and who made it.

Title, preamble, headings, articles and annexes are compared, and below which heading each article stands. Metadata, order,
目录 and signature are not: consolidated texts are printed with and without them. A 题注 that says something else is told as a
remark: it is no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from akn.amend.operation import Amendment, Target
from akn.diff.changeset import Change, Segment, UnitRef, touched
from akn.diff.compare import compare
from akn.diff.normalise import editorial
from akn.model.document import Document
from akn.model.eid import ABBREVIATIONS
from akn.model.provision import Provision, walk

IGNORED = ("metadata", "cover", "preface", "toc", "conclusions")
"""Rows of a comparison that are not looked at."""

NAMES = {"document": "标题", "preamble": "序言", "annex": "附件"}
"""Unit of a row without a number -> what it is called."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit that is not as the official text has it.

    `kind` is that of the comparison from our text to the official one: inserted is missing here, repealed is too much.
    `heading` and `text` are segments: what is deleted stands here, what is inserted there. `operations` are the ids of those
    responsible: that touched the unit, or were to touch it and were refused.
    """

    unit: str
    kind: str
    ours: tuple[UnitRef, ...]
    official: tuple[UnitRef, ...]
    heading: tuple[Segment, ...]
    text: tuple[Segment, ...]
    operations: tuple[str, ...] = ()

    @property
    def num(self) -> str:
        """The unit's number as printed, in the official text where it is there; else what such a unit is called."""
        return next((ref.num for ref in (*self.official, *self.ours) if ref.num), NAMES.get(self.unit, self.unit))


@dataclass(frozen=True, slots=True)
class Verification:
    """How many articles agree (`editorial` of them but for width, spacing or variant characters), how many don't, and how.

    `preface` compares the 题注 where both texts have one and more than its layout differs; it is no difference of the law.
    """

    agree: int
    differ: int
    editorial: int
    differences: tuple[Difference, ...] = ()
    preface: tuple[Segment, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def verify(amendment: Amendment, official: Document) -> Verification:
    """The amended text against `official`. Where nothing was applied the base is compared. Nothing is raised."""
    changes = compare(_untracked(amendment.document or amendment.base), _untracked(official))
    culprits = _Culprits(amendment)
    agree = differ = form_alone = 0
    differences = []
    preface: tuple[Segment, ...] = ()
    for row in changes.changes:
        if row.unit == "preface" and not row.old and not row.new and _tells(row.text):
            preface = row.text
        if row.unit in IGNORED:
            continue
        same = row.kind == "unchanged" and not touched(row)
        quiet = row.kind == "editorial" or (row.kind == "unchanged" and _only_form(row))
        form = quiet and not same and not row.moved
        if row.unit == changes.level:
            agree, differ, form_alone = agree + (same or form), differ + (not same and not form), form_alone + form
        if not same and not form:
            text = row.text or tuple(segment for child in row.children for segment in _flat(child))
            differences.append(Difference(row.unit, row.kind, row.old, row.new, row.heading, text, culprits.of(row)))
    return Verification(agree, differ, form_alone, tuple(differences), preface)


def _tells(preface: tuple[Segment, ...]) -> bool:
    """Whether two 题注 differ in more than layout: blanks, line ends and punctuation. One that is missing tells nothing."""
    sides = ["".join(s.text for s in preface if s.op != other) for other in ("insert", "delete")]
    old, new = ("".join(filter(str.isalnum, editorial(text))) for text in sides)
    return bool(old and new) and old != new


def _untracked(document: Document) -> Document:
    """`document` without what tells which unit is which: here numbers and text are to agree, whatever was tracked."""

    def units(items: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(replace(unit, wId=None, children=units(unit.children)) for unit in items)

    attachments = tuple(replace(item, body=units(item.body)) for item in document.attachments)
    return replace(
        document, meta=replace(document.meta, mappings=()), body=units(document.body), attachments=attachments
    )


def _only_form(row: Change) -> bool:
    return all(s.op == "equal" or s.cause == "editorial" for s in (*row.heading, *_flat(row)))


def _flat(row: Change) -> Iterator[Segment]:
    """All segments of a row and the rows below it."""
    yield from row.text
    for child in row.children:
        yield from child.heading
        yield from _flat(child)


class _Culprits:
    def __init__(self, amendment: Amendment) -> None:
        self.by = amendment.by
        before = {unit.tracking_id: unit.eId for unit in walk(amendment.base.units())}
        made = (amendment.document or amendment.base).units()
        self.was = {unit.eId: before.get(unit.tracking_id, "") for unit in walk(made)}
        self.aimed: dict[
            str, list[str]
        ] = {}  # a base unit's eId, or the final one of a refused operation -> operations
        self.of_frame = {
            unit: [it.operation.id for it in amendment.outcomes if it.operation.kind == kind]
            for unit, kind in (("document", "title"), ("preamble", "preamble"))
        }
        for outcome in amendment.outcomes:
            operation = outcome.operation
            for target in operation.targets:
                self.aim(f"old {_eid(target)}", operation.id)
            for target in operation.final:
                self.aim(f"new {_eid(target)}", operation.id)

    def aim(self, key: str, operation: str) -> None:
        if not key.endswith(" "):
            self.aimed.setdefault(key, []).append(operation)

    def of(self, row: Change) -> tuple[str, ...]:
        """The operations that touched, or were aimed at, the unit of `row` or what stands in it."""
        found: dict[str, None] = dict.fromkeys(self.of_frame.get(row.unit, ()))
        for ref in row.old:
            inside = f"{ref.eId}__"
            for eid, operations in self.by.items():
                if eid == ref.eId or eid.startswith(inside):
                    found.update(dict.fromkeys(operations))
            found.update(dict.fromkeys(self.aimed.get(f"old {self.was.get(ref.eId, '')}", ())))
        for ref in row.new:
            found.update(dict.fromkeys(self.aimed.get(f"new {ref.eId}", ())))
        return tuple(sorted(found, key=_order))


def _order(operation: str) -> int:
    tail = operation.rpartition("_")[2]
    return int(tail) if tail.isdecimal() else 0


def _eid(target: Target) -> str:
    """The eId of the article that a target is in, or of its outermost unit."""
    steps: Iterable[tuple[str, str]] = [step for step in target.path if step[0] == "article"] or target.path[:1]
    return "".join(f"{ABBREVIATIONS[kind]}_{number}" for kind, number in steps if kind in ABBREVIATIONS)
