"""The eId generator: the mapping of the design, row by row."""

import pytest

from akn.model.block import Block, Mark, Table
from akn.model.document import Attachment, Document
from akn.model.eid import ABBREVIATIONS, expected, identify
from akn.model.metadata import unknown
from akn.model.provision import Provision, walk


def unit(kind: str, num: str | None = None, *children: Provision, blocks: tuple[Block, ...] = ()) -> Provision:
    return Provision(kind, num=num, children=children, blocks=blocks)


def ids(*body: Provision, attachments: tuple[Attachment, ...] = ()) -> list[str]:
    made, _ = identify(Document(unknown(), "law", body=body, attachments=attachments))
    return [item.eId for item in walk(made.units())]


def test_abbreviations() -> None:
    assert ABBREVIATIONS == {
        "book": "book",
        "part": "part",
        "chapter": "chp",
        "section": "sec",
        "article": "art",
        "clause": "cl",
        "paragraph": "para",
        "point": "point",
        "indent": "indent",
        "table": "table",
        "mod": "mod",
        "quotedStructure": "qstr",
        "quotedText": "qtext",
    }


def test_levels() -> None:
    indents = unit("indent", "1．", unit("indent", "①"), unit("indent", "②"))
    article = unit("article", "第四条", unit("paragraph", None, unit("point", "（一）", indents)), unit("paragraph"))
    chapter = unit("chapter", "第二章", unit("section", "第一节", article))
    assert ids(chapter) == [
        "chp_2",
        "chp_2__sec_1",
        "art_4",
        "art_4__para_1",
        "art_4__para_1__point_1",
        "art_4__para_1__point_1__indent_1",
        "art_4__para_1__point_1__indent_1__indent_1",
        "art_4__para_1__point_1__indent_1__indent_2",
        "art_4__para_2",
    ]


def test_chapters_take_the_book_but_never_the_part() -> None:
    part = unit("part", "第一分编", unit("chapter", "第一章", unit("section", "第一节")))
    assert ids(unit("book", "第二编", part)) == [
        "book_2",
        "book_2__part_1",
        "book_2__chp_1",
        "book_2__chp_1__sec_1",
    ]


def test_articles_with_zhi() -> None:
    assert ids(unit("article", "第六条"), unit("article", "第六条之一")) == ["art_6", "art_6-1"]


def test_headings_without_number_are_counted() -> None:
    assert ids(unit("book", "第一编"), unit("book", "第二编"), unit("book"))[-1] == "book_3"


def test_clauses_and_prose() -> None:
    assert ids(unit("clause", "一、", unit("paragraph")), unit("paragraph"), unit("paragraph")) == [
        "cl_1",
        "cl_1__para_1",
        "para_1",
        "para_2",
    ]


def test_clauses_below_a_heading_take_its_id() -> None:
    body = (unit("chapter", "第一章", unit("clause", "一、")), unit("chapter", "第二章", unit("clause", "一、")))
    assert ids(*body) == ["chp_1", "chp_1__cl_1", "chp_2", "chp_2__cl_1"]


def test_attachments_are_spaces_of_their_own() -> None:
    annex = Attachment("", "附件2", body=(unit("chapter", "第一章", unit("article", "第一条")),))
    assert ids(unit("article", "第一条"), attachments=(annex,)) == ["art_1", "att_1__chp_1", "att_1__art_1"]


def test_a_repeated_number_stays_unique_and_is_reported() -> None:
    body = tuple(Provision("article", num="第五条", line=line) for line in (3, 9, 12))
    made, found = identify(Document(unknown(), "law", body=body))
    assert [item.eId for item in made.body] == ["art_5", "art_5__oc_2", "art_5__oc_3"]
    assert [(item.code, item.line, item.eId) for item in found] == [
        ("I002", 9, "art_5__oc_2"),
        ("I002", 12, "art_5__oc_3"),
    ]
    assert found[0].message("en") == "第五条 stands twice; the second is art_5__oc_2"


def test_quoted_structures_and_mods() -> None:
    quoted = Mark("quotedStructure", 12, 12, depth=1, units=(unit("article", "第二条", unit("paragraph")),))
    first = Block("增加一条，作为第二条：“”", marks=(Mark("mod", 0, 13), quoted))
    words = (Mark("mod", 0, 11), Mark("quotedText", 1, 3, depth=1), Mark("quotedText", 8, 10, depth=1))
    point = unit("point", "（一）", blocks=(Block("“甲乙”修改为“丙丁”", marks=words),))
    clause = unit("clause", "一、", Provision("paragraph", blocks=(first,)), Provision("paragraph", children=(point,)))
    made, _ = identify(Document(unknown(), "decision", body=(clause,)))
    one, two = made.body[0].children
    assert [mark.get("eId") for mark in one.blocks[0].marks] == ["cl_1__mod_1", "cl_1__mod_1__qstr_1"]
    assert one.blocks[0].marks[1].units[0].children[0].eId == "cl_1__mod_1__qstr_1__art_2__para_1"
    assert [mark.get("eId") for mark in two.children[0].blocks[0].marks] == [
        "cl_1__para_2__point_1__mod_1",
        "cl_1__para_2__point_1__mod_1__qtext_1",
        "cl_1__para_2__point_1__mod_1__qtext_2",
    ]


def test_tables_are_counted_in_their_unit() -> None:
    table = Block(type="table", table=Table(()))
    made, _ = identify(Document(unknown(), "law", body=(unit("paragraph", blocks=(table, table)),)))
    assert [block.eId for block in made.body[0].blocks] == ["para_1__table_1", "para_1__table_2"]


def test_expected_says_what_each_unit_should_be_called() -> None:
    wrong = Provision("article", "art_9", num="第一条")
    assert list(expected(Document(unknown(), "law", body=(wrong,)))) == [(wrong, "art_1")]


def test_identify_is_idempotent() -> None:
    body = (unit("chapter", "第一章", unit("article", "第一条", unit("paragraph"))),)
    once, _ = identify(Document(unknown(), "law", body=body))
    assert identify(once)[0] == once


@pytest.mark.parametrize("kind", ["hcontainer", "subchapter"])
def test_foreign_units_keep_their_ids(kind: str) -> None:
    assert ids(Provision(kind, "x_1")) == ["x_1"]
