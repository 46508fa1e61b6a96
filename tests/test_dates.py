"""Dates of official texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akn.language.zh.dates import dates, iso
from akn.language.zh.numerals import numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年1月25日", "2024-01-25"),
        ("2024 年 1 月 25 日", "2024-01-25"),
        ("２０２４年０１月２５日", "2024-01-25"),
        ("二〇二四年一月二十五日", "2024-01-25"),
        ("一九九五年三月廿六日", "1995-03-26"),
        ("2023年2月30日", None),
        ("2023年13月1日", None),
        ("2023年2月", None),
    ],
)
def test_iso(text, value):
    assert iso(text) == value


def test_dates_of_a_line_leave_out_what_no_calendar_has():
    assert dates("自2024年2月29日至2023年2月29日") == [((1, 11), "2024-02-29")]


@given(st.dates(), st.sampled_from(["", " ", "　"]))
def test_a_written_date_is_read_back(day, space):
    assert iso(f"{day.year:04}{space}年{space}{day.month}{space}月{day.day}{space}日") == day.isoformat()
    assert iso(f"{day.year:04}年{numeral(day.month)}月{numeral(day.day)}日") == day.isoformat()
