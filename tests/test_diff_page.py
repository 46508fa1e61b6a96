"""What the page is made of: its rows, its one column, its map, its filters, and characters that can not be seen."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akn.diff.changeset import KINDS, Change, Segment, UnitRef
from akn.diff.compare import compare
from akn.diff.render import html, inline, words
from akn.diff.render.minimap import WIDTH, marks
from akn.diff.render.rows import FOLLOWS, SORTS, Row, folds, rows
from akn.diff.render.sides import Item
from akn.diff.render.visible import visible
from akn.model.document import Document
from tests.diff_acts import act
from tests.strategies import documents

OLD = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 书屋应当向公众免费开放，每周开放时间不少于四十小时，开放时间应当公示。
第三条 书屋应当配备管理员。
第二章　罚则
第四条 违反本条例第三条规定的，责令改正。
第五条 擅自关闭书屋的，予以警告。
"""
NEW = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 国家支持社会力量捐建书屋，鼓励书屋互借图书。
第三条 书屋应当向公众免费开放，每周开放时间不少于五十六小时，开放时间应当公示。
第四条 书屋应当配备管理员。
第二章　罚则
第五条 违反本条例第四条规定的，责令改正。
"""


def made(old: str = OLD, new: str = NEW) -> list[Row]:
    return list(rows(compare(act(old), act(new)), "zh"))


def said(items: tuple[Item, ...] | list[Item]) -> str:
    """Items as text: deletions as `[-…-]`, insertions as `{+…+}`, one item a line."""
    around = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    lines = []
    for item in items:
        cells = item.rows or ((item.runs,),)
        lines += [
            " | ".join("".join(around[run.tag].format(run.text) for run in cell) for cell in row) for row in cells
        ]
        lines[-1] = "".join(around[run.tag].format(run.text) for run in item.num) + lines[-1]
        lines[-1] += f" ({item.mark})" if item.mark else ""
        lines[-1] = f"# {lines[-1]}" if item.head else lines[-1]
    return "\n".join(lines)


def test_every_sort_of_row_has_a_filter() -> None:
    assert SORTS == (
        "modified",
        "inserted",
        "repealed",
        "split",
        "merged",
        "moved",
        "reference",
        "editorial",
        "renumbered",
        "unchanged",
    )
    assert set(SORTS) == {*KINDS, FOLLOWS}
    for sort in SORTS:
        assert words.sort(sort, "zh") != words.sort(sort, "en")
        assert f'[data-hide~="{sort}"]' in (html.FOLDER / "page.css").read_text(encoding="utf-8")


def test_rows() -> None:
    assert [(row.label, row.sort, row.quiet, row.band, bool(row.both)) for row in made()] == [
        ("第一章 总则", "unchanged", True, True, False),
        ("第一条", "unchanged", True, False, False),
        ("第二条", "inserted", False, False, False),
        ("第二条 → 第三条", "modified", False, False, True),
        ("第三条 → 第四条", "renumbered", True, False, False),
        ("第二章 罚则", "unchanged", True, True, False),
        ("第四条 → 第五条", "reference", False, False, True),
        ("第五条", "repealed", False, False, False),
    ]


def test_what_is_folded() -> None:
    assert [(fold.sort, fold.quiet, len(fold.rows)) for fold in folds(made(), "zh")] == [
        ("", "", 1),
        ("unchanged", "未变动", 1),
        ("", "", 2),
        ("renumbered", "仅条序调整", 1),
        ("", "", 3),
    ]


def test_filters_count_the_rows_they_hide() -> None:
    text = html.render(compare(act(OLD), act(NEW)), language="zh")
    found = re.findall(r'data-sort="(\w+)".*?>(\S+) <b>(\d+)</b>', text)
    assert found == [
        ("modified", "修改", "1"),
        ("inserted", "新增", "1"),
        ("repealed", "删除", "1"),
        ("reference", "引用调整", "1"),
        ("renumbered", "条序调整", "1"),
        ("unchanged", "未变动", "1"),
    ]


def test_one_column_has_both_sides() -> None:
    modified = next(row for row in made() if row.sort == "modified")
    assert said(modified.both) == (
        "书屋应当向公众免费开放，每周开放时间不少于[-四十小时-]{+五十六小时+}，开放时间应当公示。"
    )
    follows = next(row for row in made() if row.sort == FOLLOWS)
    assert said(follows.both) == "违反本条例[-第三条-]{+第四条+}规定的，责令改正。"
    assert [run.href for run in follows.both[0].runs if run.href] == ["#r6"]


POINTS = """
第一条 书屋不得有下列行为：
（一）收取押金；
（二）出租场地；
（三）擅自变更开放时间；
（四）拒绝读者进入。
"""
REORDERED = """
第一条 书屋不得有下列行为：
（一）拒绝读者进入；
（二）收取押金；
（三）擅自变更开放时间；
（四）破坏古籍善本。
"""


def test_units_in_one_column_stand_in_the_new_order() -> None:
    (row,) = made(POINTS, REORDERED)
    lines = said(row.both).splitlines()
    assert lines[0] == "书屋不得有下列行为："
    assert "[-（四）-]{+（一）+}拒绝读者进入[-。-]{+；+} (移自（四）)" in lines
    assert "[-（二）-][-出租场地；-]" in lines
    assert lines[-1] == "{+（四）+}{+破坏古籍善本。+}"


@pytest.mark.parametrize(
    ("segments", "shown"),
    [
        ((("equal", "甲\n乙"),), "甲\n乙"),
        ((("equal", "甲"), ("insert", "\n"), ("equal", "乙")), "甲{+¶+}\n乙"),
        ((("equal", "甲"), ("delete", "\n"), ("equal", "乙")), "甲[-¶-]\n乙"),
        ((("equal", "甲\n"), ("insert", "丙\n"), ("equal", "乙")), "甲\n{+丙+}\n乙"),
        ((("delete", "甲\n乙"), ("insert", "丙")), "[-甲-]\n[-乙-]{+丙+}"),
        ((("equal", "甲\t"), ("delete", "一"), ("insert", "二"), ("equal", "\n乙\t三")), "甲 | [-一-]{+二+}\n乙 | 三"),
    ],
)
def test_lines_of_one_column(segments: tuple[tuple[str, str], ...], shown: str) -> None:
    change = Change("modified", "article", text=tuple(Segment(op, text) for op, text in segments))
    assert said(list(inline.items(change, {}, "zh"))) == shown


def test_parts_of_a_split_in_one_column_stand_under_their_numbers() -> None:
    refs = (UnitRef("art_1", "第一条", start=0), UnitRef("art_2", "第二条", start=3))
    text = (Segment("equal", "甲乙\n丙"), Segment("delete", "丁"), Segment("insert", "戊"))
    change = Change("split", "article", (UnitRef("art_1", "第一条"),), refs, text=text)
    assert said(list(inline.items(change, {}, "zh"))) == "# 第一条\n甲乙\n# 第二条\n丙[-丁-]{+戊+}"


def characters(items: tuple[Item, ...], other: str | None = None) -> Counter[str]:
    """How often each character stands in the text of items, without what `other` marks, numbers and ends of lines."""
    runs = [
        run
        for item in items
        if not item.head
        for part in (item.runs, *(cell for row in item.rows for cell in row))
        for run in part
    ]
    return Counter("".join(run.text for run in runs if run.tag != other and run.classes != "break").replace(" ", ""))


@settings(max_examples=60, deadline=None)
@given(documents(), documents())
def test_one_column_has_every_character_of_both(old: Document, new: Document) -> None:
    for row in rows(compare(old, new), "en"):
        if row.both:
            assert characters(row.both, "ins") == characters(row.old)
            assert characters(row.both, "del") == characters(row.new)


def test_map_has_a_mark_for_each_row() -> None:
    found, height = marks(made())
    assert [(mark.row.sort, mark.left, mark.width) for mark in found] == [
        ("unchanged", 4, 4),
        ("unchanged", 4, 4),
        ("inserted", 6, 6),
        ("modified", 3, 6),
        ("renumbered", 4, 4),
        ("unchanged", 4, 4),
        ("reference", 5, 2),
        ("repealed", 0, 6),
    ]
    tops = [mark.top for mark in found]
    assert tops[0] == 0
    assert tops[1:] == [mark.top + mark.height for mark in found[:-1]]
    assert height == found[-1].top + found[-1].height
    assert found[1].height == 24 + len("为了规范书屋的设立和管理，制定本条例。")


def test_the_more_differs_the_wider_is_the_mark() -> None:
    base = "书屋应当向公众免费开放，每周开放时间不少于四十小时。"
    little, much = (
        next(mark.width for mark in marks(made(f"第一条 {base}", f"第一条 {text}"))[0] if mark.row.sort == "modified")
        for text in (base.replace("四十", "五十"), base[:12] + "读者可以借阅图书，借期为三十日，逾期不还的停止借阅。")
    )
    assert 4 <= little < much <= WIDTH


def test_only_a_long_row_may_be_cut_in_print() -> None:
    text = html.render(compare(act("第一条 书屋。\n第二条 " + "书" * 280), act("第二条 " + "书" * 281)), language="zh")
    assert re.findall(r'<section class="row (\w+)( long)?"', text) == [("repealed", ""), ("modified", " long")]


def test_map_of_nothing() -> None:
    assert marks([]) == ((), 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("书屋\u202e。", "书屋[U+202E]。"),
        ("a\x1b[2Jb", "a[U+001B][2Jb"),
        ("\u2066甲\u2069", "[U+2066]甲[U+2069]"),
        ("甲\u200b乙\ufeff", "甲[U+200B]乙[U+FEFF]"),
        ("\ud800", "[U+D800]"),
        ("\U000e0041", "[U+E0041]"),
        ("甲\t乙\n\u3000丙\u200d", "甲\t乙\n\u3000丙\u200d"),
    ],
)
def test_hidden_characters_stand_as_their_codes(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert shown.encode().decode() == shown


def test_text_can_not_turn_the_page() -> None:
    text = html.render(compare(act("第一条 书屋。"), act("第一条 书屋\u202e\x07。")), language="zh")
    assert "<ins>[U+202E][U+0007]</ins>" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text)


def test_what_else_changed_is_said() -> None:
    text = html.render(compare(act(OLD), act(NEW.replace("罚则", "法律责任"))), language="zh")
    assert '<p class="others">另有变动：<span>第二章</span></p>' in text


def test_nothing_to_show() -> None:
    text = html.render(compare(act(""), act("")), language="zh")
    assert "没有差异。" in text
    assert 'viewBox="0 0 12 1"' in text


def test_every_label_is_there_in_both_languages() -> None:
    for table in (words.PAGE, words.KEYS):
        assert [name for name, (english, chinese) in table.items() if not english or not chinese] == []
    script = (html.FOLDER / "page.js").read_text(encoding="utf-8")
    bound = set(re.findall(r'(\w+): "', script[script.index("const keys") :])) | {"?", "Esc"}
    assert {key for keys in words.KEYS for key in keys.split()} <= bound
