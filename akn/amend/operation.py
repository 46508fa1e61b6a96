"""Operation: one thing that a decision does to an act, as pure data (design: amendments).

Numbers in `targets` are those of the old text, numbers in `final` those of the new one. Offsets count code points from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from akn.diagnostics import Diagnostic
from akn.model.document import Document
from akn.model.provision import Provision

Kind = Literal[
    "substitution",
    "insertion",
    "repeal",
    "renumbering",
    "word-substitution",
    "word-insertion",
    "word-deletion",
    "split",
    "join",
    "move",
    "heading",
    "structure",
    "title",
    "preamble",
    "annex",
    "repeal-act",
]
KINDS: tuple[Kind, ...] = (
    "substitution",
    "insertion",
    "repeal",
    "renumbering",
    "word-substitution",
    "word-insertion",
    "word-deletion",
    "split",
    "join",
    "move",
    "heading",
    "structure",
    "title",
    "preamble",
    "annex",
    "repeal-act",
)
"""Every kind of operation: on units, on words, on units again, on the parts of an act, on the act."""

Status = Literal["applied", "inferred", "refused"]
Part = Literal["", "intro", "start", "end", "heading", "sentence"]
"""Which part of a unit: all of it, the text before its items, its beginning or its end, its heading, one of its sentences."""


@dataclass(frozen=True, slots=True)
class Target:
    """A unit as a decision names it.

    `path` goes from the outside in, (element, number as eIds carry it): (("article", "3"), ("paragraph", "1")). `words` are
    those of the decision. An empty path is the whole act (全文, 相关条文). `new`: the number of the article is one of the new
    text (作为第十三条第三款, and what is said of that article behind it).
    """

    path: tuple[tuple[str, str], ...]
    words: str = ""
    part: Part = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What the decision quotes: `text`, or the `units` that it was read as; `eId` of its element in the decision."""

    text: str = ""
    units: tuple[Provision, ...] = ()
    eId: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    `id` is `op_1` and so on, in the order of the decision. `instruction` is what the decision says, `line` where (from 1),
    `source` the eId of its `mod`, or of the unit that holds it, in the decision. `targets` are the old units it is about: what
    is replaced, deleted or renumbered, what a new unit stands in or behind (`place`), where words stand. `final` are the new
    numbers. `old` quotes the words that must be there, `new` what comes. `everywhere`: all places of those words are
    meant, else there must be only one. `some`: the words need not stand in each of the targets, which are those of the phrase before. `nth`: of
    several places this one alone, from the end where it is negative; `times`: so many places there are to be; `others`: the
    list of targets is left open (等条款). `unit` is the element that an insertion adds. `unknown` says what was not understood, and then nothing else holds;
    `open`: it begins a quotation that is not closed.
    """

    id: str
    instruction: str
    line: int
    kind: Kind
    source: str = ""
    targets: tuple[Target, ...] = ()
    final: tuple[Target, ...] = ()
    old: Quote | None = None
    new: Quote | None = None
    place: Literal["", "in", "after", "before"] = ""
    everywhere: bool = False
    some: bool = False
    nth: int = 0
    times: int = 0
    others: bool = False
    unit: str = ""
    unknown: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code of the diagnostics' table and the values its message takes."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an operation. `old` and `new` are eIds in the old and in the new text, in the order of the targets.

    `found` is the text that was there where `operation.old` or a number was expected; `count` how many places changed.
    `reason` is there for inferred and refused operations.
    """

    operation: Operation
    status: Status
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    found: str | None = None
    count: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What the decision did not say of this unit but follows: a new number, a reference that follows its target.

    `kind`: renumbering, reference, heading (a chapter's number), toc. `old` and `new` are eIds, `before` and `after` the
    words. `source` is the eId in the decision of the sentence that asks for it, where there is one.
    """

    kind: Literal["renumbering", "reference", "heading", "toc"]
    old: str
    new: str
    before: str
    after: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Underivable:
    """A sentence of the decision that changes something without saying what (个别文字作相应修改)."""

    instruction: str
    line: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Instructions:
    """A decision as read for one act: operations in order, and what is said of the whole.

    `renumber` is the eId in the decision of the sentence that has the numbers follow (条文顺序作相应调整), None where there is
    none. `acts` are the titles that the decision amends, as it names them, in order.
    """

    operations: tuple[Operation, ...]
    renumber: str | None = None
    underivable: tuple[Underivable, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """The operations on one act, applied: the parts of the new text, and where each unit comes from.

    `body`, `preamble` and so on are those of `document`, the base with nothing but these parts and the title new: ids made
    anew, wIds and metadata still those of the base. `origin` maps the eId of a new unit to that of the old one it was, or is
    without it for a unit that is new. `by` maps a new eId to the ids of the operations that touched it.
    """

    document: Document
    outcomes: tuple[Outcome, ...]
    consequences: tuple[Consequence, ...] = ()
    origin: dict[str, str] = field(default_factory=dict)
    by: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether nothing was refused."""
        return all(outcome.status != "refused" for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A decision applied to an act: the new version with its metadata, and the decision with its `activeModifications`.

    `document` holds what could be applied, whatever was refused; it is None where nothing at all was. `complete` says that
    the decision was applied whole and leaves nothing underivable. `by` is that of `Applied`; `diagnostics` say what the
    decision does not tell of the new version (its day, its entry into force, numbers left empty).
    """

    base: Document
    decision: Document
    document: Document | None
    instructions: Instructions
    outcomes: tuple[Outcome, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every operation was applied and no sentence is underivable."""
        refused = any(outcome.status == "refused" for outcome in self.outcomes)
        return self.document is not None and not refused and not self.instructions.underivable
