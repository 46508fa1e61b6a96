"""What of a work is in force on a day, and how far that is known (design: identity and time).

Two times are kept apart. Valid time is when a text is in force: 施行, the commencement of single provisions, 失效. Record time
is which decisions the corpus has taken in. Each decision makes one stage of the work, whether its version is in the corpus
or only the history of a later one tells of it. An answer for a day looks at stages decided by that day alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from akn.corpus.chain import date_of, version_of
from akn.model.document import Document
from akn.model.ending import Ending, doubtful, ended, heard
from akn.model.metadata import MAKING, UNKNOWN, Event
from akn.model.provision import walk

Status = Literal["in-force", "unknown", "missing", "repealed", "not-yet"]
"""in-force: `stage` was in force. unknown: of what had been decided, the 施行 of `doubt` is not known. missing: the version in
force is not in the corpus. repealed: its time had ended. not-yet: nothing had come into force."""

UNTOLD = "施行日期未载明"
"""What stands in `cn:undetermined` where no words leave 施行 open: nothing tells of it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Stage:
    """The work as one decision left it. `version` counts the documents from 0, None where the corpus lacks that version;
    `since` is the day of 施行 as a whole, None where it is not known; `begins` the first day on which any of it is in force,
    where that is earlier and the version says which units. `words` are those that leave 施行 open. Where the version tells no date
    but is known to come behind another, `after` is the date of that, and `name` what it is called."""

    date: str
    version: int | None
    since: str | None
    title: str = ""
    begins: str | None = None
    words: str = ""
    after: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """A unit of the version in force that is not in force itself: `since` the day from which it is, None where the text
    leaves that open (`words`); or it was until the day `ended` began. `changed` is the day from which another change of it is in
    force already: what holds until `since` stands in no version then. With `gone` the other way round: the unit of an
    earlier version at the address `gone` is deleted, and in force until then."""

    eId: str
    since: str | None = None
    words: str = ""
    ended: str | None = None
    gone: str = ""
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class AsOf:
    """The answer for `day`.

    `stage` is the last that is known to have been in force, None where none was. `doubt` are later stages decided by that
    day whose 施行 is not known, `later` those that came into force after it. `complete` is the last decision up to which
    the corpus has every version, None where it lacks the first; `gaps` are the stages that it lacks. `ended` is the last day of a work whose time is over, `endings` what other acts say of that, as far as it had
    been decided by that day.
    """

    day: str
    status: Status
    stage: Stage | None = None
    doubt: tuple[Stage, ...] = ()
    later: tuple[Stage, ...] = ()
    pending: tuple[Pending, ...] = ()
    complete: Stage | None = None
    gaps: tuple[Stage, ...] = ()
    ended: str | None = None
    endings: tuple[Ending, ...] = ()

    @property
    def shown(self) -> int | None:
        """The version that comes nearest: of what is in doubt the last, else the one in force; None where the corpus lacks it."""
        best = self.doubt[-1] if self.doubt else self.stage
        return best.version if best else None


def stages(versions: Sequence[Document]) -> tuple[Stage, ...]:
    """The stages of a work whose versions, oldest first, are `versions`: in the order of decisions."""
    told: dict[tuple[str, int, int], Stage] = {}
    for document in versions:
        counts: Counter[str] = Counter()
        for stage in _told(document):
            counts[stage.date] += 1
            key = stage.date, counts[stage.date], 0
            known = told.get(key)
            told[key] = stage if known is None or stage.since else replace(stage, since=known.since)
    counts = Counter()
    last = begun = UNKNOWN
    for at, document in enumerate(versions):
        name = version_of(document)
        day = name.partition(";")[0]
        day = day if _DAY.fullmatch(day) else date_of(document)
        own = next((item.date for item in document.meta.expression.dates if item.name == "inForce"), None)
        if day == UNKNOWN:  # behind the one before it, whenever that was
            key = last, counts[last], at + 1
            before = Stage(day, None, None, after=last, name=name)
            if at and own and own <= begun:
                own = None  # that of an earlier version, which an amendment leaves in the text
        else:
            counts[day] += 1
            last, key = day, (day, counts[day], 0)
            before = told.get(key, Stage(day, None, None))
        left = None if own else _left_open(document)
        since = own or (None if left is not None else before.since)
        words = (left or "") if day != UNKNOWN else ""  # what a text without a date says may be of an earlier version
        first = min(_begun(document), default=None) if document.meta.passive else None
        begins = first if first and since and first < since else None
        told[key] = replace(before, version=at, since=since, begins=begins, words=words)
        begun = max(begun, last, own or begun)
    return tuple(told[key] for key in sorted(told))


