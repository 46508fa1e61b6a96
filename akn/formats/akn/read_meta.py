"""Reads `meta`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from akn.formats.akn.context import Context
from akn.formats.akn.elements import CN, PERIODS
from akn.formats.akn.read_blocks import flow
from akn.model.address import this_of_manifestation
from akn.model.block import Block
from akn.model.metadata import (
    Author,
    Event,
    Expression,
    Interval,
    Manifestation,
    Mapping,
    Metadata,
    Modification,
    NamedDate,
    Note,
    Property,
    Publication,
    Reference,
    Target,
    TemporalGroup,
    Work,
    unknown,
)
from akn.model.permitted import MODIFICATIONS, REFERENCES


def meta(element: etree._Element, context: Context) -> Metadata:
    """The metadata in `element`; what is missing stays as in a document of which nothing is known."""
    data = unknown()
    for child in children(element, context):
        name = context.names[child.tag]
        if name == "identification":
            data = _identification(child, data, context)
        elif name == "publication":
            context.only(child, "date", "name", "number", "showAs")
            data = replace(
                data,
                publication=Publication(
                    _get(child, "date"), _get(child, "name"), _get(child, "showAs"), child.get("number")
                ),
            )
        elif name in _READERS:
            context.only(child, "source")
            data = _READERS[name](data, child, context)
        else:
            context.metadata.add(name, child)
    return data


def children(element: etree._Element, context: Context) -> Iterator[etree._Element]:
    """The child elements; comments are tallied."""
    for child in element:
        if context.names[child.tag]:
            yield child
        else:
            context.comments.add("", child)


def _get(element: etree._Element, name: str) -> str:
    return element.get(name, "")


def _id(element: etree._Element) -> str:
    return element.get("eId") or element.get("id") or ""


def _identification(element: etree._Element, data: Metadata, context: Context) -> Metadata:
    context.only(element, "source")
    data = replace(data, source=element.get("source", data.source))
    for child in children(element, context):
        name = context.names[child.tag]
        if name == "FRBRWork":
            data = replace(data, work=_work(child, data.work, context))
        elif name == "FRBRExpression":
            data = replace(data, expression=_expression(child, data.expression, context))
        elif name == "FRBRManifestation":
            data = replace(data, manifestation=_manifestation(child, data.manifestation, context))
        else:
            context.metadata.add(name, child)
    return data


class _Level:
    """One FRBR level, taken apart by element."""

    def __init__(self, element: etree._Element, context: Context, component: str = "!main") -> None:
        self.context, self.element, self.component = context, element, component
        self.values: dict[str, str] = {}
        self.dates: list[NamedDate] = []
        self.authors: list[Author] = []
        self.aliases: list[tuple[str, str]] = []
        for child in children(element, context):
            name = context.names[child.tag]
            if name == "FRBRdate":
                context.only(child, "date", "name")
                self.dates.append(NamedDate(_get(child, "date"), _get(child, "name")))
            elif name == "FRBRauthor":
                context.only(child, "href", "as")
                self.authors.append(Author(_get(child, "href"), child.get("as")))
            elif name == "FRBRalias":
                context.only(child, "value", "name")
                self.aliases.append((_get(child, "value"), _get(child, "name")))
            elif name in self.values:
                context.metadata.add(name, child)
            else:
                attribute = "language" if name == "FRBRlanguage" else "value"
                context.only(child, attribute)
                self.values[name] = _get(child, attribute)

    def take(self, name: str) -> str | None:
        return self.values.pop(name, None)

    def flag(self, name: str) -> bool | None:
        value = self.take(name)
        return None if value is None else value in ("true", "1")

    def uri(self, default: str) -> str:
        """FRBRuri; FRBRthis is checked against it, and stands in where there is none."""
        uri, this = self.take("FRBRuri"), self.take("FRBRthis")
        if uri is None:
            return default if this is None else this.replace(f"/{self.component}", "")
        if this not in (f"{uri}/{self.component}", this_of_manifestation(uri, self.component)):
            self.context.metadata.add("FRBRthis", self.element)
        return uri

    def rest(self) -> None:
        """Tallies what was not taken."""
        for name in self.values:
            self.context.metadata.add(name, self.element)


def _work(element: etree._Element, old: Work, context: Context) -> Work:
    level = _Level(element, context)
    made = Work(
        level.uri(old.uri),
        tuple(level.dates) or old.dates,
        tuple(level.authors) or old.authors,
        level.take("FRBRcountry") or old.country,
        level.take("FRBRsubtype"),
        level.take("FRBRnumber"),
        level.take("FRBRname"),
        tuple(level.aliases),
        level.flag("FRBRprescriptive"),
        level.flag("FRBRauthoritative"),
    )
    level.rest()
    return made


def _expression(element: etree._Element, old: Expression, context: Context) -> Expression:
    level = _Level(element, context)
    made = Expression(
        level.uri(old.uri),
        tuple(level.dates) or old.dates,
        tuple(level.authors) or old.authors,
        level.take("FRBRlanguage") or old.language,
        tuple(level.aliases),
        level.flag("FRBRauthoritative"),
    )
    level.rest()
    return made


def _manifestation(element: etree._Element, old: Manifestation, context: Context) -> Manifestation:
    level = _Level(element, context)
    if level.aliases:
        context.metadata.add("FRBRalias", element)
    made = Manifestation(
        level.uri(old.uri),
        tuple(level.dates) or old.dates,
        tuple(level.authors) or old.authors,
        level.take("FRBRformat"),
    )
    level.rest()
    return made


def _events(element: etree._Element, context: Context) -> Iterator[Event]:
    for child in children(element, context):
        context.only(child, "eId", "id", "date", "source", "type", "refersTo", "originatingExpression")
        yield Event(
            _id(child),
            _get(child, "date"),
            _get(child, "source"),
            _get(child, "type"),
            child.get("refersTo"),
            child.get("originatingExpression") in ("true", "1"),
        )


def _groups(element: etree._Element, context: Context) -> Iterator[TemporalGroup]:
    for child in children(element, context):
        context.only(child, "eId", "id")
        intervals = []
        for it in children(child, context):
            context.only(it, "start", "end", "duration", "refersTo")
            interval = Interval(it.get("start"), it.get("end"), it.get("duration"), it.get("refersTo") or None)
            if interval != Interval():
                intervals.append(interval)
        yield TemporalGroup(_id(child), tuple(intervals))


def _references(element: etree._Element, context: Context) -> Iterator[Reference]:
    for child in children(element, context):
        name = context.names[child.tag]
        if name in REFERENCES:
            context.only(child, "eId", "id", "href", "showAs", *(("name",) if not child.get("name", "") else ()))
            yield Reference(name, _id(child), _get(child, "href"), _get(child, "showAs"))
        else:
            context.metadata.add(name, child)


def _notes(element: etree._Element, context: Context) -> Iterator[Note]:
    for child in children(element, context):
        context.only(child, "eId", "id")
        inside: list[Block] = []
        flow(child, "content", context, inside)
        yield Note(_id(child), tuple(inside))


def _properties(element: etree._Element, context: Context) -> Iterator[Property]:
    for child in children(element, context):
        name = context.names[child.tag]
        if str(child.tag).startswith(f"{{{CN}}}") and not len(child):
            yield Property(name, context.pairs(child), child.text or "")
        else:
            context.metadata.add(name, child)


def _analysis(data: Metadata, element: etree._Element, context: Context) -> Metadata:
    for child in children(element, context):
        name = context.names[child.tag]
        if name == "activeModifications":
            data = replace(data, active=(*data.active, *_modifications(child, context)))
        elif name == "passiveModifications":
            data = replace(data, passive=(*data.passive, *_modifications(child, context)))
        elif name == "mappings":
            data = replace(data, mappings=(*data.mappings, *_mappings(child, context)))
        else:
            context.metadata.add(name, child)
    return data


def _mappings(element: etree._Element, context: Context) -> Iterator[Mapping]:
    for child in children(element, context):
        context.only(child, "eId", "id", "original", "current", "start", "end")
        yield Mapping(_id(child), _get(child, "original"), _get(child, "current"), child.get("start"), child.get("end"))


def _modifications(element: etree._Element, context: Context) -> Iterator[Modification]:
    for child in children(element, context):
        kind = context.names[child.tag]
        if kind not in MODIFICATIONS:
            context.metadata.add(kind, child)
            continue
        context.only(child, "eId", "id", "type", "period")
        period = child.get("period")
        found: dict[str, list[Target]] = {"source": [], "destination": [], "old": [], "new": []}
        for it in children(child, context):
            name = context.names[it.tag]
            if name in found:
                context.only(it, "href", "pos", "upTo")
                if it.attrib:
                    found[name].append(Target(_get(it, "href"), it.get("pos"), it.get("upTo")))
            elif name == PERIODS.get(kind) and period is None:
                period = it.get("period")
            else:
                context.metadata.add(name, it)
        yield Modification(kind, _id(child), _get(child, "type"), period, *(tuple(found[name]) for name in found))


_READERS: dict[str, Callable[[Metadata, etree._Element, Context], Metadata]] = {
    "lifecycle": lambda data, it, context: replace(data, events=(*data.events, *_events(it, context))),
    "analysis": _analysis,
    "temporalData": lambda data, it, context: replace(data, temporal=(*data.temporal, *_groups(it, context))),
    "references": lambda data, it, context: replace(data, references=(*data.references, *_references(it, context))),
    "notes": lambda data, it, context: replace(data, notes=(*data.notes, *_notes(it, context))),
    "proprietary": lambda data, it, context: replace(data, proprietary=(*data.proprietary, *_properties(it, context))),
}
"""Element of `meta` -> what adds it to the metadata; several of one name are read as one."""
