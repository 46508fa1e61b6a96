"""Writes a document as JSON: the contract of schemas/document.schema.json, keys in its order, UTF-8, two blanks deep."""

from __future__ import annotations

from typing import Any

from akn.formats.akn.escape import legal
from akn.formats.json import CONTRACT
from akn.formats.json.write_meta import events, expression, manifestation, metadata, source, work
from akn.model.document import Attachment, Document
from akn.plain.write_units import blocks, units


def write(document: Document) -> bytes:
    """`document` as UTF-8 JSON with a line end after it. Same document, same bytes."""
    import orjson

    value = as_json(document)
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    try:
        return orjson.dumps(value, option=options)
    except orjson.JSONEncodeError:  # a lone surrogate, which UTF-8 can't carry
        return orjson.dumps(_legal(value), option=options)


def as_json(document: Document) -> dict[str, Any]:
    """`document` as plain dicts, lists and strings. `title`, `source` and each `trackingId` follow from the rest."""
    data = document.meta
    row: dict[str, Any] = {"contract": CONTRACT, "type": document.name, "element": document.element}
    if document.contains is not None:
        row["contains"] = document.contains
    row |= {
        "work": work(data.work),
        "expression": expression(data.expression),
        "manifestation": manifestation(data.manifestation),
    }
    if (origin := source(data)) is not None:
        row["source"] = origin
    row |= {
        "title": document.title,
        "events": events(data),
        "meta": metadata(data),
        "cover": blocks(document.cover),
        "preface": blocks(document.preface),
        "preamble": blocks(document.preamble),
        "toc": [{"href": it.href, "level": it.level, "text": it.text} for it in document.toc],
        "body": units(document.body),
        "conclusions": blocks(document.conclusions),
        "attachments": [_attachment(it) for it in document.attachments],
    }
    if document.comments:
        row["comments"] = list(document.comments)
    return row


def _attachment(item: Attachment) -> dict[str, Any]:
    row: dict[str, Any] = {"eId": item.eId}
    if item.num is not None:
        row["num"] = item.num
    if item.heading is not None:
        row["heading"] = item.heading
    return row | {"name": item.name, "preface": blocks(item.preface), "body": units(item.body)}


def _legal(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, dict):
        return {_legal(key): _legal(item) for key, item in value.items()}
    return [_legal(item) for item in value] if isinstance(value, list) else value
