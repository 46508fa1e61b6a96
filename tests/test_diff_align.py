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
