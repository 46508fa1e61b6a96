"""Ids that somebody kept track of: when they are heard, and that no row contradicts them without saying so."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akn.diff.changeset import Change
from akn.diff.compare import compare
from akn.diff.patch import patch
from akn.diff.tracking import Claims, agreed, claims, partners
from akn.model.document import Document
from akn.model.provision import Provision, walk
from tests.diff_acts import act

OPEN = "书屋应当向公众免费开放，每周开放时间不少于四十小时。"
STAFF = "书屋应当配备一名专职管理员，管理员由街道办事处聘任。"
MOBILE = "流动书屋每月至少到达每个村庄一次，路线由主管部门公布。"
MONEY = "经费由本级财政安排，不得挪作他用。"
END = "本条例自公布之日起施行。"
NUMBERS = "一二三四五六七八九"


def law(*texts: str) -> Document:
    return act("\n".join(f"第{NUMBERS[at]}条 {text}" for at, text in enumerate(texts)))


def track(document: Document, ids: Mapping[str, str]) -> Document:
    """`document` with a wId on each unit of `ids`, and on all below it."""

    def unit(item: Provision, before: str = "", after: str = "") -> Provision:
        if item.eId in ids:
            before, after = item.eId, ids[item.eId]
        wid = after + item.eId[len(before) :] if before and item.eId.startswith(before) else None
        return replace(item, wId=wid, children=tuple(unit(child, before, after) for child in item.children))

    return replace(document, body=tuple(map(unit, document.body)))


def rows(old: Document, new: Document, kind: str = "article") -> list[Change]:
    made = compare(old, new)
    assert patch(old, made) == new
    return [change for change in made.changes if change.unit == kind]


def said(changes: list[Change]) -> list[tuple[str, list[str], list[str], bool]]:
    return [(c.kind, [r.eId for r in c.old], [r.eId for r in c.new], bool(c.note)) for c in changes]


OLD = law(OPEN, STAFF, MOBILE, END)
NEW = track(law(MONEY, OPEN, STAFF, "每季度一次向村庄送书。", END), {f"art_{n}": f"art_{n - 1}" for n in (2, 3, 4, 5)})
NEW = track(NEW, {"art_1": "art_1@2031-01-01"} | {f"art_{n}": f"art_{n - 1}" for n in (2, 3, 4, 5)})


def test_of_two_texts_read_each_for_itself_ids_say_nothing() -> None:
    assert claims(OLD, law(MONEY, OPEN, STAFF, END)) is None
    assert said(rows(OLD, law(MONEY, STAFF, MOBILE, END)))[0] == ("repealed", ["art_1"], [], False)


def test_ids_of_the_new_version_come_before_likeness() -> None:
    assert said(rows(OLD, NEW)) == [
        ("inserted", [], ["art_1"], False),
        ("renumbered", ["art_1"], ["art_2"], False),
        ("renumbered", ["art_2"], ["art_3"], False),
        ("modified", ["art_3"], ["art_4"], False),
        ("renumbered", ["art_4"], ["art_5"], False),
    ]


def test_a_version_compared_with_an_older_one() -> None:
    assert said(rows(NEW, OLD)) == [
        ("repealed", ["art_1"], [], False),
        ("renumbered", ["art_2"], ["art_1"], False),
        ("renumbered", ["art_3"], ["art_2"], False),
        ("modified", ["art_4"], ["art_3"], False),
        ("renumbered", ["art_5"], ["art_4"], False),
    ]


def test_a_version_compared_with_a_text_read_anew() -> None:
    anew = law(MONEY, OPEN, STAFF, MOBILE, END)
    assert claims(NEW, anew) is None
    assert [c.kind for c in rows(NEW, anew)] == [
        "unchanged",
        "unchanged",
        "unchanged",
        "repealed",
        "inserted",
        "unchanged",
    ]


def test_ids_of_another_work_say_nothing() -> None:
    other = replace(NEW, meta=replace(NEW.meta, work=replace(NEW.meta.work, uri="/akn/cn/act/2001-01-01/other")))
    assert claims(OLD, other) is None


def test_units_of_different_ids_are_two_unless_they_are_alike() -> None:
    new = track(law(OPEN, STAFF, "流动书屋每两月到达各村一次。", END), {"art_3": "art_3@2031-01-01"})
    assert said(rows(OLD, new))[2:] == [
        ("repealed", ["art_3"], [], False),
        ("inserted", [], ["art_3"], False),
        ("unchanged", ["art_4"], ["art_4"], False),
    ]
    alike = track(law(OPEN, STAFF, MOBILE.replace("一次", "两次"), END), {"art_3": "art_3@2031-01-01"})
    (row,) = [c for c in rows(OLD, alike) if c.note]
    assert row.note == (
        "By their ids, art_3 of the old text and art_3 of the new one are two units; the texts pair them. "
        "按标识，旧文本的 art_3 与新文本的 art_3 不是同一单位；此处按文字对应。"
    )


def test_where_the_texts_clearly_speak_against_two_ids_they_decide_and_the_rows_say_so() -> None:
    new = track(law(OPEN, MOBILE, STAFF, END), {"art_2": "art_2", "art_3": "art_3", "art_4": "art_4"})
    found = rows(OLD, new)
    assert {(c.old[0].eId, c.new[0].eId) for c in found if c.note} == {("art_2", "art_3"), ("art_3", "art_2")}
    assert found[1].note == (
        "By its id, art_3 of the old text is art_3 of the new one; the texts say otherwise. "
        "按标识，旧文本的 art_3 是新文本的 art_3；此处以文字为准。"
    )


def test_ids_stand_where_no_other_text_is_like_theirs() -> None:
    new = track(law(OPEN, MONEY, MOBILE, END), {"art_2": "art_2"})
    assert said(rows(OLD, new))[1] == ("modified", ["art_2"], ["art_2"], False)


def test_ids_that_most_texts_speak_against_are_not_heard_but_answered() -> None:
    new = track(law(STAFF, MOBILE, OPEN, END), {"art_1": "art_3", "art_2": "art_1", "art_3": "art_2"})
    found = claims(OLD, new)
    assert found is not None
    assert not found.heard
    assert [bool(c.note) for c in rows(OLD, new)] == [True, True, True, False]


@pytest.mark.parametrize("form", ["{}\n{}\n{}", "有下列情形之一的，应当登记：\n（一）{}\n（二）{}\n（三）{}"])
def test_paragraphs_and_points(form: str) -> None:
    old = act("第一条 " + form.format("图书破损", "读者遗失图书", "座位损坏"))
    new = act("第一条 " + form.format("书架倾斜", "图书破旧缺页", "读者遗失图书"))
    unit = next(item for item in walk(new.body) if len(item.children) == 3)
    names = [child.eId for child in unit.children]
    new = track(new, {names[0]: f"{names[0]}@2031-01-01", names[1]: names[0], names[2]: names[1]})
    (row,) = rows(old, new)
    inside = row.children if len(row.children) > 1 else row.children[0].children
    assert [(c.kind, [r.eId[-1] for r in c.old], [r.eId[-1] for r in c.new], c.note) for c in inside] == [
        ("inserted", [], ["1"], None),
        ("modified", ["1"], ["2"], None),
        ("renumbered", ["2"], ["3"], None),
        ("repealed", ["3"], [], None),
    ]


def test_chapters() -> None:
    old = act(f"第一章　设立\n第一条 {OPEN}\n第二章　开放\n第二条 {STAFF}\n第三章　附则\n第三条 {END}")
    new = act(f"第一章　保障\n第一条 {MONEY}\n第二章　登记\n第二条 {MOBILE}\n第三章　附则\n第三条 {END}")
    assert [c.kind for c in rows(old, new, "chapter")] == ["repealed", "repealed", "inserted", "inserted", "unchanged"]
    new = track(new, {"chp_1": "chp_2", "chp_2": "chp_1", "art_1": "art_1@2031-01-01", "art_2": "art_2@2031-01-01"})
    assert {(c.old[0].eId, c.new[0].eId) for c in rows(old, new, "chapter")} == {
        ("chp_1", "chp_2"),
        ("chp_2", "chp_1"),
        ("chp_3", "chp_3"),
    }


def test_an_id_that_several_have_names_none() -> None:
    twice = (Provision("article", "art_1"), Provision("article", "art_1"), Provision("article", "art_2"))
    assert partners(twice, twice) == {2: 2}


def test_a_unit_nobody_kept_track_of_says_nothing() -> None:
    new = law(MONEY, OPEN)
    new = replace(new, body=(new.body[0], replace(new.body[1], wId="art_1")))
    found = claims(law(OPEN), new)
    assert found is not None
    assert found.new == {"art_1__para_1": "art_1__para_1"}  # two have the id art_1, and art_2__para_1 has no wId


def test_ids_agree_unless_another_unit_is_nearly_the_same() -> None:
    assert agreed({0: 0, 1: 1}, [OPEN, STAFF], [MONEY, STAFF]) == {0: 0, 1: 1}
    assert agreed({0: 0, 1: 1}, [OPEN, STAFF], [STAFF, OPEN]) == {}
    assert agreed({0: 0}, [OPEN, STAFF], [STAFF]) == {}


def _all(changes: tuple[Change, ...]) -> Iterator[Change]:
    for change in changes:
        yield change
        yield from _all(change.children)


def _contradicts(row: Change, found: Claims) -> bool:
    olds, news = {r.tracking_id for r in row.old}, {r.tracking_id for r in row.new}
    return any(name in found.old and name in found.new and (name in olds) != (name in news) for name in olds | news)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(5)), st.permutations(range(5)), st.integers(0, 5))
def test_no_row_contradicts_the_ids_without_saying_so(order: list[int], ids: list[int], kept: int) -> None:
    texts = [OPEN, STAFF, MOBILE, MONEY, END]
    old = law(*texts)
    new = track(law(*(texts[i] for i in order)), {f"art_{at + 1}": f"art_{i + 1}" for at, i in enumerate(ids[:kept])})
    made = compare(old, new)
    assert patch(old, made) == new
    found = claims(old, new)
    for row in _all(made.changes):
        assert bool(found and _contradicts(row, found)) <= bool(row.note)
