"""The decision, told what it did: `activeModifications`, references that lead to the act, wIds of the units it quotes.

Numbers on the left of an instruction are of the old expression, final ones of the new one; the addresses say which. A package is
told act by act, each time with what earlier acts gave it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from akn.amend.citing import cited
from akn.amend.lifecycle import Life
from akn.amend.operation import Applied, Operation, Outcome
from akn.amend.passive import type_of
from akn.amend.touched import WORDS
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.metadata import Modification, Reference, Target
from akn.model.provision import Provision, articles, walk


def active(decision: Document, base: Document, applied: Applied, result: Document, new: Life) -> Document:
    """`decision` with what it did to `base`.

    `result` is the new version, tracked; `new` what the decision gave it. What stands in `activeModifications` already of
    other acts is kept and comes first, the entry into force last; ids are counted anew. Told twice of an act, it is as
    told once.
    """
    told = _Telling(decision, base, applied, result, new)
    own = f"{base.meta.work.uri}/"
    kept = [
        it
        for it in decision.meta.active
        if it.kind == "textualMod" and not any(place.href.startswith(own) for place in it.destinations)
    ]
    others = [it for it in decision.meta.active if it.kind != "textualMod"]
    made = list(told.modifications())
    if not any(it.type == "entryIntoForce" for it in others):
        others += _entry(decision)
    mods = tuple(replace(it, eId=f"am_{i}") for i, it in enumerate((*kept, *made, *others), 1))
    meta = replace(decision.meta, active=mods, references=_references(decision, base))
    body = _units(decision.body, told)
    attachments = tuple(replace(item, body=_units(item.body, told)) for item in decision.attachments)
    preamble = tuple(told.block(block) for block in decision.preamble)
    return replace(decision, meta=meta, preamble=preamble, body=body, attachments=attachments)


class _Telling:
    def __init__(self, decision: Document, base: Document, applied: Applied, result: Document, new: Life) -> None:
        self.decision, self.base, self.applied, self.new = decision, base, applied, new
        self.old = base.meta.expression.uri
        self.done = [outcome for outcome in applied.outcomes if outcome.status != "refused"]
        self.by_mod: dict[str, list[Outcome]] = {}
        for outcome in self.done:
            self.by_mod.setdefault(outcome.operation.source, []).append(outcome)
        self.periods = _periods(decision)
        self.units = {unit.eId: unit for unit in walk(result.units())}
        self.neighbours = {unit.eId: place for unit, place in _neighbours(tuple(result.units()), None)}
        self.quoted = {
            outcome.operation.new.eId: outcome for outcome in self.done if outcome.operation.new and outcome.operation.new.units
        }  # fmt: skip

    def modifications(self) -> Iterator[Modification]:
        """One textualMod an operation; then one a run of articles that the sentence on numbers had follow."""
        for outcome in self.done:
            operation = outcome.operation
            kind = type_of(outcome)
            yield self.made(
                kind, operation.source, self.destinations(outcome, kind), *self.quotes(operation, outcome, kind)
            )
        for source, first, last in runs(self.base, self.applied):
            destination = Target(f"{self.old}/~{first}", up_to=f"{self.old}/~{last}" if last != first else None)
            yield self.made("renumbering", source, (destination,))

    def made(self, kind: str, source: str, destinations: tuple[Target, ...], old: tuple[str, ...] = (), new: tuple[str, ...] = ()) -> Modification:  # fmt: skip
        return Modification(
            "textualMod",
            "",
            kind,
            self.periods.get(source, self.periods.get("")),
            (Target(f"#{source}" if source else self.decision.meta.expression.uri),),
            destinations,
            tuple(map(Target, old)),
            tuple(map(Target, new)),
        )

    def destinations(self, outcome: Outcome, kind: str) -> tuple[Target, ...]:
        """Where: old units; those that came, and the old one that they stand behind or before."""
        operation = outcome.operation
        old = tuple(dict.fromkeys(outcome.old))
        if operation.kind == "repeal-act":
            return (Target(self.base.meta.work.uri),)
        if kind == "insertion" and operation.kind not in WORDS:
            came = tuple(Target(f"{self.new.uri}/~{eid}") for eid in outcome.new)
            return (*came, *self.place(outcome.new[:1])) or (Target(self.new.uri),)
        pos = "inside" if operation.kind in WORDS else None
        return tuple(Target(f"{self.old}/~{eid}", pos) for eid in old) or (Target(self.old, pos),)

    def place(self, came: tuple[str, ...]) -> Iterator[Target]:
        """The nearest old unit beside a new one: behind it (`after`), before it, else the unit it stands in."""
        for eid in came:
            among, at, parent = self.neighbours.get(eid, ((), 0, None))
            origin = self.applied.origin
            choices = chain(
                ((among[k].eId, "after") for k in range(at - 1, -1, -1)),
                ((among[k].eId, "before") for k in range(at + 1, len(among))),
                ((each, "inside") for each in (parent,) if each),
            )
            for each, pos in choices:
                if each in origin:
                    yield Target(f"{self.old}/~{origin[each]}", pos)
                    return

    def quotes(self, operation: Operation, outcome: Outcome, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is quoted, or the new numbers."""
        old: tuple[str, ...] = ()
        if operation.kind in WORDS and operation.kind != "word-insertion" and operation.old and operation.old.eId:
            old = (f"#{operation.old.eId}",)
        new: tuple[str, ...] = (f"#{operation.new.eId}",) if operation.new and operation.new.eId else ()
        if kind in ("renumbering", "split", "join"):
            new = (*(f"{self.new.uri}/~{eid}" for eid in outcome.new), *new)
        return old, new

    def block(self, block: Block) -> Block:
        """`block` with the act named in it, the units that its instructions cite, and the wIds of what it quotes."""
        if not block.marks and "《" not in block.text:
            return block
        made = cited(block, self.base, self.by_mod, self.old, self.new.uri)
        if any(mark.units for mark in made.marks):
            made = replace(made, marks=tuple(self.quotation(mark) for mark in made.marks))
        return made

    def quotation(self, mark: Mark) -> Mark:
        outcome = self.quoted.get(mark.get("eId") or "") if mark.units else None
        if outcome is None:
            return mark
        into = tuple(self.units[eid] for eid in outcome.new if eid in self.units)
        if len(into) == 1 and into[0].kind != mark.units[0].kind:
            into = into[0].children  # 第四条修改为 quotes what stands in it
        return replace(mark, units=_named(mark.units, into))


