"""Reads running text: characters with marks that stand off from them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from akn.formats.akn.context import Context
from akn.formats.akn.elements import BLOCKS, CONTAINERS, INLINES, NOTES
from akn.model.block import Attributes, Block, Mark

_BLANK = " \t\r\n"
QUOTED = frozenset(("quotedStructure", "embeddedStructure"))
"""Inline elements that hold provisions."""


def running(element: etree._Element, context: Context) -> tuple[str, tuple[Mark, ...]]:
    """The text of `element` and the marks over it. Elements that are no inline ones become an `inline` of their name."""
    if not len(element):
        text = context.text(element.text)
        return (text if context.exact else text.strip(_BLANK)), ()
    run = _Run(context)
    run.text(element.text)
    run.children(element, 0)
    return run.result()


def alone(element: etree._Element, context: Context) -> tuple[str, tuple[Mark, ...]]:
    """An inline element by itself, without what follows it, as text with marks."""
    run = _Run(context)
    run.element(element, context.names[element.tag], 0)
    return run.result()


def plain(element: etree._Element, context: Context) -> str:
    """The text of `element` where the model has no marks (num, heading, caption)."""
    if context.exact and not len(element):
        return element.text or ""
    text, marks = running(element, context)
    for mark in marks:
        context.structures.add(mark.kind, element)
    if any(mark.units for mark in marks):
        return "".join(Block(text, marks=marks).characters())
    return text


class _Run:
    """Characters and marks gathered so far."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.at = 0

    def text(self, value: str | None) -> None:
        if value:
            value = self.context.text(value)
            self.parts.append(value)
            self.at += len(value)

    def children(self, element: etree._Element, depth: int) -> None:
        """The child elements and what follows each."""
        for child in element:
            if name := self.context.names[child.tag]:
                self.element(child, name, depth)
            else:
                self.context.comments.add("", child)
            self.text(child.tail)

    def element(self, element: etree._Element, name: str, depth: int) -> None:
        """One element as a mark over its text, or as a mark that holds provisions."""
        context, start = self.context, self.at
        if name in QUOTED:
            from akn.formats.akn.read_units import units  # provisions hold text, and text holds quoted provisions

            self.marks.append(Mark(name, start, start, context.pairs(element), depth, units(element, context)))
            return
        kind, attributes = _kind(element, name, context)
        index = len(self.marks)
        self.text(element.text)
        if len(element):
            self.children(element, depth + 1)
        self.marks.insert(index, Mark(kind, start, self.at, attributes, depth))

    def result(self) -> tuple[str, tuple[Mark, ...]]:
        text = "".join(self.parts)
        return (text, tuple(self.marks)) if self.context.exact else _stripped(text, self.marks)


def _kind(element: etree._Element, name: str, context: Context) -> tuple[str, Attributes]:
    """What the mark of an inline element is called, and its attributes."""
    if name in INLINES:
        return name, context.pairs(element)
    known = name in NOTES or name in BLOCKS or name in CONTAINERS
    (context.structures if known else context.unknown).add(name, element)
    context.only(element)
    return "inline", (("name", name),)


def _stripped(text: str, marks: list[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Without blanks at both ends, marks moved along."""
    kept = text.strip(_BLANK)
    if len(kept) == len(text):
        return text, tuple(marks)
    first = len(text) - len(text.lstrip(_BLANK))

    def moved(offset: int) -> int:
        return min(max(offset - first, 0), len(kept))

    return kept, tuple(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in marks)
