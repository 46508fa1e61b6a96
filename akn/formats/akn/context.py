"""What the parts of the reader share: names of elements, and a tally of what the model does not carry."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.block import Attributes
from akn.model.document import TocItem

_XML = "{http://www.w3.org/XML/1998/namespace}"
_LAYOUT = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")
_NAMED = 8  # names listed in one diagnostic


def line_of(element: etree._Element) -> int:
    """The line of a start tag, counted from 1; 0 where it is not known."""
    return element.sourceline or 0  # type: ignore[return-value]  # an int or None, whatever the stubs say


class Names(dict[object, str]):
    """Tag -> local name; an empty string for comments and processing instructions."""

    def __missing__(self, tag: object) -> str:
        self[tag] = name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        return name


class Tally:
    """How often each name was met, and the line of the first."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.line = 0

    def add(self, name: str, element: etree._Element) -> None:
        if not self.counts:
            self.line = line_of(element)
        self.counts[name] += 1

    def report(self, code: str) -> list[Diagnostic]:
        """One diagnostic of `code`, or none where nothing was met."""
        if not self.counts:
            return []
        names = sorted(self.counts, key=lambda name: (-self.counts[name], name))
        listed = ", ".join(names[:_NAMED]) + (f" (+{len(names) - _NAMED})" if len(names) > _NAMED else "")
        return [diagnostic(code, self.line, count=self.counts.total(), names=listed)]


class Context:
    """One reading. `exact` keeps white space as it stands, which holds for what this project wrote; elsewhere a line
    end in running text, with the blanks around it, is layout and counts as one blank."""

    def __init__(self, *, exact: bool) -> None:
        self.exact = exact
        self.names = Names()
        self.toc: list[TocItem] = []
        self.attributes = Tally()
        self.structures = Tally()
        self.unknown = Tally()
        self.metadata = Tally()
        self.comments = Tally()

    def text(self, value: str | None) -> str:
        """Characters as the model keeps them."""
        if not value:
            return ""
        return value if self.exact or "\n" not in value else _LAYOUT.sub(" ", value)

    def pairs(self, element: etree._Element) -> Attributes:
        """All attributes of an inline element, in their order; `id` of 1.0 and 2.0 is `eId`."""
        out = []
        for key, value in element.items():
            name = str(key)
            if name.startswith(_XML):
                name = f"xml:{name.removeprefix(_XML)}"
            elif name.startswith("{"):
                self.attributes.add(name.rpartition("}")[2], element)
                continue
            elif name == "id" and element.get("eId") is None:
                name = "eId"
            out.append((name, str(value)))
        return tuple(out)

    def only(self, element: etree._Element, *known: str) -> None:
        """Tallies the attributes of `element` that are not `known`."""
        for name in element.attrib:
            if name not in known:
                self.attributes.add(str(name).rpartition("}")[2], element)

    def report(self) -> list[Diagnostic]:
        """What was not carried over: one diagnostic a kind."""
        return [
            *self.unknown.report("X015"),
            *self.structures.report("X014"),
            *self.attributes.report("X013"),
            *self.metadata.report("X016"),
            *self.comments.report("X017"),
        ]
