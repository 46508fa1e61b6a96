"""Characters of the text that Markdown would read as marks come back as they were."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akn.formats.markdown import read as markdown
from akn.formats.markdown.write import write
from akn.formats.options import ReadOptions
from akn.formats.text.read import read
from akn.model.block import Block, Cell, Table
from akn.model.document import Document
from akn.model.metadata import unknown
from akn.model.provision import Provision

LAWS = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
MARKED = st.lists(
    st.sampled_from(
        (
            "书屋",
            "号",
            "**",
            "*",
            "_",
            "___",
            "`",
            "```",
            "[样",
            "](样",
            ")",
            "[",
            "]",
            "\\",
            "<",
            "<!--",
            "-->",
            "<b>",
            "&",
            "&nbsp;",
            "#",
            "# ",
            ">",
            "> ",
            "|",
            "| ",
            "~~~",
            "~",
            "-",
            "- ",
            "+ ",
            "---",
            "===",
            "!",
            "![图](甲)",
            "[^1]",
        )
    ),
    min_size=1,
    max_size=6,
).map("".join)


def told(document: Document | None) -> list[str]:
    assert document is not None
    return ["".join(unit.characters()) for unit in document.body]


def again(document: Document) -> Document | None:
    return markdown.read(write(document), ReadOptions()).document


def act(*blocks: Block) -> Document:
    title = Block("样例办法", "longTitle")
    units = tuple(
        Provision("article", f"art_{n}", f"第{num}条", children=(Provision("paragraph", blocks=(block,)),))
        for n, (num, block) in enumerate(zip("一二三", blocks, strict=False), 1)
    )
    return Document(unknown(), "law", preface=(title,), body=units)


@LAWS
@given(MARKED, MARKED)
def test_marks_in_paragraphs_come_back(one: str, two: str) -> None:
    made = act(Block(f"书屋{one}"), Block(f"书屋{two}号。"))
    assert ["".join(text.split()) for text in told(again(made))] == ["".join(text.split()) for text in told(made)]


@LAWS
@given(MARKED)
def test_marks_that_begin_a_line_come_back(text: str) -> None:
    if not text.strip():
        return
    made = act(Block("书屋开放。"))
    unit = replace(
        made.body[0], children=(*made.body[0].children, Provision("paragraph", blocks=(Block(f"{text}书屋。"),)))
    )
    made = replace(made, body=(unit,))
    assert ["".join(text.split()) for text in told(again(made))] == ["".join(text.split()) for text in told(made)]


@LAWS
@given(MARKED, MARKED)
def test_marks_in_cells_come_back(one: str, two: str) -> None:
    rows = tuple(tuple(Cell((Block(text),)) for text in row) for row in (("甲", f"书{one}"), (f"书{two}屋", "乙")))
    made = act(Block(type="table", table=Table(rows)))
    assert ["".join(text.split()) for text in told(again(made))] == ["".join(text.split()) for text in told(made)]


@LAWS
@given(MARKED.filter(lambda text: not text.endswith((";", "!"))))
def test_marks_in_headings_come_back(text: str) -> None:
    made = replace(
        act(Block("书屋开放。")),
        body=(Provision("chapter", "chp_1", "第一章", f"书{text}", children=act(Block("书屋开放。")).body),),
    )
    assert ["".join(text.split()) for text in told(again(made))] == ["".join(text.split()) for text in told(made)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("**重点** 与 *号*", "\\*\\*重点\\*\\* 与 \\*号\\*"),
        ("国发[1991]12号", "国发[1991]12号"),
        ("小于<十册 & 以上", "小于<十册 & 以上"),
        ("____年", "____年"),
    ],
)
def test_what_is_escaped(text: str, written: str) -> None:
    made = read(f"样例办法\n第一条　书屋。\n第二条　{text}\n".encode(), ReadOptions()).document
    assert made is not None
    assert f"**第二条** {written}\n" in write(made).decode()
    assert told(again(made)) == told(made)
