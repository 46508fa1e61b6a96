"""The rules, in the order in which they run, and which documents each is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from akn.diagnostics import Diagnostic

if TYPE_CHECKING:
    from akn.rules.corpus.corpus import Corpus
    from akn.rules.subject import Subject

Looked = TypeVar("Looked")
"""What a rule looks at: one document, or the records of a corpus."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Looked]):
    """One row: the module that holds CODE and check, and its code.

    `foreign`: foreign documents are asked too. `since`: the version that first had it. `fix`: the repair of `akn fix` that
    takes the finding away, or an empty string. `asked`: it changes words, and is made only where `--select` names the code.
    """

    code: str
    module: str
    foreign: bool = False
    since: str = "0.1"
    fix: str = ""
    asked: bool = False

    def check(self, of: Looked) -> Iterator[Diagnostic]:
        """What the rule finds in `of`."""
        run = cast("Callable[[Looked], Iterator[Diagnostic]]", _imported(self.module).check)
        return run(of)


@cache
def _imported(module: str) -> ModuleType:
    """The module of a rule, imported when it is first asked for."""
    return import_module(f"akn.rules.{module}")


RULES: tuple[Rule[Subject], ...] = (
    Rule("N001", "numbering_gap"),
    Rule("N002", "numbering_duplicate"),
    Rule("N003", "numbering_backwards"),
    Rule("N004", "numbering_inserted"),
    Rule("N005", "numbering_start"),
    Rule("N006", "numbering_first"),
    Rule("N101", "heading_missing"),
    Rule("N102", "unit_empty"),
    Rule("N103", "list_alone"),
    Rule("N104", "lead_in_missing"),
    Rule("N105", "number_form"),
    Rule("N106", "heading_twice"),
    Rule("N108", "annex_numbers"),
    Rule("I001", "eid_expected", fix="ids"),
    Rule("I003", "mappings_complete", fix="mappings"),
    Rule("I004", "tracking_twice"),
    Rule("I005", "wid_kind"),
    Rule("I006", "metadata_ids"),
    Rule("I008", "wid_needless", fix="ids"),
    Rule("I009", "part_ids"),
    Rule("F101", "frbr_address"),
    Rule("F102", "component_address"),
    Rule("F103", "component_sign"),
    Rule("F104", "frbr_dates"),
    Rule("F105", "publication_date"),
    Rule("F106", "markup_date"),
    Rule("F107", "publication_untold"),
    Rule("R001", "reference_dangling", foreign=True),
    Rule("R002", "toc_text", fix="toc", asked=True),
    Rule("R003", "toc_complete", fix="toc", asked=True),
    Rule("R004", "toc_order", fix="toc", asked=True),
    Rule("R005", "reference_kind"),
    Rule("R006", "citation_target"),
    Rule("R007", "reference_address"),
    Rule("R008", "toc_level"),
    Rule("R009", "note_unused"),
    Rule("R011", "entry_unused"),
    Rule("D101", "history_events"),
    Rule("D102", "history_complete"),
    Rule("D103", "date_text"),
    Rule("D104", "event_order"),
    Rule("D105", "interval_reversed"),
    Rule("D106", "version_date"),
    Rule("D107", "event_type"),
    Rule("D108", "date_in_text"),
    Rule("D109", "date_impossible"),
    Rule("D110", "in_force_untold"),
    Rule("L001", "half_width"),
    Rule("L002", "punctuation_doubled"),
    Rule("L003", "words_doubled"),
    Rule("L004", "private_use"),
    Rule("L005", "brackets_unbalanced"),
    Rule("L006", "quotes_straight"),
    Rule("L007", "invisible"),
    Rule("L008", "numeral_mixed"),
    Rule("L009", "sentence_open"),
    Rule("L010", "radical"),
    Rule("L011", "own_name"),
    Rule("L012", "list_end"),
    Rule("L013", "list_open_end"),
    Rule("C101", "corpus_path"),
)
"""Foreign documents are asked only what the standard itself requires of every document."""

CORPUS_RULES: tuple[Rule[Corpus], ...] = (
    Rule("C211", "corpus.version_repealed"),
    Rule("C212", "corpus.repeal_by_title"),
    Rule("C213", "corpus.repeal_of_several"),
    Rule("C220", "corpus.work_twice"),
    Rule("C221", "corpus.version_twice"),
    Rule("C222", "corpus.text_twice"),
    Rule("C223", "corpus.version_missing"),
    Rule("C224", "corpus.history_contradicted"),
    Rule("C225", "corpus.work_differs"),
    Rule("C226", "corpus.citation_missing"),
    Rule("C227", "corpus.citation_repealed"),
    Rule("C228", "corpus.citation_known"),
    Rule("C229", "corpus.modification_target"),
    Rule("C230", "corpus.modifications_disagree"),
    Rule("C231", "corpus.tracking_returns"),
    Rule("C232", "corpus.decision_unapplied"),
)
"""Asked once of a folder as a whole, of the records of its documents; in the order of their codes."""
