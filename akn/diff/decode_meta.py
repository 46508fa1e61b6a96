"""Metadata as a comparison holds them, read back: every record has its fields by name, empty ones left out."""

from __future__ import annotations

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
)
from akn.model.permitted import MODIFICATIONS, PROPERTY, REFERENCES
from akn.plain.node import Misshapen, Node
from akn.plain.read_units import blocks


def metadata(node: Node) -> Metadata:
    """The metadata of NEW."""
    published = node.maybe("publication")
    return Metadata(
        _work(node.child("work")),
        _expression(node.child("expression")),
        _manifestation(node.child("manifestation")),
        None if published is None else _publication(published),
        tuple([_event(it) for it in node.items("events")]),
        tuple([_modification(it) for it in node.items("active")]),
        tuple([_modification(it) for it in node.items("passive")]),
        tuple([_mapping(it) for it in node.items("mappings")]),
        tuple([TemporalGroup(it.text("eId"), _intervals(it)) for it in node.items("temporal")]),
        tuple([_reference(it) for it in node.items("references")]),
        tuple([Note(it.text("eId"), blocks(it, "blocks")) for it in node.items("notes")]),
        tuple([_property(it) for it in node.items("proprietary")]),
        node.optional("source") or "",
    )


def _work(node: Node) -> Work:
    return Work(
        node.text("uri"),
        _dates(node),
        _authors(node),
        node.text("country"),
        node.optional("subtype"),
        node.optional("number"),
        node.optional("name"),
        _pairs(node, "aliases"),
        node.flag("prescriptive"),
        node.flag("authoritative"),
    )


def _expression(node: Node) -> Expression:
    return Expression(
        node.text("uri"),
        _dates(node),
        _authors(node),
        node.text("language"),
        _pairs(node, "aliases"),
        node.flag("authoritative"),
    )


def _manifestation(node: Node) -> Manifestation:
    return Manifestation(node.text("uri"), _dates(node), _authors(node), node.optional("format"))


def _dates(node: Node) -> tuple[NamedDate, ...]:
    return tuple([NamedDate(it.text("date"), it.text("name")) for it in node.items("dates")])


def _authors(node: Node) -> tuple[Author, ...]:
    return tuple([Author(it.text("href"), it.optional("role")) for it in node.items("authors")])


def _publication(node: Node) -> Publication:
    return Publication(node.text("date"), node.text("name"), node.text("show_as"), node.optional("number"))


def _event(node: Node) -> Event:
    return Event(
        node.text("eId"),
        node.text("date"),
        node.text("source"),
        node.text("type"),
        node.optional("refers_to"),
        bool(node.flag("originating")),
    )


def _modification(node: Node) -> Modification:
    return Modification(
        node.one_of("kind", MODIFICATIONS),
        node.text("eId"),
        node.text("type"),
        node.optional("period"),
        _targets(node, "sources"),
        _targets(node, "destinations"),
        _targets(node, "old"),
        _targets(node, "new"),
    )


def _targets(node: Node, name: str) -> tuple[Target, ...]:
    return tuple([Target(it.text("href"), it.optional("pos"), it.optional("up_to")) for it in node.items(name)])


def _mapping(node: Node) -> Mapping:
    return Mapping(
        node.text("eId"), node.text("original"), node.text("current"), node.optional("start"), node.optional("end")
    )


def _intervals(node: Node) -> tuple[Interval, ...]:
    return tuple(
        [
            Interval(it.optional("start"), it.optional("end"), it.optional("duration"), it.optional("refers_to"))
            for it in node.items("intervals")
        ]
    )


def _reference(node: Node) -> Reference:
    return Reference(node.one_of("kind", REFERENCES), node.text("eId"), node.text("href"), node.text("show_as"))


def _property(node: Node) -> Property:
    return Property(node.matching("name", PROPERTY), _pairs(node, "attributes"), node.text("text"))


def _pairs(node: Node, name: str) -> tuple[tuple[str, str], ...]:
    """The array `name` of pairs of strings; empty where there is none."""
    out = []
    for it in node.items(name):
        pair = [part.string() for part in it.elements()]
        if len(pair) != 2:
            raise Misshapen(it.path, "is not a pair of strings")
        out.append((pair[0], pair[1]))
    return tuple(out)
