"""What ends a work though no version of its own says so: the acts in the corpus that repeal it (废止).

An act says so of a work by address (`textualMod type="repeal"`), or by title alone (`cn:repeals`), where it names no day and body
by which the work has an address. The repeal counts from the day on which the provision that says it comes into force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from akn.language.zh.amending import act_name
from akn.model.address import parse
from akn.model.document import Document
from akn.model.metadata import UNKNOWN, Modification
from akn.model.provision import walk

REPEAL = "repeal"
REPEALS = "repeals"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Ending(NamedTuple):
    """That the version `by` of an act, titled `by_title`, repeals a work: the one at `href`, or where that is empty the one
    titled `title`.

    `decided` is the day of the decision, `taken` the date of the oldest version in the corpus that says so. `since` is the
    day from which the work is repealed, None where it is not known; `part` says which part of it is, empty for all. `basis` is
    the eId of the provision. Not `sure`: several works have the title.
    """

    href: str
    title: str
    by: str
    by_title: str
    decided: str
    taken: str
    since: str | None = None
    part: str = ""
    basis: str = ""
    sure: bool = True

    @property
    def work(self) -> str:
        """The address of the act that repeals."""
        place = parse(self.by)
        return place.work if place else self.by

    def reaches(self, iri: str) -> bool:
        """Whether the title can be that of the work `iri`: an older one, and of the same province where the act is of one."""
        by, place = parse(self.by), parse(iri)
        if place is None:
            return False
        inside = by is None or place.country == by.country or place.country.startswith(f"{by.country}-")
        return inside and place.date <= self.decided


def day_of(text: str | None) -> str | None:
    """`text` where it is a day of the calendar (ISO); None where it is none, or stands for a day that is not told."""
    with suppress(ValueError):
        if text and _DAY.fullmatch(text) and text != UNKNOWN:
            return date.fromisoformat(text).isoformat()
    return None


def of_document(document: Document) -> Iterator[Ending]:
    """What `document` repeals, in the order of its metadata. A draft repeals nothing, and a unit of a work is not the work."""
    if document.element == "bill":
        return
    named = {item.href: item.show_as for item in document.meta.references if item.kind == "activeRef"}
    told = [item for item in document.meta.proprietary if item.name.removeprefix("cn:") == REPEALS]
    days = {item.get("href"): item.get("date") for item in told if item.get("href") and not item.get("part")}
    for mod in document.meta.active:
        if mod.kind != "textualMod" or mod.type != REPEAL:
            continue
        basis = next((place.href.removeprefix("#") for place in mod.sources if place.href.startswith("#")), "")
        for place in mod.destinations:
            address = parse(place.href)
            if address is not None and address.language is None and address.portion is None:
                own = days.get(place.href)
                day = own if own is not None else _starts(document, mod, basis)
                yield _made(document, (place.href, named.get(place.href, "")), day, "", basis)
    for item in told:
        href, part = item.get("href") or "", item.get("part") or ""
        if part or not href:
            basis = (item.get("basis") or "").removeprefix("#")
            yield _made(document, (href, item.get("title") or ""), item.get("date"), part, basis)


def of_work(
    endings: Iterable[Ending], iri: str, titles: Iterable[str], namesakes: Iterable[str] = ()
) -> tuple[Ending, ...]:
    """Of `endings` those of the work `iri` with any of `titles`, oldest decision first; each version of an act says its own.

    One that names a title alone is of a work that is older than the act and within its reach, and not sure where of
    `namesakes`, the addresses of other works of that title, one is so as well.
    """
    names = {act_name(title) for title in titles}
    others = tuple(namesakes)
    found = []
    for item in endings:
        if item.work == iri or (item.href and item.href != iri):
            continue
        if not item.href:
            if act_name(item.title) not in names or not item.reaches(iri):
                continue
            rivals = any(other not in (iri, item.work) and item.reaches(other) for other in others)
            item = item._replace(sure=not rivals)
        found.append(item)
    return tuple(sorted(found, key=lambda item: (item.decided, item.by, item.part)))


def heard(endings: Iterable[Ending], day: str | None = None, known: str | None = None) -> tuple[Ending, ...]:
    """Of `endings` what had been decided by `day` and taken in by `known`, once for each act and part, oldest decision first.

    Of several versions of an act the oldest that tells the day is heard, else the oldest.
    """
    found: dict[tuple[str, str], Ending] = {}
    for item in endings:
        if (day is None or item.decided <= day) and (known is None or item.taken <= known):
            first = found.setdefault((item.work, item.part), item)
            if _weight(item) < _weight(first):
                found[item.work, item.part] = item
    return tuple(sorted(found.values(), key=lambda item: (item.decided, item.by, item.part)))


def ended(endings: Iterable[Ending], day: str) -> Ending | None:
    """Of `endings`, as `heard` gives them, the one from which on the work surely is repealed as a whole, by `day`; None without one."""
    found = [item for item in endings if item.since is not None and item.since <= day and item.sure and not item.part]
    return min(found, key=lambda item: item.since or "", default=None)


def doubtful(endings: Iterable[Ending], day: str) -> bool:
    """Whether `endings` leave it unknown if the work is repealed as a whole on `day`."""
    return any(not it.part and (it.since is None or (not it.sure and it.since <= day)) for it in endings)


def _made(document: Document, named: tuple[str, str], since: str | None, part: str, basis: str) -> Ending:
    taken = next((item.date for item in document.meta.expression.dates), UNKNOWN)
    since = day_of(since)
    made = [event.date for event, _ in document.meta.making() if since and event.date <= since]
    address = parse(document.meta.expression.uri)
    by = address.expression if address else document.meta.expression.uri
    return Ending(*named, by, document.title, max(made, default=taken), taken, since, part, basis)


def _starts(document: Document, mod: Modification, basis: str) -> str | None:
    """The day on which the provision `basis` comes into force, as far as it is known: its own, else that of the modification."""
    for item in document.meta.proprietary:
        unit = (item.get("unit") or "").removeprefix("#")
        left = item.name.removeprefix("cn:") == "undetermined" and item.get("event") == "inForce"
        if left and unit and f"{basis}__".startswith(f"{unit}__"):
            return None
    events = {f"#{event.eId}": event.date for event in document.meta.events}
    groups = {f"#{it.eId}": events.get(it.intervals[0].start or "") for it in document.meta.temporal if it.intervals}
    around = [unit for unit in walk(document.units()) if f"{basis}__".startswith(f"{unit.eId}__")]
    own = next((day for unit in reversed(around) if unit.period and (day := groups.get(unit.period))), None)
    return own or groups.get(mod.period or "")


def _weight(item: Ending) -> tuple[bool, bool, str]:
    return item.since is None, not item.sure, item.taken
