"""Metadata from JSON values."""

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
from akn.plain.node import Node
from akn.plain.read_units import blocks


def metadata(root: Node) -> Metadata:
    """All of `meta`, from the keys of the document."""
    node = root.child("meta")
    changes = node.maybe("modifications")
    by = node.maybe("publication")
    return Metadata(
        _work(root.child("work")),
        _expression(root.child("expression")),
        _manifestation(root.child("manifestation")),
        None if by is None else Publication(by.text("date"), by.text("name"), by.text("showAs"), by.optional("number")),
        tuple(
            Event(
                it.text("eId"),
                it.text("date"),
                it.text("source"),
                it.text("type"),
                it.optional("refersTo"),
                bool(it.flag("originating")),
            )
            for it in root.items("events")
        ),
        () if changes is None else _modifications(changes, "active"),
        () if changes is None else _modifications(changes, "passive"),
        tuple(
            Mapping(it.text("eId"), it.text("original"), it.text("current"), it.optional("start"), it.optional("end"))
            for it in node.items("mappings")
        ),
        tuple(TemporalGroup(it.text("eId"), _intervals(it)) for it in node.items("temporal")),
        tuple(
            Reference(it.one_of("kind", REFERENCES), it.text("eId"), it.text("href"), it.text("showAs"))
            for it in node.items("references")
        ),
        tuple(Note(it.text("eId"), blocks(it, "blocks")) for it in node.items("notes")),
        tuple(
            Property(it.matching("name", PROPERTY), it.pairs("attributes"), it.optional("text") or "")
            for it in node.items("proprietary")
        ),
        "#akn" if (source := node.optional("source")) is None else source,
    )


def _dates(node: Node) -> tuple[NamedDate, ...]:
    return tuple(NamedDate(it.text("date"), it.text("name")) for it in node.items("dates"))


def _authors(node: Node) -> tuple[Author, ...]:
    return tuple(Author(it.text("href"), it.optional("role")) for it in node.items("authors"))


def _aliases(node: Node) -> tuple[tuple[str, str], ...]:
    return tuple((it.text("value"), it.text("name")) for it in node.items("aliases"))


def _work(node: Node) -> Work:
    return Work(
        node.text("uri"),
        _dates(node),
        _authors(node),
        node.text("country"),
        node.optional("subtype"),
        node.optional("number"),
        node.optional("name"),
        _aliases(node),
        node.flag("prescriptive"),
        node.flag("authoritative"),
    )


def _expression(node: Node) -> Expression:
    return Expression(
        node.text("uri"),
        _dates(node),
        _authors(node),
        node.text("language"),
        _aliases(node),
        node.flag("authoritative"),
    )


def _manifestation(node: Node) -> Manifestation:
    return Manifestation(node.text("uri"), _dates(node), _authors(node), node.optional("format"))


def _intervals(node: Node) -> tuple[Interval, ...]:
    return tuple(
        Interval(it.optional("start"), it.optional("end"), it.optional("duration"), it.optional("refersTo"))
        for it in node.items("intervals")
    )


def _modifications(node: Node, name: str) -> tuple[Modification, ...]:
    return tuple(
        Modification(
            it.one_of("kind", MODIFICATIONS),
            it.text("eId"),
            it.text("type"),
            it.optional("period"),
            *(_targets(it, key) for key in ("sources", "destinations", "old", "new")),
        )
        for it in node.items(name)
    )


def _targets(node: Node, name: str) -> tuple[Target, ...]:
    return tuple(Target(it.text("href"), it.optional("pos"), it.optional("upTo")) for it in node.items(name))
