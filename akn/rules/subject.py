"""What a rule looks at: one document, and what several rules would otherwise each work out again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from akn.model.document import Document
from akn.model.provision import Provision, walk
from akn.rules.passages import Passage, passages
from akn.rules.sequence import Fault, faults

if TYPE_CHECKING:
    from lxml import etree


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
    def passages(self) -> tuple[Passage, ...]:
        """Every run of text, from the cover to the annexes, quoted provisions in their place."""
        return tuple(passages(self.document)) if self.document is not None else ()

    @cached_property
    def text(self) -> str:
        """All passages, one after the other, each with a line feed: what a pattern is looked for in."""
        return "".join([f"{passage.text}\n" for passage in self.passages])

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the text has: a quick no for rules that look for rare ones."""
        return frozenset(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        at, starts = 0, []
        for passage in self.passages:
            starts.append(at)
            at += len(passage.text) + 1
        return starts

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
        """Each match of `pattern` in the text, with the passage that it begins in. Offsets are those of `text`."""
        for match in pattern.finditer(self.text):
            yield match, self.passages[bisect_right(self._starts, match.start()) - 1]

    def around(self, match: re.Match[str], width: int = 6) -> str:
        """The words of a match with up to `width` characters on both sides, none of another passage."""
        before = self.text[max(0, match.start() - width) : match.start()].rpartition("\n")[2]
        after = self.text[match.end() : match.end() + width].partition("\n")[0]
        return f"{before}{match[0]}{after}".replace("\n", " ").strip()

    def select(self, expression: etree.XPath) -> list[etree._Element]:
        """The elements that an XPath expression selects in the tree; none where there is no tree."""
        return cast("list[etree._Element]", expression(self.root)) if self.root is not None else []  # noqa: SLF001

    def elements(self, *path: str) -> list[etree._Element]:
        """Elements of the tree below the document element, by local names, whatever namespace: for line numbers."""
        if self.root is None:
            return []
        found = [child for child in self.root if isinstance(child.tag, str)][:1]
        for name in path:
            found = [child for element in found for child in element.iterchildren(f"{{*}}{name}")]
        return found

    def lines(self, *path: str) -> list[int]:
        """The line of each such element, from 1; an empty list where there is no tree."""
        return [cast("int | None", element.sourceline) or 0 for element in self.elements(*path)]

    def line(self, *path: str, at: int = 0) -> int:
        """The line of such an element, by default the first, from 1; 0 where there is no tree or no such element."""
        return next(iter(self.lines(*path)[at : at + 1]), 0)
