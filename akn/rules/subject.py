"""What a rule looks at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from akn.model.document import Document
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

    def line(self, *path: str) -> int:
        """The line of the first such element, from 1; 0 where there is no tree or no such element."""
        return next(iter(self.lines(*path)), 0)
