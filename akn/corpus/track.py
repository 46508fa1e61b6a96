"""Tracking ids over versions that were each read for itself from a text (design: identity and time).

The first version's units are named by their eIds. In each later one a unit keeps the name of the unit it came of, by
alignment; of a split the part that is most like it, of a merger the first that was merged. What is new is named as
`akn.amend` names it. How sure a pair is stands in `proprietary`, where it is less than certain:
`cn:alignment unit="#art_5" confidence="0.82"`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from akn.amend import tracking
from akn.amend.operation import Applied
from akn.corpus.chain import version_of
from akn.corpus.links import ALIGNMENT, Link, links
from akn.diff import lines
from akn.diff.common import shared
from akn.diff.compare import compare
from akn.model.document import Document
from akn.model.metadata import Property
from akn.model.provision import Provision, walk


def track(versions: Sequence[Document], keep: Collection[int] = ()) -> tuple[Document, ...]:
    """`versions`, oldest first, with wIds, mappings and confidences; the first as it is.

    Ids are unique over all versions: a name that any earlier one used is not given again. Text and structure do not change.
    The versions that `keep` counts, from 0, have ids that somebody kept, and stay as they are.
    What a later one says of the work under the same address is said as the first says it.
    """
    if not versions:
        return ()
    versions = [versions[0], *(_of_work(document, versions[0]) for document in versions[1:])]
    out = [versions[0]]
    used = dict.fromkeys(name for pair in tracking.ids(versions[0]) for name in pair)
    for at, new in enumerate(versions[1:], 1):
        made = new if at in keep else _tracked(out[-1], _plain(new), used)
        used.update(dict.fromkeys(name for pair in tracking.ids(made) for name in pair))
        out.append(made)
    return tuple(out)


def _of_work(document: Document, first: Document) -> Document:
    """`document` with the work of `first`: its number, name and dates, and its makers where `document` refers to them."""
    work, own = first.meta.work, document.meta.work
    if work.uri != own.uri:
        return document
    known = {f"#{item.eId}" for item in document.meta.references}
    authors = work.authors if all(item.href in known for item in work.authors) else own.authors
    return replace(document, meta=replace(document.meta, work=replace(work, authors=authors)))


def _tracked(old: Document, new: Document, used: Iterable[str]) -> Document:
    before = _plain(old)
    found = links(compare(before, new), before, new)
    origin = _origin(found.new, old, new)
    start = _start(new)
    made = tracking.track(old, Applied(new, (), (), origin, {}), version_of(new), start, used)
    sure = {eid: link.confidence for eid, link in found.new.items() if eid in origin and link.confidence < 1}
    told = tuple(
        Property(ALIGNMENT, (("unit", f"#{unit.eId}"), ("confidence", f"{sure[unit.eId]:.3f}")))
        for unit in walk(new.units())
        if unit.eId in sure
    )
    kept = tuple(item for item in new.meta.proprietary if item.name.removeprefix("cn:") != ALIGNMENT)
    return replace(made, meta=replace(made.meta, proprietary=(*kept, *told)))


def _origin(found: dict[str, Link], old: Document, new: Document) -> dict[str, str]:
    """For each unit of NEW the one unit of OLD whose name it takes; each name is taken once."""
    before = {unit.eId: unit for unit in walk(old.units())}
    after = {unit.eId: unit for unit in walk(new.units())}
    wanted: dict[str, list[str]] = {}
    for eid, link in found.items():
        if link.old:
            wanted.setdefault(link.old[0], []).append(eid)
    origin = {}
    for eid, takers in wanted.items():
        best = max(takers, key=lambda name: (_likeness(before[eid], after[name]), -takers.index(name)))
        origin[best] = eid
    return origin


def _likeness(old: Provision, new: Provision) -> int:
    return shared(lines.whole(old), lines.whole(new), 0)


def _start(document: Document) -> str | None:
    """The event from which the version counts: its 施行, else what made it."""
    day = next((item.date for item in document.meta.expression.dates if item.name == "inForce"), None)
    events = document.meta.events
    force = [event.eId for event in events if event.refers_to == "#inForce" and event.date == day]
    made = [event.eId for event in events if event.refers_to in ("#amended", "#revised", "#adopted")]
    name = (force or made or [""])[-1]
    return f"#{name}" if name else None


def _plain(document: Document) -> Document:
    """`document` without wIds and mappings: which unit is which is asked of the texts alone."""

    def units(items: tuple[Provision, ...]) -> tuple[Provision, ...]:
        return tuple(
            replace(
                unit,
                wId=None,
                blocks=tuple(replace(block, wId=None) if block.wId else block for block in unit.blocks),
                children=units(unit.children),
            )
            for unit in items
        )

    attachments = tuple(replace(item, body=units(item.body)) for item in document.attachments)
    return replace(
        document, body=units(document.body), attachments=attachments, meta=replace(document.meta, mappings=())
    )
