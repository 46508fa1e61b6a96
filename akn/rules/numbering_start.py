"""A list begins with its first number.

What it does:
    Reports a series of 节, 项 or 目 that begins neither with the first number nor where the series before it ended, and a
    章 of a later 编 that does so.

Why:
    The beginning of the list was lost, or the number is misread. A text may begin with any 条, 章 or 编, as the parts of a code
    and amendments do; a list may not.

Bad:
    第八条 书屋应当具备下列条件：
    （二）有管理员。              <- （一） is missing

Good:
    （一）…
    （二）…

Remedy:
    Look for the first number in the paragraph before.

Source:
    Legislation Law, structure of laws (numbered in order); design: mapping.

中文:
    列举从第一个编号开始。
    检查：节、项、目的序列既不从一开始，也不接续前一序列。
    理由：列举的开头遗失，或者编号误读。
    处理：在前一段中查找第一个编号。
    错误示例：
        第八条 书屋应当具备下列条件：
        （二）有管理员。              <- 缺（一）

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N005"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each list that begins in the middle."""
    for fault in subject.numbering:
        if fault.kind == "start":
            unit = fault.unit
            yield diagnostic(CODE, unit.line, eId=unit.eId or None, num=unit.num, missing=fault.missing)
