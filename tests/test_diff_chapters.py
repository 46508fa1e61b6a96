"""Chapters and sections that became others, and articles that crossed their borders."""

import pytest

from akn.diff.changeset import Change
from akn.diff.compare import compare
from akn.diff.patch import patch
from akn.diff.rebuild import new_text, old_text
from akn.model.document import Document
from tests.diff_acts import act

AIM = "书屋应当向公众免费开放，每周开放时间不少于四十小时。"
STAFF = "书屋应当配备一名专职管理员，管理员由街道办事处聘任。"
MOBILE = "流动书屋每月至少到达每个村庄一次，路线由主管部门公布。"
HARM = "任何单位和个人不得侵占、破坏书屋的设施和图书。"
MONEY = "书屋的经费由本级财政安排，不得挪作他用。"
NAMING = "捐建书屋的社会力量可以为书屋命名，命名应当报主管部门备案。"
LOSS = "读者遗失或者损坏图书的，应当按照原价赔偿。"
END = "本条例自公布之日起施行。"
NUMBERS = "一二三四五六七八九十"


def text(*chapters: tuple[str, ...], unit: str = "章") -> str:
    """These chapters, each its heading and the texts of its articles."""
    lines, count = [], 0
    for at, (heading, *texts) in enumerate(chapters):
        lines.append(f"第{NUMBERS[at]}{unit}　{heading}")
        for text in texts:
            lines.append(f"第{NUMBERS[count]}条 {text}")
            count += 1
    return "\n".join(lines)


def law(*chapters: tuple[str, ...], unit: str = "章") -> Document:
    """The act of these chapters."""
    return act(text(*chapters, unit=unit))


FIRST, LAST = ("总则", AIM), ("附则", END)
MANAGE, SUPPORT, DUTY = ("管理", STAFF, MOBILE), ("保障", MONEY, NAMING), ("责任", HARM, LOSS)
BARE = text(FIRST, MANAGE, SUPPORT, DUTY, LAST)
OLD = act(BARE)


def rows(old: Document, new: Document, unit: str = "chapter") -> list[Change]:
    made = compare(old, new)
    assert patch(old, made) == new
    assert patch(new, compare(new, old)) == old
    return [change for change in made.changes if change.unit == unit]


def said(changes: list[Change]) -> list[tuple[str, str, str, bool]]:
    """Kind, old and new numbers, and whether it moved, of what is not unchanged."""
    return [
        (c.kind, "".join(r.num or "" for r in c.old), "".join(r.num or "" for r in c.new), c.moved)
        for c in changes
        if c.kind != "unchanged"
    ]


def test_renamed() -> None:
    new = law(FIRST, ("人员和服务", *MANAGE[1:]), SUPPORT, DUTY, LAST)
    assert said(rows(OLD, new)) == [("modified", "第二章", "第二章", False)]
    assert said(rows(OLD, new, "article")) == []


def test_moved() -> None:
    new = law(FIRST, SUPPORT, DUTY, MANAGE, LAST)
    assert said(rows(OLD, new)) == [
        ("renumbered", "第三章", "第二章", False),
        ("renumbered", "第四章", "第三章", False),
        ("moved", "第二章", "第四章", True),
    ]


def test_two_become_one() -> None:
    found = rows(OLD, law(FIRST, ("管理和保障", *MANAGE[1:], *SUPPORT[1:]), DUTY, LAST))
    assert said(found) == [
        ("merged", "第二章第三章", "第二章", False),
        ("renumbered", "第四章", "第三章", False),
        ("renumbered", "第五章", "第四章", False),
    ]
    row = found[1]
    assert (old_text(row.text), new_text(row.text)) == ("管理\n保障", "管理和保障")
    assert [ref.start for ref in row.old] == [0, 3]
    assert 0.5 < row.confidence < 1


def test_one_becomes_two() -> None:
    old = law(FIRST, ("管理和保障", *MANAGE[1:], *SUPPORT[1:]), DUTY, LAST)
    assert said(rows(old, OLD)) == [
        ("split", "第二章", "第二章第三章", False),
        ("renumbered", "第三章", "第四章", False),
        ("renumbered", "第四章", "第五章", False),
    ]


def test_a_heading_dropped_over_one_article_is_repealed() -> None:
    assert said(rows(OLD, law(FIRST, MANAGE, SUPPORT, (*DUTY, END)))) == [("repealed", "第五章", "", False)]


