"""Lifecycle, references and periods of a document, from its history (design: identity and time).

Events of version 0 are `generation` and come from the original (`ro_1`); those of version n are `amendment` and come from
the n-th amending act (`rp_n`). What the text leaves open stands in `cn:undetermined`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.effect import Closing
from akn.formats.text.identity import Identity, name_of, version_date
from akn.language.zh.bodies import Body, without_leading
from akn.language.zh.history import CHANGES, EVENTS, Happening
from akn.model.metadata import Event, Interval, NamedDate, Property, Reference, TemporalGroup

ORIGINS = ("adopted", "approved", "promulgated")
"""Events that may make the original expression."""

_EDITOR = Reference("TLCOrganization", "akn", "/akn/ontology/organization/cn/akn", "akn")
_HAPPENED = tuple(
    Reference("TLCEvent", kind, f"/akn/ontology/event/cn/{path}", name) for kind, (name, path) in EVENTS.items()
)
_ROLES = (
    Reference("TLCRole", "enacting", "/akn/ontology/role/cn/enacting", "制定机关"),
    Reference("TLCRole", "editor", "/akn/ontology/role/cn/editor", "编辑"),
)
_INNER = str.maketrans("〈〉<>", "《》《》")
_NEXT = {"amended": "修正", "revised": "修订", "adopted": "修正", "approved": "修正", "promulgated": "修正"}


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """What describe() puts into the metadata."""

    events: tuple[Event, ...]
    references: tuple[Reference, ...]
    temporal: tuple[TemporalGroup, ...]
    undetermined: tuple[Property, ...]
    dates: tuple[NamedDate, ...]
    diagnostics: tuple[Diagnostic, ...]
    periods: dict[str, str]


def build(identity: Identity, closing: Closing) -> Lifecycle:
    """Lifecycle of a document with the events of `closing`, in their order.

    `tmpg_1` is the time in which the version is in force; each day on which some units alone come into force makes one
    more group, which `periods` gives for the eIds of those units.
    """
    parts = {(part.version, part.date): Happening("inForce", part.date, part.version, None) for part in closing.parts}
    whole = {(e.version, e.date): e for e in closing.events if e.kind == "inForce"}
    parts = {key: part for key, part in parts.items() if key not in whole}
    happened = sorted(
        (*closing.events, *parts.values()), key=lambda e: e.version
    )  # stable: order of the text in a version
    alone = set(map(id, parts.values()))
    versions = max((e.version for e in happened), default=0)
    rows = tuple(
        Event(
            f"evt_{i}",
            e.date,
            "#ro_1" if e.version == 0 else f"#rp_{e.version}",
            "repeal" if e.kind == "repealed" else "amendment" if e.version else "generation",
            f"#{e.kind}",
            i == 1 and e.kind in ORIGINS,
        )
        for i, e in enumerate(happened, 1)
    )
    pairs = list(zip(rows, happened, strict=True))
    current = [(row, e) for row, e in pairs if e.kind == "inForce" and e.version == versions]
    force = [row for row, e in current if id(e) not in alone][-1:]
    end = next((f"#{row.eId}" for row, e in reversed(pairs) if e.kind == "repealed"), None)
    starts = force + [row for row, e in current if id(e) in alone]
    first = 1 if force else 2  # the second group is that of a part, whether or not the first is there
    temporal = tuple(
        TemporalGroup(f"tmpg_{i}", (Interval(start=f"#{row.eId}", end=end, refers_to="#inForce"),))
        for i, row in enumerate(starts, first)
    )
    groups = {row.date: group.eId for row, group in zip(starts, temporal, strict=True)}
    periods = {
        eid: groups[part.date]
        for part in closing.parts
        if part.version == versions and groups.get(part.date, "tmpg_1") != "tmpg_1"
        for eid in part.units
    }
    undetermined: tuple[Property, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    if not force and not closing.basis and identity.element != "bill":
        diagnostics = (diagnostic("D012"),)
        if happened:
            source = "#ro_1" if versions == 0 else f"#rp_{versions}"
            undetermined = (Property("undetermined", (("event", "inForce"), ("source", source)), "施行日期未载明"),)
    dates = (NamedDate(identity.version, identity.version_name), *(NamedDate(r.date, "inForce") for r in force))
    return Lifecycle(rows, references(identity, tuple(happened)), temporal, undetermined, dates, diagnostics, periods)


def references(identity: Identity, events: tuple[Happening, ...]) -> tuple[Reference, ...]:
    """Original, amending acts, organizations, events and roles, as the worked examples order them."""
    versions = max((e.version for e in events), default=0)
    first = version_date(tuple(e for e in events if e.version == 0))
    since = f"（{identity.date[:4]}年{EVENTS.get(identity.date_name, ('公布', ''))[0]}）" if versions else ""
    original = identity.expression(max(first[0], identity.date) if first and versions else None)
    out = [Reference("original", "ro_1", original, f"{identity.title}{since}")]
    out += [amending(identity, group, version) for version, group in sorted(by_version(events).items()) if version]
    bodies: dict[str, Body] = {body.eId: body for body in identity.makers}
    bodies |= {f.body.eId: f.body for e in events for f in e.bodies if f.body.eId not in bodies}
    out += [Reference("TLCOrganization", b.eId, b.href, b.name) for b in bodies.values() if b.eId]
    out.append(_EDITOR)
    used = {e.kind for e in events}
    out += [reference for reference in _HAPPENED if reference.eId in used]
    return (*out, *_ROLES)


def by_version(events: Sequence[Happening]) -> dict[int, tuple[Happening, ...]]:
    """The events of each version, in their order."""
    groups: dict[int, list[Happening]] = {}
    for event in events:
        groups.setdefault(event.version, []).append(event)
    return {version: tuple(group) for version, group in groups.items()}


def amending(identity: Identity, group: tuple[Happening, ...], version: int) -> Reference:
    """The act that made a version, whose events are `group`: the decision that the 题注 names, else the version itself (修订)."""
    decision = next((e for e in group if e.title), None)
    if decision and (href := decision_address(identity, group, decision)):
        title = show_title(decision.title.text) if decision.title else ""
        return Reference("passiveRef", f"rp_{version}", href, f"{title}（{decision.date[:4]}年）")
    dated = version_date(group)
    date = dated[0] if dated else max(e.date for e in group)
    word = _NEXT.get(next((e.kind for e in group if e.kind in CHANGES), "amended"), "修正")
    return Reference(
        "passiveRef", f"rp_{version}", identity.expression(date), f"{identity.title}（{date[:4]}年{word}）"
    )


def decision_address(identity: Identity, group: Sequence[Happening], decision: Happening) -> str | None:
    """The work address of a decision named in the 题注; None where the day it was passed is not told (批准的《…》).

    `group` are the events of the version that the decision made.
    """
    if decision.title is None or decision.kind == "repealed":
        return None
    passed = [e.date for e in group if e.kind == "adopted"]
    if not passed and any(e.kind == "approved" for e in group):
        return None
    text, named = without_leading(decision.title.text)
    body = next((b for b in (*named, *(f.body for f in decision.bodies)) if b.known), None)
    country = body.country if body else identity.country
    name = name_of(text)
    return f"/akn/{country}/act/{min(passed) if passed else decision.date}/{name}" if name else None


def show_title(text: str) -> str:
    """A title as it stands outside 《》: 〈 becomes 《."""
    return text.translate(_INNER)