def runs(base: Document, applied: Applied) -> Iterator[tuple[str, str, str]]:
    """(source, first, last): runs of old articles that took other numbers; those repealed do not part a run."""
    moved = {it.old: it.source for it in applied.consequences if it.kind == "renumbering"}
    kept = set(applied.origin.values())
    run: list[str] = []
    source = ""
    for article in articles(base.body):
        own = moved.get(article.eId)
        if own is not None and (not run or own == source):
            source = own
            run.append(article.eId)
        elif run and (own is not None or article.eId in kept):
            yield source, run[0], run[-1]
            run, source = ([article.eId], own) if own is not None else ([], "")
    if run:
        yield source, run[0], run[-1]


def _named(quoted: tuple[Provision, ...], into: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """`quoted` with the tracking ids of the units that they became, as far as the two are built alike."""
    if [unit.kind for unit in quoted] != [unit.kind for unit in into]:
        return quoted
    return tuple(
        replace(unit, wId=made.tracking_id, children=_named(unit.children, made.children))
        for unit, made in zip(quoted, into, strict=True)
    )


def _units(units: tuple[Provision, ...], told: _Telling) -> tuple[Provision, ...]:
    return tuple(
        replace(unit, blocks=tuple(told.block(block) for block in unit.blocks), children=_units(unit.children, told))
        for unit in units
    )


def _neighbours(
    units: tuple[Provision, ...], parent: str | None
) -> Iterator[tuple[Provision, tuple[tuple[Provision, ...], int, str | None]]]:
    """Each unit with those it stands among, its place there, and the id of what is around it."""
    for i, unit in enumerate(units):
        yield unit, (units, i, parent)
        yield from _neighbours(unit.children, unit.eId)


def _periods(decision: Document) -> dict[str, str]:
    """The eId of a unit or mod of the decision -> its period there; under "" that of the whole."""
    whole = next((it.date for it in decision.meta.expression.dates if it.name == "inForce"), None)
    events = {f"#{it.eId}": it.date for it in decision.meta.events}
    out = {}
    for group in decision.meta.temporal:
        if whole and any(events.get(it.start or "") == whole for it in group.intervals):
            out[""] = f"#{group.eId}"
            break

    def go(units: tuple[Provision, ...], period: str | None) -> None:
        for unit in units:
            own = unit.period or period
            if own:
                out[unit.eId] = own
                for block in unit.blocks:
                    out.update({eid: own for mark in block.marks if mark.kind == "mod" and (eid := mark.get("eId"))})
            go(unit.children, own)

    go(decision.body, None)
    return out


def _entry(decision: Document) -> list[Modification]:
    """The entry into force of the decision, where one of its provisions tells the day."""
    period = _periods(decision).get("")
    if period is None:
        return []
    for unit in walk(decision.body):
        if any(mark.kind == "date" and mark.get("refersTo") == "#inForce" for b in unit.blocks for mark in b.marks):
            where = Target(decision.meta.work.uri)
            return [Modification("forceMod", "", "entryIntoForce", period, (Target(f"#{unit.eId}"),), (where,))]
    return []


def _references(decision: Document, base: Document) -> tuple[Reference, ...]:
    """The decision's references with one to the act."""
    known = decision.meta.references
    href = base.meta.work.uri
    if any(it.kind == "activeRef" and it.href == href for it in known):
        return known
    number = 1 + max((int(n) for it in known if it.kind == "activeRef" and (n := it.eId.rpartition("_")[2]).isdecimal()), default=0)  # fmt: skip
    at = next((i for i, it in enumerate(known) if it.kind.startswith("TLC")), len(known))
    return (*known[:at], Reference("activeRef", f"ra_{number}", href, base.title), *known[at:])
