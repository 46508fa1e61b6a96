"""The table of contents: where it ends, what its entries name, dots and page numbers."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse, read
from akn.language.zh.typography import LEADER
from akn.model.document import Document
from akn.rules.validate import validate


def document(text: str) -> Document:
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ("序言……………………1", "序言"),
        ("第一章 总则 ........ 12", "第一章 总则"),
        ("第一节 书屋\u3000\u30004", "第一节 书屋"),
        ("第二章 罚则（5）", "第二章 罚则（5）"),
        ("第二章 罚则……（5）", "第二章 罚则"),
        ("第二章 罚则 - 5 -", "第二章 罚则"),
        ("第三章 附则······", "第三章 附则"),
        ("附件1", "附件1"),
        ("附件 收费表 5", "附件 收费表"),
        ("第四章 版本1.2", "第四章 版本1.2"),
        ("第五章 其他。", "第五章 其他。"),
    ],
)
def test_what_is_no_part_of_an_entry(entry: str, named: str) -> None:
    assert LEADER.sub("", entry) == named


CONTENTS = (
    "样例书屋条例\n目录\n序言………………1\n第一章 总则………………2\n第二章 书屋 ........ 3\n第一节 时间  4\n附件 收费表 5\n"
    "序言\n书屋历史悠久。\n第一章 总则\n第一条 书屋守时。\n第二章 书屋\n第一节 时间\n第二条 书屋按时开放。\n附件 收费表\n免费。\n"
)


def test_entries_stay_as_printed_and_find_their_headings() -> None:
    made, found = parse(CONTENTS.encode(), ReadOptions())
    assert made is not None
    assert [(i.href, i.text) for i in made.toc] == [
        ("#preamble__p_1", "序言………………1"),
        ("#chp_1", "第一章 总则………………2"),
        ("#chp_2", "第二章 书屋 ........ 3"),
        ("#chp_2__sec_1", "第一节 时间  4"),
        ("#att_1", "附件 收费表 5"),
    ]
    assert [(b.role, b.text, b.eId) for b in made.preamble] == [
        ("heading", "序言", "preamble__p_1"),
        ("content", "书屋历史悠久。", None),
    ]
    assert found == ()


def findings(text: str) -> list[tuple[str, str]]:
    from akn.formats.akn.write import write

    made = read(text.encode(), ReadOptions()).document
    assert made is not None
    told = validate(write(made))
    return [(d.code, d.message("en")) for d in told if d.code[0] in "SIR"]


def test_dots_and_page_numbers_are_no_difference() -> None:
    assert findings(CONTENTS) == []
    assert (
        findings(CONTENTS.replace("第二章 书屋 .", "第二章 书房 ."))
        == [
            ("R003", "“第二章书屋” is not in the table of contents"),
            ("R002", "the table of contents says “第二章 书房 ........ 3”, the heading “—”"),
        ][::-1]
    )


def test_a_preamble_after_the_contents_is_none_of_its_entries() -> None:
    made = document(
        "样例书屋条例\n目录\n第一章 总则\n第二章 附则\n序言\n书屋历史悠久。\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    )
    assert [i.text for i in made.toc] == ["第一章 总则", "第二章 附则"]
    assert [(b.role, b.text, b.eId) for b in made.preamble] == [
        ("heading", "序言", None),
        ("content", "书屋历史悠久。", None),
    ]


def test_chapters_that_begin_anew_in_every_book() -> None:
    """A first chapter that every book has again is no sign that the text begins."""
    contents = "第一编 总则\n第一章 总则\n第二编 罚则\n第一章 总则\n"
    text = contents.replace("第一章 总则\n第二", "第一章 总则\n第一条 书屋守时。\n第二") + "第二条 免费。\n"
    assert [item.href for item in document("样例书屋条例\n目录\n" + contents + text).toc] == [
        "#book_1",
        "#book_1__chp_1",
        "#book_2",
        "#book_2__chp_1",
    ]


def test_annexes_that_differ_in_number_alone() -> None:
    made = document(
        "样例书屋条例\n目录\n第一章 总则\n附件1\n附件2\n第一章 总则\n第一条 甲。\n附件1\n乙。\n附件2\n丙。\n"
    )
    assert [i.href for i in made.toc] == ["#chp_1", "#att_1", "#att_2"]
