"""Numbers, dates, amounts, provision numbers and short quoted terms: what a change replaces as a whole.

`2024年1月25日` that becomes `2030年3月1日` shares half its characters with it, and still nobody reads it as anything but
another date (design: comparison).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from akn.diff.common import Edit
from akn.language.zh.numerals import NUMERAL

MEASURES = (
    *("个工作日", "工作日", "个自然日", "自然日", "个月", "季度", "小时", "分钟", "周岁", "人次"),
    *("平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公顷", "公斤", "千克", "美元"),
    *(
        "日",
        "天",
        "年",
        "月",
        "周",
        "岁",
        "倍",
        "元",
        "人",
        "名",
        "次",
        "件",
        "份",
        "级",
        "米",
        "亩",
        "吨",
        "户",
        "册",
        "个",
    ),
    *("％", "%", "‰"),
)
"""What a number counts, longest first: it belongs to the number."""

PROVISIONS = ("分编", "编", "章", "节", "条", "款", "项", "目", "号", "次", "届", "批")
"""What follows 第 and a number."""

QUOTED = 20
"""A longer quotation is text, not a term."""

_DIGIT = f"{NUMERAL}万亿0-9０-９"
_TAIL = rf"[{_DIGIT}]*(?:[.．][0-9０-９]+|,[0-9]{{3}})*"
ATOM = re.compile(
    rf"[“第〔A-Za-z{_DIGIT}](?:"  # one set in front: a scan stops at nothing else
    rf"(?<=“)[^“”\n]{{1,{QUOTED}}}”"
    rf"|(?<=第)(?:（[{_DIGIT}]+）|[{_DIGIT}]+)(?:(?:{'|'.join(PROVISIONS)})(?:之[{_DIGIT}]+)?)?"
    rf"|(?<=〔)[0-9]+〕第?[{_DIGIT}]+号"
    r"|(?<=[A-Z])[A-Z]{0,7}(?:/[A-Z]{1,3})? ?[0-9]+(?:\.[0-9]+)*(?:[—–-][0-9]+)?"
    r"|(?<=[A-Za-z])[A-Za-z]+"
    rf"|(?<=[{_DIGIT}]){_TAIL}(?:年[{_DIGIT}]+月(?:[{_DIGIT}]+日)?|月[{_DIGIT}]+日|分之[{_DIGIT}]{_TAIL}"
    rf"|(?:[-—–/][0-9]+)+|{'|'.join(MEASURES)})?)"
)
"""One atom: a quoted term, 第八条, 〔2021〕12号, GB/T 18894—2016, a Latin word, a date, a fraction, a number with its measure."""


def whole(edits: Sequence[Edit], old: str, new: str) -> list[Edit]:
    """`edits`, which turn `old` into `new`, with every equal run cut back where it ends or begins inside an atom.

    Characters cut off an equal run stand as deleted and inserted beside it: the atom is replaced as a whole.
    """
    before, after = list(_atoms(old)), list(_atoms(new))
    if not before and not after:
        return list(edits)
    out: list[Edit] = []
    i = j = 0
    last = len(edits) - 1
    for at, (left, right, same) in enumerate(edits):
        if same:
            size = len(left)
            start = _forward(i, j, size, before, after) if at else 0
            end = start + _backward(i + start, j + start, size - start, before, after) if at < last else size
            out += (
                (left[a:b], left[a:b], equal)
                for a, b, equal in ((0, start, False), (start, end, True), (end, size, False))
            )
        else:
            out.append((left, right, same))
        i += len(left)
        j += len(right)
    return out


def _atoms(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each atom of more than one character."""
    for match in ATOM.finditer(text):
        start, end = match.span()
        if end - start > 1:
            yield start, end


def _around(at: int, atoms: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The atom that a boundary before the character `at` would cut."""
    place = bisect_left(atoms, (at,)) - 1
    return atoms[place] if place >= 0 and at < atoms[place][1] else None


def _forward(i: int, j: int, size: int, before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]]) -> int:
    """How many characters of an equal run at `i` and `j` belong to atoms that an edit before it cuts."""
    start = 0
    while start < size:
        if cut := _around(i + start, before):
            start = cut[1] - i
        elif cut := _around(j + start, after):
            start = cut[1] - j
        else:
            break
    return min(start, size)


def _backward(i: int, j: int, size: int, before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]]) -> int:
    """How many characters of an equal run at `i` and `j` belong to no atom that an edit after it cuts."""
    end = size
    while end > 0:
        if cut := _around(i + end, before):
            end = cut[0] - i
        elif cut := _around(j + end, after):
            end = cut[0] - j
        else:
            break
    return max(end, 0)
