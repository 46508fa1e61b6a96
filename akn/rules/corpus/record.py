"""What the rules of a corpus keep of one document, so that no document is held and no file is read again.

A record is a few kilobytes of plain values: it travels between processes, and is kept by content beside the findings
(`as_values`, `from_values`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, NamedTuple, cast
from zlib import compress, decompress

from akn.model.address import parse
from akn.model.document import Document
from akn.model.ending import REPEALS, Ending, of_document
from akn.model.making import decided
from akn.model.metadata import UNKNOWN, Modification
from akn.rules.subject import Subject

PARTS = ("coverPage", "preface", "preamble", "body", "mainBody", "conclusions")
"""Parts of a document that are named without a number."""


class Made(NamedTuple):
    """One event that made a text, as its lifecycle tells it: ISO date, title and address of the decision, and its date, which is
    that of its last event."""

    date: str
    title: str
    href: str
    decided: str


class Citation(NamedTuple):
    """A citation of another act: its place, its words, and the address it gives, an empty string where it gives none."""

    line: int
    eId: str
    text: str
    href: str


class Modified(NamedTuple):
    """One modification that a document tells of, active or passive: its type, where it comes from, what it changes, and the
    ISO date from which on, an empty string where none is told; `line` is that of its element."""

    type: str
    source: str
    destinations: tuple[str, ...]
    day: str
    line: int = 0


class Said(NamedTuple):
    """That the document repeals a work, and the line of the property that says so; 0 where a modification does."""

    ending: Ending
    line: int


class Asked(NamedTuple):
    """Codes that the document asks not to be reported from line `first` to `last`."""

    codes: tuple[str, ...]
    first: int
    last: float


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a work. `identity` holds what all versions of a work must say alike, name by name; `line` is that of
    the work's address in the file, `dated` that of the expression's date.

    `text` is the SHA-256 of the body without white space, an empty string where there is none. `units` are the ids that an
    address can end in, packed; `tracked` tracking id, eId and line of each, packed too, empty where nobody kept track. `ends` are the works that it repeals.
    """

    file: str
    work: str
    expression: str
    language: str
    date: str
    title: str
    identity: tuple[tuple[str, str], ...]
    line: int
    dated: int
    made: tuple[Made, ...]
    text: str
    units: bytes
    tracked: bytes
    citations: tuple[Citation, ...] = ()
    active: tuple[Modified, ...] = ()
    passive: tuple[Modified, ...] = ()
    asked: tuple[Asked, ...] = ()
    ends: tuple[Said, ...] = ()

    @property
    def version(self) -> str:
        """The last part of its address: `zho@2024-01-25`."""
        return self.expression.rpartition("/")[2]

    def targets(self) -> frozenset[str]:
        """The ids that an address of the version can end in."""
        return frozenset(_unpacked(self.units))

    def ids(self) -> dict[str, tuple[str, int]]:
        """Tracking id -> eId and line; empty where nobody kept track."""
        rows = (row.split("\t") for row in _unpacked(self.tracked))
        return {wid: (eid, int(line)) for wid, eid, line in rows}

    def every(self) -> set[str]:
        """All tracking ids; eIds where nobody kept track."""
        return set(self.ids() or _unpacked(self.units))

    def as_values(self) -> dict[str, Any]:
        """The record without its file, as values that JSON has."""
        row = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "file"}
        return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def from_values(file: str, values: Mapping[str, Any]) -> Record:
    """What `as_values` gave, of `file`. Raises ValueError, TypeError or AttributeError where it is no such thing."""
    return Record(file=file, **{name: _READ.get(name, str)(value) for name, value in values.items()})


