"""Metadata of a document: what stands in `meta`, element by element, as plain records.

Names follow the Akoma Ntoso schema. Every tuple keeps document order. Hrefs are verbatim (`#npcsc`, `/akn/…`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from akn.model.block import Attributes, Block

MAKING = ("#adopted", "#approved", "#amended", "#revised")
"""Events that make a text; what makes it known or brings it into force does not."""
CHANGING = ("#amended", "#revised")
UNKNOWN = "0001-01-01"
"""The date of what happened on a day that is not told."""


@dataclass(frozen=True, slots=True)
class NamedDate:
    """FRBRdate: an ISO date and what happened on it (adopted, amended, inForce, markup, unknown …)."""

    date: str
    name: str


@dataclass(frozen=True, slots=True)
class Author:
    """FRBRauthor: the agent and the role it acts in, both `#` references."""

    href: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """FRBRWork. `uri` is the address of the work; FRBRthis is the uri with `/!main`."""

    uri: str
    dates: tuple[NamedDate, ...]
    authors: tuple[Author, ...]
    country: str
    subtype: str | None = None
    number: str | None = None
    name: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    prescriptive: bool | None = None
    authoritative: bool | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """FRBRExpression: one version in one language. The first date is the version's."""

    uri: str
    dates: tuple[NamedDate, ...]
    authors: tuple[Author, ...]
    language: str = "zho"
    aliases: tuple[tuple[str, str], ...] = ()
    authoritative: bool | None = None


@dataclass(frozen=True, slots=True)
class Manifestation:
    """FRBRManifestation: the file."""

    uri: str
    dates: tuple[NamedDate, ...]
    authors: tuple[Author, ...]
    format: str | None = "application/akn+xml"


@dataclass(frozen=True, slots=True)
class Publication:
    """The order, announcement or gazette by which the text was promulgated."""

    date: str
    name: str
    show_as: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One eventRef of the lifecycle; `refers_to` says which (`#adopted`, `#inForce` …), `source` names the document."""

    eId: str
    date: str
    source: str
    type: str  # generation, amendment, repeal
    refers_to: str | None = None
    originating: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A source, destination, old or new of a modification."""

    href: str
    pos: str | None = None
    up_to: str | None = None


@dataclass(frozen=True, slots=True)
class Modification:
    """One textualMod (or other mod element) of the analysis."""

    kind: str  # textualMod, forceMod …
    eId: str
    type: str
    period: str | None = None
    sources: tuple[Target, ...] = ()
    destinations: tuple[Target, ...] = ()
    old: tuple[Target, ...] = ()
    new: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """One wId that differs from its eId: `original` was, `current` is, from the event `start` on."""

    eId: str
    original: str
    current: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """timeInterval: two of start, end (references to events) and duration; an open one has start alone."""

    start: str | None = None
    end: str | None = None
    duration: str | None = None
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class TemporalGroup:
    """A period that provisions may point to."""

    eId: str
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of `references`: original, passiveRef, activeRef or a TLC entity; `kind` is the element."""

    kind: str
    eId: str
    href: str
    show_as: str


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note; the text points to it by a `noteRef` mark."""

    eId: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """One element of `proprietary` in the project's namespace (`cn:status`, `cn:undetermined`, `cn:source` …)."""

    name: str
    attributes: Attributes = ()
    text: str = ""

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True, slots=True)
class Metadata:
    """All of `meta`, in schema order; `source` is the agent that wrote it."""

    work: Work
    expression: Expression
    manifestation: Manifestation
    publication: Publication | None = None
    events: tuple[Event, ...] = ()
    active: tuple[Modification, ...] = ()
    passive: tuple[Modification, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    temporal: tuple[TemporalGroup, ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    proprietary: tuple[Property, ...] = ()
    source: str = "#akn"

    def making(self) -> Iterator[tuple[Event, Reference | None]]:
        """The events that made the text, in order, each with the reference that is its source; None where there is none."""
        named = {f"#{item.eId}": item for item in self.references}
        return ((event, named.get(event.source)) for event in self.events if event.refers_to in MAKING)


@cache
def unknown() -> Metadata:
    """Metadata of a document of which nothing is known yet: what a text reader starts from."""
    dates, authors = (NamedDate(UNKNOWN, "unknown"),), (Author("#akn", "#editor"),)
    uri = "/akn/cn/act/0001-01-01/unknown"
    expression = f"{uri}/zho@0001-01-01"
    return Metadata(
        Work(uri, dates, authors, "cn"),
        Expression(expression, dates, authors),
        Manifestation(f"{expression}.xml", dates, authors),
    )
