"""The table of amending phrases: every row reads its own example, whole, and before any other row does."""

import re

import pytest

from akn.language.zh.amending import PHRASES, Q, T, normalised, patterns
from akn.language.zh.numbering import renumbered


def template(text: str) -> str:
    return normalised(re.sub("《[^》]*》", T, re.sub("“[^”]*”", Q, text)))


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row.example)
def test_a_row_reads_its_example(row) -> None:
    text = template(row.example)
    start = len(text) - len(text.lstrip("此外，")) if text.startswith("此外") else 0
    if row.pattern.startswith("(?:并|依次"):
        start = text.index("调整")
    found = next(
        (action, match)
        for action, pattern in patterns()
        if (match := pattern.match(text, start)) and match.end() > start
    )
    assert found[0] == row.action
    assert text[found[1].end() :].strip("。：") == ""


@pytest.mark.parametrize(
    ("num", "number", "made"),
    [
        ("第十二条", "13", "第十三条"),
        ("第六条", "6-1", "第六条之一"),
        ("第六条之一", "7", "第七条"),
        ("第六条之一", "6-2", "第六条之二"),
        ("（三）", "4", "（四）"),
        ("3.", "4", "4."),
        ("（３）", "4", "（４）"),
        ("⑳", "21", "㉑"),
        ("第一百二十八 条", "129", "第一百二十九 条"),
        ("附件", "2", "附件"),
    ],
)
def test_a_number_is_printed_as_the_one_before(num: str, number: str, made: str) -> None:
    assert renumbered(num, number) == made
