"""Metadata of a new version: addresses, dates, events, periods, references, cover and 题注 (design: identity and time).

A decision that tells its day dates the version. One that does not (an excerpt) leaves the day unknown, and the version
takes the next free address of the base's day (`@2019-10-25;2`): unlike the base's, made of nothing that was not told, and
right behind it in the order of versions. Its FRBRdate is named `unknown`, `cn:undetermined event="amended"` says so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from akn.amend import history, retired
from akn.amend.commencement import Commencement, Start, of_decision
from akn.amend.history import Line
from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.history import EVENTS
from akn.model import address
from akn.model.block import Block
from akn.model.document import Document
from akn.model.metadata import (
    Event,
    Interval,
    Metadata,
    Modification,
    NamedDate,
    Property,
    Reference,
    TemporalGroup,
)
from akn.model.provision import walk

UNKNOWN = "0001-01-01"
"""Stands for a date that no text gives."""
UNDATED = "修正日期未载明"
UNTITLED = "未载明名称的修改决定"
_DROPPED = ("source",)
"""Properties that say something of the base's file."""
_OWN = ("alignment", retired.NAME)
"""Properties that say something of the base's version alone; the new one has its own record."""


@dataclass(frozen=True, slots=True)
class Life:
    """What a decision gives an act.

    `day` is the date of the decision's last act, None where it is not told; `version` what stands after `@`. `events`, `temporal`
    and `passive` are the act's with the new ones. `force` maps each day on which something comes into force to (event,
    temporal group), `starts` says what does; `whole` is the day of the new version as such. `start` is the event from which the new text counts.
    """

    day: str | None
    version: str
    uri: str
    told: Line | None
    source: str
    events: tuple[Event, ...] = ()
    temporal: tuple[TemporalGroup, ...] = ()
    force: tuple[tuple[str, str, str], ...] = ()
    starts: Commencement = field(default_factory=Commencement)
    whole: str | None = None
    start: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def begins(self, period: str | None) -> str:
        """The day on which the group that `period` refers to begins; empty where there is none."""
        dates = {f"#{it.eId}": it.date for it in self.events}
        starts = (it.intervals[0].start for it in self.temporal if f"#{it.eId}" == period and it.intervals)
        return next((dates.get(start or "", "") for start in starts), "")

    def period(self, day: str | None) -> str | None:
        """The reference to the group of what comes into force on `day` (`#tmpg_2`), None where there is none."""
        return next((f"#{group}" for known, _, group in self.force if known == day), None)


def life(base: Document, decision: Document, starts: Commencement | None = None) -> Life:
    """Events, periods and address of `base` as `decision` amends it. Numbers of events and groups go on.

    `starts` is when what was done comes into force; by default all on the day of the decision as a whole.
    """
    starts = starts or of_decision(decision)
    meta, given = base.meta, decision.meta
    first = given.expression.dates[0].date if given.expression.dates else UNKNOWN
    day = None if first == UNKNOWN else first
    number = 1 + max((_number(it.eId) for it in meta.references if it.kind == "passiveRef"), default=0)
    source = f"#rp_{number}"
    version, uri = _address(base, day)
    if day is None:
        return Life(
            None,
            version,
            uri,
            None,
            source,
            meta.events,
            meta.temporal,
            starts=starts,
            diagnostics=(diagnostic("A050", version=version),),
        )
    told = history.line(base, decision, day)
    happened = [*_happened(given, told, day), *(("inForce", date) for date in starts.events)]
    events = list(meta.events)
    at = 1 + max((_number(it.eId) for it in events), default=0)
    new = [Event(f"evt_{at + i}", date, source, "amendment", f"#{kind}") for i, (kind, date) in enumerate(happened)]
    events += new
    begun = {it.date: it.eId for it in new if it.refers_to == "#inForce"}
    whole = starts.whole.day
    order = sorted(begun, key=lambda date: date != whole)  # the whole first
    group = 1 + max((_number(it.eId) for it in meta.temporal), default=0)
    force = tuple((date, begun[date], f"tmpg_{group + i}") for i, date in enumerate(order))
    temporal = _closed(meta, begun.get(whole or ""), whole or "") + tuple(
        TemporalGroup(name, (Interval(start=f"#{event}", refers_to="#inForce"),)) for _, event, name in force
    )
    made = next(it.eId for it in new if it.refers_to == f"#{told.event}")
    start = f"#{begun[whole]}" if whole else f"#{made}"
    found = () if whole else (_untold(decision),)
    before = meta.expression.dates[0].date if meta.expression.dates else UNKNOWN
    if day < before:
        found = (diagnostic("A059", day=day, version=before), *found)
    return Life(day, version, uri, told, source, tuple(events), temporal, force, starts, whole, start, found)


