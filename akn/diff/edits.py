"""What two drafts did to the same text, in the places of that text: which edits meet, and the text with all of them.

An edit is none of substance where a citation merely follows its provision (or a number its unit): drafts differ in those
because they differ elsewhere, and whoever puts them together numbers anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from akn.diff.changeset import Op, Segment

By = Literal["", "a", "b", "both"]
"""Who made an edit; empty for what both left."""


class Edit(NamedTuple):
    """The characters `start` to `end` of the base text, counted from 0, are replaced by `text`."""

    start: int
    end: int
    text: str


class Marked(NamedTuple):
    """A run of the base text with the edits of both: the operation, the characters, who made it."""

    op: Op
    text: str
    by: By = ""


def base_text(segments: Iterable[Segment]) -> str:
    """The text that `segments` start from."""
    return "".join([segment.text for segment in segments if segment.op != "insert"])


def edits(segments: Iterable[Segment]) -> tuple[Edit, ...]:
    """The edits of substance or form in `segments`, in order; neighbours are one edit."""
    found: list[Edit] = []
    base: list[str] = []
    at = 0
    for segment in segments:
        size = len(segment.text) if segment.op != "insert" else 0
        if size:
            base.append(segment.text)
        if segment.op != "equal" and segment.cause != "reference":
            text = segment.text if segment.op == "insert" else ""
            if found and found[-1].end == at:
                last = found[-1]
                found[-1] = Edit(last.start, at + size, last.text + text)
            else:
                found.append(Edit(at, at + size, text))
        at += size
    whole = "".join(base)
    return tuple(_by_lines(edit, whole) for edit in found)


def _by_lines(edit: Edit, base: str) -> Edit:
    """A line put in or taken out is so with the line feed behind it, not the one before it."""
    start, end, text = edit
    if start == end and text.startswith("\n") and base.startswith("\n", start):
        return Edit(start + 1, end + 1, text[1:] + "\n")
    if not text and base.startswith("\n", start) and base.startswith("\n", end):
        return Edit(start + 1, end + 1, "")
    return edit


def meet(base: str, a: Sequence[Edit], b: Sequence[Edit]) -> bool:
    """Whether any edit of one overlaps or touches another one of the other: somebody has to look.

    Equal edits do not meet. Two that touch do: which comes first, and whether the words still fit, nobody can tell. But a
    whole line put in or taken out leaves the next one alone, unless both put one in there.
    """
    same = set(a) & set(b)
    theirs = [edit for edit in b if edit not in same]
    return any(_meet(base, one, other) for one in a if one not in same for other in theirs)


def _meet(base: str, one: Edit, other: Edit) -> bool:
    if one.start > other.end or other.start > one.end:
        return False
    if one.start < other.end and other.start < one.end:
        return True
    first, second = sorted((one, other))
    if first.end != second.start:  # an insertion inside of the other
        return True
    at = second.start
    lines = at == 0 or base.startswith("\n", at - 1)
    return not lines or first.start == second.end


def together(base: str, a: Sequence[Edit], b: Sequence[Edit]) -> tuple[Marked, ...]:
    """`base` with the edits of both, which do not meet."""
    both = set(a) & set(b)
    rows: list[tuple[Edit, By]] = [(edit, "both") for edit in both]
    rows += [(edit, "a") for edit in a if edit not in both]
    rows += [(edit, "b") for edit in b if edit not in both]
    out: list[Marked] = []
    at = 0
    for edit, by in sorted(rows):
        made = (
            Marked("equal", base[at : edit.start]),
            Marked("delete", base[edit.start : edit.end], by),
            Marked("insert", edit.text, by),
        )
        out += [part for part in made if part.text]
        at = edit.end
    if base[at:]:
        out.append(Marked("equal", base[at:]))
    return tuple(out)


def applied(base: str, changes: Iterable[Edit]) -> str:
    """`base` with `changes`, which do not overlap."""
    out: list[str] = []
    at = 0
    for edit in sorted(changes):
        out += [base[at : edit.start], edit.text]
        at = edit.end
    return "".join(out) + base[at:]
