"""Lines of history (题注): who passed, approved, promulgated, amended or repealed a text, and when.

Reads both the bracket below a title (`（1998年…通过　根据2006年…《…》第一次修正）`) and one event a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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

_NUMBER = rf"[（(]?第?[ 　]*[{NUMERAL}0-9０-９]+[ 　]*号[)）]?"
_TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
_TOKEN = re.compile(
    rf"(?P<date>{DATE})"
    rf"|(?P<title>{_TITLE}|关于(?:修改|废止|批准)[^（）\n]{{0,80}}?(?:的决定|的决议))"
    rf"|(?P<order>令[ 　]*{_NUMBER}|(?:公告|主席团公告|决议)[ 　]*(?:{_NUMBER})?|第[{NUMERAL}0-9０-９]+号(?:令|公告)?)"
    rf"|(?P<verb>{'|'.join(VERBS)})"
)
_CONTINUES = re.compile(r"的|[，,、]?并")


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
    """What was read: `events` in the order of the text; dates no calendar has, dates without event, and unknown bodies.

    `faults` are (kind, offset, text); kind is `impossible`, `eventless` or `body`. `bare` is the first date without event.
    """

    events: tuple[Happening, ...] = ()
    faults: tuple[tuple[str, int, str], ...] = ()
    bare: str | None = None


@dataclass(slots=True)
class _Clause:
    """What stands between two closing words: dates, the bodies after each, a title, an order."""

    dates: list[tuple[str, int, int]] = field(default_factory=list)
    bodies: list[list[Found]] = field(default_factory=list)
    events: list[tuple[str, int]] = field(default_factory=list)  # kind, index of its date
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
        self.version = 0
        self.adopted: set[int] = set()  # versions that have been passed
        self.fresh = True  # is the current version still to be closed by an amendment?
        self.events: list[Happening] = []
        self.faults: list[tuple[str, int, str]] = []
        self.bare: str | None = None

    def token(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match["date"]:
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
        if match["title"]:
            inner = 1 if match[0].startswith("《") else 0
            self.clause.title = Title(match[0][inner : len(match[0]) - inner], start + inner, end - inner)
        elif match["order"]:
            self.clause.order = self.text[self.order_start(start) : end].strip()
        elif self.clause.dates:
            self.verb(VERBS[match["verb"]], end)
        self.last_end = end

    def organs(self, until: int) -> None:
        """Take up the bodies between the last token and this one."""
        if not self.clause.dates or self.clause.closed:
            return
        found = find(self.text, self.last_end, until, self.home)
        self.clause.bodies[-1] += found
        self.faults += [("body", f.start, f.body.name) for f in found if not f.body.known]

    def order_start(self, start: int) -> int:
        """An order is cited with the body that gave it."""
        bodies = self.clause.bodies[-1] if self.clause.bodies else []
        return next((f.start for f in bodies if f.end <= start), start)

    def verb(self, kind: str, end: int) -> None:
        clause = self.clause
        if self.text.startswith("了", end):  # 通过了《…》 tells of another text
            self.clause = _Clause()
            return
        if kind in CHANGES or kind == "repealed":
            clause.events.append((kind, len(clause.dates) - 1))
            clause.used = len(clause.dates)
            clause.closed = True
            return
        indexes = range(clause.used, len(clause.dates)) if clause.used < len(clause.dates) else [len(clause.dates) - 1]
        clause.events += [(kind, index) for index in indexes]
        clause.used = len(clause.dates)
        clause.closed = not _CONTINUES.match(self.text, end)

    def flush(self) -> None:
        clause, self.clause = self.clause, _Clause()
        if not clause.dates:
            return
        events = clause.events
        said = any(kind in CHANGES or kind == "repealed" for kind, _ in events)
        if clause.title and not said and not clause.closed:
            # `…通过的《…修正案》`, and lines that lost the word after the title
            events = [*events, ("amended", len(clause.dates) - 1)]
        if not events:
            value, start, end = clause.dates[0]
            if value:
                self.bare = self.bare or value
                self.faults.append(("eventless", start, self.text[start:end]))
            return
        changes = any(kind in CHANGES for kind, _ in events)
        dates = [value for value, _, _ in clause.dates if value]
        if not dates:
            return
        passed = any(kind == "adopted" for kind, _ in events)
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
        for kind, index in events:
            value, start, end = clause.dates[index]
            own = tuple(clause.bodies[index]) or bodies
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
        return History(tuple(self.events), tuple(self.faults), self.bare)


def makers(events: tuple[Happening, ...]) -> tuple[Body, ...]:
    """The bodies that made the first text: those that passed it, else those that promulgated or approved it."""
    for kind in ("adopted", "promulgated", "approved", "revised", "amended"):
        found = {
            f.body.eId: f.body for e in events if e.kind == kind and e.version == events[0].version for f in e.bodies
        }
        if found:
            return tuple(found.values())
    return ()
