"""A printed number with another value: 第十二条 -> 第十三条, （三） -> （四）, 3. -> 4., ③ -> ④; what is around it stays."""

from __future__ import annotations

import re

from akn.language.zh.numerals import NUMERAL, numeral

CIRCLED = ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50))
"""First character of each row of circled numbers, and the numbers that it goes from and to."""

_FIRST = re.compile(rf"[{NUMERAL}]+|[0-9]+|[０-９]+|[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")
_AFTER = re.compile(rf"(之\s*)([{NUMERAL}]+|[0-9]+)")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


def renumbered(num: str, number: str) -> str:
    """`num` as printed, with the value that an eId carries as `number` (`13`, `6-1`).

    第十二条, 13 -> 第十三条; 第六条, 6-1 -> 第六条之一; 第六条之一, 7 -> 第七条. A `num` without a number comes back as it is.
    """
    main, _, sub = number.partition("-")
    match = _FIRST.search(num)
    if match is None or not main.isdecimal():
        return num
    made = num[: match.start()] + in_style(int(main), match[0]) + num[match.end() :]
    after = _AFTER.search(made)
    if sub:
        return (
            made[: after.start(2)] + numeral(int(sub)) + made[after.end(2) :]
            if after
            else f"{made}之{numeral(int(sub))}"
        )
    return made[: after.start()] + made[after.end() :] if after else made


def in_style(value: int, like: str) -> str:
    """`value` written as `like` is: 十二, 12, １２ or ⑫."""
    if like[0] in "0123456789":
        return str(value)
    if like[0] in "０１２３４５６７８９":
        return str(value).translate(_FULL)
    if like[0] in NUMERAL:
        return numeral(value)
    return next((chr(first + value - low) for first, low, high in CIRCLED if low <= value <= high), f"（{value}）")
