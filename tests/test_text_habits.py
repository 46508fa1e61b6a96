"""Forms of whole texts that a line alone can't tell: other numbers, lists of headings, annexes inside, captions, front matter."""

import pytest

from akn.formats.options import ReadOptions
from akn.formats.text.classify import Start
from akn.formats.text.habits import HABITS, habit, take_up
from akn.formats.text.lines import split
from akn.formats.text.read import parse
from tests import invariants
from tests.test_text_read import CASES

FORMS = (
    "heading-list",
    "arabic",
    "colons",
    "roman",
    "parts",
    "annex-inside",
    "captions",
    "stems",
    "treaty",
    "rows",
    "marked-numbers",
)


def said(text: str, code: str) -> list[tuple[int, str]]:
    _, found = parse(text.encode(), ReadOptions())
    return [(d.line, d.message("en")) for d in found if d.code == code]


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_read_written_and_read_again(name: str) -> None:
    assert list(invariants.text((CASES / f"{name}.txt").read_bytes())) == []


def test_a_number_of_another_kind_counts_only_where_the_whole_text_has_it() -> None:
    assert habit(split("样例办法\n第1条 甲。\n第2条 乙。\n")) is HABITS[0]
    assert habit(split("样例办法\n第一条：甲。\n第二条：乙。\n")) is HABITS[1]
    assert habit(split("样例公约\nI. 甲\nII. 乙\n")) is HABITS[2]
    assert habit(split("样例办法\n第一条 甲。\n第1条 乙。\n第2条 丙。\n")) is None
    assert habit(split("样例办法\n第一条 甲。\n第二条：乙。\n")) is None
    assert habit(split("样例办法\n第2条规定的书屋。\n第1条规定的书屋。\n")) is None
    assert habit(split("样例办法\n第一条 甲。\nI. 乙\nII. 丙\n")) is None


def test_what_a_habit_makes_of_a_line() -> None:
    lines = split("第1条 甲。\n第2条之1乙。\n第１章　丙\n")
    take_up(lines, HABITS[0])
    assert [line.start for line in lines] == [
        Start("article", "第1条", 1, "甲。"),
        Start("article", "第2条之1", 2, "乙。", 1, glued=True),
        Start("chapter", "第１章", 1, "丙"),
    ]


def test_a_list_of_headings_is_said_to_be_kept_as_text() -> None:
    assert said((CASES / "heading-list.txt").read_text(encoding="utf-8"), "T009") == [
        (3, "a list of headings without the heading 目录, which come again below; kept as text before the body, not as a table of contents")
    ]  # fmt: skip


def test_headings_of_a_list_may_come_again_without_their_numbers() -> None:
    text = "样例法\n第一章 总则\n第二章 设立\n第三章 罚则\n总 则\n第一条 甲。\n设 立\n第二条 乙。\n罚 则\n第三条 丙。\n"
    assert list(invariants.text(text.encode())) == []
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    assert [(unit.eId, unit.heading) for unit in made.body] == [
        ("chp_1", "总 则"),
        ("chp_2", "设 立"),
        ("chp_3", "罚 则"),
    ]


def test_headings_that_do_not_come_again_are_no_list() -> None:
    made, _ = parse("样例法\n第一编 总则\n第一章 通则\n第一节 一般规定\n第一条 甲。\n".encode(), ReadOptions())
    assert made is not None
    assert [unit.eId for unit in made.body] == ["book_1"]


def test_a_list_of_headings_is_one_in_markdown_too() -> None:
    text = "# 样例法\n## 第一章 甲\n## 第二章 乙\n## 第三章 丙\n## 第一章 甲\n第一条 甲。\n## 第二章 乙\n## 第三章 丙\n"
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    assert [unit.heading for unit in made.body] == ["甲", "乙", "丙"]
    assert [block.text for block in made.preface[1:]] == ["第一章 甲", "第二章 乙", "第三章 丙"]


def test_an_annex_inside_the_main_text_is_said() -> None:
    assert said((CASES / "annex-inside.txt").read_text(encoding="utf-8"), "T036") == [
        (4, "附件1 stands inside the main text, whose articles go on below; kept as text in its place")
    ]


def test_an_annex_with_articles_of_its_own_stays_one() -> None:
    made, _ = parse("样例法\n第一条 甲。\n附件\n第一条 乙。\n第二条 丙。\n".encode(), ReadOptions())
    assert made is not None
    assert len(made.attachments) == 1


def test_two_captions_are_no_habit() -> None:
    made, _ = parse("样例法\n第一条 （甲）\n乙。\n第二条 （丙）\n丁。\n第三条 戊。\n".encode(), ReadOptions())
    assert made is not None
    assert [unit.heading for unit in made.body] == [None, None, None]


def test_front_matter_is_kept_and_said() -> None:
    assert said((CASES / "front-matter.md").read_text(encoding="utf-8"), "T023") == [
        (2, "front matter of the file, which is no text of the law; kept on the cover page")
    ]


def test_a_text_between_rules_is_no_front_matter() -> None:
    text = "---\n样例办法\n---\n第一条 甲。\n"
    assert said(text, "T023") == []
    made, _ = parse(text.encode(), ReadOptions())
    assert made is not None
    assert made.preface[0].text == "样例办法"
