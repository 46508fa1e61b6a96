"""The comparison contract: schema, shape, and that the JSON alone holds what `patch` needs."""

import json
from dataclasses import fields, replace
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from akn.diff import changeset as cs
from akn.diff.compare import compare
from akn.diff.patch import patch
from akn.diff.render.json import CONTRACT, render
from akn.model.block import Block, Cell, Mark, Table
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import Metadata, unknown
from akn.model.provision import Provision
from tests.diff_acts import act
from tests.strategies import documents

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "comparison.schema.json").read_text(encoding="utf-8"))
OLD = (
    "第一条 书屋应当向公众免费开放。\n第二条 依照第一条开放的书屋，应当建立借阅帐册。\n第三条 本条例自公布之日起施行。"
)
NEW = (
    "第一条 国家支持社会力量捐建书屋。\n第二条 书屋应当向公众免费开放。\n"
    "第三条 依照第二条开放的书屋，应当建立借阅账册。\n第四条 本条例自公布之日起施行。"
)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["contract"]["pattern"] == r"^1\.[0-9]+$"
    assert CONTRACT == "1.0"
    assert tuple(SCHEMA["$defs"]["kind"]["enum"]) == cs.KINDS


def test_shape() -> None:
    made = json.loads(render(compare(act(OLD), act(NEW))))
    jsonschema.validate(made, SCHEMA)
    assert list(made) == ["contract", "old", "new", "level", "summary", "articles", "changes"]
    assert made["articles"] == dict.fromkeys(cs.KINDS, 0) | {"renumbered": 2, "editorial": 1, "inserted": 1}
    assert made["changes"][4] == {
        "kind": "editorial",
        "unit": "article",
        "old": [{"eId": "art_2", "num": "第二条", "trackingId": "art_2"}],
        "new": [{"eId": "art_3", "num": "第三条", "trackingId": "art_3"}],
        "renumbered": True,
        "moved": False,
        "confidence": 1.0,
        "text": [],
        "children": [
            {
                "kind": "editorial",
                "unit": "paragraph",
                "old": [{"eId": "art_2__para_1", "num": None, "trackingId": "art_2__para_1"}],
                "new": [{"eId": "art_3__para_1", "num": None, "trackingId": "art_3__para_1"}],
                "renumbered": False,
                "moved": False,
                "confidence": 1.0,
                "text": [
                    ["equal", "依照"],
                    ["delete", "第一条", {"cause": "reference", "target": "art_2"}],
                    ["insert", "第二条", {"cause": "reference", "target": "art_2"}],
                    ["equal", "开放的书屋，应当建立借阅"],
                    ["delete", "帐", {"cause": "editorial"}],
                    ["insert", "账", {"cause": "editorial"}],
                    ["equal", "册。"],
                ],
                "children": [],
            }
        ],
    }


def test_the_same_bytes_again() -> None:
    assert render(compare(act(OLD), act(NEW))) == render(compare(act(OLD), act(NEW)))


def test_two_works() -> None:
    old, new = act(OLD), act("第一条 渔船应当登记。", "渔船办法")
    new = replace(new, meta=replace(new.meta, work=replace(new.meta.work, uri="/akn/cn/act/2001-01-01/2")))
    made = json.loads(render(compare(old, new)))
    jsonschema.validate(made, SCHEMA)
    assert (made["common"], made["unrelated"]) == (0.0, True)


def test_a_lone_surrogate_is_no_crash() -> None:
    assert "第一条" in render(compare(act(OLD), act("第一条 \ud800")))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_the_json_rebuilds_the_new_text(old: Document, new: Document) -> None:
    made = json.loads(render(compare(old, new)))
    jsonschema.validate(made, SCHEMA)
    assert patch(old, changes(made)) == new


@pytest.mark.parametrize("pair", [(OLD, NEW), (NEW, OLD), (OLD, OLD), (OLD, "第一条 另一个条例。")])
def test_small_acts(pair: tuple[str, str]) -> None:
    old, new = map(act, pair)
    made = json.loads(render(compare(old, new)))
    jsonschema.validate(made, SCHEMA)
    assert patch(old, changes(made)) == new


