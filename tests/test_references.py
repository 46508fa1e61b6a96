"""Citations resolved in their document, marked and listed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from akn.api import parse
from akn.model.block import Block, Mark
from akn.model.document import Document
from akn.model.provision import Provision, walk
from akn.references.listing import REASONS, references

HEAD = "虚构书屋条例\n\n（2020年5月20日示例省第十届人民代表大会常务委员会第三次会议通过）\n\n"
BODY = """第一章 总则

第一条 为了规范书屋，根据《中华人民共和国民法典》（以下简称民法典）第十条和《虚构阅读办法》第三条，制定本条例。

第二条 书屋应当符合下列条件：

（一）有固定场所；

（二）有管理人员。

不符合前款第（二）项的，不得开放。

第三条 违反本条例第二条第二款、第九条规定的，给予警告；有第（一）项、第三项情形的，给予处罚。

前款规定的处罚适用民法典第一百条第一款第二项。

第二章 附则

第四条 本章规定和第一条至第三条自2020年7月1日起施行，前两条另有规定的除外。

违反第二条第（一）项的，依照虚设的书屋法第五条处理。
"""


def law(body: str = BODY) -> Document:
    document = parse(HEAD + body).document
    assert document is not None
    return document


def test_targets() -> None:
    rows = [(r.eId, r.text, r.href, r.upto, r.reason) for r in references(law())]
    minfadian = "/akn/cn/act/2020-05-28/minfadian"
    assert rows == [
        ("art_1__para_1", "中华人民共和国民法典", minfadian, None, None),
        ("art_1__para_1", "第十条", f"{minfadian}/~art_10", None, None),
        ("art_1__para_1", "虚构阅读办法", None, None, "another act"),
        ("art_1__para_1", "第三条", None, None, "another act"),
        ("art_2__para_2", "前款第（二）项", "#art_2__para_1__point_2", None, None),
        ("art_3__para_1", "第二条第二款", "#art_2__para_2", None, None),
        ("art_3__para_1", "第九条", None, None, "missing"),
        ("art_3__para_1", "第（一）项", None, None, "missing"),
        ("art_3__para_1", "第三项", None, None, "missing"),
        ("art_3__para_2", "前款", "#art_3__para_1", None, None),
        ("art_3__para_2", "第一百条第一款第二项", f"{minfadian}/~art_100__para_1__point_2", None, None),
        ("art_4__para_1", "本章", "#chp_2", None, None),
        ("art_4__para_1", "第一条至第三条", "#art_1", "#art_3", None),
        ("art_4__para_1", "前两条", "#art_2", "#art_3", None),
        ("art_4__para_2", "第二条第（一）项", "#art_2__para_1__point_1", None, None),
        ("art_4__para_2", "第五条", None, None, "unnamed act"),
    ]


def test_marks() -> None:
    marks = [
        (m.kind, dict(m.attributes), b.text[m.start : m.end])
        for unit in walk(law().units())
        for b in unit.blocks
        for m in b.marks
    ]
    assert ("ref", {"href": "#art_2__para_1__point_2"}, "前款第（二）项") in marks
    assert ("rref", {"from": "#art_1", "upTo": "#art_3"}, "第一条至第三条") in marks
    assert ("inline", {"name": "citation"}, "虚构阅读办法") in marks
    assert ("def", {}, "民法典") in marks
    assert [(a["date"], words) for kind, a, words in marks if kind == "date"] == [("2020-07-01", "2020年7月1日")]


def test_an_item_of_the_article_cited_before_is_found() -> None:
    body = "第一条 有下列情形的：\n\n（一）甲；\n\n（二）乙。\n\n第二条 有第一条规定情形，但是第二项除外。\n"
    assert [(r.text, r.href) for r in references(law(body))] == [
        ("第一条", "#art_1"),
        ("第二项", "#art_1__para_1__point_2"),
    ]


def test_an_item_that_two_paragraphs_have_is_ambiguous() -> None:
    items = "（一）甲；\n\n（二）乙。\n\n"
    body = f"第一条 有下列情形的：\n\n{items}还有下列情形的：\n\n{items}第二条 第一条第（二）项除外。\n"
    assert [(r.text, r.reason) for r in references(law(body))] == [("第一条第（二）项", "ambiguous")]


ITEMS = "（一）甲；\n\n（二）乙；\n\n（三）丙。\n\n"


def test_an_item_that_would_cite_itself_is_one_of_the_article_named_before() -> None:
    body = (
        f"第一条 禁止下列行为：\n\n{ITEMS}第二条 违反第一条规定的，按照下列规定处罚：\n\n"
        "（一）违反第一项规定的，警告；\n\n（二）违反第二项、第三项规定的，罚款；\n\n（三）有第一项情形，情节严重的，停业。\n"
    )
    assert [(r.eId, r.href) for r in references(law(body))] == [
        ("art_2__para_1", "#art_1"),
        ("art_2__para_1__point_1", "#art_1__para_1__point_1"),
        ("art_2__para_1__point_2", "#art_1__para_1__point_2"),
        ("art_2__para_1__point_2", "#art_1__para_1__point_3"),
        ("art_2__para_1__point_3", "#art_2__para_1__point_1"),
    ]


def test_the_first_ones_of_a_provision() -> None:
    body = f"第一条 禁止下列行为：\n\n{ITEMS}第二条 第一条第一款前两项除外。\n\n本条前款另有规定的除外。\n"
    assert [(r.text, r.href, r.upto) for r in references(law(body))] == [
        ("第一条第一款前两项", "#art_1__para_1__point_1", "#art_1__para_1__point_2"),
        ("本条前款", "#art_2__para_1", None),
    ]


def test_a_number_after_another_act_is_of_that_act() -> None:
    body = "第一条 有民法典第十条的情形，或者违反第十一条的，依照民法典总则第二章处理。第一条除外。\n"
    assert [(r.text, r.href) for r in references(law(body))] == [
        ("第十条", "/akn/cn/act/2020-05-28/minfadian/~art_10"),
        ("第十一条", "/akn/cn/act/2020-05-28/minfadian/~art_11"),
        ("第二章", "/akn/cn/act/2020-05-28/minfadian"),
        ("第一条", "#art_1"),
    ]


def test_annexes() -> None:
    body = (
        "第一条 书屋目录见附件1，名册由本条例附件列示，本条例附表除外。\n\n"
        "第二条 违反本条例附件2第一条、第二条的，依照《虚构阅读办法》附件1和附件3处理。\n\n"
        "附件1\n\n书屋目录\n\n一、大书屋。\n\n附件2\n\n禁止的行为\n\n一、喧哗。\n"
    )
    assert [(r.text, r.href, r.reason) for r in references(law(body))] == [
        ("附件1", "#att_1", None),
        ("附件", None, "ambiguous"),
        ("附表", None, "ambiguous"),
        ("附件2第一条", "#att_2__cl_1", None),
        ("第二条", None, "missing"),
        ("虚构阅读办法", None, "another act"),
        ("附件1", None, "another act"),
        ("附件3", None, "another act"),
    ]


def test_the_only_annex_needs_no_number() -> None:
    body = "第一条 种类由本条例附表列示，见合同附件1。\n\n附件\n\n书屋目录\n\n一、大书屋。\n"
    assert [(r.text, r.href) for r in references(law(body))] == [("附表", "#att_1")]


def test_the_preamble_cites_too() -> None:
    text = (
        HEAD + "根据《中华人民共和国民法典》（以下简称民法典）第十条，制定本条例。\n\n第一条 依照民法典第二条执行。\n"
    )
    document = parse(text).document
    assert document is not None
    minfadian = "/akn/cn/act/2020-05-28/minfadian"
    assert [(r.eId, r.text, r.href) for r in references(document)] == [
        ("", "中华人民共和国民法典", minfadian),
        ("", "第十条", f"{minfadian}/~art_10"),
        ("art_1__para_1", "第二条", f"{minfadian}/~art_2"),
    ]
    assert [m.kind for m in document.preamble[0].marks] == ["ref", "def", "ref"]
    assert references(document)[0].as_line("en") == f"中华人民共和国民法典 -> {minfadian}"


def test_marks_that_are_there_count_wherever_they_stand() -> None:
    def marked(text: str, href: str, *quoted: Provision) -> Block:
        marks = (
            Mark("ref", 0, len(text), (("href", href),)),
            Mark("quotedStructure", len(text), len(text), units=quoted),
        )
        return Block(text, marks=marks if quoted else marks[:1])

    quoted = Provision("article", "qstr_1__art_9", blocks=(marked("of this one", "#qstr_1__art_9"),))
    unit = Provision("article", "art_1", blocks=(marked("of that one", "#qstr_1__art_9", quoted),))
    document = replace(
        law("第一条 没有。\n"),
        preface=(marked("title", "#art_1"),),
        body=(unit,),
        conclusions=(marked("end", "#art_7"),),
    )
    assert [(r.eId, r.text, r.href, r.reason) for r in references(document)] == [
        ("", "title", "#art_1", None),
        ("art_1", "of that one", "#qstr_1__art_9", None),
        ("qstr_1__art_9", "of this one", "#qstr_1__art_9", None),
        ("", "end", "#art_7", "id"),
    ]


def test_nothing_stands_before() -> None:
    assert [(r.text, r.reason) for r in references(law("第一条 前款和前条除外。\n"))] == [
        ("前款", "nothing before"),
        ("前条", "nothing before"),
    ]


def test_bare_numbers_of_a_decision_cite_the_act_it_amends() -> None:
    text = "关于修改《虚构书屋条例》的决定\n\n一、将第二条修改为第三条。\n\n本决定自2021年1月1日起施行。\n"
    document = parse(text).document
    assert document is not None
    assert document.name == "decision"
    assert [r.text for r in references(document)] == []


def test_reasons_are_said_in_both_languages() -> None:
    assert set(REASONS) == {"missing", "ambiguous", "nothing before", "another act", "unnamed act", "id"}
    assert all(en.isascii() and not zh.isascii() for en, zh in REASONS.values())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(HEAD + BODY, encoding="utf-8")
    return path


def test_the_command(akn, file: Path) -> None:
    done = akn("refs", file)
    assert done.status == 1
    assert f"{file}:15: art_2__para_2: 前款第（二）项 -> #art_2__para_1__point_2" in done.text.splitlines()
    assert f"{file}:17: art_3__para_1: 第九条 -> ? no such provision here" in done.text.splitlines()


def test_the_command_in_json(akn, file: Path, tmp_path: Path) -> None:
    rows = json.loads(akn("refs", file, "--format", "json", "--dangling").stdout)["references"]
    assert {row["reason"] for row in rows} == {"missing", "another act", "unnamed act"}
    assert rows[0] == {
        "file": str(file),
        "eId": "art_1__para_1",
        "line": 7,
        "text": "虚构阅读办法",
        "resolved": False,
        "reason": "another act",
    }
    assert akn("convert", file, "-o", tmp_path / "law.xml").status == 0
    again = json.loads(akn("refs", tmp_path / "law.xml", "--format", "json", "--dangling").stdout)["references"]
    assert [(row["text"], row["reason"]) for row in again] == [(row["text"], row["reason"]) for row in rows]


def test_a_provision_of_its_own_that_is_not_there_is_reported(akn, file: Path) -> None:
    done = akn("convert", file, "-t", "txt")
    assert f"{file}:17: R010 the text cites 第九条 of itself, which is not there" in done.stderr


def test_a_decision_with_articles_of_its_own_cites_itself() -> None:
    document = parse("关于书屋的通知\n第一条 甲乙丙。\n第二条 违反第一条规定的，给予警告。\n").document
    assert document is not None
    assert document.name == "decision"
    assert [(r.text, r.href) for r in references(document)] == [("第一条", "#art_1")]
