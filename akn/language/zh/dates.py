"""Dates as official texts write them: 2024年1月25日, `2024 年 1 月 25 日`, 二〇二四年一月二十五日, full-width digits."""

from __future__ import annotations

import re
from datetime import date

from akn.language.zh.numerals import NUMERAL, number

_DIGIT = rf"[0-9０-９{NUMERAL}]"
DATE = rf"{_DIGIT}{{4}}[ 　]*年[ 　]*{_DIGIT}{{1,3}}[ 　]*月[ 　]*{_DIGIT}{{1,3}}[ 　]*日"
"""Pattern of a whole date, without groups."""

SIGN = rf"月[ 　]*{_DIGIT}{{1,3}}[ 　]*日"
"""The end of DATE: what a text that names a day has."""

_PARTS = re.compile(rf"({_DIGIT}{{4}})[ 　]*年[ 　]*({_DIGIT}{{1,3}})[ 　]*月[ 　]*({_DIGIT}{{1,3}})[ 　]*日")


def dates(text: str) -> list[tuple[tuple[int, int], str]]:
    """Every date of `text` that the calendar has: its span and the ISO date."""
    return [(match.span(), value) for match in _PARTS.finditer(text) if (value := iso(match[0]))]


def iso(text: str) -> str | None:
    """The ISO date of `text`, all of which matches DATE; None for one that no calendar has (2月30日)."""
    match = _PARTS.fullmatch(text)
    if not match:
        return None
    year, month, day = (number(part) for part in match.groups())
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
