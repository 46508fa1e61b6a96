"""What a rule looks at: one document, and what several rules would otherwise each work out again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from lxml import etree

from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision, walk
from akn.rules.passages import Passage, passages
from akn.rules.sequence import Fault, faults

ORDINARY = "\u4e00-\u9fff，。、；：（）《》“”\n"
"""What nearly all text is made of: the inside of a character class."""
_ATTRIBUTED = etree.XPath("//@*[name() != 'eId']/..")
_IDS = etree.XPath("//@eId", smart_strings=False)
_RARE = re.compile(f"[^{ORDINARY}]")


@dataclass(frozen=True)
class Subject:
    """One document to check.

    `document` is the model, None for foreign documents, whose rules need the tree alone. `root` is the XML tree, None
    where the input was text. `file` is the path as given, or an empty string. `profile` says whether the document is
    written in the project's profile.
    """

    document: Document | None = None
    root: etree._Element | None = None
    file: str = ""
    profile: bool = True

    @cached_property
    def numbering(self) -> tuple[Fault, ...]:
        """What is wrong with the order of numbers; worked out once for all rules that report it."""
        return faults(self.document) if self.document is not None else ()

    @cached_property
    def units(self) -> tuple[Provision, ...]:
        """Every provision of body and annexes, parents first; quoted ones are of another document."""
        return tuple(walk(self.document.units())) if self.document is not None else ()

    @cached_property
    def holders(self) -> tuple[Provision, ...]:
        """Those of `units` that hold others."""
        return tuple([unit for unit in self.units if unit.children])

    @cached_property
    def tracked(self) -> tuple[tuple[str, str, int], ...]:
        """eId, wId and line of each of `units` and each block in them that has a wId."""
        out = []
        for unit in self.units:
            if unit.wId:
                out.append((unit.eId, unit.wId, unit.line))
            out += [(block.eId or "", block.wId, block.line or unit.line) for block in unit.blocks if block.wId]
        return tuple(out)

    @cached_property
    def marked(self) -> tuple[tuple[Provision, Block], ...]:
        """Each block of `units` that has marks, with its unit."""
        return tuple([(unit, block) for unit in self.units for block in unit.blocks if block.marks])

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every run of text, from the cover to the annexes, quoted provisions in their place."""
        return tuple(passages(self.document)) if self.document is not None else ()

    @cached_property
    def text(self) -> str:
        """All passages, one after the other, each with a line feed: what a pattern is looked for in."""
        return "".join([f"{passage.text}\n" for passage in self.passages])

    @cached_property
    def rare(self) -> frozenset[str]:
        """The characters of the text that are not ORDINARY: a quick no for rules that look for others."""
        return frozenset(_RARE.findall(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        at, starts = 0, []
        for passage in self.passages:
            starts.append(at)
            at += len(passage.text) + 1
        return starts

    def find(self, pattern: re.Pattern[str], sign: str = "") -> Iterator[tuple[re.Match[str], Passage]]:
        """Each match of `pattern` in the text, with the passage that it begins in. Offsets are those of `text`.

        Where every match lies within a line and holds the string `sign`, naming it spares the lines without.
        """
        for match in self._lines_with(pattern, sign) if sign else pattern.finditer(self.text):
            yield match, self.passages[bisect_right(self._starts, match.start()) - 1]

    def _lines_with(self, pattern: re.Pattern[str], sign: str) -> Iterator[re.Match[str]]:
        text, at = self.text, 0
        while (at := text.find(sign, at)) >= 0:
            start, at = text.rfind("\n", 0, at) + 1, text.index("\n", at)
            yield from pattern.finditer(text, start, at)

    def around(self, match: re.Match[str], width: int = 6) -> str:
        """The words of a match with up to `width` characters on both sides, none of another passage."""
        before = self.text[max(0, match.start() - width) : match.start()].rpartition("\n")[2]
        after = self.text[match.end() : match.end() + width].partition("\n")[0]
        return f"{before}{match[0]}{after}".replace("\n", " ").strip()

    def select(self, expression: etree.XPath) -> list[etree._Element]:
        """The elements that an XPath expression selects in the tree; none where there is no tree."""
        return cast("list[etree._Element]", expression(self.root)) if self.root is not None else []  # noqa: SLF001

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every eId of the tree."""
        return frozenset(cast("list[str]", _IDS(self.root))) if self.root is not None else frozenset()

    @cached_property
    def attributed(self) -> tuple[tuple[etree._Element, list[tuple[str, str]]], ...]:
        """The elements of the tree with attributes beside an eId, in document order, with all their attributes."""
        if self.root is None:
            return ()
        elements = cast("list[etree._Element]", _ATTRIBUTED(self.root))  # noqa: SLF001
        return tuple([(element, cast("list[tuple[str, str]]", element.items())) for element in elements])

    @cached_property
    def references(self) -> frozenset[str]:
        """Every value of an attribute in the tree that begins with #."""
        return frozenset([value for _, pairs in self.attributed for _, value in pairs if value[:1] == "#"])

    def elements(self, *path: str) -> list[etree._Element]:
        """Elements of the tree below the document element, by local names, whatever namespace: for line numbers."""
        if self.root is None:
            return []
        if path not in self._elements:
            self._elements[path] = (
                [child for element in self.elements(*path[:-1]) for child in element.iterchildren(f"{{*}}{path[-1]}")]
                if path
                else [child for child in self.root if isinstance(child.tag, str)][:1]
            )
        return self._elements[path]

    @cached_property
    def _elements(self) -> dict[tuple[str, ...], list[etree._Element]]:
        return {}

    def lines(self, *path: str) -> list[int]:
        """The line of each such element, from 1; an empty list where there is no tree."""
        return [cast("int | None", element.sourceline) or 0 for element in self.elements(*path)]

    def line(self, *path: str, at: int = 0) -> int:
        """The line of such an element, by default the first, from 1; 0 where there is no tree or no such element."""
        return next(iter(self.lines(*path)[at : at + 1]), 0)