# what a reader of the contract has to do


def changes(data: dict[str, Any]) -> cs.ChangeSet:
    return cs.ChangeSet(
        cs.Side(**data["old"]), cs.Side(**data["new"]), tuple(map(change, data["changes"])), data["level"]
    )


def change(row: dict[str, Any]) -> cs.Change:
    return cs.Change(
        row["kind"],
        row["unit"],
        tuple(map(reference, row["old"])),
        tuple(map(reference, row["new"])),
        row["renumbered"],
        row["moved"],
        row["confidence"],
        tuple(map(segment, row.get("heading", ()))),
        tuple(map(segment, row["text"])),
        tuple(content(row["unit"], item) for item in row.get("content", ())),
        tuple(map(change, row["children"])),
        row.get("depth", 0),
    )


def reference(row: dict[str, Any]) -> cs.UnitRef:
    return cs.UnitRef(
        row["eId"], row["num"], row["trackingId"], row.get("position"), row.get("depth", 0), row.get("start")
    )


def segment(row: list[Any]) -> cs.Segment:
    return cs.Segment(row[0], row[1], **(row[2] if len(row) > 2 else {}))


def content(unit: str, row: dict[str, Any]) -> cs.Content:
    if unit == "document":
        return replace(
            Document(unknown(), row["type"], row["element"]),
            contains=row.get("contains"),
            comments=tuple(row.get("comments", ())),
        )
    if unit == "metadata":
        return record(Metadata, row)
    if unit == "annex":
        preface = tuple(map(block, row.get("preface", ())))
        return Attachment(row["eId"], row.get("num"), row.get("heading"), row["name"], preface)
    if unit in ("cover", "preface", "preamble", "conclusions"):
        toc = tuple(TocItem(item["href"], item["level"], item["text"]) for item in row.get("toc", ()))
        return cs.Frame(tuple(map(block, row["blocks"])), toc)
    return provision(row)


def provision(row: dict[str, Any]) -> Provision:
    return Provision(
        row["kind"],
        row["eId"],
        row.get("num"),
        row.get("heading"),
        tuple(map(block, row["blocks"])),
        tuple(map(provision, row.get("children", ()))),
        row.get("wId"),
        row.get("period"),
        row.get("status"),
    )


def block(row: dict[str, Any]) -> Block:
    table = None
    if "rows" in row:
        table = Table(tuple(tuple(map(cell, cells)) for cells in row["rows"]), row.get("caption"))
    return Block(
        "" if table else row["text"],
        row["role"],
        row["type"],
        tuple(map(mark, row["marks"])),
        table,
        row.get("eId"),
        row.get("wId"),
        row.get("source"),
    )


def cell(row: dict[str, Any]) -> Cell:
    return Cell(tuple(map(block, row["blocks"])), row.get("header", False), row.get("rowspan"), row.get("colspan"))


def mark(row: dict[str, Any]) -> Mark:
    units = tuple(map(provision, row.get("units", ())))
    attributes = tuple(row.get("attributes", {}).items())
    return Mark(row["type"], row["start"], row["end"], attributes, row.get("depth", 0), units)


def record(kind: Any, value: Any) -> Any:
    """A record of the metadata from its fields by name."""
    if get_origin(kind) is UnionType:
        kind = next(arm for arm in get_args(kind) if arm is not type(None))
    if kind is Block:
        return block(value)
    if get_origin(kind) is tuple:
        arms = get_args(kind)
        each = [arms[0]] * len(value) if arms[-1] is ... else arms
        return tuple(record(arm, item) for arm, item in zip(each, value, strict=True))
    if isinstance(value, dict):
        hints = get_type_hints(kind)
        given = {f.name: record(hints[f.name], value[f.name]) for f in fields(kind) if f.name in value}
        return kind(**{name: () for name, hint in hints.items() if get_origin(hint) is tuple} | given)
    return value
