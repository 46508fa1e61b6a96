"""Whole texts: golden outlines, the diagnostics on the way, the corpus beside the project where there is one."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from akn.formats import reader
from akn.formats.options import ReadOptions
from akn.formats.text.read import parse, read
from akn.model.document import Document
from akn.model.provision import walk
from tests.outline import outline

CASES = Path(__file__).parent / "cases" / "text"
SHARED = Path(__file__).parents[2] / "shared" / "data"


def document(text: str) -> Document:
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    return made


@pytest.mark.parametrize(
    "path", sorted(p for p in CASES.iterdir() if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_outline(path: Path) -> None:
    made, _ = parse(path.read_bytes(), ReadOptions())
    assert made is not None
    assert outline(made) == path.with_suffix(".outline").read_text(encoding="utf-8")


def said(text: str, *codes: str) -> list[tuple[str, int, str]]:
    _, found = parse(text.encode(), ReadOptions())
    return [(d.code, d.line, d.message("en")) for d in found if d.code in codes]


def test_no_body_is_refused() -> None:
    result = read("# 样例办法\n\n2020年1月1日 示例国通过\n\n<!-- INFO END -->\n".encode(), ReadOptions())
    assert result.document is None
    assert [(d.code, d.severity, d.line, d.message("en")) for d in result.diagnostics] == [
        ("T006", "error", 3, "there is a title but no body")
    ]


def test_no_title() -> None:
    assert said("一、删去第三条。", "T007") == [("T007", 1, "no title found")]


def test_contents_that_name_no_heading() -> None:
    text = "样例办法\n目录\n第一章 总则\n第二章 罚则\n第一章 总则\n第一条 书屋。\n"
    assert said(text, "T008") == [("T008", 4, "the table of contents names “第二章 罚则”, which no heading is")]


def test_numbers_that_need_a_careful_reader() -> None:
    text = (CASES / "traps.txt").read_text(encoding="utf-8")
    assert said(text, "T030", "T031", "T032", "T033") == [
        ("T033", 5, "第三条 at the start of a line is read as a reference"),
        ("T033", 7, "第五条 at the start of a line is read as a reference"),
        ("T030", 9, "white space inside the number 第四 条"),
        ("T031", 9, "no space after the number 第四 条; read as an article"),
        ("T032", 10, "第六条 stands inside a paragraph; read as an article, as the series goes on with it"),
    ]


def test_a_quotation_that_is_not_closed() -> None:
    text = "样例办法\n第一条 书屋称：“样书\n第二条 书屋守时。\n"
    assert said(text, "T034") == [
        ("T034", 2, "the quotation opened here is not closed; the articles after it are read as the text's own")
    ]
    assert [u.num for u in document(text).body] == ["第一条", "第二条"]


def test_a_number_that_repeats_gets_an_id_of_its_own() -> None:
    made = document("样例办法\n第一条 甲。\n第二条 乙。\n第二条 丙。\n")
    assert [u.eId for u in made.body] == ["art_1", "art_2", "art_2__oc_2"]


def test_a_part_of_a_code_may_begin_anywhere() -> None:
    assert [u.eId for u in document("样例编\n第二百零五条 甲。\n第二百零六条 乙。\n").body] == ["art_205", "art_206"]


def test_lines_are_kept() -> None:
    made = document("# 样例办法\n\n<!-- INFO END -->\n\n第一条 甲：\n\n（一）乙。\n")
    assert [(u.kind, u.line) for u in walk(made.body)] == [("article", 5), ("paragraph", 5), ("point", 7)]


def test_hash_of_the_source_is_recorded() -> None:
    data = "样例办法\n第一条 甲。\n".encode()
    made = read(data, ReadOptions()).document
    assert made is not None
    source = next(p for p in made.meta.proprietary if p.name == "source")
    assert source.get("sha256") == hashlib.sha256(data).hexdigest()


def test_markdown_is_read_by_the_same_reader() -> None:
    data = (CASES / "interpretation.md").read_bytes()
    assert reader("md")(data, ReadOptions()).document == read(data, ReadOptions()).document


@pytest.mark.skipif(not SHARED.is_dir(), reason="no corpus beside the project")
def test_no_character_is_lost_or_added() -> None:
    files = sorted(SHARED.glob("laws/**/*.md"))[::40]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        made, _ = parse(path.read_bytes(), ReadOptions())
        assert made is not None, path
        kept = "".join(b.text for part in (made.cover, made.preface, made.preamble) for b in part)
        kept += "".join("".join(u.characters()) for u in made.body) + "".join(b.text for b in made.conclusions)
        for annex in made.attachments:
            kept += (annex.num or "") + (annex.heading or "") + "".join("".join(u.characters()) for u in annex.body)
        want = text.replace("<!-- INFO END -->", "").replace("<!-- TABLE -->", "").replace("<!-- TABLE END -->", "")
        layout = dict.fromkeys(map(ord, " \n\t　\u200b\u200c\u200d\ufeff\xa0\u2002\u2003#*|-"))
        assert Counter("".join(want.translate(layout).split())) == Counter("".join(kept.translate(layout).split())), (
            path
        )


@pytest.mark.skipif(not SHARED.is_dir(), reason="no corpus beside the project")
def test_the_seed() -> None:
    path = next((SHARED / "seed").glob("*.txt"))
    made, found = parse(path.read_bytes(), ReadOptions())
    assert made is not None
    kinds = Counter(u.kind for u in walk(made.body))
    assert (kinds["chapter"], kinds["article"]) == (7, 76)
    assert len(made.toc) == 7
    assert Counter(d.code for d in found) == {"T020": 18, "T021": 1}


def test_a_table_has_the_caption_above_it_and_belongs_to_the_paragraph_before() -> None:
    made = document(
        "虚构书屋条例\n第一条 开放时间如下：\n开放时间表（单位：小时）\n| 类别 | 每周 |\n| --- | --- |\n| 甲 | 四十 |\n馆员应当记录。\n"
    )
    first, second = made.body[0].children
    assert [block.type for block in first.blocks] == ["p", "table"]
    table = first.blocks[1].table
    assert table is not None
    assert table.caption == "开放时间表（单位：小时）"
    assert second.blocks[0].text == "馆员应当记录。"


@pytest.mark.parametrize("line", ["收费标准由主管部门公布，见下表", "甲方应当填写登记表。"])
def test_a_sentence_above_a_table_is_no_caption(line: str) -> None:
    made = document(f"虚构书屋条例\n第一条 标准如下：\n{line}\n| 甲 | 四十 |\n")
    assert [block.text for unit in walk(made.body) for block in unit.blocks if block.type == "p"] == [
        "标准如下：",
        line,
    ]


def test_a_caption_above_a_rule_without_rows_stays_text() -> None:
    made = document("虚构书屋条例\n第一条 标准如下：\n收费标准表\n| --- | --- |\n第二条 本条例自2020年1月1日起施行。\n")
    assert "收费标准表" in "".join("".join(unit.characters()) for unit in made.body)