def _rows(kind: Callable[..., Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda rows: tuple(kind(*row) for row in rows)


_READ: dict[str, Callable[[Any], Any]] = {
    "identity": lambda rows: tuple((str(name), str(value)) for name, value in rows),
    "line": int,
    "dated": int,
    "made": _rows(Made),
    "units": bytes.fromhex,
    "tracked": bytes.fromhex,
    "citations": _rows(Citation),
    "active": _rows(lambda kind, source, places, day, line: Modified(kind, source, tuple(places), day, line)),
    "passive": _rows(lambda kind, source, places, day, line: Modified(kind, source, tuple(places), day, line)),
    "ends": _rows(lambda ending, line: Said(Ending(*ending), line)),
    "asked": _rows(lambda codes, first, last: Asked(tuple(codes), first, last)),
}
"""Field -> what makes it out of a value of JSON; text where it is not named."""


def record(subject: Subject, asked: Iterable[Asked] = ()) -> Record | None:
    """What is kept of the document of `subject`; None where it has none, or its address is no version of a work."""
    document = subject.document
    if document is None:
        return None
    address = parse(document.meta.expression.uri)
    if address is None or address.language is None:
        return None
    meta = document.meta
    days = {f"#{event.eId}": event.date for event in meta.events}
    starts = {
        f"#{group.eId}": days.get(group.intervals[0].start or "", "") for group in meta.temporal if group.intervals
    }
    return Record(
        subject.file,
        address.work,
        address.expression,
        meta.expression.language,
        _dated(document),
        document.title,
        _identity(document),
        subject.line("meta", "identification", "FRBRWork", "FRBRuri"),
        subject.line("meta", "identification", "FRBRExpression", "FRBRdate"),
        _made(document),
        _digest(document),
        _packed(_ids(subject, document)),
        _packed(_tracked(subject, document)),
        tuple(_citations(subject)),
        _modified(subject, "activeModifications", meta.active, starts),
        _modified(subject, "passiveModifications", meta.passive, starts),
        tuple(asked),
        tuple(_said(subject, document)),
    )


def _identity(document: Document) -> tuple[tuple[str, str], ...]:
    work = document.meta.work
    dates = " ".join(f"{item.date}" for item in work.dates)
    return (
        ("FRBRdate", dates),
        ("FRBRcountry", work.country),
        ("FRBRsubtype", work.subtype or ""),
        ("FRBRnumber", work.number or ""),
        ("FRBRname", work.name or ""),
        ("FRBRauthor", " ".join(item.href for item in work.authors)),
    )


def _dated(document: Document) -> str:
    """The date of the version; UNKNOWN where its address has a day that nobody told."""
    dates = document.meta.expression.dates
    return dates[0].date if dates and dates[0].name != "unknown" else UNKNOWN


def _made(document: Document) -> tuple[Made, ...]:
    named = {f"#{item.eId}": item for item in document.meta.references}
    out: dict[tuple[str, str], Made] = {}
    for events in decided(document.meta.events):
        source = named.get(events[0].source)
        title, href = (source.show_as, source.href) if source else ("", "")
        last = max(item.date for item in events)
        for event in events:
            out.setdefault((event.source, event.date), Made(event.date, title, href, last))
    return tuple(out.values())


def _digest(document: Document) -> str:
    text = "".join("".join(unit.characters()) for unit in document.units())
    bare = "".join(text.split())
    return sha256(bare.encode("utf-8", "replace")).hexdigest() if bare else ""


def _ids(subject: Subject, document: Document) -> Iterator[str]:
    """What an address can end in: provisions, annexes, tables and other blocks with an id, and the parts around the body."""
    yield from PARTS
    yield from (annex.eId for annex in document.attachments)
    yield from (unit.eId for unit in subject.units)
    yield from (each.block.eId for each in subject.passages if each.block is not None and each.block.eId)


def _tracked(subject: Subject, document: Document) -> list[str]:
    """Where somebody kept track: a mapping, or a wId anywhere."""
    if not document.meta.mappings and all(unit.wId is None for unit in subject.units):
        return []
    return [f"{unit.tracking_id}\t{unit.eId}\t{unit.line}" for unit in subject.units if unit.eId]


def _citations(subject: Subject) -> Iterable[Citation]:
    for passage in subject.passages:
        if passage.block is None:
            continue
        for mark in passage.block.marks:
            text = passage.text[mark.start : mark.end]
            href = mark.get("href") or mark.get("from") or ""
            if mark.kind in ("ref", "rref") and href.startswith("/akn/"):
                yield Citation(passage.line, passage.eId or "", text, href)
            elif mark.kind == "inline" and mark.get("name") == "citation":
                yield Citation(passage.line, passage.eId or "", text, "")


def _modified(
    subject: Subject, group: str, found: Iterable[Modification], starts: dict[str, str]
) -> tuple[Modified, ...]:
    holders = subject.elements("meta", "analysis", group)
    lines = {
        element.get("eId"): cast("int | None", element.sourceline) or 0
        for holder in holders
        for element in holder.iterchildren("*")
    }
    out = []
    for item in found:
        source = item.sources[0].href if item.sources else ""
        places = tuple(target.href for target in (*item.destinations, *item.old, *item.new))
        out.append(Modified(item.type, source, places, starts.get(item.period or "", ""), lines.get(item.eId, 0)))
    return tuple(out)


def _said(subject: Subject, document: Document) -> Iterator[Said]:
    path = "meta", "proprietary", REPEALS
    told = zip(subject.elements(*path), subject.lines(*path), strict=True)
    lines = {(each.get("title") or "", each.get("part") or "", each.get("basis") or ""): line for each, line in told}
    for item in of_document(document):
        yield Said(item, lines.get((item.title, item.part, f"#{item.basis}" if item.basis else ""), 0))


def _packed(rows: Iterable[str]) -> bytes:
    return compress("\n".join(rows).encode("utf-8", "surrogatepass"), 1)


def _unpacked(data: bytes) -> list[str]:
    text = decompress(data).decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []
