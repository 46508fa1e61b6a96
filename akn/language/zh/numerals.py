"""Chinese numerals and the numbers of provisions.

`第一百二十条之一` <-> `120-1`: the verbatim number of a provision and the number its eId carries
(AKN Naming Convention 5.4: meaningless words stripped, `第六条之一` as `6-1`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
TENS = {"廿": 20, "卅": 30}
NUMERAL = "零〇○一二三四五六七八九十百千两廿卅"
"""Every character a Chinese numeral may hold: the inside of a character class."""

LONGEST = 16
"""Most characters of a numeral; a longer run of digits numbers nothing."""

_INDEX = re.compile(rf"([{NUMERAL}]+|[0-9]+)(?:[^{NUMERAL}0-9之]*之([{NUMERAL}]+|[0-9]+))?")


@lru_cache(maxsize=4096)
def number(text: str) -> int | None:
    """Value of a numeral below 10,000 (`一百零二`, `一百〇二`, `二〇二四`, `廿一`, `12`, `１２`); None where it is none."""
    if len(text) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(char in DIGITS for char in text):  # read digit by digit, as years are
        return int("".join(str(DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        elif char in TENS:
            total += TENS[char]
        elif char in DIGITS:
            digit = DIGITS[char]
        else:
            return None
    return total + digit


def numeral(value: int) -> str:
    """The numeral of `value` (1 to 9,999) as statutes write it: 10 is 十, 110 is 一百一十, 102 is 一百零二."""
    if not 0 < value < 10000:
        raise ValueError(f"no statute numbers a provision {value}")
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if not digit:
            gap = bool(out)
            continue
        ten = unit == 10 and digit == 1 and not out
        out += ("零" if gap else "") + ("" if ten else "零一二三四五六七八九"[digit]) + name
        gap = False
    return out


def countable(number: str) -> bool:
    """Whether the number that an eId carries (`13`, `6-1`) is one that a statute can print: each part from 1 to 9,999."""
    return all(part.isascii() and part.isdecimal() and 0 < int(part) < 10000 for part in number.split("-", 1))


@lru_cache(maxsize=4096)
def index(num: str) -> str | None:
    """The eId number of a verbatim number: `第十二条` 12, `第六条之一` 6-1, `（三）` 3, `1．` 1, `②` 2, `附件1` 1; else None."""
    match = _INDEX.search(unicodedata.normalize("NFKC", num.replace(" ", "").replace("　", "")))
    if not match:
        return None
    value = number(match[1])
    after = number(match[2]) if match[2] else None
    if value is None or (match[2] and after is None):
        return None
    return str(value) if after is None else f"{value}-{after}"
