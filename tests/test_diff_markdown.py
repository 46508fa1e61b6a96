"""The comparison as Markdown: what it shows, and that the text of a law never acts as Markdown or HTML."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from akn.diff.changeset import Segment
from akn.diff.compare import compare
from akn.diff.render import output_of
from akn.diff.render.markdown import GROUPS, changed, render
from akn.diff.render.marked import line, plain
from tests.diff_acts import act, with_title
from tests.drafts import LAW
from tests.golden import check, parts

CASES = sorted((Path(__file__).parent / "cases" / "markdown-comparison").glob("*.md"))
PAGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = st.text(
    st.sampled_from("书屋（一），。 \t*_~`#<>&|\\[]()!:@$^=+-.\"'{}123aw/;\x00\x1b\u202e\u2028"), max_size=30
) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "![a](http://x.y/z)",
        "www.x.com",
        "@user #12 :tada: $x$",
        "- [ ] a",
        "</ins>",
        "<!--",
    ]
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    old, new = parts(path, "old", "new")
    check(path, render(compare(act(old), act(new)), language="zh"))


def test_there_is_a_case() -> None:
    assert CASES


@LAW
@given(HOSTILE)
def test_text_shows_as_it_is(text: str) -> None:
    html = PAGE.render(f"# {plain(text + 'x')}\n\n{line([Segment('equal', text + 'x')])}")
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"h1", "p", "span"}
    heading, paragraph = re.fullmatch(r"<h1>(.*)</h1>\n<p>(.*)</p>\n", html, re.DOTALL).groups()
    expected = CONTROL.sub("\ufffd", text) + "x"
    assert shown(heading) == expected.lstrip(" \t")
    assert shown(paragraph) == expected.replace("\t", " │ ")
    assert not re.search(r"[@#](?=\w)|(?<!<span>)\$|:(?=[\w/])|(?i:www)", html.replace("</span>", "§"))


@LAW
@given(st.lists(st.tuples(st.sampled_from(["equal", "delete", "insert"]), HOSTILE), min_size=1, max_size=6))
def test_edits_are_elements_and_nothing_else_is(pieces: list[tuple[str, str]]) -> None:
    made = line([Segment(op, text) for op, text in pieces])
    html = PAGE.render(f"书{made}屋")
    assert set(re.findall(r"</?(\w+)", html)) <= {"p", "span", "del", "ins"}
    assert html.count("<del>") == html.count("</del>")
    assert (
        shown(html).rstrip("\n")
        == "书" + CONTROL.sub("\ufffd", "".join(t for _, t in pieces)).replace("\t", " │ ") + "屋"
    )


def test_edits_beside_chinese_punctuation_are_rendered() -> None:
    html = PAGE.render(line([Segment("equal", "书屋"), Segment("delete", "（一），"), Segment("insert", "“二”。")]))
    assert html == "<p>书屋<del>（一），</del><ins>“二”。</ins></p>\n"
    assert "<strong>" not in PAGE.render("书屋**（一），**管理")  # why they are no **


def test_a_title_can_do_nothing() -> None:
    title = "<img src=x>\n## @all"
    made = render(compare(act("第一条 书屋。"), with_title(act("第一条 书屋！"), title)), language="en")
    assert "<img" not in made
    assert "@all" not in made


def test_unchanged_lines_are_left_out_and_marked() -> None:
    lines = [(Segment("equal", "一"),), (Segment("equal", "二"),), (Segment("equal", "三"), Segment("insert", "四"))]
    assert list(changed(lines)) == ["⋯", "三<ins>四</ins>"]
    assert list(changed(lines, whole=True)) == ["一", "二", "三<ins>四</ins>"]


def test_stat_is_the_summary_alone() -> None:
    changes = compare(act("第一条 书屋开放。"), act("第一条 书屋免费开放。"))
    assert render(changes, language="en", stat=True) == (
        "# 虚构书屋条例\n\n0001-01-01 → 0001-01-01\n\n|  | modified |\n| --- | --- |\n| 1 article | 1 |\n\nof substance 1\n"
    )


def test_equal_texts() -> None:
    made = render(compare(act("第一条 书屋。"), act("第一条 书屋。")), language="zh")
    assert not any(f"## {group}" in made for pair in GROUPS.values() for group in pair)
    assert made.endswith("未变动 1\n")


def test_parts_of_a_split_stand_under_their_numbers() -> None:
    one, two = "书屋由街道办事处设立，藏书不少于五百册。", "管理员每周至少整理图书一次，并登记缺损的图书。"
    made = render(compare(act(f"第一条 {one}{two}"), act(f"第一条 {one}\n第二条 {two}")), language="zh")
    assert f"### 第一条 → 第一条、第二条 · 拆分\n\n**→ 第一条**\n\n{one}\n\n**→ 第二条**\n\n{two}\n" in made


def test_extensions() -> None:
    assert output_of(".md") == output_of(".MARKDOWN") == "markdown"
