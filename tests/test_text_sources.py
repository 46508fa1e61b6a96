"""One invented text as other sources print it: the structure that comes out is the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse
from akn.model.document import Document
from akn.model.provision import walk

LAW = """样例市书屋条例

第一章 总则

第一条 为了发展书屋事业，根据有关法律的规定，结合本市实际，制定本条例。

第二条 中小学校和机关、团体设立的书屋，适用本条例。

第三条 关于书屋的其他事项，由市人民政府规定。

第二章 书屋的设立、管理和撤销

第四条 设立书屋，应当具备下列条件：

（一）有名称和章程；

（二）有固定的场所，并且符合安全要求。

书屋应当公布开放时间。

第五条 后续管理由区人民政府负责。

第三章 中心书屋

第六条 第四条第一款规定的条件，不适用于中心书屋。

第七条 中心书屋由市人民政府设立，经费列入预算。

第八条 本条例自2031年1月1日起施行。
"""


def read(text: str) -> Document:
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    return made


def shape(text: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Kind, eId, heading and text of every unit."""
    return [
        (unit.kind, unit.eId, unit.heading, tuple("".join(block.text.split()) for block in unit.blocks))
        for unit in walk(read(text).body)
    ]


def numbers(words: str, behind: str) -> Callable[[str], str]:
    """Puts `behind` between the number of units named by `words` and what follows it."""
    return lambda text: re.sub(rf"^(第.{{1,3}}[{words}]) ", rf"\1{behind}", text, flags=re.MULTILINE)


SOURCES: dict[str, Callable[[str], str]] = {
    "indented": lambda text: re.sub(r"^(?=.)", "　　", text, flags=re.MULTILINE),
    "no blank lines": lambda text: text.replace("\n\n", "\n"),
    "articles glued": numbers("条", ""),
    "articles alone on their line": numbers("条", "\n"),
    "articles in paragraphs of their own": numbers("条", "\n\n"),
    "chapters glued": numbers("章", ""),
    "chapters alone on their line": numbers("章", "\n"),
    "all glued": lambda text: numbers("章条", "")(text).replace("\n\n", "\n"),
}


@pytest.mark.parametrize("source", SOURCES)
def test_the_structure_is_the_same(source: str) -> None:
    assert shape(SOURCES[source](LAW)) == shape(LAW)


def test_a_glued_series_may_leave_a_number_out() -> None:
    made = read(
        "样例办法\n第一条为了书屋。\n第二条书屋守时。\n第三条书屋安静。\n第五条书屋明亮。\n第九条规定的书屋除外。\n"
    )
    assert [unit.eId for unit in made.body] == ["art_1", "art_2", "art_3", "art_5"]


def test_a_heading_that_ends_in_a_comma_goes_on_on_the_next_line() -> None:
    text = "样例法\n第一章 书屋的设立、\n变更和撤销\n第一条 甲。\n第二章 罚则\n第二条 乙。\n"
    assert [unit.heading for unit in read(text).body] == ["书屋的设立、变更和撤销", "罚则"]
