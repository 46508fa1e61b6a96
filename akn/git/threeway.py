"""Merging three sequences of pieces, by the keys that name them (diff3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
OURS, BASE, PARTED, THEIRS = "<<<<<<< ours", "||||||| base", "=======", ">>>>>>> theirs"
"""The lines around what is in conflict, as git writes them; seven characters, then what it is."""


class Piece(NamedTuple):
    """A piece of a file: `key` says which it is in all three versions, `text` how it reads. Fields are told apart by their keys,
    so that new ones of both sides at one place are no conflict."""

    key: str
    text: str
    field: bool = False


class Merged(NamedTuple):
    """The text of a merge, and how many conflicts are marked in it."""

    text: str
    conflicts: int


Within = Callable[[Piece, Piece, Piece], Merged]
"""Merges one piece that both sides have changed: base, ours, theirs."""


def merge(base: Sequence[Piece], a: Sequence[Piece], b: Sequence[Piece], within: Within | None = None) -> Merged:
    """The pieces of `base` with what both sides did to them.

    A piece with one key in all three stands where it is; what only one side changed, inserted or took out is taken over;
    what both did alike too. What both changed is left to `within`; without it, and where both put something at one place,
    both texts are marked as a conflict.
    """
    ours, theirs = _matches(base, a), _matches(base, b)
    out: list[str] = []
    conflicts = 0
    at, at_a, at_b = 0, 0, 0
    for place in [*(i for i in range(len(base)) if i in ours and i in theirs), len(base)]:
        end_a, end_b = ours.get(place, len(a)), theirs.get(place, len(b))
        done = _region(base[at:place], a[at_a:end_a], b[at_b:end_b], within)
        out.append(done.text)
        conflicts += done.conflicts
        if place < len(base):
            done = _piece(base[place], a[end_a], b[end_b], within)
            out.append(done.text)
            conflicts += done.conflicts
        at, at_a, at_b = place + 1, end_a + 1, end_b + 1
    return Merged("".join(out), conflicts)


def lines(base: str, a: str, b: str) -> Merged:
    """The same for text, line by line."""
    old, ours, theirs = ([Piece(line, line) for line in split(text)] for text in (base, a, b))
    return merge(old, ours, theirs)


def split(text: str) -> list[str]:
    """The lines of `text` with their ends, as git counts them."""
    return _LINE.findall(text)


def marked(base: str, a: str, b: str, what: str = "") -> Merged:
    """Both texts, and the one both began with, between the lines that git marks a conflict with; `what` names it."""
    name = f" {what}" if what else ""
    parts = ((OURS + name, a), (BASE, base), (PARTED, b))
    text = "".join(f"{mark}\n{body}{'' if body.endswith(chr(10)) or not body else chr(10)}" for mark, body in parts)
    return Merged(f"{text}{THEIRS}{name}\n", 1)


def _matches(base: Sequence[Piece], side: Sequence[Piece]) -> dict[int, int]:
    """Place in the base -> place in the side, for what is there in both in the same order."""
    matcher = SequenceMatcher(None, [piece.key for piece in base], [piece.key for piece in side], autojunk=False)
    return {one.a + i: one.b + i for one in matcher.get_matching_blocks() for i in range(one.size)}


def _piece(base: Piece, a: Piece, b: Piece, within: Within | None) -> Merged:
    if b.text in (a.text, base.text):
        return Merged(a.text, 0)
    if a.text == base.text:
        return Merged(b.text, 0)
    return within(base, a, b) if within else marked(base.text, a.text, b.text)


def _region(base: Sequence[Piece], a: Sequence[Piece], b: Sequence[Piece], within: Within | None) -> Merged:
    old, ours, theirs = ("".join(piece.text for piece in side) for side in (base, a, b))
    if theirs in (ours, old):
        return Merged(ours, 0)
    if ours == old:
        return Merged(theirs, 0)
    if all(piece.field for side in (base, a, b) for piece in side):
        return _fields(base, a, b, within)
    return marked(old, ours, theirs)


def _fields(base: Sequence[Piece], a: Sequence[Piece], b: Sequence[Piece], within: Within | None) -> Merged:
    """What both sides did to fields at one place: those of `a`, then the new ones of `b`."""
    old, ours, theirs = ({piece.key: piece for piece in side} for side in (base, a, b))
    if any(len(rows) < len(side) for rows, side in ((old, base), (ours, a), (theirs, b))):
        return marked(*("".join(piece.text for piece in side) for side in (base, a, b)))
    out = []
    for key in {**ours, **theirs, **old}:
        then, mine, other = (rows.get(key, Piece(key, "", field=True)) for rows in (old, ours, theirs))
        known = key in old and key in ours and key in theirs
        out.append(_piece(then, mine, other, within if known else None))
    return Merged("".join(done.text for done in out), sum(done.conflicts for done in out))
