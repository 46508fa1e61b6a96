"""The comparison on a terminal: where lines break, how edits are marked, and the chart of the summary."""

import pytest

from akn.diff.changeset import KINDS
from akn.diff.compare import compare
from akn.diff.render import text_stat
from akn.diff.render.terminal import MARKERS, Run, columns, cut, fill, wrap
from akn.diff.render.text import render
from tests.diff_acts import act

OLD = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 书屋应当配备管理员，并公布借阅须知和开放时间。
第二章　监督
第三条 依照第二条设立的书屋,应当向县级主管部门备案。
第四条 违反第二条规定的，责令改正。
第五条 本条例自2020年7月1日起施行。
"""
NEW = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 国家支持社会力量捐建书屋，鼓励书屋互借图书。
第三条 书屋应当配备专职管理员，并公布借阅须知和开放时间。
第二章　监督
第四条 依照第三条设立的书屋，应当向县级主管部门备案。
第五条 违反第三条规定的，责令改正。
第六条 本条例自2020年7月1日起施行。
"""


def test_the_chart_says_where_the_changes_lie() -> None:
    shown = render(compare(act(OLD), act(NEW)), stat=True, language="zh").splitlines()
    assert shown[3:] == [
        "实质变动 2，形式差异 1，引用随条序调整 1，仅条序调整 1，未变动 1",
        "",
        "第一章 总则  2/3  .+~",
        "第二章 监督  2/3  '=:",
        "",
        ". 未变动  : 条序调整  ~ 修改  ' 形式差异  + 新增  = 引用随条序调整",
    ]


def test_the_chart_of_an_act_without_headings_is_one_line() -> None:
    shown = render(compare(act("第一条 书屋。"), act("第一条 书屋免费。")), stat=True, language="en").splitlines()
    assert shown[-3] == "whole text  1/1  ~"


def test_a_long_chapter_goes_over_lines_of_the_width() -> None:
    articles = "\n".join(f"第{'一二三四五六七八九'[n]}条 书屋{n}" for n in range(9)) + "\n"
    shown = list(text_stat.lines(compare(act(""), act(articles * 4)), "zh", color=False, width=30))
    assert {line.strip(" 全文/0136") for line in shown[2:-2]} == {"+" * 15, "+" * 6}
    assert sum(line.count("+") for line in shown[2:-2]) == 36


def test_every_kind_has_a_sign_of_its_own() -> None:
    assert tuple(text_stat.SIGNS) == KINDS
    signs = [*text_stat.SIGNS.values(), text_stat.FOLLOWS[0]]
    assert len(set(signs)) == len(signs)
    assert all(columns(sign) == 1 for sign in signs)


def test_the_only_paragraph_of_an_article_is_not_named() -> None:
    shown = render(compare(act("第一条 书屋开放。"), act("第一条 书屋免费开放。")), language="zh")
    assert "第一条  修改\n  书屋{+免费+}开放。\n" in shown


def test_form_and_references_have_a_colour_of_their_own() -> None:
    shown = render(compare(act(OLD), act(NEW)), color=True, language="zh")
    assert "书屋\x1b[33;9m,\x1b[0m\x1b[33;4m，\x1b[0m应当" in shown
    assert "违反\x1b[33;9m第二条\x1b[0m\x1b[33;4m第三条\x1b[0m规定" in shown
    assert "\x1b[32;4m专职\x1b[0m" in shown


@pytest.mark.parametrize("width", range(20, 60))
def test_markers_stay_with_their_text_and_lines_break_well(width: int) -> None:
    runs = [
        Run("equal", "书屋应当在“读者须知”中写明（"),
        Run("delete", "一）"),
        Run("insert", "二）借阅办法，"),
        Run("equal", "不得收取押金；"),
        Run("insert", "逾期的，\n可以催还。"),
    ] * 3
    lines = list(wrap(runs, color=False, width=width))
    assert max(map(columns, lines)) <= width
    assert "".join(lines) == "".join(f"{MARKERS[r.op][0]}{r.text}{MARKERS[r.op][1]}" for r in runs).replace("\n", "")
    for line in lines:
        assert line[0] not in "，。；）”+-"
        assert line[-1] not in "（“{["
        assert not line.endswith(("{+", "[-"))


def test_cut_and_fill_count_columns() -> None:
    assert cut("书屋管理", 8) == "书屋管理"
    assert cut("书屋管理", 7) == "书屋管…"
    assert cut("书屋管理", 6) == "书屋…"
    assert fill("书屋", 6) == "书屋  "
