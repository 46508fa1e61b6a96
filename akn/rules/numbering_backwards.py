"""Numbers do not run backwards.

What it does:
    Reports a number that is lower than the one before it in its series and has not stood yet: 第七条 after 第九条.

Why:
    The text was put together in the wrong order, or one of the two numbers is misread.

Bad:
    第九条 书屋应当公示开放时间。
    第七条 书屋应当登记藏书。    <- 第七条 after 第九条

Good:
    第七条 …
    第九条 …

Remedy:
    Compare the order with the official publication.

Source:
    Legislation Law, structure of laws (numbered in order); design: mapping.

中文:
    编号不应倒退。
    检查：小于前一编号且此前未出现的编号。
    理由：文本次序颠倒，或者编号误读。
    处理：核对官方文本的顺序。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N003"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each step back."""
    for fault in subject.numbering:
        if fault.kind == "backwards" and fault.previous is not None:
            unit = fault.unit
            yield diagnostic(CODE, unit.line, eId=unit.eId or None, num=unit.num, previous=fault.previous.num)