def test_sections() -> None:
    old, new = (
        act("第一章　书屋\n" + text)
        for text in (
            f"第一节　管理\n第一条 {STAFF}\n第二条 {MOBILE}\n第二节　保障\n第三条 {MONEY}\n第四条 {NAMING}",
            f"第一节　保障和管理\n第一条 {MONEY}\n第二条 {NAMING}\n第三条 {STAFF}\n第四条 {MOBILE}",
        )
    )
    assert [(c.kind, len(c.old), len(c.new)) for c in rows(old, new, "section")] == [("merged", 2, 1)]


def test_an_article_moved_to_another_chapter_and_reworded() -> None:
    new = law(FIRST, ("管理", STAFF), SUPPORT, (*DUTY, MOBILE.replace("至少到达每个村庄一次", "到达各村两次")), LAST)
    assert said(rows(OLD, new, "article"))[-1] == ("modified", "第三条", "第七条", True)
    assert said(rows(OLD, new)) == []


def test_articles_merged_across_the_border_of_chapters() -> None:
    new = law(FIRST, ("管理", STAFF), ("保障", MOBILE + MONEY, NAMING), DUTY, LAST)
    merged = next(c for c in rows(OLD, new, "article") if c.kind == "merged")
    assert said([merged]) == [("merged", "第三条第四条", "第三条", False)]
    assert 0.5 < merged.confidence < 1


def test_an_article_split_in_three() -> None:
    old = law(FIRST, ("管理", STAFF + MOBILE + HARM), LAST)
    new = law(FIRST, ("管理", STAFF, MOBILE, HARM), LAST)
    assert said(rows(old, new, "article"))[0] == ("split", "第二条", "第二条第三条第四条", False)


def test_neighbours_that_changed_places() -> None:
    new = law(FIRST, ("管理", MOBILE, STAFF.replace("一名", "两名")), SUPPORT, DUTY, LAST)
    assert said(rows(OLD, new, "article")) == [
        ("renumbered", "第三条", "第二条", False),
        ("modified", "第二条", "第三条", True),
    ]


BORDER = "第一章　总则\n第一条 {aim}\n第二条 {staff}\n第三条 {harm}\n第二章　保障\n第四条 {money}\n第五条 {end}"
BORDER = BORDER.format(aim=AIM, staff=STAFF, harm=HARM, money=MONEY, end=END)
SHIFTED = BORDER.replace("第二章　保障\n", "").replace("第三条", "第二章　保障\n第三条")


def test_an_article_that_went_below_the_next_heading_moved() -> None:
    """Its text, its number and its neighbours are the same: the heading alone tells."""
    (row,) = [row for row in rows(act(BORDER), act(SHIFTED), "article") if row.kind != "unchanged"]
    assert (row.kind, row.moved, row.old[0].within, row.new[0].within) == ("moved", True, "第一章", "第二章")
    assert row.old[0].position == 3
    assert rows(act(BORDER), act(SHIFTED))[1].old[0].position is None
    made = compare(act(BORDER), act(SHIFTED))
    assert made.differs
    assert (made.articles["moved"], made.articles["unchanged"]) == (1, 4)


def test_one_that_changed_as_well_says_both() -> None:
    new = SHIFTED.replace("侵占", "侵占、出租")
    (row,) = [row for row in rows(act(BORDER), act(new), "article") if row.kind != "unchanged"]
    assert (row.kind, row.moved, row.new[0].within) == ("modified", True, "第二章")


def test_between_sections_too() -> None:
    old = "第一章　管理\n" + BORDER.replace("章", "节")
    new = "第一章　管理\n" + SHIFTED.replace("章", "节")
    (row,) = [row for row in rows(act(old), act(new), "article") if row.kind != "unchanged"]
    assert (row.kind, row.old[0].within, row.new[0].within) == ("moved", "第一章第一节", "第一章第二节")


@pytest.mark.parametrize(
    "new",
    [
        law(FIRST, (*MANAGE, *SUPPORT[1:]), DUTY, LAST),  # 第三章并入第二章
        law(FIRST, MANAGE[:2], ("流动", *MANAGE[2:]), SUPPORT, DUTY, LAST),  # 第二章 halved
        law(FIRST, ("人员", *MANAGE[1:]), SUPPORT, DUTY, LAST),
        law(("目的", AIM), ("范围", "公办书屋和民办书屋适用本条例。"), MANAGE, SUPPORT, DUTY, LAST),
        act("".join(line for line in BARE.splitlines(keepends=True) if "章　" not in line)),
        act(BARE.replace("第二章　管理\n", "第二章　管理\n第一节　人员\n").replace("第三条", "第二节　流动\n第三条")),
    ],
    ids=["merged", "split", "renamed", "renumbered", "no headings", "new sections"],
)
def test_what_its_heading_took_along_did_not_move(new: Document) -> None:
    for one, other in ((OLD, new), (new, OLD)):
        assert not any(row.moved for row in rows(one, other, "article"))
