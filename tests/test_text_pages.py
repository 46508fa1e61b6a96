"""Page numbers and running heads: what goes, what stays, what is said."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.pages import SAID
from akn.formats.text.read import parse
from akn.formats.text.write import write

PAGE = "书屋应当安静，读者应当守时。" * 24


def text_of(source: str, *, keep_lines: bool = False) -> list[str]:
    made, _ = parse(source.encode(), ReadOptions(keep_lines=keep_lines))
    assert made is not None
    return write(made).decode().splitlines()


def gone(source: str) -> list[tuple[int, str]]:
    _, found = parse(source.encode(), ReadOptions())
    return [(d.line, dict(d.fields)["text"]) for d in found if d.code == "T022"]


@pytest.mark.parametrize(
    "mark",
    [
        "- 1 -",
        "— 12 —",
        "－1－",
        "―　３　―",
        "第 1 页",
        "第1页 共3页",
        "第2页/共3页",
        "第 2 页（共 3 页）",
        "共3页，第2页",
        "Page 3 of 9",
    ],
)
def test_what_says_that_it_is_a_page_number(mark: str) -> None:
    assert SAID.fullmatch(mark)
    source = f"样例办法\n第一条 书屋守时。\n{mark}\n第二条 书屋安静：\n（一）轻声；\n（二）慢行。\n"
    assert mark not in text_of(source)
    assert gone(source) == [(3, mark)]
    assert mark in text_of(source, keep_lines=True)


def test_the_message() -> None:
    _, found = parse("样例办法\n第一条 书屋守时。\n- 1 -\n".encode(), ReadOptions())
    assert [(d.code, d.severity, d.line, d.message("en"), d.message("zh")) for d in found] == [
        ("T022", "info", 3, "left out as page number or running head: - 1 -", "已作为页码或页眉略去：- 1 -")
    ]


def test_bare_numbers_count_on_from_those_that_say_it() -> None:
    source = "样例办法\n第一条 甲。\n— 4 —\n第二条 乙。\n5\n第三条 丙。\n· 6 ·\n第四条 丁。\n- 7 -\n第五条 戊。\n12\n第六条 己。\n"
    assert gone(source) == [(3, "— 4 —"), (5, "5"), (7, "· 6 ·"), (9, "- 7 -")]
    assert "12" in text_of(source)


def test_bare_numbers_a_page_apart() -> None:
    source = f"样例办法\n第一条 {PAGE}\n1\n第二条 {PAGE}\n2\n第三条 书屋。\n"
    assert gone(source) == [(3, "1"), (5, "2")]


@pytest.mark.parametrize(
    "source",
    [
        f"样例办法\n第一条 {PAGE}\n5\n第二条 {PAGE}\n",  # alone
        "样例办法\n第一条 书屋数：\n1\n甲屋。\n2\n乙屋。\n3\n丙屋。\n",  # a column of a table
        f"样例办法\n第一条 {PAGE}\n序号\n1\n{PAGE}\n2\n{PAGE}\n",  # the same, with much in its cells
        f"样例办法\n第一条 {PAGE}\n附件1 样表\n{PAGE}\n1\n{PAGE}\n2\n{PAGE}\n",
        f"样例办法\n第一条 {PAGE}\n1\n第二条 {PAGE}\n5\n",  # no series
        "样例办法\n第一条 甲。\n样例办法\n乙。\n",  # the title once more, and nothing beside it
        "样例办法\n第一条 甲。\n样例办法 3\n乙。\n",
    ],
)
def test_what_stays(source: str) -> None:
    assert gone(source) == []


def test_form_feeds_tell_a_page() -> None:
    source = "样例办法\n第一条 甲。\n1\n\f第二条 乙。\n2\n\f样例办法\n第三条 丙。\n"
    assert gone(source) == [(3, "1"), (5, "2"), (6, "样例办法")]
    assert text_of(source)[1:] == ["第一条 甲。", "第二条 乙。", "第三条 丙。"]


def test_running_heads() -> None:
    source = "样例办法    1\n样例办法\n第一条 甲。\n样例办法    2\n第二条 乙。\n- 2 -\n样例办法\n第三条 丙。\n"
    assert gone(source) == [(1, "样例办法    1"), (4, "样例办法    2"), (6, "- 2 -"), (7, "样例办法")]
    assert text_of(source)[0] == "样例办法"
    assert gone("样例办法\n第一条 甲。\n样例办法\n第二条 乙。\n样例办法\n第三条 丙。\n") == [
        (3, "样例办法"),
        (5, "样例办法"),
    ]
