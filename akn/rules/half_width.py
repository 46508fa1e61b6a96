"""Chinese text has Chinese punctuation.

What it does:
    Reports , ; : ? ! and ( ) of half width between two Chinese characters.

Why:
    They come from typing and scanning; searches and comparisons miss what differs by them alone.

Bad:
    书屋应当开放,并登记藏书。

Good:
    书屋应当开放，并登记藏书。

Remedy:
    Compare with the official publication; write it with the full-width mark if it has one.

Source:
    GB/T 15834 (punctuation); 立法技术规范（试行）（一）.

中文:
    中文文本应用全角标点。
    检查：两个汉字之间的半角 , ; : ? ! ( )。
    理由：半角标点来自录入和扫描，影响检索和比较。
    处理：核对官方文本，改用全角标点。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L001"
MARKS = frozenset(",;:?!()")
_HALF = re.compile("(?<=[\u4e00-\u9fff])[,;:?!()](?=[\u4e00-\u9fff])")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each passage, at its first such mark."""
    if MARKS.isdisjoint(subject.rare):
        return
    seen = None
    for match, passage in subject.find(_HALF):
        if passage is not seen:
            seen = passage
            yield diagnostic(CODE, passage.line, eId=passage.eId, mark=match[0], text=subject.around(match))