def as_of(versions: Sequence[Document], day: str, *, known: str | None = None, endings: Iterable[Ending] = ()) -> AsOf:
    """What of the work was in force on `day` (ISO), as far as the decisions up to `known` tell; by default all. `endings` are the
    acts that repeal it.

    Nothing decided after `day` has a say. Nothing is raised.
    """
    answer = _of_versions(versions, day, known)
    said = heard(endings, day, known)
    if not said:
        return answer
    over = ended(said, day)
    if over is not None and over.since is not None and answer.status != "not-yet":
        last = (date.fromisoformat(over.since) - timedelta(days=1)).isoformat()
        return replace(answer, status="repealed", ended=min(last, answer.ended or last), endings=said)
    status = "unknown" if answer.status == "in-force" and doubtful(said, day) else answer.status
    return replace(answer, status=status, endings=said)


def _of_versions(versions: Sequence[Document], day: str, known: str | None) -> AsOf:
    """The answer of the work's own versions."""
    if known is not None:
        versions = [item for item in versions if date_of(item) <= known]
    every = stages(versions)
    gaps = tuple(stage for stage in every if stage.version is None)
    unbroken = every[: every.index(gaps[0])] if gaps else every
    dated = [stage for stage in unbroken if stage.date != UNKNOWN] or (() if gaps else unbroken)
    complete = dated[-1] if dated else None  # a version of no day says nothing of what came before or after it
    stage: Stage | None = None
    doubt: list[Stage] = []
    later: list[Stage] = []
    for item in every:
        if (item.after or item.date) > day:
            break
        if item.since is None:
            doubt.append(item)
        elif (item.begins or item.since) <= day:
            stage, doubt = item, []
        else:
            later.append(item)
    answer = AsOf(day, "not-yet", stage, tuple(doubt), tuple(later), (), complete, gaps)
    if doubt:
        return replace(answer, status="unknown")
    if stage is None:
        return answer
    if stage.version is None:
        return replace(answer, status="missing")
    document = versions[stage.version]
    last = _ended(document)
    if last is not None and last < day:
        return replace(answer, status="repealed", ended=last)
    gone = tuple(item for earlier in versions[: stage.version] for item in deleted(earlier, day))
    told = {item.gone for item in gone}
    left = tuple(item for item in pending(document, day) if item.gone not in told or not item.gone)
    if any(not item.gone for item in left):
        left = _crossed(versions[: stage.version + 1], left, day)
    return replace(answer, status="in-force", pending=(*left, *gone))


def pending(document: Document, day: str) -> tuple[Pending, ...]:
    """The units of `document` that are not in force on `day` though it is, in document order, of units in one another the
    outer one; then those of the version before that are deleted in it and still in force."""
    groups = _periods(document)
    open_units = {
        name: item.text
        for item in document.meta.proprietary
        if item.name.removeprefix("cn:") == "undetermined"
        and item.get("event") == "inForce"
        and (name := item.get("unit"))
    }
    out: list[Pending] = []
    inside = ""
    for unit in walk(document.units()):
        if inside and unit.eId.startswith(inside):
            continue
        start, end = groups.get(unit.period or "", (None, None))
        found = None
        if f"#{unit.eId}" in open_units:
            found = Pending(unit.eId, None, open_units[f"#{unit.eId}"])
        elif start is not None and start > day:
            found = Pending(unit.eId, start)
        elif end is not None and end <= day:
            found = Pending(unit.eId, ended=end)
        if found:
            out.append(found)
            inside = f"{unit.eId}__"
    return (*out, *deleted(document, day))


