"""What a line begins with: a unit's number, a table row, an annex, or nothing. One dispatch on its first character.

This looks at one line alone; what the series of numbers and the neighbours say about it is `series.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from akn.language.zh import units
from akn.language.zh.numerals import NUMERAL, number
from akn.language.zh.typography import BLANK


@dataclass(slots=True)
class Start:
    """A line that may begin a unit.

    `style`: article, a heading kind, clause (一、), point（一）, arabic (1.), paren（1）, circled ①, letter a), stem 甲、, annex, bare (附则), table or
    box. `num` is verbatim, `value` its number (0 where none), `sub` the number after 之, `rest` what follows. `glued`:
    no white space between number and text; `spaced`: white space inside the number. `caption`:
    an article's heading in brackets.
    """

    style: str
    num: str = ""
    value: int = 0
    rest: str = ""
    sub: int = 0
    glued: bool = False
    spaced: bool = False
    caption: str = ""


ITEMS = ("point", "arabic", "paren", "circled", "letter", "stem")
"""Styles of 项 and 目."""

GAPS = " \u3000\xa0"
"""White space that may stand inside a number (`units.GAP`)."""


_DI = re.compile(f"({units.DI.pattern})([{BLANK}]*)")
_POINT = re.compile(f"({units.POINT.pattern})[{BLANK}]*")
"""With the layout behind the number."""


def classify(text: str) -> Start | None:
    """What `text` begins with, or None for plain text. `text` has no layout at its edges."""
    reader = READERS.get(text[0])
    return reader(text) if reader else None


def _di(text: str) -> Start | None:
    match = _DI.match(text)
    if not match:
        return None
    num, digits, word, inserted, gap = match.groups()
    rest = text[match.end() :]
    return Start(
        "article" if word == "条" else units.HEADING_KINDS[word],
        num,
        number(digits) or 0,
        rest,
        (number(inserted) or 0) if inserted else 0,
        not gap and rest != "",
        not num.isidentifier() and any(blank in num for blank in GAPS),
    )


def _clause(text: str) -> Start | None:
    match = units.CLAUSE.match(text)
    if not match:
        half = units.HALF_POINT.match(text)
        return Start("point", half[0], number(half[1]) or 0, text[half.end() :].lstrip(BLANK)) if half else None
    value, rest = number(match[1]) or 0, text[match.end() :]
    if not value or not rest or number(rest[0]) == value + 1:  # 一、二级客运站 is a sentence
        return None
    return Start("clause", match[0].rstrip(BLANK), value, rest)


def _bracket(text: str) -> Start | None:
    if match := _POINT.match(text):
        num, digits = match.groups()
        return Start("point", num, number(digits) or 0, text[match.end() :])
    if match := units.ARABIC_PAREN.match(text):
        return Start("paren", match[0], number(match[1]) or 0, text[match.end() :].lstrip(BLANK))
    return _stem(text) or _letter(text)


def _stem(text: str) -> Start | None:
    match = units.STEM.match(text)
    if not match:
        return None
    return Start("stem", match[0].rstrip(BLANK), units.STEMS.index(match[1] or match[2]) + 1, text[match.end() :])


def _letter(text: str) -> Start | None:
    match = units.LETTER.match(text)
    if not match:
        return None
    value = ord(unicodedata.normalize("NFKC", match[1]).lower()) - 0x60
    return Start("letter", match[0].rstrip(BLANK), value, text[match.end() :])


def _digit(text: str) -> Start | None:
    match = units.ARABIC.match(text)
    if not match:
        half = units.ARABIC_PAREN.match(text)
        return Start("paren", half[0], number(half[1]) or 0, text[half.end() :].lstrip(BLANK)) if half else None
    rest = text[match.end() :]
    # 1.5米 is no number of a unit, 1.300总吨 may be: the series decides
    glued = match[2] == "." and rest[:1].isdigit()
    rest = rest.lstrip(BLANK)
    return Start("arabic", match[0], number(match[1]) or 0, rest, glued=glued) if rest else None


def _sign(style: str, base: int) -> Callable[[str], Start | None]:
    def read(text: str) -> Start:
        return Start(style, text[0], ord(text[0]) - base, text[1:].lstrip(BLANK))

    return read


def _circled(text: str) -> Start:
    code = ord(text[0])
    value = code - 0x245F if code < 0x2474 else code - 0x3251 + 21 if code < 0x3260 else code - 0x32B1 + 36
    return Start("circled", text[0], value, text[1:].lstrip(BLANK))


def _annex(text: str) -> Start | None:
    if units.APPENDED_HEADING.match(text):
        return Start("bare", rest=text)
    if (match := units.ANNEX.match(text)) and len(text) < 120 and text[-1] not in "。；":
        return Start("annex", match[0].strip(BLANK), 0, text[match.end() :].strip(BLANK))
    return None


def _table(text: str) -> Start | None:
    return Start("table") if text.count("|") > 1 else None


def _box(_: str) -> Start:
    return Start("box")


READERS: dict[str, Callable[[str], Start | None]] = {
    "第": _di,
    "（": _bracket,
    "(": _bracket,
    "〔": _bracket,
    "附": _annex,
    "|": _table,
    **dict.fromkeys(NUMERAL, _clause),
    **dict.fromkeys("0123456789０１２３４５６７８９", _digit),
    **dict.fromkeys(units.STEMS, _stem),
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", _letter),
    **{chr(c): _sign("point", 0x321F) for c in range(0x3220, 0x322A)},
    **{chr(c): _sign("arabic", 0x2487) for c in range(0x2488, 0x249C)},
    **{chr(c): _sign("paren", 0x2473) for c in range(0x2474, 0x2488)},
    **{chr(c): _circled for c in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))},
    **dict.fromkeys("┌├│└┏┣┃┗╔╠║╚", _box),
}
"""First character of a line -> what reads it."""
