"""Metadata as JSON values. What is None in the model has no key."""

from __future__ import annotations

from typing import Any

from akn.model.metadata import Author, Expression, Manifestation, Metadata, Modification, NamedDate, Target, Work
from akn.plain.write_units import blocks


def _known(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _core(uri: str, dates: tuple[NamedDate, ...], authors: tuple[Author, ...]) -> dict[str, Any]:
    return {
        "uri": uri,
        "dates": [{"date": it.date, "name": it.name} for it in dates],
        "authors": [_known(href=it.href, role=it.role) for it in authors],
    }


def _aliases(items: tuple[tuple[str, str], ...]) -> list[dict[str, str]] | None:
    return [{"value": value, "name": name} for value, name in items] or None


def work(it: Work) -> dict[str, Any]:
    """FRBRWork."""
    return _core(it.uri, it.dates, it.authors) | _known(
        country=it.country,
        subtype=it.subtype,
        number=it.number,
        name=it.name,
        aliases=_aliases(it.aliases),
        prescriptive=it.prescriptive,
        authoritative=it.authoritative,
    )


def expression(it: Expression) -> dict[str, Any]:
    """FRBRExpression."""
    return _core(it.uri, it.dates, it.authors) | _known(
        language=it.language, aliases=_aliases(it.aliases), authoritative=it.authoritative
    )


def manifestation(it: Manifestation) -> dict[str, Any]:
    """FRBRManifestation."""
    return _core(it.uri, it.dates, it.authors) | _known(format=it.format)


def source(data: Metadata) -> dict[str, str] | None:
    """Where the text was taken from: digest and address, as `cn:source` of `proprietary` says."""
    found = next((it for it in data.proprietary if it.name.removeprefix("cn:") == "source"), None)
    if found is None:
        return None
    return {name: value for name in ("sha256", "url") if (value := found.get(name)) is not None}


def events(data: Metadata) -> list[dict[str, Any]]:
    """The lifecycle."""
    return [
        _known(
            eId=it.eId,
            date=it.date,
            source=it.source,
            type=it.type,
            refersTo=it.refers_to,
            originating=True if it.originating else None,
        )
        for it in data.events
    ]


def metadata(data: Metadata) -> dict[str, Any]:
    """The rest of `meta`."""
    row: dict[str, Any] = {"source": data.source}
    if (by := data.publication) is not None:
        row["publication"] = _known(date=by.date, name=by.name, number=by.number, showAs=by.show_as)
    return row | {
        "references": [
            {"kind": it.kind, "eId": it.eId, "href": it.href, "showAs": it.show_as} for it in data.references
        ],
        "temporal": [
            {
                "eId": group.eId,
                "intervals": [
                    _known(start=it.start, end=it.end, duration=it.duration, refersTo=it.refers_to)
                    for it in group.intervals
                ],
            }
            for group in data.temporal
        ],
        "modifications": {
            "active": [_modification(it) for it in data.active],
            "passive": [_modification(it) for it in data.passive],
        },
        "mappings": [
            _known(eId=it.eId, original=it.original, current=it.current, start=it.start, end=it.end)
            for it in data.mappings
        ],
        "notes": [{"eId": it.eId, "blocks": blocks(it.blocks)} for it in data.notes],
        "proprietary": [
            {"name": it.name, "attributes": dict(it.attributes), "text": it.text} for it in data.proprietary
        ],
    }


def _modification(it: Modification) -> dict[str, Any]:
    return _known(kind=it.kind, eId=it.eId, type=it.type, period=it.period) | {
        name: [_target(target) for target in targets]
        for name, targets in (
            ("sources", it.sources),
            ("destinations", it.destinations),
            ("old", it.old),
            ("new", it.new),
        )
    }


def _target(it: Target) -> dict[str, str]:
    return _known(href=it.href, pos=it.pos, upTo=it.up_to)
