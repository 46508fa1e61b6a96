"""A row as one column: what was deleted and what was inserted in one text, in the order of the new side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from akn.diff.changeset import Change
from akn.diff.render import words
from akn.diff.render.places import sections
from akn.diff.render.sides import Item, Run, paragraphs


def items(change: Change, targets: Mapping[str, str], language: str) -> Iterator[Item]:
    """The items of both sides of a row together; `targets` are the places of the page by eId."""
    yield from paragraphs(change.heading, None, targets)
    yield from _text(change, targets, language)
    for child in change.children:
        yield from _unit(child, targets, language)


def _text(change: Change, targets: Mapping[str, str], language: str) -> Iterator[Item]:
    """The text of a row or unit; of a split or merger each part under the number of its unit."""
    cut = sections(change)
    for _, ref, part in cut:
        yield Item((Run(words.name(ref, change.unit, language)),), head=True)
        yield from paragraphs(part, None, targets)
    if not cut:
        yield from paragraphs(change.text, None, targets)


def _unit(change: Change, targets: Mapping[str, str], language: str) -> Iterator[Item]:
    """The items of a unit below a row: its number stands in front of the first, with what is said of its place."""
    found = [*paragraphs(change.heading, None, targets), *_text(change, targets, language)]
    first, *rest = found or [Item()]
    yield replace(first, num=() if first.head else _num(change), mark=_mark(change, language))
    yield from rest
    for child in change.children:
        yield from _unit(child, targets, language)


def _num(change: Change) -> tuple[Run, ...]:
    """The numbers of a unit: one, where both sides have the same; else the old and the new, marked as what they are."""
    old, new = ("、".join(ref.num for ref in side if ref.num) for side in (change.old, change.new))
    if old == new:
        return (Run(new),) if new else ()
    why = "reference" if change.old and change.new else ""
    return tuple(Run(num, tag, why) for num, tag in ((old, "del"), (new, "ins")) if num)


def _mark(change: Change, language: str) -> str:
    if not (change.moved and change.old):
        return ""
    return words.came(change, language)
