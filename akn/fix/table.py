"""The repairs, in the order in which they are made, which documents each is for, and which codes ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from akn.diagnostics import Diagnostic

if TYPE_CHECKING:
    from akn.fix.source import Edit, Source
    from akn.model.document import Document

For = Literal["profile", "standard", "any"]
"""Documents of the project's profile; others in the final namespace; any Akoma Ntoso at all."""


class Repair(NamedTuple):
    """One repair: the finding that it removes, and its edits."""

    found: Diagnostic
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """One row: the module that holds `repairs(source, document)`, the codes of the findings it removes, what it is for.

    A row with `text` changes words of the text: it is made only where one of its codes is asked for by name.
    """

    codes: tuple[str, ...]
    module: str
    scope: For
    text: bool = False

    def repairs(self, source: Source, document: Document | None) -> Iterator[Repair]:
        """What it repairs in `source`; `document` is the model of it, None for foreign documents."""
        run = cast(
            "Callable[[Source, Document | None], Iterator[Repair]]", import_module(f"akn.fix.{self.module}").repairs
        )
        return run(source, document)


FIXES = (
    Fix(("I001",), "ids", "profile"),
    Fix(("I003",), "mappings", "profile"),
    Fix(("R001", "R002", "R004"), "toc_targets", "profile"),
    Fix(("R002", "R003", "R004"), "toc_lines", "profile", text=True),
    Fix(("S007",), "repeated_ids", "standard"),
    Fix(("I020",), "missing_ids", "standard"),
    Fix(("X030",), "attribute_order", "any"),
    Fix(("X031",), "blanks", "any"),
)
"""Ids first: mappings and the table of contents follow them. Layout last: it tidies what the others wrote."""
