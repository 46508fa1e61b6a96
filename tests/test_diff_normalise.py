"""What counts as the same text: the tables, and what they may not touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.diff.normalise import MASK, TABLE, VARIANTS, editorial, masked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会计帐簿", "会计账簿"),
        ("(一)有场所;", "（一）有场所；"),
        ("第　一　条", "第一条"),
        ("书\u200b屋\ufeff", "书屋"),
        ("ＡＢＣ１２３", "ABC123"),
        ("“样书”", '"样书"'),
        ("二○二○年", "二〇二〇年"),
        ("⽂件", "文件"),
        ("〔2021〕12号", "[2021]12号"),
    ],
)
def test_the_same_but_for_form(one: str, other: str) -> None:
    assert editorial(one) == editorial(other)


@pytest.mark.parametrize(
    ("one", "other"), [("制定", "制订"), ("应当", "必须"), ("三日", "五日"), ("50㎡", "50m2"), ("甲、乙", "甲，乙")]
)
def test_another_word_is_another_word(one: str, other: str) -> None:
    assert editorial(one) != editorial(other)


def test_table() -> None:
    assert VARIANTS == {
        "账": "帐",
        "像": "象",
        "唯": "惟",
        "粘": "黏",
        "雇": "僱",
        "布": "佈",
        "升": "昇",
        "〇": "○零",
    }
    assert TABLE[","] == "，"
    assert not set(TABLE) & set(TABLE.values()), "a canonical form must stay as it is"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("违反本法第八条、第十条之一规定", f"违反本法{MASK}、{MASK}规定"),
        ("前款第（三）项、第二款", f"前款{MASK}、{MASK}"),
        ("第一次修正", "第一次修正"),
    ],
)
def test_masked(text: str, expected: str) -> None:
    assert masked(editorial(text)) == expected


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert editorial(editorial(text)) == editorial(text)
