"""Chinese numerals and the numbers of provisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.language.zh.numerals import index, number, numeral

WRITTEN = [
    (1, "一"),
    (10, "十"),
    (11, "十一"),
    (20, "二十"),
    (100, "一百"),
    (102, "一百零二"),
    (110, "一百一十"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (1260, "一千二百六十"),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_numeral(value: int, text: str) -> None:
    assert numeral(value) == text
    assert number(text) == value


@given(st.integers(1, 9999))
def test_numerals_read_as_written(value: int) -> None:
    assert number(numeral(value)) == value


@pytest.mark.parametrize("value", [0, -1, 10000])
def test_numeral_refuses_what_no_statute_has(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        numeral(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百〇二", 102),
        ("一十", 10),
        ("廿一", 21),
        ("二〇二四", 2024),
        ("二○○六", 2006),
        ("12", 12),
        ("１２", 12),
        ("两", 2),
    ],
)
def test_variants(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "第一", "1a"])
def test_no_numeral(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("num", "expected"),
    [
        ("第十二条", "12"),
        ("第一百二十条之一", "120-1"),
        ("第六条之十", "6-10"),
        ("第一百二十八 条", "128"),
        ("（三）", "3"),
        ("(11)", "11"),
        ("1．", "1"),
        ("②", "2"),
        ("⑾", "11"),
        ("附件1", "1"),
        ("附表二", "2"),
        ("一、", "1"),
        ("附件", None),
        ("附则", None),
    ],
)
def test_index(num: str, expected: str | None) -> None:
    assert index(num) == expected


def test_a_run_of_digits_too_long_numbers_nothing() -> None:
    for digit in "一1１百":
        assert number(digit * 5000) is None
        assert index(f"第{digit * 5000}条") is None
    assert index(f"第六条之{'一' * 5000}") is None