def _untold(decision: Document) -> Diagnostic:
    """That the day of 施行 is not known: no provision speaks of it, or one counts it from a day that is not told."""
    kept = (it for it in decision.meta.proprietary if it.name == "undetermined" and it.get("unit") is None)
    text = next((it.text for it in kept if it.get("event") == "inForce" and it.get("basis")), "")
    return diagnostic("A060", text=text) if text else diagnostic("A051")


def dated(
    document: Document,
    base: Document,
    decision: Document,
    new: Life,
    passive: tuple[Modification, ...],
    *,
    units: Mapping[str, Start],
    kept: Container[str] = (),
) -> Document:
    """`document`, the new text with its wIds and mappings, with complete metadata, cover and 题注.

    `base` comes with metadata that follow its units (`followed`); `new` is what the decision gives, `passive` the
    modifications that made the text, `units` the starts of the units that it touched; what is open of those `kept` stays so. Order (`publication`) and cover are those that promulgate the decision, the base's where
    there is none.
    """
    meta = base.meta
    name = new.told.event if new.told else "unknown"
    day = new.day or new.version.partition(";")[0]
    dates = (NamedDate(day, name), *((NamedDate(new.whole, "inForce"),) if new.whole else ()))
    order = decision.meta.publication if new.day else None
    settled = [eid for eid in units if eid not in kept]
    made = replace(
        meta,
        expression=replace(meta.expression, uri=new.uri, dates=dates),
        manifestation=replace(meta.manifestation, uri=f"{new.uri}.xml", dates=(NamedDate(day, "markup"),)),
        publication=order or meta.publication,
        events=new.events,
        passive=passive,
        mappings=document.meta.mappings,
        temporal=new.temporal,
        proprietary=(
            *(it for it in meta.proprietary if it.name.removeprefix("cn:") not in _OWN and not _stale(it, settled)),
            *_undetermined(decision, new, units),
            *(item for item in document.meta.proprietary if item.name.removeprefix("cn:") == retired.NAME),
        ),
    )
    preface, cover = document.preface, base.cover
    if new.told:
        told = replace(base, preface=document.preface)
        preface = history.extended(told, decision, new.told, new.whole)
    if order:
        cover = decision.cover
    named = _named(made, (*preface, *cover, *document.conclusions))
    made = replace(made, references=_references(base, decision, new, made.events, named))
    return replace(document, meta=made, preface=preface, cover=cover, contains="singleVersion", comments=())


def followed(base: Document, document: Document, origin: dict[str, str]) -> Metadata:
    """The base's metadata, for the new text: what they say of a unit follows it, and goes with one that is gone.

    `origin` says where the units of `document` come from (new eId to old). What is said of the base's file goes too.
    """
    moved = _moved(base, document, origin)
    return replace(
        base.meta,
        active=_followed_modifications(base.meta.active, moved),
        proprietary=_followed_properties(base.meta.proprietary, moved),
    )


def _address(base: Document, day: str | None) -> tuple[str, str]:
    """What stands after `@` and the address of the new expression, which is never the base's."""
    here = address.parse(base.meta.expression.uri)
    dates = base.meta.expression.dates
    version = here.version if here and here.version else dates[0].date if dates else UNKNOWN
    date, _, nth = version.partition(";")
    fresh = day if day is not None and day != date else f"{date};{int(nth) + 1 if nth.isdecimal() else 2}"
    return fresh, f"{base.meta.work.uri}/{base.meta.expression.language}@{fresh}"


def _happened(given: Metadata, told: Line, day: str) -> list[tuple[str, str]]:
    """The new events in order: 通过 and 批准 where both are told, the amendment itself, 公布."""
    out = []
    if told.approved:
        out += [("adopted", told.passed.day), ("approved", told.approved.day)]
    out.append((told.event, day))
    known = (event.date for event in given.events if event.refers_to == "#promulgated")
    return out + [("promulgated", date) for date in dict.fromkeys(known)]


def _closed(meta: Metadata, event: str | None, day: str) -> tuple[TemporalGroup, ...]:
    """The base's groups, that of the time in which it is in force ended by `event`; parts with a day of their own go on.

    A decision in force before the base is ends nothing: what the base brings still comes on its day.
    """
    if event is None:
        return meta.temporal
    dates = {it.eId: it.date for it in meta.events}
    force = next((it.date for it in meta.expression.dates if it.name == "inForce"), None)
    out, done = [], force is not None and day < force
    for group in meta.temporal:
        begins = {dates.get((it.start or "").removeprefix("#")) for it in group.intervals}
        if not done and force in begins and all(it.end is None for it in group.intervals):
            intervals = tuple(replace(it, end=f"#{event}") for it in group.intervals)
            group, done = replace(group, intervals=intervals), True
        out.append(group)
    return tuple(out)


