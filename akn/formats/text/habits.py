"""Numbering of another kind, taken up where a whole text is numbered so: 第1条, 第一条：, I.

A line alone can't say that it begins a unit; a series from 1 on, in a text that has no other, can.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from akn.formats.text.classify import Start
from akn.formats.text.lines import Line
from akn.language.zh import units
from akn.language.zh.numerals import number
from akn.language.zh.typography import BLANK

_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ROMAN = {text: value for value, text in enumerate(_NUMBERS, 1)}
_LEAST = 2  # numbers that a series has


@dataclass(frozen=True, slots=True)
class Habit:
    """A way to number: the style it stands for, how a line of it begins (groups: number, unit word, number after 之), how
    the number is read, and the styles that no line of the text may have beside it."""

    style: str
    pattern: re.Pattern[str]
    value: Callable[[str], int | None]
    apart: tuple[str, ...]


def _roman(text: str) -> int | None:
    return _ROMAN.get(unicodedata.normalize("NFKC", text).upper())


HABITS = (
    Habit("article", units.ARABIC_DI, number, ("article",)),
    Habit("article", units.MARKED_DI, number, ()),
    Habit("clause", units.ROMAN, _roman, ("article", "clause")),
)
"""In the order in which they are tried."""


def habit(lines: list[Line]) -> Habit | None:
    """The habit that numbers the whole of `lines`, or None: its numbers run from 1 on, most of them in their order."""
    styles = {line.start.style for line in lines if line.start is not None}
    for each in HABITS:
        if styles.isdisjoint(each.apart) and _runs(lines, each):
            return each
    return None


def _runs(lines: list[Line], each: Habit) -> bool:
    count = met = 0
    for line in lines:
        start = line.start
        if start is not None and start.style == "article" and each.pattern.match(line.text) is None:
            if units.NEVER_OPENS.match(start.rest):  # 第三条、第四条的规定
                continue
            return False  # numbered the usual way
        match = each.pattern.match(line.text)
        if match is None or not _counts(match):
            continue
        met += 1
        count += each.value(match[1]) == count + 1
    return count >= _LEAST and count * 2 > met


def _counts(match: re.Match[str]) -> bool:
    """Whether a number is one of the series, as those of chapters are not."""
    return match.re.groups < 2 or match[2] in (None, "条")


def take_up(lines: list[Line], each: Habit) -> None:
    """Give each line that begins the way of `each` the unit that it begins."""
    for line, match in _matches(lines, each):
        rest = line.text[match.end() :]
        stripped = rest.lstrip(BLANK)
        word = match[2] if match.re.groups > 1 else None
        style = units.HEADING_KINDS.get(word or "", each.style)
        sub = (number(match[3]) or 0) if match.re.groups > 2 and match[3] else 0
        glued = bool(rest) and len(stripped) == len(rest) and each.pattern is units.ARABIC_DI
        line.start = Start(style, match[0].rstrip(BLANK), each.value(match[1]) or 0, stripped, sub, glued)


def _matches(lines: list[Line], each: Habit) -> Iterator[tuple[Line, re.Match[str]]]:
    for line in lines:
        if (match := each.pattern.match(line.text)) and each.value(match[1]):
            yield line, match
