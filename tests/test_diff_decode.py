"""A comparison read back from JSON: refusals with line and reason, and what is passed over."""

import json
from dataclasses import replace

import pytest

from akn.diff.changeset import ChangeSet
from akn.diff.compare import compare
from akn.diff.decode import read
from akn.diff.patch import patch
from akn.diff.render.json import as_json, render
from akn.model.block import Block
from akn.model.document import Document
from akn.model.metadata import Property, unknown
from akn.model.provision import Provision
from akn.plain import load
from tests.diff_acts import act

OLD, NEW = (
    "第一条 书屋应当开放。\n第二条 书屋应当备案。",
    "第一条 书屋应当每日开放。\n第二条 书屋应当备案。\n第三条 本条例施行。",
)


def comparison() -> ChangeSet:
    old, new = act(OLD), act(NEW)
    meta = replace(unknown(), proprietary=(Property("status", (("value", "draft"),)),))
    return compare(old, replace(new, meta=meta))


def changed(old: str, new: str) -> bytes:
    data = render(comparison())
    assert old in data
    return data.replace(old, new, 1).encode()


def line_in(data: bytes, part: str) -> int:
    return data.decode().partition(part)[0].count("\n") + 1


def test_note_and_decision_survive_and_unknown_keys_are_passed_over() -> None:
    changes = comparison()
    row = changes.changes[-1]._replace(note="见说明", decision="/akn/cn/act/2025-01-01/decision")
    changes = replace(changes, changes=(*changes.changes[:-1], row))
    made = as_json(changes) | {"contract": "1.9", "later": [1]}
    made["changes"][0]["later"] = {"x": 1}
    made["old"]["later"] = 1
    again, found = read(b"\xef\xbb\xbf" + json.dumps(made).encode())
    assert found == ()
    assert again == changes


@pytest.mark.parametrize(
    ("data", "code", "line", "message"),
    [
        (b" \n", "X001", 0, "the file is empty"),
        (b'{\n"a": 1,\n"b": x}', "X020", 3, "not JSON: "),
        (b"[" * 2000, "X020", 1, "not JSON: "),
        (b"[1]", "X024", 1, "not a comparison of the JSON contract: the whole is not an object"),
        (b'{"contract": "1.0"}', "X024", 1, "not a comparison of the JSON contract: the whole lacks “old”"),
    ],
)
def test_what_is_no_comparison_is_refused(data: bytes, code: str, line: int, message: str) -> None:
    changes, (found,) = read(data)
    assert changes is None
    assert (found.code, found.line) == (code, line)
    assert message in found.message("en")
    assert found.message("zh")
    assert found.hint("en")


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MAX_BYTES", 1024 * 1024)
    changes, (found,) = read(b" " * 2 * 1024 * 1024 + b"{}")
    assert changes is None
    assert (found.code, found.line) == ("X002", 0)
    assert found.message("en") == "the file has 2 MB; the limit is 1 MB"


def test_a_fault_is_found_beside_what_nests_deep() -> None:
    deep = b"[" * 1015 + b"]" * 1015
    changes, (found,) = read(b'{"contract": "1.0", "later": ' + deep + b',\n"old": 5}')
    assert changes is None
    assert (found.code, found.line) == ("X024", 2)
    assert found.message("en").endswith("old is not an object")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"contract": "1.0"', '"contract": "2.0"', "contract is 2.0, not 1.0"),
        ('"level": "article"', '"level": 3', "level is not a string"),
        ('"changes": [', '"changes": 4, "x": [', "changes is not an array"),
        ('"changes": [', '"rows": [', "the whole lacks “changes”"),
        ('"kind": "unchanged"', '"kind": "altered"', "changes[0].kind is none of editorial, "),
        ('"old": []', '"old": [5]', "changes[0].old[0] is not an object"),
        ('"old": []', '"was": []', "changes[0] lacks “old”"),
        ('"renumbered": false', '"renumbered": 7', "changes[0].renumbered is not true or false"),
        ('"confidence": 1.0', '"confidence": "1"', "changes[0].confidence is not a number"),
        ('"confidence": 1.0', '"confidence": 1.5', "changes[0].confidence is not from 0 to 1"),
        ('"confidence": 1.0', '"confidence": 1.0, "depth": 500', "changes[0].depth is more than 120"),
        ('"confidence": 1.0', '"confidence": 1.0, "depth": -1', "changes[0].depth is negative"),
        ('"text": [', '"text": [["equal"], ', "changes[0].text[0] is not an operation and a text"),
        ('"text": [', '"text": [["keep", "甲"], ', "changes[0].text[0][0] is none of equal, delete, insert"),
        ('"text": [', '"text": [["insert", "甲", {"cause": "x"}], ', "changes[0].text[0][2].cause is none of editorial, "),
        ('"text": [', '"text": [["insert", "甲", {}], ', "changes[0].text[0][2] lacks “cause”"),
        ('"name": "status"', '"name": "p><"', "changes[1].content[0].proprietary[0].name is no name"),
        ('"attributes": [', '"attributes": [["x"], ', "changes[1].content[0].proprietary[0].attributes[0] is not a pair of strings"),
    ],
)  # fmt: skip
def test_a_value_of_another_shape_is_refused_on_its_line(old: str, new: str, message: str) -> None:
    broken = changed(old, new)
    changes, (found,) = read(broken)
    assert changes is None
    assert found.code == "X024"
    assert found.message("en").startswith(f"not a comparison of the JSON contract: {message}")
    if "lacks" not in message:  # what is not there has no line: that of what should have it
        assert found.line == line_in(broken, new)


def test_rows_nested_too_deep_are_refused() -> None:
    row = '{"kind": "modified", "unit": "point", "old": [], "new": [], "renumbered": false, "moved": false, "text": [], "children": ['
    broken = changed('"changes": [', '"changes": [' + row * 130 + "]}" * 130 + ",")
    changes, (found,) = read(broken)
    assert changes is None
    assert "nests deeper than 120 levels" in found.message("en")


def test_a_unit_as_deep_as_a_reader_lets_it_be() -> None:
    def tower(text: str, height: int) -> Document:
        unit = Provision("point", f"p_{height}", blocks=(Block(text),))
        for level in range(height - 1, 0, -1):
            unit = Provision("point", f"p_{level}", children=(unit,), blocks=(Block("甲", "intro"),))
        return Document(unknown(), "law", body=(unit,))

    old, new = tower("书屋应当开放。", 100), tower("书屋应当每日开放。", 100)
    changes, found = read(render(compare(old, new)).encode())
    assert found == ()
    assert changes is not None
    assert patch(old, changes) == new
