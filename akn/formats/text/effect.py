"""The closing provision (本条例自…起施行): its date as an event, marked in the text (design: identity and time).

In an amended text that provision speaks of the text that was passed or revised (修订) last before that day, not of a later
amendment (修正).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.edit import swap
from akn.language.zh import effect as language
from akn.language.zh.effect import Effect, Quoted, opens_quoted
from akn.language.zh.history import Happening
from akn.language.zh.numerals import index
from akn.model.block import Block, Mark, nested
from akn.model.document import Document
from akn.model.draft import marked
from akn.model.metadata import Property
from akn.model.provision import Provision, headings, walk

_STEPS = {"编": "book", "章": "chp", "节": "sec", "条": "art", "款": "para", "项": "point"}
_STEP = re.compile(r"第?[（(]?[^第编章节条款项（()）]+[）)]?([编章节条款项])(?:之[一二三四五六七八九十]+)?")
TAIL = 16
"""How many blocks from the end of the body are looked at."""
Last = tuple[Provision, Block, Quoted]
"""One of them: its unit, and the places of its text that are quoted."""
_INSIDE, _OUTSIDE = Quoted("", inside=True), Quoted("")


@dataclass(frozen=True, slots=True)
class Part:
    """Units that come into force on a day of their own: their eIds, the day, and the version it is said of."""

    units: tuple[str, ...]
    date: str
    version: int


@dataclass(frozen=True, slots=True)
class Closing:
    """Events with those that the closing provision adds.

    `basis` is the unit that leaves 施行 open for the whole text; `parts` are the units that have a day of their own; `days`
    those on which the text says that it comes into force, the whole of it, last said last.
    """

    events: tuple[Happening, ...]
    undetermined: tuple[Property, ...] = ()
    basis: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    parts: tuple[Part, ...] = ()
    days: tuple[str, ...] = ()


def close(
    document: Document, last: Sequence[Last], events: tuple[Happening, ...], *, draft: bool, amending: bool = False
) -> tuple[Document, Closing]:
    """`document` with the dates of 施行 marked, and what its last provisions, `last`, say of 施行.

    In a draft the day is marked, but it is no event: nothing is in force by it. Only an `amending` text says when parts of
    another come into force; which instructions those are is seen when it is applied.
    """
    reader = _Closing(document, events, draft=draft, amending=amending)
    for unit, block, quoted in last:
        if not language.may_read(block.text):
            continue
        marks = [mark for said in language.read(block.text, quoted) for mark in reader.effect(said, unit, block)]
        for _, words in language.impossible(block.text, quoted):
            reader.found.append(diagnostic("D010", block.line, eId=unit.eId, text=words))
        if marks:
            document = _marked(document, block, marks)
    return document, reader.closing()


class _Closing:
    """What the sentences read so far say."""

    def __init__(
        self, document: Document, events: tuple[Happening, ...], *, draft: bool, amending: bool = False
    ) -> None:
        self.body, self.events, self.draft, self.amending = document.body, events, draft, amending
        self.found: list[Diagnostic] = []
        self.undetermined: list[Property] = []
        self.added: list[Happening] = []
        self.parts: list[Part] = []
        self.spared: list[tuple[tuple[str, ...], Property]] = []  # units left out of the day of the whole
        self.days: list[str] = []
        self.basis = ""
        self.told: dict[int, dict[str, None]] = {}  # version -> days of 施行, in their order
        for event in events:
            if event.kind == "inForce":
                self.told.setdefault(event.version, {})[event.date] = None
        self.history = {version: tuple(days) for version, days in self.told.items()}
        self.whole = _Whole(events)
        self.order: dict[str, int] = {}  # eId -> position, once it is asked for
        self.headings: dict[str, list[str]] = {}  # chp_3 -> its eIds, in an act with 编 longer
        self.known: dict[tuple[tuple[str, str | None], ...], tuple[str, ...]] = {}

    def effect(self, said: Effect, unit: Provision, block: Block) -> list[Mark]:
        """Take up one sentence of a block; the marks it asks for."""
        if said.amended and not self.amending:
            return []
        units = () if said.amended else self.cited(said)
        if said.ends:
            return self.ending(said, unit)
        if said.open is not None:
            self.opened(said, unit, units)
            return []
        date, version = self.whole.day(said)
        attributes = (("date", said.date or ""), *(() if self.draft else (("refersTo", "#inForce"),)))
        marks = [Mark("date", *said.span, attributes)] if said.span else []
        if self.draft:
            return marks
        if said.amended:
            if date is None:
                self.leave_open("inForce", said.words, unit, ())
            else:
                self.parts.append(Part((), date, version))
        elif said.units and (not units or date is None):
            self.leave_open("inForce", said.words, unit, units)
        elif said.units and date is not None:
            self.parts.append(Part(units, date, version))
        elif date is None:
            self.leave_open("inForce", said.words, unit, ())
            self.basis = unit.eId
        else:
            self.force(said, date, version, unit, block)
        return marks

    def force(self, said: Effect, date: str, version: int, unit: Provision, block: Block) -> None:
        """The whole text is in force from `date`."""
        days = self.told.setdefault(version, {})
        self.days.append(date)
        if date in days:
            return
        if other := next(iter(days), None):
            self.found.append(diagnostic("D013", block.line, eId=unit.eId, text=date, history=other))
        days[date] = None
        if said.date or version not in self.history:  # a day that the history names is surer than one that is counted
            self.added.append(Happening("inForce", date, version, None))

    def opened(self, said: Effect, unit: Provision, units: tuple[str, ...]) -> None:
        """What is left to somebody else; 除第五条外 only where nothing else is said of 第五条."""
        words = said.words if said.units and not units else said.open or ""
        if words.startswith("除"):
            where = tuple(("unit", f"#{eid}") for eid in units[:1])
            left = Property("undetermined", (("event", "inForce"), *where, ("basis", f"#{unit.eId}")), words)
            self.spared.append((units, left))
            return
        self.leave_open("inForce", words, unit, units)
        if not said.units and not said.amended:
            self.basis = unit.eId

    def ending(self, said: Effect, unit: Provision) -> list[Mark]:
        """The last day of the text, or how long it lasts."""
        if said.date is None:
            if not self.draft:
                self.leave_open("repealed", said.open or "", unit, ())
            return []
        version = max((e.version for e in self.events), default=0)
        if not self.draft and not any(e.kind == "repealed" for e in (*self.events, *self.added)):
            self.added.append(Happening("repealed", said.date, version, None))
        attributes = (("date", said.date), *(() if self.draft else (("refersTo", "#repealed"),)))
        return [Mark("date", *said.span, attributes)] if said.span else []

    def leave_open(self, event: str, words: str, unit: Provision, units: tuple[str, ...]) -> None:
        """Say that the text leaves the day of an event open, of `units` or of all."""
        for eid in units or ("",):
            where = (("unit", f"#{eid}"),) if eid else ()
            self.undetermined.append(
                Property("undetermined", (("event", event), *where, ("basis", f"#{unit.eId}")), words)
            )

    def cited(self, said: Effect) -> tuple[str, ...]:
        """The eIds of the units that a sentence speaks of, those between the ends of a range too; none where one is not there."""
        if not said.units:
            return ()
        if not self.order:
            self.order = {u.eId: i for i, u in enumerate(walk(self.body))}
            for unit in headings(self.body):
                self.headings.setdefault(unit.eId.rpartition("__")[2], []).append(unit.eId)
        if said.units not in self.known:
            ranges = [self.between(first, last) for first, last in said.units]
            self.known[said.units] = tuple(eid for each in ranges for eid in each) if all(ranges) else ()
        return self.known[said.units]

    def between(self, first: str, last: str | None) -> list[str]:
        """The eIds from one unit to another of its level; of the one alone where there is no other."""
        start, end = self.one(first), self.one(last) if last else None
        if start is None or (last and end is None):
            return []
        if end is None:
            return [start]
        level = re.sub(r"[0-9-]+", "", start)
        eids = list(self.order)[self.order[start] : self.order[end] + 1]
        return [eid for eid in eids if re.sub(r"[0-9-]+", "", eid) == level]

    def one(self, unit: str) -> str | None:
        """The eId of 第七条第二款 or 第三章; None where it is not there."""
        steps = [f"{_STEPS[m[1]]}_{index(m[0])}" for m in _STEP.finditer(unit)]
        if not steps:
            return None
        first_paragraph = [steps[0], "para_1", *steps[1:]]  # 第七条第三项
        clause = f"cl_{index(_STEP.match(unit)[0])}"  # type: ignore[index]  # 第三条, 第三项 of a decision is its 三、
        below = [clause, "para_1", *steps[1:]]
        for names in (steps, first_paragraph, [clause, *steps[1:]], below):
            if (eid := "__".join(names)) in self.order:
                return eid
        found = self.headings.get(steps[-1], ())
        return found[0] if len(found) == 1 else None

    def closing(self) -> Closing:
        """All that was said."""
        told = {eid for part in self.parts for eid in part.units}
        told |= {(left.get("unit") or "#")[1:] for left in self.undetermined}
        self.undetermined += [left for units, left in self.spared if not told.issuperset(units) or not units]
        events = (*self.events, *self.added)
        days = tuple(self.days)
        return Closing(events, tuple(self.undetermined), self.basis, tuple(self.found), tuple(self.parts), days)


class _Whole:
    """The events that made or remade the whole text, which a closing provision may speak of."""

    def __init__(self, events: tuple[Happening, ...]) -> None:
        changed = {e.version for e in events if e.kind == "amended" or (e.kind == "revised" and e.title)}
        made = ("adopted", "approved", "promulgated", "revised")
        whole = [e for e in events if e.kind in made and e.version not in changed]
        dated = sorted((e.date, e.version) for e in whole)
        # 根据《…的决定》修订 changes words, as 修正 does
        self._dates = [date for date, _ in dated]
        self._versions = list(accumulate((version for _, version in dated), max))  # highest by each date
        self._revised = max((e.version for e in whole if e.kind == "revised"), default=0)
        self._last = {e.kind: e.date for e in whole if e.version == self._revised}

    def day(self, effect: Effect) -> tuple[str | None, int]:
        """The day of 施行 and the version it is said of; None where it hangs on an event whose day is not told."""
        if effect.date:
            before = bisect_right(self._dates, effect.date)
            return effect.date, self._versions[before - 1] if before else 0
        if effect.later:
            return None, 0
        return self._last.get(effect.after or ""), self._revised


def tail(units: tuple[Provision, ...]) -> list[Last]:
    """The last blocks of the body with their provisions and what of them is quoted, in document order."""
    last: list[tuple[Provision, Block]] = []
    _collect(units, last)
    last.reverse()
    inside = opens_quoted(block.text for _, block in last)
    out = []
    for unit, block in last:
        if "“" in block.text or "”" in block.text:
            quoted = Quoted(block.text, inside=inside)
            inside = quoted.after
        else:
            quoted = _INSIDE if inside else _OUTSIDE
        out.append((unit, block, quoted))
    return out


def _collect(units: tuple[Provision, ...], out: list[tuple[Provision, Block]]) -> None:
    """Put the blocks of `units` and their provisions into `out`, the last first, until there are enough."""
    for unit in reversed(units):
        _collect(unit.children, out)
        for block in reversed(unit.blocks):
            if len(out) < TAIL:
                out.append((unit, block))
        if len(out) >= TAIL:
            return


def _marked(document: Document, block: Block, dates: list[Mark]) -> Document:
    """The document with `dates` marked in `block`, but for those that are marked already; none beside quoted units."""
    if any(mark.units for mark in block.marks):
        return document
    free = [d for d in dates if not any(mark.start < d.end and d.start < mark.end for mark in block.marks)]
    if not free:
        return document
    new = marked(block, nested([*block.marks, *free]))
    return replace(document, body=swap(document.body, block, new))
