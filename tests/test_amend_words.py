"""Words put in, taken out and replaced, with the punctuation that decisions leave to be inferred."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.amend.tree import Edit, Node
from akn.amend.words import deletions, edited, insertion, joined, occurrences, prepended, put, substitution

STOPS = "，、；。：？！"


def doubled(text: str) -> bool:
    """Whether two marks stand side by side, or one begins the text."""
    return text[:1] in tuple(STOPS) or any(a in STOPS and b in STOPS for a, b in pairwise(text))


def after(text: str, anchor: str, new: str, place: str = "after") -> str:
    edit, _ = insertion(text, text.index(anchor), new, place, anchor)
    return edited(text, [joined(text, edit)[0]])[0]


def without(text: str, words: str) -> str:
    start = text.index(words)
    edit, _ = next(deletions(text, start, start + len(words)))
    return edited(text, [joined(text, edit)[0]])[0]


@pytest.mark.parametrize(
    ("text", "anchor", "new", "made"),
    [
        ("保护渡口，方便往来。", "保护渡口", "鼓励摆渡", "保护渡口，鼓励摆渡，方便往来。"),
        ("保护渡口。", "保护渡口", "鼓励摆渡", "保护渡口，鼓励摆渡。"),
        ("应当登记、年检。", "登记", "培训", "应当登记、培训、年检。"),
        ("知道船期负有保密义务。", "船期", "票价", "知道船期、票价负有保密义务。"),
        ("渡工应当登记。", "渡工", "和船主", "渡工和船主应当登记。"),
        ("渡工应当登记。", "应当", "依法", "渡工应当依法登记。"),
        ("渡口所在地的街道组织演练。", "街道", "按照预案", "渡口所在地的街道按照预案组织演练。"),
        ("由街道组织演练。", "由", "县和", "由县和街道组织演练。"),
        ("逃避检查的，处罚款。", "逃避检查", "并造成渡船碰撞或者沉没", "逃避检查，并造成渡船碰撞或者沉没的，处罚款。"),
        ("登记。", "登记", "，并公布", "登记，并公布。"),
        ("登记。", "登记", "年检。", "登记，年检。"),
        ("登记，年检。", "登记，", "，培训", "登记，培训年检。"),
        ("应当诚实。", "诚实", "不得欺骗", "应当诚实，不得欺骗。"),
        ("有下列行为的，处罚款。", "有下列行为的", "根据情节轻重，", "有下列行为的，根据情节轻重，处罚款。"),
        ("登记、年检。", "登记、", "培训", "登记、培训、年检。"),
        ("渡口开放。", "渡口", "（含临时渡口）", "渡口（含临时渡口）开放。"),
        ("根据《甲法》等法律。", "《甲法》", "《乙法》", "根据《甲法》《乙法》等法律。"),
    ],
)
def test_inserted_words_take_the_mark_that_their_place_asks_for(text: str, anchor: str, new: str, made: str) -> None:
    assert after(text, anchor, new) == made


@pytest.mark.parametrize(
    ("text", "anchor", "new", "inferred"),
    [
        ("保护渡口，方便往来。", "保护渡口", "和渡船", False),
        ("保护渡口，方便往来。", "保护渡口", "、渡船", False),
        ("保护渡口，方便往来。", "保护渡口", "鼓励摆渡", True),
        ("渡工应当登记。", "应当", "依法", True),
        ("渡工应当登记。", "渡工", "等", True),
    ],
)
def test_what_only_the_words_around_decide_is_inferred(text: str, anchor: str, new: str, inferred: bool) -> None:
    assert insertion(text, text.index(anchor), new, "after", anchor)[1] is inferred


def test_words_before_an_anchor_take_a_mark_behind_them() -> None:
    assert after("应当开船。", "开船", "按照渡口规定的时间", "before") == "应当按照渡口规定的时间，开船。"
    assert after("做好渡口工作。", "渡口", "渡船及其", "before") == "做好渡船及其渡口工作。"
    assert after("由县人民政府公布。", "县人民政府", "市", "before") == "由市、县人民政府公布。"
    assert after("由县人民政府公布。", "县人民政府", "设区的", "before") == "由设区的县人民政府公布。"


@pytest.mark.parametrize(
    ("text", "words", "made"),
    [
        ("渡工、船主、乘客可以上船。", "船主", "渡工、乘客可以上船。"),
        ("渡工、船主、乘客可以上船。", "渡工", "船主、乘客可以上船。"),
        ("渡工、船主。", "船主", "渡工。"),
        ("渡工、船主和乘客可以上船。", "船主", "渡工和乘客可以上船。"),
        ("渡工、船主等可以上船。", "船主", "渡工等可以上船。"),
        ("应当登记，并年检，接受检查。", "并年检", "应当登记，接受检查。"),
        ("应当登记，逃避年检的，处罚款。", "逃避年检", "应当登记的，处罚款。"),
        ("开船。停船。", "停船", "开船。"),
        ("开船；停船。", "停船", "开船。"),
        ("船主应当立即停船，疏散乘客。", "立即停船", "船主应当疏散乘客。"),
        ("向船主、管船人或者用船人提出。", "管船人或者", "向船主、用船人提出。"),
        ("及时开船。", "及时", "开船。"),
        ("开船，", "，", "开船"),
    ],
)
def test_deleted_words_take_one_mark_along(text: str, words: str, made: str) -> None:
    assert without(text, words) == made


def test_the_other_mark_goes_where_a_deletion_beside_took_the_first() -> None:
    item = Node("paragraph")
    text = "甲、乙、丙。"
    for start in (0, 2):
        assert any(put(item, (0,), edit) for edit, _ in deletions(text, start, start + 1))
    assert edited(text, item.edits[0,])[0] == "丙。"


def test_the_particle_follows_no_comma() -> None:
    text = "开船，不按规定停靠的，处罚。"
    edit, inferred = substitution(text, 3, 10, "的")
    assert (edited(text, [edit])[0], inferred) == ("开船的，处罚。", True)


def test_words_at_the_beginning_need_their_mark() -> None:
    assert prepended("开船。", "每日") is None
    assert prepended("开船。", "每日，") == Edit(0, 0, "每日，")


def test_words_are_found_whatever_the_form_of_their_marks() -> None:
    assert occurrences("甲,乙；甲，乙", "甲，乙") == [0, 4]
    assert occurrences("甲甲甲", "甲甲") == [0]
    assert occurrences("甲", "") == []


def test_edits_that_meet_are_not_put() -> None:
    item = Node("paragraph")
    assert put(item, (0,), Edit(2, 4, "子"))
    assert not put(item, (0,), Edit(3, 5, ""))
    assert put(item, (0,), Edit(4, 4, "丑"))
    assert not put(item, (0,), Edit(4, 4, "寅"))


TEXT = st.lists(st.text("甲乙丙的和应当", min_size=1, max_size=4), min_size=1, max_size=6).flatmap(
    lambda parts: st.lists(st.sampled_from("，、；。："), min_size=len(parts), max_size=len(parts)).map(
        lambda marks: "".join(part + mark for part, mark in zip(parts, marks, strict=True))
    )
)
NEW = st.text("子丑，、；。和并的", min_size=1, max_size=6).filter(lambda text: not doubled(text[1:]))


@given(TEXT, st.integers(0, 40), st.integers(1, 12), NEW, st.sampled_from(["after", "before"]))
def test_no_place_and_no_words_leave_two_marks_side_by_side(
    text: str, at: int, size: int, new: str, place: str
) -> None:
    start = at % len(text)
    end = min(start + size, len(text))
    for edit in (
        next(deletions(text, start, end))[0],
        insertion(text, start, new, place, text[start:end])[0],
        substitution(text, start, end, new)[0],
    ):
        made, inferred = joined(text, edit)
        result, _ = edited(text, [made])
        assert not doubled(result)
        assert inferred or made == edit
        assert result.startswith(text[: made.start])
        assert result.endswith(text[made.end :])
