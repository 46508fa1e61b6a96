"""Lines: layout goes, numbers stay, Markdown marks are layout."""

import sys

import pytest

from akn.formats.text.lines import split
from akn.language.zh.typography import BLANK, WIDTHLESS


def test_layout_is_white_space_and_what_has_no_width() -> None:
    assert set(BLANK) - set(WIDTHLESS) == {c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace()}
    assert not any(char.isspace() for char in WIDTHLESS)


def test_numbers_and_layout() -> None:
    lines = split("\n\u3000\u3000第一条　书屋。\u200b\n\n \xa0第二条 书屋\n")
    assert [(each.number, each.text) for each in lines] == [(2, "第一条　书屋。"), (4, "第二条 书屋")]


@pytest.mark.parametrize(
    ("source", "level", "text"),
    [
        ("# 样例办法", 1, "样例办法"),
        ("### 第一节　场所 ###", 3, "第一节　场所"),
        ("##第一章 总则", 2, "第一章 总则"),
        ("#1 号书屋", 0, "#1 号书屋"),
        ("**第一条**　书屋", 0, "第一条　书屋"),
        ("> **第一条** 书屋", 0, "第一条 书屋"),
        ("麦角酸*", 0, "麦角酸*"),
        ("- 第一章", 0, "- 第一章"),
        (">5 册", 0, ">5 册"),
    ],
)
def test_markdown_marks(source: str, level: int, text: str) -> None:
    assert [(each.level, each.text) for each in split(source)] == [(level, text)]


def test_comments_rules_and_the_info_block() -> None:
    lines = split("# 样例\n2020年1月1日 通过\n<!-- INFO END -->\n---\n第一条 <!-- a\nb -->书\n<!-- 未完")
    assert [(each.number, each.text, each.info) for each in lines] == [
        (1, "样例", True),
        (2, "2020年1月1日 通过", True),
        (5, "第一条", False),
        (6, "书", False),
        (7, "<!-- 未完", False),
    ]


def test_front_matter() -> None:
    lines = split("---\nsidebar: auto\n---\n\n# 样例\n")
    assert [(each.text, each.front) for each in lines] == [("sidebar: auto", True), ("样例", False)]
