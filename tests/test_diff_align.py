"""Which unit became which."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.diff.align import Group, align
from akn.diff.common import increasing
from akn.diff.sequence import Row, moved, rows

TEXTS = [
    "书屋应当向公众免费开放，每周开放时间不少于四十小时。",
    "书屋应当配备一名专职管理员，管理员由街道办事处聘任。",
    "流动书屋每月至少到达每个村庄一次，路线由主管部门公布。",
    "任何单位和个人不得侵占、破坏书屋的设施和图书。",
    "书屋的经费由本级财政安排，不得挪作他用。",
    "捐建书屋的社会力量可以为书屋命名。",
]


def pairs(groups: list[Group]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(group.old, group.new) for group in groups]


@given(st.permutations(range(len(TEXTS))))
def test_equal_texts_pair_wherever_they_stand(order: list[int]) -> None:
    assert pairs(align(TEXTS, [TEXTS[i] for i in order])) == [((i,), (order.index(i),)) for i in range(len(TEXTS))]


def test_edited_texts_pair_across_an_insertion_and_a_repeal() -> None:
    new = [
        TEXTS[0].replace("四十", "五十六"),
        "本条例所称图书，包括纸质图书和数字资源。",
        TEXTS[1].replace("一名专职", "至少两名"),
        TEXTS[3] + "违者依法处罚。",
        TEXTS[4],
        TEXTS[5],
    ]
    assert pairs(align(TEXTS, new)) == [((0,), (0,)), ((1,), (2,)), ((3,), (3,)), ((4,), (4,)), ((5,), (5,))]


def test_moved_and_edited() -> None:
    new = [TEXTS[3], TEXTS[4], TEXTS[5], TEXTS[0].replace("四十", "五十六"), TEXTS[1], TEXTS[2]]
    assert pairs(align(TEXTS, new)) == [((i,), ((i + 3) % 6,)) for i in range(6)]


def test_split_and_merged() -> None:
    new = [TEXTS[0], TEXTS[1] + TEXTS[2], TEXTS[3], "书屋的经费由本级财政安排。", "书屋的经费不得挪作他用。", TEXTS[5]]
    old = [*TEXTS[:4], "书屋的经费由本级财政安排。书屋的经费不得挪作他用。", TEXTS[5]]
    assert pairs(align(old, new)) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3, 4)), ((5,), (5,))]
    assert all(len(group.old) == len(group.new) == 1 for group in align(old, new, fold=False))


def test_a_short_rule_pairs_with_the_long_one_that_holds_it() -> None:
    rule = "捐赠图书的目录应当每年公布一次，便于读者查询。"
    long = (
        "书屋接受捐赠应当开具凭证，并与捐赠人订立协议，写明图书的用途和保管期限。捐赠图书的目录应当每年公布，便于读者查询。"
        "捐赠人可以要求查看图书的借阅情况，书屋应当在十五日内答复。"
    )
    assert pairs(align([TEXTS[0], rule, TEXTS[3]], [TEXTS[0], long, TEXTS[3]])) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]


def test_an_opening_that_the_pair_has_as_well_makes_no_merger() -> None:
    opening = "履行领导职责的街道办事处和县级主管部门"
    old = [f"{opening}可以征用图书和场地。", f"{opening}应当公布信息。"]
    new = [f"{opening}可以征用图书和场地。{opening}应当帮助老年人借阅，{opening}应当修缮设施。"]
    assert pairs(align(old, new)) == [((0,), (0,))]


def test_what_a_pair_lost_is_a_split_before_it_is_likened_to_something_else() -> None:
    old = [TEXTS[0] + TEXTS[1], "书屋应当配备消防设施和一名安全员。", TEXTS[2], TEXTS[3]]
    new = [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3]]
    assert pairs(align(old, new, fold=False)) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,))]
    assert pairs(align(old, new)) == [((0,), (0, 1)), ((2,), (2,)), ((3,), (3,))]


def test_neighbours_say_where_a_rewritten_unit_went() -> None:
    old = [TEXTS[0], "图书所有权的取得、转让和消灭，适用住所地法律。", TEXTS[1], TEXTS[3], TEXTS[4]]
    new = [
        TEXTS[0],
        "图书所有权适用登记地法律；登记地变更的，适用新登记地法律，但是寄存引起的变更除外。",
        TEXTS[1],
        TEXTS[3],
        "图书留置权，适用留置地法律。",
        TEXTS[4],
    ]
    assert ((1,), (1,)) in pairs(align(old, new))


def test_split_in_three_and_merged_from_three_with_the_confidence_of_the_least_certain_part() -> None:
    three = [TEXTS[0], TEXTS[2], TEXTS[3]]
    for old, new in (
        ([*TEXTS[4:], "".join(three)], [*TEXTS[4:], *three]),
        ([*TEXTS[4:], *three], [*TEXTS[4:], "".join(three)]),
    ):
        found = align(old, new)[-1]
        assert (len(found.old), len(found.new)) == (len(old) - 2, len(new) - 2)
        assert 0.4 < found.confidence < 1


def test_of_two_equal_places_a_unit_is_part_of_the_nearer() -> None:
    crime = "构成犯罪的，依法追究刑事责任。"
    old = [TEXTS[0] + crime, TEXTS[2], TEXTS[4], TEXTS[3] + crime]
    new = [TEXTS[0], TEXTS[2], TEXTS[4], TEXTS[3], "违反本条例，构成犯罪的，依法追究刑事责任。"]
    assert pairs(align(old, new)) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3, 4))]


def test_nothing_in_common() -> None:
    assert align(TEXTS, ["An act about something else.", "Another."]) == []
    assert align([], TEXTS) == align(TEXTS, []) == []


def test_given_pairs_win() -> None:
    assert pairs(align(TEXTS[:2], TEXTS[:2], [(0, 1)], fold=False)) == [((0,), (1,))]
    assert pairs(align(TEXTS[:2], TEXTS[:2], [(0, 1), (1, 0)])) == [((0,), (1,)), ((1,), (0,))]


def test_repeated_texts_pair_in_order() -> None:
    assert pairs(align(["略"] * 3, ["略"] * 2)) == [((0,), (0,)), ((1,), (1,))]


@given(st.lists(st.integers(0, 30), max_size=12, unique=True))
def test_the_longest_increasing_run(values: list[int]) -> None:
    run = increasing(list(enumerate(values)))
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(run))
    best = [1] * len(values)
    for i in range(len(values)):
        best[i] += max((best[j] for j in range(i) if values[j] < values[i]), default=0)
    assert len(run) == max(best, default=0)


@given(st.integers(0, 10**6))
def test_each_unit_stands_in_one_group_at_most(seed: int) -> None:
    chance = random.Random(seed)
    old, new = (
        ["".join(chance.choices("书屋图借阅开放管", k=chance.randint(0, 30))) for _ in range(chance.randint(0, 9))]
        for _ in range(2)
    )
    groups = align(old, new)
    for side, texts in (("old", old), ("new", new)):
        found = [at for group in groups for at in getattr(group, side)]
        assert len(found) == len(set(found))
        assert set(found) <= set(range(len(texts)))


def test_rows_in_order_of_the_new_with_repealed_ones_in_place() -> None:
    groups = [Group((0,), (0,)), Group((2,), (3,)), Group((3,), (1,))]
    away = moved(groups)
    assert away in ({2}, {3})
    assert rows(groups, 5, 4, away) == [
        Row((0,), (0,)),
        Row((1,), ()),
        Row((3,), (1,), moved=3 in away),
        *([Row((4,), ())] if 3 not in away else []),
        Row((), (2,)),
        Row((2,), (3,), moved=2 in away),
        *([Row((4,), ())] if 3 in away else []),
    ]


@pytest.mark.parametrize("size", [1, 40])
def test_confidence_is_a_share(size: int) -> None:
    old = [text * size for text in TEXTS]
    new = [text.replace("书屋", "图书室") * size for text in reversed(TEXTS)]
    groups = align(old, new)
    assert len(groups) == len(TEXTS)
    assert all(0 <= group.confidence <= 1 for group in groups)
