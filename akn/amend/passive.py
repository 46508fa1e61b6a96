"""What a decision did, as the new version tells it: `passiveModifications`, and the periods of what it touched.

One `textualMod` an operation that was applied, in the order of the decision, then one a consequence. Units that only took
another number, or whose references follow, have no period of their own: their text is as old as before (worked examples).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from akn.amend.lifecycle import Life
from akn.amend.operation import Applied, Consequence, Outcome
from akn.amend.touched import WORDS, touched
from akn.model.document import Document
from akn.model.metadata import Modification, Target
from akn.model.provision import Provision

TYPES: dict[str, str] = {
    "substitution": "substitution",
    "insertion": "insertion",
    "repeal": "repeal",
    "renumbering": "renumbering",
    "word-substitution": "substitution",
    "word-insertion": "insertion",
    "word-deletion": "repeal",
    "split": "split",
    "join": "join",
    "move": "renumbering",
    "heading": "substitution",
    "structure": "substitution",
    "title": "substitution",
    "preamble": "substitution",
    "annex": "substitution",
    "repeal-act": "repeal",
}
"""Kind of operation -> type of its textualMod (akomantoso30.xsd: TextualMods)."""

_CONSEQUENCES = {"renumbering": "renumbering", "heading": "renumbering", "reference": "substitution"}
"""Kind of consequence -> type; the table of contents follows the headings and has none."""


def type_of(outcome: Outcome) -> str:
    """The type of the textualMod; an annex may be added or repealed too."""
    operation = outcome.operation
    if operation.kind == "annex" and not outcome.old:
        return "insertion"
    if operation.kind == "annex" and operation.new is None:
        return "repeal"
    return TYPES[operation.kind]


def modifications(base: Document, decision: Document, applied: Applied, new: Life) -> tuple[Modification, ...]:
    """The `passiveModifications` of the new version. Sources are addresses in the decision, old units in the base."""
    made = decision.meta.expression.uri
    old = base.meta.expression.uri
    out: list[Modification] = []

    def add(kind: str, source: str, destinations: Iterable[str], before: Iterable[str] = (), after: Iterable[str] = ()) -> None:  # fmt: skip
        places = tuple(Target(href) for href in dict.fromkeys(destinations)) or (Target(new.uri),)
        begins = {new.starts.of(source, place.href.removeprefix("#")) for place in places}
        period = new.period(begins.pop().day) if len(begins) == 1 else None
        out.append(
            Modification(
                "textualMod",
                f"pm_{len(out) + 1}",
                kind,
                period,
                (Target(f"{made}/~{source}" if source else made),),
                places,
                tuple(map(Target, before)),
                tuple(map(Target, after)),
            )
        )

    units = touched(applied)
    for outcome in applied.outcomes:
        if outcome.status == "refused":
            continue
        operation = outcome.operation
        here = [f"#{eid}" for eid in units[operation.id]]
        there = [f"{old}/~{eid}" for eid in dict.fromkeys(outcome.old)]
        if operation.kind in WORDS:
            goes = None if operation.kind == "word-insertion" else operation.old  # the words before it stay
            gone, came = ([f"{made}/~{it.eId}"] if it and it.eId else [] for it in (goes, operation.new))
            add(type_of(outcome), operation.source, here, gone, came)
        elif type_of(outcome) == "repeal":
            add("repeal", operation.source, there)
        elif type_of(outcome) == "insertion":
            add("insertion", operation.source, here)
        else:
            add(type_of(outcome), operation.source, here, there)
    for kind in ("renumbering", "heading", "reference"):
        for source, was, now in dict.fromkeys(_of(applied.consequences, kind)):
            add(_CONSEQUENCES[kind], source, [f"#{now}"], [f"{old}/~{was}"] if kind != "reference" else ())
    return tuple(out)


def periods(applied: Applied, new: Life, kept: Container[str] = ()) -> dict[str, str | None]:
    """The eId in the new text -> the period (`#tmpg_2`) of a unit that came, was replaced, or whose words changed; None where
    its day is not known. Those `kept` go on with the period that they have."""
    return {eid: new.period(start.day) for eid, start in new.starts.units(applied).items() if eid not in kept}


def with_periods(document: Document, given: Mapping[str, str | None]) -> Document:
    """`document` with the periods of `given`; other units keep theirs."""

    def units(items: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(
            replace(unit, period=given.get(unit.eId, unit.period), children=units(unit.children)) for unit in items
        )

    attachments = tuple(replace(item, body=units(item.body)) for item in document.attachments)
    return replace(document, body=units(document.body), attachments=attachments)


def _of(consequences: tuple[Consequence, ...], kind: str) -> list[tuple[str, str, str]]:
    """Source, old and new unit of those of one kind; a reference whose target is gone changed no words."""
    return [
        (item.source, item.old, item.new)
        for item in consequences
        if item.kind == kind and (kind != "reference" or item.after not in ("", item.before))
    ]
