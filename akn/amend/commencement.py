"""When what a decision does comes into force: as a whole, single instructions, single units of the amended act.

A decision says it by its own numbers (本决定第三条自…起施行), by those of the act as amended (修改后的第十二条自…起施行), or act by
act (对《…》所作的修改自…起施行). The day may hang on something that is not known yet (施行日期由国务院规定); then it stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from akn.amend.instructions import same_act
from akn.amend.naming import Path, named
from akn.amend.operation import Applied
from akn.amend.touched import PLACES, touched
from akn.language.zh import effect
from akn.language.zh.effect import Effect
from akn.language.zh.history_line import force_of_order
from akn.model.document import Document
from akn.model.metadata import Metadata
from akn.model.provision import Provision, walk

UNTOLD = "施行日期未载明"
_STEPS = {"article": "art", "paragraph": "para", "point": "point", "indent": "indent"}


@dataclass(frozen=True, slots=True)
class Start:
    """The day (ISO) on which something comes into force; None where that is open, as the `words` of the decision's unit
    `basis` (an eId, empty where it has none) say. `counted`: it is counted from an event that is not told (自公布之日起), so
    it may long have come."""

    day: str | None = None
    words: str = UNTOLD
    basis: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Commencement:
    """What a decision tells of one act.

    `whole` is when the new version is in force as such, `told` what holds for instructions that have no day of their own:
    another only where some have one and the decision tells none. `sources` are the starts of units and `mod`s of the decision, `places` of
    units of the new text, by eId. `events` are the days of all, in the order of the decision.
    """

    whole: Start = Start()
    told: Start = Start()
    sources: Mapping[str, Start] = field(default_factory=dict)
    places: Mapping[str, Start] = field(default_factory=dict)
    events: tuple[str, ...] = ()

    def of(self, source: str, eid: str = "") -> Start:
        """The start of what the decision's unit `source` does to the unit `eid`."""
        return self.places.get(eid) or self.sources.get(source, self.told)

    def units(self, applied: Applied) -> dict[str, Start]:
        """For each unit of the new text that came, was replaced, or whose words changed, its start; of several the last."""
        out: dict[str, Start] = {}
        there = touched(applied)
        for outcome in applied.outcomes:
            operation = outcome.operation
            if outcome.status == "refused" or (operation.kind in PLACES and operation.new is None):
                continue
            for eid in there[operation.id]:
                start = self.of(operation.source, eid)
                known = out.get(eid)
                out[eid] = start if known is None or _late(start) >= _late(known) else known
        return out | dict(self.places)

    def all(self, base: Document, applied: Applied) -> dict[str, Start]:
        """The same with what is deleted, by its address in `base`."""
        out = self.units(applied)
        for outcome in applied.outcomes:
            if outcome.status != "refused" and outcome.operation.kind == "repeal" and not outcome.new:
                start = self.of(outcome.operation.source)
                out |= {f"{base.meta.expression.uri}/~{eid}": start for eid in outcome.old}
        return out


def of_decision(decision: Document) -> Commencement:
    """What holds for a decision as such, whatever it amends."""
    whole = _whole(decision)
    return Commencement(whole, whole, {}, {}, (whole.day,) if whole.day else ())


def commencement(base: Document, decision: Document, applied: Applied, acts: Iterable[str] = ()) -> Commencement:
    """When what `applied` did to `base` comes into force. `acts` are all the acts that the decision amends."""
    told = _whole(decision)
    sources = dict(_own(decision))
    places: dict[str, Start] = {}
    several = len({*acts}) > 1
    there = touched(applied)
    changed = {
        eid for outcome in applied.outcomes if outcome.status != "refused" for eid in there[outcome.operation.id]
    }
    for said, start in _said_of_acts(decision):
        if (said.act is None and several) or (said.act and not same_act(said.act, base.title)):
            continue
        if not said.units:
            told = start
            continue
        paths = [path for first, last in said.units for path in _paths(first, last)]
        places |= {eid: start for path in paths for eid in _within(applied.document, path, changed)}
        gone = [unit.eId for path in paths if (root := _unit(base, path)) for unit in walk((root,))]
        sources |= {
            outcome.operation.source: start
            for outcome in applied.outcomes
            if outcome.status != "refused" and not outcome.new and outcome.old and {*outcome.old} <= {*gone}
        }
    draft = Commencement(told, told, sources, places)
    used = [*dict.fromkeys(_used(draft, applied, there))]
    known = sorted(start.day for start in used if start.day)
    whole = (
        told
        if told in used and (told.day or told.counted or not known)
        else Start(known[0])
        if known
        else (used or [told])[0]
    )
    order = [event.date for event in decision.meta.events if event.refers_to == "#inForce"]
    days = sorted(
        {*known, *((whole.day,) if whole.day else ())},
        key=lambda day: (order.index(day) if day in order else len(order), day),
    )
    return Commencement(whole, told, sources, places, tuple(days))


