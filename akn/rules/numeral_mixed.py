"""A number is written in one kind of digits.

What it does:
    Reports a number after 第 that mixes Chinese and Arabic digits, and a Chinese numeral with 0, O or ○ inside.

Why:
    Such a number is a misreading by eye or by machine, and cites nothing.

Bad:
    依照第1十条

Good:
    依照第十条

Remedy:
    Compare with the official publication.

Source:
    GB/T 15835 (numerals); 立法技术规范（试行）（一）.

中文:
    数字的写法应一致。
    检查：“第”后混用汉字和阿拉伯数字的序号，以及夹有0、O的汉字数字。
    理由：此类数字系误识，不指称任何条文。
    处理：核对官方文本。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L008"
_MIXED = re.compile(
    "第(?:[0-9]+[一二三四五六七八九十百]+|[一二三四五六七八九十百]+[0-9]+)[一二三四五六七八九十百0-9]*[条款项章节编]"
    "|(?<=[一二三四五六七八九十百千])[0OoＯ](?=[一二三四五六七八九十])"
)
_SIGN = re.compile("[0-9OoＯ](?<=[第一二三四五六七八九十百千].)")
"""What all of them have; quicker to look for."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each such number."""
    if not _SIGN.search(subject.text):
        return
    for match, passage in subject.find(_MIXED):
        yield diagnostic(CODE, passage.line, eId=passage.eId, text=subject.around(match))
