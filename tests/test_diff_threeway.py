"""Two drafts of one act: what each did alone, what both can have, where they conflict."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import akn
from akn.diff.changeset import Segment
from akn.diff.compare import compare
from akn.diff.edits import Edit, Marked, applied, base_text, edits, meet, together
from akn.diff.flow import flow
from akn.diff.linewise import segments
from akn.diff.placed import order, placed
from akn.diff.rebuild import new_text
from akn.diff.render import THREEWAY_OUTPUTS, RenderOptions, render
from akn.diff.render.terminal import columns
from akn.diff.render.threeway_words import REASON, STATUS
from akn.diff.threeway import REASONS, STATUSES, compare_three, threeway
from tests import drafts
from tests.diff_acts import act, with_title
from tests.drafts import FEW, LAW
from tests.golden import check, parts
from tests.strategies import documents

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "threeway.schema.json").read_text(encoding="utf-8"))
CASES = sorted((Path(__file__).parent / "cases" / "threeway").iterdir())
SHARED = ROOT.parent / "shared" / "data" / "pairs"

OPEN = "书屋应当向公众免费开放，每周开放时间不少于四十小时，并公布借阅须知。"
STAFF = "书屋应当配备管理员，管理员每周至少整理图书一次，并登记缺损的图书。"
MOBILE = "流动书屋每月至少到达每个村庄一次，停留不少于两个小时，路线应当公布。"
GIFT = "国家支持社会力量捐建书屋，鼓励书屋互借图书，捐建人可以标示姓名。"
CHILD = "未成年人阅览区应当单独设置，照明和座椅符合国家标准，并配备急救用品。"


def law(*texts: str):
    return drafts.document([text.split("\n") for text in texts])


def found(base, a, b):
    """(base numbers, status, reason) of all that is not unchanged."""
    items = compare_three(law(*base), law(*a), law(*b)).items
    return [
        ("、".join(ref.num or "" for ref in item.base), item.status, item.reason)
        for item in items
        if item.status != "unchanged"
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_case(path: Path) -> None:
    base, a, b = map(act, parts(path, "base", "a", "b"))
    output = {".txt": "text", ".md": "markdown"}[path.suffix]
    check(path, render(compare_three(base, a, b), output, RenderOptions(language="zh", width=80)).decode())


def test_there_is_a_case_of_each() -> None:
    assert {path.suffix for path in CASES} == {".txt", ".md"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((OPEN, STAFF), (OPEN, STAFF), []),
        ((OPEN.replace("四十", "五十"), STAFF), (OPEN, STAFF), [("第一条", "a", None)]),
        ((OPEN, STAFF), (OPEN, STAFF.replace("一次", "两次")), [("第二条", "b", None)]),
        ((OPEN.replace("四十", "五十"), STAFF), (OPEN.replace("四十", "五十"), STAFF), [("第一条", "same", None)]),
        ((OPEN.replace("四十", "五十"), STAFF), (OPEN.replace("四十", "六十"), STAFF), [("第一条", "conflict", "words")]),
        ((OPEN.replace("四十", "五十"), STAFF), (OPEN.replace("公众", "读者"), STAFF), [("第一条", "mergeable", None)]),
        ((OPEN, ), (OPEN, STAFF.replace("一次", "两次")), [("第二条", "conflict", "repealed")]),
        ((OPEN, ), (OPEN, STAFF), [("第二条", "a", None)]),
        ((OPEN, ), (OPEN, ), [("第二条", "same", None)]),
        ((OPEN, GIFT, STAFF), (OPEN, CHILD, STAFF), [("", "conflict", "inserted")]),
        ((OPEN, GIFT, STAFF), (OPEN, GIFT, STAFF), [("", "same", None)]),
        ((OPEN, GIFT, STAFF), (OPEN, STAFF, CHILD), [("", "a", None), ("", "b", None)]),
        ((OPEN, GIFT, STAFF), (OPEN, STAFF, GIFT), [("", "conflict", "place")]),
        ((GIFT, OPEN, STAFF), (CHILD, OPEN, STAFF), [("", "conflict", "inserted")]),
        ((OPEN, GIFT, STAFF), (OPEN, GIFT, CHILD, STAFF), [("", "same", None), ("", "b", None)]),
        ((OPEN, GIFT, STAFF), (OPEN, GIFT, GIFT, STAFF), [("", "same", None), ("", "b", None)]),
        ((OPEN, GIFT, STAFF), (OPEN, CHILD, STAFF, GIFT), [("", "conflict", "place"), ("", "b", None)]),
        ((OPEN + "\n" + GIFT, STAFF), (OPEN + "\n" + CHILD, STAFF), [("第一条", "conflict", "words")]),
        ((OPEN + "\n" + GIFT, STAFF), (OPEN.replace("须知。", "办法。"), STAFF), [("第一条", "mergeable", None)]),
        ((OPEN.replace("，每周", ",每周"), STAFF), (OPEN.replace("公众", "读者"), STAFF), [("第一条", "mergeable", None)]),
        ((OPEN + STAFF,), (OPEN.replace("公众", "读者"), STAFF), [("第一条、第二条", "conflict", "structure")]),
        ((OPEN + STAFF,), (OPEN, STAFF), [("第一条、第二条", "a", None)]),
    ],
)  # fmt: skip
def test_what_two_drafts_may_do(a, b, expected) -> None:
    assert found((OPEN, STAFF), a, b) == expected


@pytest.mark.parametrize(
    ("b", "expected"),
    [
        ((OPEN, GIFT, CHILD, STAFF, MOBILE), ("conflict", "moved")),
        ((OPEN, STAFF, GIFT, CHILD, MOBILE), ("a", None)),
        ((OPEN, STAFF, GIFT, CHILD, MOBILE.replace("每月", "每周")), ("mergeable", None)),
        ((MOBILE, OPEN, STAFF, GIFT, CHILD), ("same", None)),
        ((OPEN, MOBILE, STAFF, GIFT, CHILD), ("conflict", "moved")),
    ],
)
def test_an_article_that_moves(b, expected) -> None:
    items = found((OPEN, STAFF, GIFT, CHILD, MOBILE), (MOBILE, OPEN, STAFF, GIFT, CHILD), b)
    if expected == ("conflict", "moved") and b[-1] == MOBILE:  # there it is another article that moved
        assert items == [("第二条", "b", None), ("第五条", "a", None)]
    else:
        assert items == [("第五条", *expected)]


def test_other_numbers_and_references_are_no_conflict() -> None:
    base = (OPEN, GIFT, "违反第二条规定的，由主管部门责令改正，可以处警告。")
    a = (CHILD, OPEN, GIFT, base[2].replace("第二条", "第三条"))
    b = (CHILD.replace("急救", "消防"), MOBILE, OPEN, GIFT, base[2].replace("第二条", "第四条"))
    made = compare_three(law(*base), law(*a), law(*b))
    assert [(item.status, item.numbers) for item in made.items if item.unit == "article"] == [
        ("conflict", False),
        ("unchanged", True),
        ("unchanged", True),
        ("unchanged", True),
    ]
    assert "A、B 编号不同、合并后须重新编号的条文：第一条（A 第二条，B 第三条）" in render(
        made, "text", RenderOptions("zh")
    ).decode().replace("\n", "")


def test_the_mark_of_a_draft_in_its_title_is_no_conflict() -> None:
    base, a, b = (with_title(law(OPEN), f"虚构书屋条例{mark}") for mark in ("", "（草案一审稿）", "（草案二审稿）"))
    assert not compare_three(base, a, b).conflicts
    a, b = with_title(law(OPEN), "虚构驿站条例（草案）"), with_title(law(OPEN), "虚构阅读条例（草案）")
    assert [item.reason for item in compare_three(base, a, b).conflicts] == ["words"]


def test_the_merged_text_says_who_made_what() -> None:
    (item,) = [
        item
        for item in compare_three(
            law(OPEN), law(OPEN.replace("四十", "五十")), law(OPEN.replace("公众", "读者").replace("四十", "五十"))
        ).items
        if item.status == "mergeable"
    ]
    assert [part for part in item.text if part.by] == [
        Marked("delete", "公众", "b"),
        Marked("insert", "读者", "b"),
        Marked("delete", "四十小时", "both"),
        Marked("insert", "五十小时", "both"),
    ]


def test_every_status_and_reason_has_a_name() -> None:
    assert set(STATUS) == set(STATUSES)
    assert set(REASON) == set(REASONS)
    schema = SCHEMA["$defs"]
    assert tuple(schema["status"]["enum"]) == STATUSES
    assert tuple(schema["item"]["properties"]["reason"]["enum"]) == REASONS


@st.composite
def three(draw):
    base = draw(drafts.articles())
    return tuple(drafts.document(made) for made in (base, draw(drafts.draft(base)), draw(drafts.draft(base))))


@LAW
@given(three())
def test_a_draft_that_is_the_base_changes_nothing(given_three) -> None:
    base, a, _ = given_three
    made = compare_three(base, a, base)
    assert {item.status for item in made.items} <= {"a", "unchanged"}
    changed = [
        row
        for row in compare(base, a).changes
        if row.unit != "metadata" and row.kind not in ("unchanged", "renumbered")
    ]
    assert sum(len(item.a) for item in made.items if item.status == "a") >= len(changed) > 0 or not changed
    assert {item.status for item in compare_three(base, base, a).items} <= {"b", "unchanged"}


@LAW
@given(three())
def test_two_drafts_alike_are_the_same(given_three) -> None:
    base, a, _ = given_three
    assert {item.status for item in compare_three(base, a, a).items} <= {"same", "unchanged"}


SWAPPED = {"a": "b", "b": "a"}


@LAW
@given(three())
def test_it_does_not_matter_which_is_a(given_three) -> None:
    base, a, b = given_three

    def said(made, *, swap: bool):
        rows = []
        for item in made.items:
            sides = (item.b, item.a) if swap else (item.a, item.b)
            status = SWAPPED.get(item.status, item.status) if swap else item.status
            text = [part._replace(by=SWAPPED.get(part.by, part.by)) for part in item.text] if swap else [*item.text]
            if item.reason == "place":  # said once, where the first draft has it
                continue
            rows.append(repr((item.unit, status, item.reason, item.base, sides, text, item.numbers)))
        return sorted(rows)

    assert said(compare_three(base, a, b), swap=False) == said(compare_three(base, b, a), swap=True)


@LAW
@given(three())
def test_every_unit_of_the_base_and_every_row_is_in_one_item(given_three) -> None:
    base, a, b = given_three
    made = compare_three(base, a, b)
    for side, changes in zip(("a", "b"), made.changes, strict=True):
        rows = placed(changes)
        units = [ref.eId for item in made.items if item.unit != "annex" for ref in item.base]
        assert sorted(units) == sorted(key[1] for key in order(rows, "old"))
        shown = [
            row for item in made.items if item.reason != "place" for row in getattr(item, side) if row.old or row.new
        ]
        twins = [row for item in made.items if item.reason == "place" for row in getattr(item, side)]
        assert sorted(map(repr, [*shown, *twins])) == sorted(repr(row.change) for row in rows)


@FEW
@given(three())
def test_every_output_is_made_and_json_keeps_the_contract(given_three) -> None:
    made = compare_three(*given_three)
    jsonschema.validate(json.loads(render(made, "json")), SCHEMA)
    for output in THREEWAY_OUTPUTS:
        assert render(made, output) == render(compare_three(*given_three), output)


@FEW
@given(documents(), documents(), documents())
def test_any_documents(base, a, b) -> None:
    made = compare_three(base, a, b)
    jsonschema.validate(json.loads(render(made, "json")), SCHEMA)
    for output in THREEWAY_OUTPUTS:
        assert render(made, output)


TEXT = st.text("甲乙丙，。\n", max_size=20)


@LAW
@given(TEXT, TEXT)
def test_edits_give_the_new_text(old: str, new: str) -> None:
    run = segments(old, new)
    plain = [Segment(part.op, part.text) for part in run]
    assert applied(base_text(run), edits(plain)) == new


@LAW
@given(TEXT, TEXT, TEXT)
def test_what_does_not_meet_can_be_put_together(base: str, one: str, other: str) -> None:
    a, b = (edits([Segment(p.op, p.text) for p in segments(base, text)]) for text in (one, other))
    assert meet(base, a, b) == meet(base, b, a)
    assert not meet(base, a, a)
    if not meet(base, a, b):
        made = together(base, a, b)
        assert "".join(part.text for part in made if part.op != "insert") == base
        assert "".join(part.text for part in made if part.op != "delete") == applied(base, {*a, *b})
        assert "".join(part.text for part in together(base, a, ()) if part.op != "delete") == one


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Edit(0, 2, "x"), Edit(1, 3, "y"), True),
        (Edit(0, 2, "x"), Edit(2, 3, "y"), True),
        (Edit(1, 1, "x"), Edit(1, 1, "y"), True),
        (Edit(0, 3, ""), Edit(1, 1, "y"), True),
        (Edit(0, 2, "x"), Edit(0, 2, "x"), False),
        (Edit(0, 1, "x"), Edit(2, 3, "y"), False),
        (Edit(4, 4, "x\n"), Edit(4, 5, "y"), False),
        (Edit(4, 4, "x\n"), Edit(4, 4, "y\n"), True),
        (Edit(0, 4, ""), Edit(4, 5, "y"), False),
    ],
)
def test_which_edits_meet(one: Edit, other: Edit, expected: bool) -> None:
    assert meet("abc\ndef", [one], [other]) is expected
    assert meet("abc\ndef", [other], [one]) is expected


@LAW
@given(three())
def test_the_flow_of_a_row_holds_both_texts(given_three) -> None:
    base, a, _ = given_three
    for row in placed(compare(base, a)):
        run = flow(row.change)
        for text in (base_text(run), new_text(run)):
            assert not text or text.endswith("\n")
        if row.change.kind == "unchanged":
            assert base_text(run) == new_text(run)


def test_the_comparisons_must_begin_with_the_same_text() -> None:
    one, two = law(OPEN), law(STAFF)
    with pytest.raises(ValueError, match="do not begin with the same text"):
        threeway(compare(one, two), compare(two, one))


def test_new_annexes_alike_in_name_are_each_one() -> None:
    base = "虚构办法\n\n第一条　甲。\n"
    annex = "\n附件\n\n登记表\n\n由{}填写。\n"
    a, b = (akn.parse(base + annex.format("船主") + annex.format(other)).document for other in ("渡工", "乘客"))
    items = compare_three(akn.parse(base).document, a, b).items
    assert [(item.status, item.a[0].new[0].eId) for item in items if item.unit == "annex"] == [
        ("same", "att_1"),
        ("same", "att_2"),
    ]


@pytest.mark.parametrize("width", [40, 80])
def test_lines_keep_to_the_width(width: int) -> None:
    made = compare_three(*map(act, parts(CASES[0], "base", "a", "b")))
    for color in (False, True):
        text = render(made, "text", RenderOptions("zh", color, width)).decode()
        assert max(map(columns, re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines())) <= width


def test_stat_is_the_head_alone() -> None:
    made = compare_three(*map(act, parts(CASES[0], "base", "a", "b")))
    for output in ("text", "markdown", "html"):
        assert "五十六小时" in render(made, output).decode()
        assert "五十六小时" not in render(made, output, RenderOptions(stat=True)).decode()


def test_the_page_loads_nothing_and_escapes_everything() -> None:
    hostile = '<script>alert(1)</script>{{ 7*7 }}\u202e"'
    made = compare_three(law(OPEN), law(OPEN + hostile), law(OPEN.replace("。", hostile)))
    text = akn.render(made, "html").decode()
    assert "<script" not in text
    assert "\u202e" not in text
    assert "{{ 7*7 }}" in text
    assert not re.search(r"https?://|url\(|@import|<link|<img|\son\w+=", text)
    assert text.count("<td") == text.count("</td>")


@pytest.mark.skipif(not SHARED.exists(), reason="no texts at hand")
def test_a_real_act_and_two_versions_of_it() -> None:
    first = next(path for path in SHARED.iterdir() if "食品安全法_2015" in path.name)
    second = next(path for path in SHARED.iterdir() if "食品安全法_2021-04-29_" in path.name)
    a, base, b = (akn.read(path).document for path in (first / "old.md", second / "old.md", second / "new.md"))
    made = akn.compare_three(base, a, b)
    assert made.conflicts == ()
    assert [ref.num for item in made.items if item.status == "mergeable" for ref in item.base] == [
        "第四十一条",
        "第八十一条",
        "第八十二条",
        "第一百二十四条",
        "第一百三十二条",
    ]
