"""Markdown as others write it: what is layout goes, what can't be told for layout stays and is said."""

from pathlib import Path

import pytest

from akn.formats.akn.write import write as write_akn
from akn.formats.markdown.images import figures, images
from akn.formats.markdown.marks import plain
from akn.formats.markdown.read import read
from akn.formats.markdown.write import write
from akn.formats.options import ReadOptions
from akn.formats.text.literals import LITERAL
from akn.rules.validate import validate
from tests.outline import outline

CASES = Path(__file__).parent / "cases" / "markdown"


def test_outline() -> None:
    reading = read((CASES / "others.md").read_bytes(), ReadOptions())
    assert reading.document is not None
    assert outline(reading.document) == (CASES / "others.outline").read_text(encoding="utf-8")
    assert [(d.code, d.line, d.message("en")) for d in reading.diagnostics if d.code.startswith("T04")] == [
        ("T040", 10, "left out the address of a link: 第二章　读者 (chapter2.md)"),
        ("T041", 39, "a mark of Markdown is kept as text: * in “安静；”"),
        ("T041", 40, "a mark of Markdown is kept as text: * in “整洁。”"),
        ("T041", 44, "a mark of Markdown is kept as text: [^1] in “见[目录](https:”"),
        ("T041", 44, 'a mark of Markdown is kept as text: ![小图](b.png "小") in “见[目录](https:”'),
        ("T041", 48, "a mark of Markdown is kept as text: [^1] in “[^1]: 座位以图为准”"),
    ]


def test_it_is_valid_and_comes_back() -> None:
    made = read((CASES / "others.md").read_bytes(), ReadOptions()).document
    assert made is not None
    assert [d for d in validate(write_akn(made)) if d.code.startswith("S")] == []
    again = read(write(made), ReadOptions()).document
    assert again is not None
    assert outline(again) == outline(made)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("- （一）守时；", "（一）守时；"),
        ("+ 1. 守时；", "1. 守时；"),
        ("  * ① 守时；", "  ① 守时；"),
        ("- [x] 第一条 守时", "第一条 守时"),
        ("- [附则](#c)", "附则"),
        ("**无偿**、*自愿*", "无偿、自愿"),
        ("- 1 -", "- 1 -"),
        ("长3*宽4*高5", "长3*宽4*高5"),
        ("费用＝册*天*价", "费用＝册*天*价"),
        ("麦酸*、麦胺*", "麦酸*、麦胺*"),
        ("\\*不是强调\\*", "*不是强调*"),
        ("1\\. 守时", "1. 守时"),
        ("| 甲\\|乙 | **丙** |", "| 甲\\|乙 | 丙 |"),
        ("[样](https://example.org)", "[样](https://example.org)"),
        ("`第一条`", "`第一条`"),
        ("________年", "________年"),
    ],
)
def test_marks(line: str, read: str) -> None:
    assert plain(f"样例办法\n{line}\n")[0].translate(LITERAL) == f"样例办法\n{read}\n"


def test_lines_stay_where_they_are() -> None:
    text = "样例办法\n===\n```text\n**甲**\n```\n~~~\n乙\n"
    assert plain(text) == ("# 样例办法\n\n\n**甲**\n\n~~~\n乙\n", ())


def test_what_is_left_out_is_said_in_both_languages() -> None:
    _, found = plain("样例办法\n[总则](a.md)\n- 守时\n")
    assert [(d.code, d.line, d.message("zh")) for d in found] == [
        ("T040", 2, "已略去链接地址：总则（a.md）"),
        ("T041", 3, "Markdown 标记按文字保留：-，见“守时”"),
    ]


def test_an_image_is_a_figure_and_back() -> None:
    made = read("样例办法\n第一条 图：\n![座位图](seats.png)\n".encode(), ReadOptions()).document
    assert made is not None
    block = made.body[0].children[1].blocks[0]
    assert (block.type, block.text, block.source) == ("figure", "座位图", "seats.png")
    assert figures(images(made)) == made
    assert "![座位图](seats.png)" in write(made).decode()


@pytest.mark.parametrize(
    ("history", "marked"),
    [
        ("（2031年3月1日样市人民代表大会通过）", False),
        ("2031年3月1日 样市人民代表大会通过", True),
    ],
)
def test_the_end_of_the_history_is_marked_where_nothing_else_tells_it(history: str, marked: bool) -> None:
    made = read(f"# 样例办法\n\n{history}\n\n第一条 守时。\n".encode(), ReadOptions()).document
    assert made is not None
    assert ("<!-- INFO END -->" in write(made).decode()) is marked
