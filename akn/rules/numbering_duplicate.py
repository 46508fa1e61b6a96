"""A number stands once.

What it does:
    Reports a number that stands twice in its series: two 第五条 in one text, two 第二章 in one 编, two （二） in one 款. A list that
    begins anew with （一） is a list of its own.

Why:
    A citation of a repeated number names two provisions. The second one's eId takes `__oc_2`, and each later version
    inherits the doubt.

Bad:
    第五条 书屋实行登记制。
    第五条 书屋应当备案。        <- 第五条 stands twice

Good:
    第二条 …
    第三条 …

Remedy:
    Compare with the official publication. Where the official text itself repeats the number, leave it and ignore the code.

Source:
    Naming Convention 5.4 (ids follow numbers); design: mapping (`__oc_2`).

中文:
    编号不应重复。
    检查：同一序列中重复出现的编号。
    理由：重复的编号使引用不明。
    处理：核对官方文本的编号。
    错误示例：
        第五条 书屋实行登记制。
        第五条 书屋应当备案。        <- 第五条重复

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N002"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each repetition, at the later unit."""
    for fault in subject.numbering:
        if fault.kind == "duplicate":
            yield diagnostic(CODE, fault.unit.line, eId=fault.unit.eId or None, num=fault.unit.num)
