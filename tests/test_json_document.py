"""The document contract: its schema, XML -> JSON -> XML byte for byte, refusals with a line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from akn.formats.akn.read import read as read_xml
from akn.formats.akn.write import write as write_xml
from akn.formats.json.read import read
from akn.formats.json.write import write
from akn.model.block import Block
from akn.model.document import Document
from akn.model.metadata import Property, unknown
from akn.model.provision import Provision
from akn.plain.locate import line_of
from tests.strategies import documents

ROOT = Path(__file__).parents[1]
CASES = sorted((ROOT / "tests" / "cases" / "akn").glob("*.xml"))
SCHEMA = json.loads((ROOT / "schemas" / "document.schema.json").read_text(encoding="utf-8"))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def schema_faults(data: bytes) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.loads(data))]


def small(**parts: object) -> Document:
    body = (Provision("article", "art_1", "第一条", blocks=(Block("正文。"),)),)
    return replace(Document(unknown(), "law", body=body), **parts)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@SLOW
@given(documents())
def test_every_document_fits_the_schema_and_reads_back_equal(document: Document) -> None:
    data = write(document)
    reading = read(data)
    assert reading.diagnostics == ()
    assert reading.document == document
    assert schema_faults(data) == []
    assert write_xml(reading.document) == write_xml(document)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_xml_to_json_to_xml_is_byte_identical(case: Path) -> None:
    document = read_xml(case.read_bytes()).document
    assert document is not None
    data = write(document)
    assert schema_faults(data) == []
    again = read(data).document
    assert again is not None
    assert write_xml(again) == case.read_bytes()


def test_keys_stand_in_the_order_of_the_contract() -> None:
    source = Property("source", (("sha256", "ab"), ("url", "https://example.org/")))
    data = json.loads(write(small(meta=replace(unknown(), proprietary=(source,)), comments=("甲",))))
    assert list(data) == [
        "contract", "type", "element", "contains", "work", "expression", "manifestation", "source", "title", "events", "meta",
        "cover", "preface", "preamble", "toc", "body", "conclusions", "attachments", "comments",
    ]  # fmt: skip
    assert data["source"] == {"sha256": "ab", "url": "https://example.org/"}
    assert data["body"] == [
        {
            "kind": "article",
            "eId": "art_1",
            "trackingId": "art_1",
            "num": "第一条",
            "blocks": [{"role": "content", "type": "p", "text": "正文。", "marks": []}],
        }
    ]


def test_a_table_has_rows_and_a_derived_text() -> None:
    document = read_xml(CASES[[path.stem for path in CASES].index("law")].read_bytes()).document
    assert document is not None
    text = write(document).decode()
    assert '"text": "处理表\\n长度\\t处理\\n100米以上\\t\\n收线"' in text


def changed(old: str, new: str) -> bytes:
    data = write(small()).decode()
    assert old in data
    return data.replace(old, new, 1).encode()


def line_in(data: bytes, part: str) -> int:
    """The line on which `part` begins."""
    return data.decode().partition(part)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("data", "code", "line", "message"),
    [
        (b" \n", "X001", 0, "the file is empty"),
        (b'{\n"a": 1,\n}', "X020", 2, "not JSON: trailing comma is not allowed"),
        (b'{\n"a": 1,\n"b": x}', "X020", 3, "not JSON: unexpected character"),
        (b"\xff{", "X020", 1, "not JSON: "),
        (b"[" * 2000, "X020", 1, "not JSON: "),
        (b"[1]", "X021", 1, "not a document of the JSON contract: the whole is not an object"),
        (b'{"a": 1}', "X021", 1, "not a document of the JSON contract: the whole lacks “contract”"),
    ],
)
def test_what_is_no_document_is_refused_with_line_and_reason(data: bytes, code: str, line: int, message: str) -> None:
    reading = read(data)
    assert reading.document is None
    (found,) = reading.diagnostics
    assert (found.code, found.line) == (code, line)
    assert message in found.message("en")
    assert found.message("zh")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"contract": "1.0"', '"contract": "2.0"', "contract is 2.0, not 1.0"),
        ('"kind": "article"', '"kind": 5', "body[0].kind is not a string"),
        ('"role": "content"', '"role": "x"', "body[0].blocks[0].role is none of content, "),
        ('"marks": []', '"marks": [{"type": "ref"}]', "body[0].blocks[0].marks[0] lacks “start” or “end”"),
        ('"marks": []', '"marks": [{"type": "i", "start": 2, "end": 9}]', "outside of a text of 3 characters"),
        ('"marks": []', '"marks": [{"type": "i", "start": -2, "end": 1}]', "marks[0].start is negative"),
        ('"marks": []', '"marks": [{"type": "i", "start": true, "end": 1}]', "start is not a whole number"),
        ('"marks": []', '"marks": [{"type": "i", "start": 0, "end": 1, "attributes": {"a": 1}}]', "attributes.a is not a string"),
        ('"references": []', '"references": [{"kind": "p><"}]', "meta.references[0].kind is none of "),
        ('"proprietary": []', '"proprietary": [{"name": "a b"}]', "meta.proprietary[0].name is no name"),
        ('"comments": [', '"comments": [1, ', "comments[0] is not a string"),
        ('"preamble": []', '"preamble": {}', "preamble is not an array"),
        ('"cover": []', '"cover": [{"role": "content", "type": "table", "rows": [1]}]', "cover[0].rows[0] is not an array"),
    ],
)  # fmt: skip
def test_a_value_of_another_shape_is_refused_on_its_line(old: str, new: str, message: str) -> None:
    data = write(small(comments=("甲",))).decode()
    assert old in data
    broken = data.replace(old, new, 1).encode()
    reading = read(broken)
    assert reading.document is None
    (found,) = reading.diagnostics
    assert (found.code, found.line) == ("X021", line_in(broken, new))
    assert found.message("en").startswith("not a document of the JSON contract: ")
    assert message in found.message("en")


def test_units_nested_too_deep_are_refused() -> None:
    unit = '{"kind": "point", "blocks": [], "children": [' * 130 + "]}" * 130
    (found,) = read(changed('"body": [', f'"body": [{unit},')).diagnostics
    assert found.code == "X021"
    assert "nests deeper than 120 levels" in found.message("en")


def test_a_derived_key_that_disagrees_is_said_and_ignored() -> None:
    data = changed('"trackingId": "art_1"', '"trackingId": "art_7"')
    reading = read(data)
    (found,) = reading.diagnostics
    assert (found.code, found.line) == ("X022", line_in(data, '"trackingId"'))
    assert found.message("en") == "body[0].trackingId says art_7, but follows from the rest as art_1; it is ignored"
    assert reading.document == small()


def test_characters_that_xml_cannot_carry_are_replaced_and_said() -> None:
    reading = read(changed('"正文。"', '"正\\u0000文\\u000b"'))
    (found,) = reading.diagnostics
    assert found.code == "X023"
    assert found.message("en").startswith("2 characters that no XML document can carry")
    assert reading.document is not None
    assert reading.document.body[0].blocks[0].text == "正\ufffd文\ufffd"


def test_unknown_keys_and_a_byte_order_mark_are_no_fault() -> None:
    reading = read(b"\xef\xbb\xbf" + changed('"contract": "1.0"', '"contract": "1.7", "later": {"x": []}'))
    assert reading.diagnostics == ()
    assert reading.document == small()


def test_a_lone_surrogate_does_not_break_the_output() -> None:
    document = small(cover=(Block("甲\ud800"),))
    assert json.loads(write(document))["cover"][0]["text"] == "甲\ufffd"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("a",), 2),
        (("a", 1), 4),
        (("b",), 6),
        (("b", "c"), 6),
        (("a", 9), 2),
        (("x",), 1),
        (("b", "c", "d"), 6),
    ],
)
def test_a_value_is_found_again_by_its_path(path: tuple[str | int, ...], line: int) -> None:
    assert line_of('{\n"a": [\n1,\n{"x": "\\""}\n],\n "b" : {"c": 2}}', path) == line