def _used(draft: Commencement, applied: Applied, there: Mapping[str, tuple[str, ...]]) -> Iterator[Start]:
    """The starts of all that was done."""
    for outcome in applied.outcomes:
        if outcome.status != "refused":
            source = outcome.operation.source
            yield from (draft.of(source, eid) for eid in there[outcome.operation.id] or ("",))
    yield from draft.places.values()


def _late(start: Start) -> str:
    return start.day or "9999-99-99"


def _whole(decision: Document) -> Start:
    """When the decision as a whole comes into force: as it says, else as its order does."""
    day = next((it.date for it in decision.meta.expression.dates if it.name == "inForce"), None)
    if day is None and (order := decision.meta.publication):
        found = (force_of_order(block.text, order.date) for block in decision.cover)
        day = next((date for date in found if date), None)
    if day:
        return Start(day)
    for unit, said in _sentences(decision):
        if not said.units and not said.amended and not said.date and (words := said.open or said.words):
            return Start(None, words, unit.eId, bool(said.after))
    return Start()


def _own(decision: Document) -> Iterator[tuple[str, Start]]:
    """The eIds of units and `mod`s of the decision that have a start of their own."""
    events = {f"#{it.eId}": it.date for it in decision.meta.events}
    groups = {f"#{group.eId}": events.get(it.start or "") for group in decision.meta.temporal for it in group.intervals}
    left = _left(decision.meta)

    def go(units: tuple[Provision, ...], start: Start | None) -> Iterator[tuple[str, Start]]:
        for unit in units:
            day = groups.get(unit.period or "")
            own = Start(day) if day else left.get(unit.eId, start)
            if own:
                yield unit.eId, own
                for block in unit.blocks:
                    yield from ((eid, own) for mark in block.marks if mark.kind == "mod" and (eid := mark.get("eId")))
            yield from go(unit.children, own)

    yield from go(decision.body, None)
    for attachment in decision.attachments:
        yield from go(attachment.body, None)


def _left(meta: Metadata) -> dict[str, Start]:
    """The eIds of units whose start the decision leaves open."""
    return {
        name.removeprefix("#"): Start(None, item.text, (item.get("basis") or "").removeprefix("#"))
        for item in meta.proprietary
        if item.name.removeprefix("cn:") == "undetermined"
        and item.get("event") == "inForce"
        and (name := item.get("unit"))
    }


def _sentences(decision: Document) -> Iterator[tuple[Provision, Effect]]:
    """What the decision says of 施行 in its own words, with the unit that says it; not what it quotes."""
    for unit in walk(decision.body):
        for block in unit.blocks:
            if effect.may_read(block.text) and all(mark.kind != "mod" for mark in block.marks):
                yield from ((unit, said) for said in effect.read(block.text) if not said.ends)


def _said_of_acts(decision: Document) -> Iterator[tuple[Effect, Start]]:
    """The sentences about the acts as amended, each with the start that it tells."""
    happened = {event.refers_to: event.date for event in decision.meta.events}
    for unit, said in _sentences(decision):
        if said.amended:
            after = happened.get(f"#{said.after}") if said.after and not said.later else None
            yield said, Start(said.date or after, said.open or said.words, unit.eId)


def _paths(first: str, last: str | None) -> Iterator[Path]:
    """The units that 第五条 or 第五条至第七条 name."""
    for target in named(f"{first}至{last}" if last else first, ()):
        yield target.path


def _unit(document: Document, path: Path) -> Provision | None:
    """The unit at `path` (article, paragraph …, or a heading) in `document`."""
    units = {unit.eId: unit for unit in walk(document.body)}
    steps = [f"{_STEPS[kind]}_{number}" for kind, number in path if kind in _STEPS]
    if steps:
        beside = [steps[0], "para_1", *steps[1:]]  # 第七条第三项
        return units.get("__".join(steps)) or units.get("__".join(beside))
    kind, number = path[-1]
    found = [unit for unit in units.values() if unit.kind == kind and unit.eId.rpartition("_")[2] == number]
    return found[0] if len(found) == 1 else None


def _within(document: Document, path: Path, changed: Iterable[str]) -> list[str]:
    """Of the `changed` units of the new text those in the unit at `path`; that unit, where it is itself in one of them."""
    root = _unit(document, path)
    if root is None:
        return []
    inside = {unit.eId for unit in walk((root,))}
    found = [eid for eid in changed if eid in inside]
    return found or ([root.eId] if any(root.eId.startswith(f"{eid}__") for eid in changed) else [])
