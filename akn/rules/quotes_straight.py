"""Chinese text has Chinese quotation marks.

What it does:
    Reports " beside a Chinese character.

Why:
    Straight marks do not say which side they open; amendments and comparisons look for “ and ”.

Bad:
    本条例所称"书屋"

Good:
    本条例所称“书屋”

Remedy:
    Write “ and ”.

Source:
    GB/T 15834 (punctuation); 立法技术规范（试行）（一）.

中文:
    中文文本应用中文引号。
    检查：与汉字相邻的直引号。
    理由：直引号不分左右；修改决定和比较均以“”为准。
    处理：改用“”。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L006"
_STRAIGHT = re.compile('(?<=[\u4e00-\u9fff])"|"(?=[\u4e00-\u9fff])')


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each passage, at its first such mark."""
    if '"' not in subject.rare:
        return
    seen = None
    for match, passage in subject.find(_STRAIGHT):
        if passage is not seen:
            seen = passage
            yield diagnostic(CODE, passage.line, eId=passage.eId, text=subject.around(match))
