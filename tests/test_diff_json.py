"""The comparison contract: schema, shape, and that the JSON alone holds what `patch` needs."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from akn.diff import changeset as cs
from akn.diff.compare import compare
from akn.diff.decode import read
from akn.diff.patch import patch
from akn.diff.render.json import CONTRACT, render
from akn.model.document import Document
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


def decoded(data: bytes) -> cs.ChangeSet:
    changes, found = read(data)
    assert found == ()
    assert changes is not None
    return changes


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
    made = render(compare(old, new)).encode()
    jsonschema.validate(json.loads(made), SCHEMA)
    assert patch(old, decoded(made)) == new


@pytest.mark.parametrize("pair", [(OLD, NEW), (NEW, OLD), (OLD, OLD), (OLD, "第一条 另一个条例。")])
def test_small_acts(pair: tuple[str, str]) -> None:
    old, new = map(act, pair)
    changes = compare(old, new)
    made = render(changes).encode()
    jsonschema.validate(json.loads(made), SCHEMA)
    assert decoded(made) == changes
    assert patch(old, decoded(made)) == new