def deleted(document: Document, day: str) -> tuple[Pending, ...]:
    """The units of the version before that `document` deletes, and that are in force on `day` all the same."""
    groups = _periods(document)
    left = {
        unit: item.text
        for item in document.meta.proprietary
        if item.name.removeprefix("cn:") == "undetermined" and item.get("event") == "inForce"
        if (unit := item.get("unit")) and unit.startswith("/")
    }
    out = {unit: Pending(_portion(unit), None, words, gone=unit) for unit, words in left.items()}
    for mod in document.meta.passive:
        start = groups.get(mod.period or "", (None, None))[0]
        if mod.type == "repeal" and start is not None and start > day:
            for target in mod.destinations:
                if target.href.startswith("/") and "/~" in target.href:
                    out[target.href] = Pending(_portion(target.href), start, gone=target.href)
    return tuple(out.values())


def _crossed(versions: Sequence[Document], left: tuple[Pending, ...], day: str) -> tuple[Pending, ...]:
    """What is pending in the last of `versions`, with the first day on which a change that one of them made there is in force."""
    found: dict[str, str] = {}
    for document in versions:
        here = [item.eId for item in pending(document, day) if not item.gone and not item.ended]
        names = {unit.eId: unit.tracking_id for unit in walk(document.units())}
        groups = _periods(document)
        for mod in document.meta.passive if here else ():
            start = groups.get(mod.period or "", (None, None))[0]
            if start is not None and start <= day:
                places = [f"{target.href.removeprefix('#').rpartition('/~')[2]}__" for target in mod.destinations]
                for eid in here:
                    if any(place.startswith(f"{eid}__") for place in places):
                        found[names[eid]] = min(start, found.get(names[eid], start))
    names = {unit.eId: unit.tracking_id for unit in walk(versions[-1].units())}
    return tuple(it if it.gone or it.ended else replace(it, changed=found.get(names[it.eId])) for it in left)


def _portion(href: str) -> str:
    return href.rpartition("/~")[2]


def _periods(document: Document) -> dict[str, tuple[str | None, str | None]]:
    """For each reference to a temporal group its first day, and the first day after it. A group that ends where a later
    version begins has no such day: that ends the version, and the text of its units goes on in the next."""
    events = {f"#{event.eId}": event for event in document.meta.events}
    groups: dict[str, tuple[str | None, str | None]] = {}
    for group in document.meta.temporal:
        starts = [events[item.start].date for item in group.intervals if item.start in events]
        ends = [events[item.end] for item in group.intervals if item.end in events]
        if starts:
            open_ = len(ends) < len(group.intervals) or any(item.refers_to == "#inForce" for item in ends)
            groups[f"#{group.eId}"] = min(starts), None if open_ else max(item.date for item in ends)
    return groups


def _left_open(document: Document) -> str | None:
    """The words by which a version leaves its 施行 as a whole open, though single units may have a day; empty where it says
    nothing of it, None where it leaves nothing open."""
    told = [
        item.text
        for item in document.meta.proprietary
        if item.name.removeprefix("cn:") == "undetermined" and item.get("event") == "inForce" and not item.get("unit")
    ]
    return next((text for text in reversed(told) if text != UNTOLD), "") if told else None


def _begun(document: Document) -> Iterator[str]:
    """The days on which something of what made this version out of the one before comes into force."""
    groups = _periods(document)
    for mod in document.meta.passive:
        start = groups.get(mod.period or "", (None, None))[0]
        if start is not None:
            yield start


def _told(document: Document) -> list[Stage]:
    """The stages that a lifecycle tells of, one for each source."""
    titles = {f"#{item.eId}": item.show_as for item in document.meta.references}
    sources: dict[str, list[Event]] = {}
    for event in document.meta.events:
        if event.type != "repeal":
            sources.setdefault(event.source, []).append(event)
    out = []
    for source, events in sources.items():
        made = [event.date for event in events if event.refers_to in MAKING]
        known = [event.date for event in events if event.refers_to == "#promulgated"]
        force = {event.date for event in events if event.refers_to == "#inForce"}
        if dates := made or known:
            out.append(Stage(max(dates), None, force.pop() if len(force) == 1 else None, titles.get(source, "")))
    return out


def _ended(document: Document) -> str | None:
    """The last day of a text whose time is limited."""
    return next((event.date for event in reversed(document.meta.events) if event.refers_to == "#repealed"), None)
