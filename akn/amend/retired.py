"""Names that earlier versions used and this one does not: `cn:retired`, so that a version alone says which ids are taken.

A tracking id is never given twice (design: identity and time), and whoever amends may have one version alone. The property
holds, in the order of numbers, every eId and tracking id of an earlier version that stands nowhere in this one; names that
differ by their last number alone stand as a range (`art_31__para_2..4`). Names with a version in them (`art_2@2025-06-20`) can't
come again and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from akn.model.document import Document
from akn.model.metadata import Metadata, Property

NAME = "retired"
MOST = 100_000
"""Names that one record may hold; what a hostile range says beyond is not heard."""

_RANGE = re.compile(r"(?P<stem>[^\s@]*?)(?P<first>[0-9]{1,6})\.\.(?P<last>[0-9]{1,6})")
_NUMBERED = re.compile(r"(?P<stem>.*\D)(?P<number>[1-9][0-9]{0,5})")
_DIGITS = re.compile(r"([0-9]+)")


def recorded(meta: Metadata) -> frozenset[str]:
    """The names that `meta` says earlier versions used. Nothing is raised."""
    out: set[str] = set()
    for item in meta.proprietary:
        if item.name.removeprefix("cn:") != NAME:
            continue
        for word in item.text.split():
            match = _RANGE.fullmatch(word)
            if match is None:
                out.add(word)
            elif len(out) + int(match["last"]) - int(match["first"]) < MOST:
                out |= {f"{match['stem']}{number}" for number in range(int(match["first"]), int(match["last"]) + 1)}
    return frozenset(out)


def with_record(document: Document, used: Iterable[str], present: Iterable[str]) -> Document:
    """`document` with the record of those of `used`, the names of earlier versions, that are not `present` in it; in the
    place of the record that it has, else behind the other properties."""
    here = frozenset(present)
    gone = sorted({name for name in used if "@" not in name and name not in here}, key=_place)
    made = (Property(NAME, (), " ".join(_ranges(gone))),) if gone else ()
    told = document.meta.proprietary
    at = next((i for i, item in enumerate(told) if item.name.removeprefix("cn:") == NAME), len(told))
    others = [item for item in told if item.name.removeprefix("cn:") != NAME]
    return replace(document, meta=replace(document.meta, proprietary=(*others[:at], *made, *others[at:])))


def _order(name: str) -> tuple[tuple[str, int], ...]:
    parts = _DIGITS.split(name)
    return tuple((text, int(number)) for text, number in zip(parts[::2], [*parts[1::2], "0"], strict=True))


def _parted(name: str) -> tuple[str, int]:
    """A name without its last number, and that number; 0 where it ends in none."""
    match = _NUMBERED.fullmatch(name)
    return (match["stem"], int(match["number"])) if match else (name, 0)


def _place(name: str) -> tuple[tuple[tuple[str, int], ...], int]:
    stem, number = _parted(name)
    return _order(stem), number


def _ranges(names: Iterable[str]) -> list[str]:
    """Names in order, runs of numbers put together."""
    out: list[tuple[str, int, int]] = []  # stem, first and last number; a name without number is a stem with 0
    for name in names:
        stem, number = _parted(name)
        if out and number > 1 and out[-1][0] == stem and out[-1][2] == number - 1:
            out[-1] = stem, out[-1][1], number
        else:
            out.append((stem, number, number))
    return [f"{stem}{first or ''}" + (f"..{last}" if last > first else "") for stem, first, last in out]
