"""Brackets and quotation marks pair within their paragraph.

What it does:
    Looks at “ ”, （ ）, 《 》 and 〔 〕 in each paragraph: each that opens is closed, each that closes was opened, and none
    crosses another. What an amending decision quotes is left alone, and so are 题注 and cover.

Why:
    A lost mark makes a quotation run on, or an aside swallow the sentence.

Bad:
    本条例所称“书屋，是指阅读场所。

Good:
    本条例所称“书屋”，是指阅读场所。

Remedy:
    Compare with the official publication.

Source:
    GB/T 15834 (punctuation); 立法技术规范（试行）（一）.

中文:
    括号和引号应成对。
    检查：每一段中的“ ”（ ）《 》〔 〕是否成对且不交叉；修改决定的引文除外。
    理由：缺失的引号使引文无尽。
    处理：核对官方文本。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L005"
PAIRS = {"”": "“", "）": "（", "》": "《", "〕": "〔"}
_MARKS = re.compile("[“”（）《》〔〕]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each paragraph, at the first mark without its pair."""
    for passage in subject.passages:
        block = passage.block
        if passage.where not in ("body", "preamble", "annex") or block is None or block.table is not None:
            continue
        if block.marks and any(mark.units or mark.kind == "mod" or mark.get("name") == "quote" for mark in block.marks):
            continue
        if fault := _first(passage.text):
            yield diagnostic(CODE, passage.line, eId=passage.eId, mark=fault)


def _first(text: str) -> str:
    open_: list[str] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark not in PAIRS:
            open_.append(mark)
        elif not open_ or open_[-1] != PAIRS[mark]:
            return mark
        else:
            open_.pop()
    return open_[-1] if open_ else ""
