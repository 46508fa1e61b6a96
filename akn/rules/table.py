"""The rules, in the order in which they run, and which documents each is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from akn.diagnostics import Diagnostic

if TYPE_CHECKING:
    from akn.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the module that holds CODE and check, its code, and whether foreign documents are asked too."""

    code: str
    module: str
    foreign: bool = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        """What the rule finds in `subject`."""
        run = cast("Callable[[Subject], Iterator[Diagnostic]]", import_module(f"akn.rules.{self.module}").check)
        return run(subject)


RULES = (
    Rule("N001", "numbering_gap"),
    Rule("N002", "numbering_duplicate"),
    Rule("N003", "numbering_backwards"),
    Rule("N004", "numbering_inserted"),
    Rule("N005", "numbering_start"),
    Rule("I001", "eid_expected"),
    Rule("I003", "mappings_complete"),
    Rule("F101", "frbr_address"),
    Rule("R001", "reference_dangling", foreign=True),
    Rule("R002", "toc_text"),
    Rule("R003", "toc_complete"),
    Rule("R004", "toc_order"),
    Rule("D101", "history_events"),
    Rule("D102", "history_complete"),
    Rule("D103", "date_text"),
    Rule("C101", "corpus_path"),
)
"""Foreign documents are asked only what the standard itself requires of every document."""
