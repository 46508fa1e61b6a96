"""Lines of history (题注): who passed, approved, promulgated, amended or repealed a text, and when.

Reads both the bracket below a title (`（1998年…通过　根据2006年…《…》第一次修正）`) and one event a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from akn.language.zh.bodies import Body, Found, find
from akn.language.zh.dates import DATE, iso
from akn.language.zh.numerals import NUMERAL
from akn.language.zh.places import Place

EVENTS: dict[str, tuple[str, str]] = {
    "adopted": ("通过", "adopted"),
    "approved": ("批准", "approved"),
    "promulgated": ("公布", "promulgated"),
    "inForce": ("施行", "in-force"),
    "amended": ("修正", "amended"),
    "revised": ("修订", "revised"),
    "repealed": ("废止", "repealed"),
}
"""The closed list of what may happen to a text: id -> Chinese name and last part of its address in the ontology."""

VERBS: dict[str, str] = {
    "修订通过": "revised",
    "修正通过": "amended",
    "审议通过": "adopted",
    "讨论通过": "adopted",
    "表决通过": "adopted",
    "会议通过": "adopted",
    "通过": "adopted",
    "批准": "approved",
    "颁布": "promulgated",
    "公布": "promulgated",
    "发布": "promulgated",
    "印发": "promulgated",
    "施行": "inForce",
    "实施": "inForce",
    "实行": "inForce",
    "执行": "inForce",
    "生效": "inForce",
    "修正": "amended",
    "修改": "amended",
    "修订": "revised",
    "废止": "repealed",
    "失效": "repealed",
}
"""Words that say what happened, the longer before the shorter that it ends with."""

FIRST, CHANGES = ("adopted", "approved", "promulgated", "inForce"), ("amended", "revised")
"""Events of any version, and those that make a new one."""
PASSINGS = ("adopted", *CHANGES)
"""Events by which a body passes a text."""

_NUMBER = rf"[（(]?第?[ 　]*[{NUMERAL}0-9０-９]+[ 　]*号[)）]?"
_TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
_TOKEN = re.compile(
    rf"(?P<date>{DATE})"
    rf"|(?P<title>{_TITLE}|关于(?:修改|废止|批准)[^（）\n]{{0,80}}?(?:的决定|的决议))"
    rf"|(?P<order>令[ 　]*{_NUMBER}|(?:公告|主席团公告|决议)[ 　]*(?:{_NUMBER})?|第[{NUMERAL}0-9０-９]+号(?:令|公告)?)"
    rf"|(?P<verb>{'|'.join(VERBS)})"
)
_CONTINUES = re.compile(r"的|[，,、]?并")
_AGAIN = ("该", "此", "本次", "此次", "上述")
"""该修正自…施行 speaks of an event that has been told."""


FAULTS = (
    "impossible",  # a date no calendar has
    "eventless",  # a date without event
    "dateless",  # a line with an event and no date
    "backwards",  # an event before one that it follows
    "body",  # a body that no table holds
)
"""What a line of history may lack."""


@dataclass(frozen=True, slots=True)
class Title:
    """A decision named in a line: its title without brackets, and where that stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: `kind` of EVENTS, an ISO date, and where its date stands in the text (None where it shares another's).

    `version` counts the texts: 0 for the first, 1 for that after the first amendment. `title` is the decision that
    amended it, `order` the order or announcement that promulgated it, verbatim.
    """

    kind: str
    date: str
    version: int
    span: tuple[int, int] | None
    bodies: tuple[Found, ...] = ()
    title: Title | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What was read: `events` in the order of the text, and what was not understood.

    `faults` are (kind, offset, text); kind is one of FAULTS. `bare` is the first date without event.
    """

    events: tuple[Happening, ...] = ()
    faults: tuple[tuple[str, int, str], ...] = ()
    bare: str | None = None


@dataclass(slots=True)
class _Clause:
    """What stands between two closing words: dates, the bodies after each, a title, an order."""

    dates: list[tuple[str, int, int]] = field(default_factory=list)
    bodies: list[list[Found]] = field(default_factory=list)
    events: list[tuple[str, int, tuple[Found, ...]]] = field(default_factory=list)  # kind, index of its date, bodies
    near: list[Found] = field(default_factory=list)  # bodies since the last event
    used: int = 0  # dates that have their event
    title: Title | None = None
    order: str | None = None
    closed: bool = False

    def is_bare(self) -> bool:
        """Whether it names neither event nor body so far."""
        return not self.events and not any(self.bodies)


def read(text: str, home: Place | None = None) -> History:
    """The events of `text`, lines joined by newlines. `home` is the document's place, for 省 and 市 that name none."""
    reader = _Reader(text, home)
    for match in _TOKEN.finditer(text):
        reader.token(match)
    return reader.finish()


class _Reader:
    def __init__(self, text: str, home: Place | None) -> None:
        self.text, self.home = text, home
        self.clause = _Clause()
        self.last_end = 0
        self.line = 0  # where the line of the token begins
        self.counted = -1  # the line that last counted a day from an event (自公布之日起)
        self.version = 0
        self.adopted: set[int] = set()  # versions that have been passed
        self.fresh = True  # is the current version still to be closed by an amendment?
        self.events: list[Happening] = []
        self.faults: list[tuple[str, int, str]] = []
        self.bare: str | None = None

    def token(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if (feed := self.text.rfind("\n", self.last_end, start)) >= 0:
            self.line = feed + 1
        group = match.lastgroup
        if group == "date":
            between = self.text[self.last_end : start]
            self.organs(start)
            broken = not self.clause.closed and "\n" in between
            # two bodies may pass one text, a line each
            if self.clause.closed or (broken and (self.clause.title is not None or self.clause.is_bare())):
                self.flush()
            self.last_end = end
            value = iso(match[0])
            if value is None:
                self.faults.append(("impossible", start, match[0]))
                self.clause.dates.append(("", start, end))
            else:
                self.clause.dates.append((value, start, end))
            self.clause.bodies.append([])
            return
        self.organs(start)
        if group == "title":
            inner = 1 if match[0].startswith("《") else 0
            self.clause.title = Title(match[0][inner : len(match[0]) - inner], start + inner, end - inner)
        elif group == "order":
            self.clause.order = self.text[self.order_start(start) : end].strip()
        elif self.clause.dates and not self.retold(start, end):
            self.verb(VERBS[match["verb"]], end)
        self.last_end = end

    def organs(self, until: int) -> None:
        """Take up the bodies between the last token and this one."""
        if not self.clause.dates or self.last_end == until:
            return
        found = find(self.text, self.last_end, until, self.home)
        if not self.clause.closed:
            self.clause.bodies[-1] += found
        self.clause.near += found
        self.faults += [("body", f.start, f.body.name) for f in found if not f.body.known]

    def order_start(self, start: int) -> int:
        """An order is cited with the body that gave it."""
        bodies = self.clause.bodies[-1] if self.clause.bodies else []
        return next((f.start for f in bodies if f.end <= start), start)

    def retold(self, start: int, end: int) -> bool:
        """Whether a word speaks of an event that is told elsewhere: 自公布之日起, 该修正."""
        if self.text.startswith("之日", end):
            self.counted = self.line
            return True
        return self.text.endswith(_AGAIN, max(0, start - 2), start)

    def verb(self, kind: str, end: int) -> None:
        clause = self.clause
        if clause.closed and self.dateless(kind, end):
            return
        if self.text.startswith("了", end):  # 通过了《…》 tells of another text
            self.clause = _Clause()
            return
        near, clause.near = tuple(clause.near), []
        last = len(clause.dates) - 1
        if kind in CHANGES or kind == "repealed":
            clause.events.append((kind, last, near))
            clause.used = len(clause.dates)
            clause.closed = True
            return
        if clause.used < last:  # each date has a body of its own, and one word closes them
            clause.events += [(kind, index, tuple(clause.bodies[index])) for index in range(clause.used, last + 1)]
        else:
            clause.events.append((kind, last, near))
        clause.used = len(clause.dates)
        clause.closed = not _CONTINUES.match(self.text, end)

    def dateless(self, kind: str, end: int) -> bool:
        """Whether an event on a line of its own has no date: a ministry promulgates on the day of approval, else it has none."""
        if self.line <= self.clause.dates[-1][2] or (kind == "inForce" and self.counted == self.line):
            return False
        if kind == "promulgated" and self.clause.events[-1][0] in ("approved", "promulgated"):
            return False
        stop = self.text.find("\n", end)
        self.faults.append(("dateless", self.line, self.text[self.line : stop if stop >= 0 else len(self.text)]))
        return True

    def flush(self) -> None:
        clause, self.clause = self.clause, _Clause()
        if not clause.dates:
            return
        events = clause.events
        said = any(kind in CHANGES or kind == "repealed" for kind, _, _ in events)
        if clause.title and not said and not clause.closed:
            # `…通过的《…修正案》`, and lines that lost the word after the title
            events = [*events, ("amended", len(clause.dates) - 1, ())]
        if not events:
            value, start, end = clause.dates[0]
            if value:
                self.bare = self.bare or value
                self.faults.append(("eventless", start, self.text[start:end]))
            return
        changes = any(kind in CHANGES for kind, _, _ in events)
        dates = [value for value, _, _ in clause.dates if value]
        if not dates:
            return
        passed = any(kind == "adopted" for kind, _, _ in events)
        if changes:
            if self.fresh:
                self.version += 1
            self.fresh = True
        elif passed and self.version in self.adopted:
            self.version += 1
            self.fresh = False  # the amendment that follows belongs to this passing
        if passed or changes:
            self.adopted.add(self.version)
        bodies = tuple(f for found in clause.bodies for f in found)
        latest = max(dates)
        for kind, index, near in events:
            value, start, end = clause.dates[index]
            own = near or tuple(clause.bodies[index]) or bodies
            if kind in CHANGES and value != latest:  # approved the later day: this one is the passing
                if value:
                    self.add("adopted", value, (start, end), own, clause)
                self.add(kind, latest, None, bodies, clause)
            elif value:
                self.add(kind, value, (start, end), own, clause)

    def add(
        self, kind: str, date: str, span: tuple[int, int] | None, bodies: tuple[Found, ...], clause: _Clause
    ) -> None:
        shared = bool(self.events) and self.events[-1].span == span
        title = clause.title if kind in CHANGES or kind == "repealed" else None
        order = clause.order if kind in ("promulgated", *CHANGES) else None
        self.events.append(Happening(kind, date, self.version, None if shared else span, bodies, title, order))

    def finish(self) -> History:
        self.flush()
        events = _settled(self.events)
        return History(events, (*self.faults, *_backwards(events, self.text)), self.bare)


def _settled(events: list[Happening]) -> tuple[Happening, ...]:
    """`events` with each 施行 given to a version that was there: a line after the last amendment may speak of an earlier text."""
    made: dict[int, str] = {}  # version -> its first day
    for event in events:
        if event.kind != "inForce":
            made[event.version] = min(event.date, made.get(event.version, event.date))
    out = []
    for event in events:
        if event.kind == "inForce" and event.date < made.get(event.version, ""):
            version = max((v for v, day in made.items() if day <= event.date), default=event.version)
            event = replace(event, version=version)
        out.append(event)
    return tuple(out)


def _backwards(events: tuple[Happening, ...], text: str) -> list[tuple[str, int, str]]:
    """Approvals and promulgations before the passing, and passings before that of the version before."""
    out = []
    passing: dict[int, str] = {}  # version -> the first day it was passed
    for event in events:
        if event.kind in PASSINGS:
            passing[event.version] = min(event.date, passing.get(event.version, event.date))
    for event in events:
        if event.span is None:
            continue
        follows = event.version if event.kind in ("approved", "promulgated") else event.version - 1
        if event.kind != "inForce" and event.date < passing.get(follows, ""):
            out.append(("backwards", event.span[0], text[slice(*event.span)]))
    return out


def makers(events: tuple[Happening, ...]) -> tuple[Body, ...]:
    """The bodies that made the first text: those that passed it, else those that promulgated or approved it."""
    for kind in ("adopted", "revised", "amended", "promulgated", "approved"):
        found = {
            f.body.eId: f.body for e in events if e.kind == kind and e.version == events[0].version for f in e.bodies
        }
        if found:
            return tuple(found.values())
    return ()