def _undetermined(decision: Document, new: Life, units: Mapping[str, Start]) -> Iterator[Property]:
    """What is open: the day of the amendment, its 施行, that of single units (of the old text, where they are deleted)."""

    def left(start: Start, *unit: tuple[str, str]) -> Property:
        basis = (("basis", f"{decision.meta.expression.uri}/~{start.basis}"),) if start.basis else ()
        return Property("undetermined", (("event", "inForce"), *unit, ("source", new.source), *basis), start.words)

    if new.day is None:
        yield Property("undetermined", (("event", "amended"), ("source", new.source)), UNDATED)
    elif new.whole is None:
        yield left(new.starts.whole)
    else:
        for eid, start in units.items():
            if start.day is None:
                yield left(start, ("unit", eid if eid.startswith("/") else f"#{eid}"))


def _stale(item: Property, units: Iterable[str]) -> bool:
    """Whether a property says of a unit's 施行 what a new start of it replaces."""
    unit = (item.get("unit") or "").removeprefix("#")
    told = item.name.removeprefix("cn:") == "undetermined" and item.get("event") == "inForce"
    return told and any(f"{unit}__".startswith(f"{eid}__") for eid in units)


def _named(meta: Metadata, blocks: Iterable[Block]) -> frozenset[str]:
    """What the new version names, of those who may have made it: its authors, and the bodies in blocks outside its units."""
    who = (*meta.work.authors, *meta.expression.authors, *meta.manifestation.authors)
    marks = (mark.get("refersTo") for block in blocks for mark in block.marks)
    return frozenset(value for value in (*(each.href for each in who), *marks) if value)


def _references(
    base: Document, decision: Document, new: Life, events: Iterable[Event], named: frozenset[str]
) -> tuple[Reference, ...]:
    """The base's references, the decision, its makers that are `named`, and the events that are new; each kind beside its
    like.
    """
    out = list(base.meta.references)
    title = new.told.title if new.told and new.told.title else "".join(decision.title.split())
    year = f"（{new.day[:4]}年）" if new.day else ""
    shown = f"{title.translate(_OUTER) or UNTITLED}{year}"
    added = [Reference("passiveRef", new.source[1:], decision.meta.work.uri, shown)]
    known = {it.eId for it in out}
    added += [
        it
        for it in decision.meta.references
        if it.kind == "TLCOrganization" and it.eId not in known and f"#{it.eId}" in named
    ]
    for kind, (name, path) in EVENTS.items():
        if kind not in known and any(it.refers_to == f"#{kind}" for it in events):
            added.append(Reference("TLCEvent", kind, f"/akn/ontology/event/cn/{path}", name))
    for item in added:
        like = [i for i, it in enumerate(out) if it.kind == item.kind]
        out.insert(like[-1] + 1 if like else _place(out, item.kind), item)
    return tuple(out)


_OUTER = str.maketrans("〈〉<>", "《》《》")
_ORDER = ("original", "passiveRef", "activeRef", "TLCOrganization", "TLCEvent", "TLCRole")


def _place(references: list[Reference], kind: str) -> int:
    """Where the first of its kind goes: before what follows it in the order of the references."""
    later = _ORDER[_ORDER.index(kind) + 1 :]
    return next((i for i, it in enumerate(references) if it.kind in later), len(references))


def _moved(base: Document, document: Document, origin: dict[str, str]) -> dict[str, str | None]:
    """Each unit of the base whose eId is another now, and None for those that are gone: references with their `#`."""
    now: dict[str, str] = {}
    for new, old in origin.items():
        now.setdefault(old, new)
    here = {unit.eId for unit in walk(document.units())}
    return {f"#{unit.eId}": (f"#{now[unit.eId]}" if now.get(unit.eId) in here else None) for unit in walk(base.units())}


def _followed_properties(items: tuple[Property, ...], moved: dict[str, str | None]) -> tuple[Property, ...]:
    out = []
    for item in items:
        if item.name.removeprefix("cn:") in _DROPPED or any(
            moved.get(value, "") is None for _, value in item.attributes
        ):
            continue
        attributes = tuple((name, moved.get(value) or value) for name, value in item.attributes)
        out.append(replace(item, attributes=attributes))
    return tuple(out)


def _followed_modifications(items: tuple[Modification, ...], moved: dict[str, str | None]) -> tuple[Modification, ...]:
    return tuple(
        replace(item, sources=tuple(replace(it, href=moved.get(it.href) or it.href) for it in item.sources))
        for item in items
        if all(moved.get(it.href, "") is not None for it in item.sources)
    )


def _number(eid: str) -> int:
    tail = eid.rpartition("_")[2]
    return int(tail) if tail.isdecimal() else 0
