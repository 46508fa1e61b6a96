"""Findings that a document itself asks to leave out: `<?akn ignore N001 L?>`.

Before the root element the instruction is for the whole document, elsewhere for the element that follows it, or for the
one that holds it where none follows. It names codes or prefixes of codes; without any it names all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from lxml import etree

from akn.diagnostics import Diagnostic
from akn.formats.akn.context import line_of

TARGET = "akn"
_FOUND = etree.XPath(f"//processing-instruction('{TARGET}')")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Codes or prefixes that are not reported from line `first` to `last`; the line of findings about the file is 0."""

    codes: tuple[str, ...]
    first: int
    last: float

    def covers(self, item: Diagnostic) -> bool:
        """Whether `item` is left out."""
        return self.first <= item.line <= self.last and item.code.startswith(self.codes)


def suppressions(root: etree._Element) -> tuple[Suppression, ...]:
    """What the processing instructions of a document ask for, in document order."""
    out = []
    for node in cast("list[etree._ProcessingInstruction]", _FOUND(root.getroottree())):  # noqa: SLF001
        verb, *codes = (node.text or "").replace(",", " ").split() or [""]
        if verb == "ignore":
            out.append(Suppression(tuple(code.upper() for code in codes) or ("",), *_lines(node, root)))
    return tuple(out)


def kept(found: Iterable[Diagnostic], asked: tuple[Suppression, ...]) -> list[Diagnostic]:
    """`found` without what is `asked` to be left out."""
    return [item for item in found if not any(suppression.covers(item) for suppression in asked)]


def _lines(node: etree._ProcessingInstruction, root: etree._Element) -> tuple[int, float]:
    parent = node.getparent()
    if parent is None:
        return (0, float("inf")) if any(other is root for other in node.itersiblings()) else (1, 0)
    element = next(node.itersiblings("*"), parent)
    last = max(line_of(inner) for inner in element.iter())
    after = next((line_of(other) for other in element.itersiblings("*")), 0)
    return line_of(element), max(last, after - 1)
