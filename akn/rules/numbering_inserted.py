"""第六条之一 stands after 第六条.

What it does:
    Reports an inserted number (之一, 之二 …) whose base does not stand before it: 第六条之一 after 第五条.

Why:
    An inserted article is cited by its base. Without one the base was lost, or the number is misread.

Bad:
    第五条 书屋应当备案。
    第六条之一 流动书屋适用前条。  <- 第六条 is missing

Good:
    第六条 …
    第六条之一 …

Remedy:
    Look for the base in the source. A base that was repealed and keeps its number stands as a tombstone.

Source:
    Naming Convention 5.4 (numbers with a suffix); design: mapping (`art_12-1`).

中文:
    第六条之一位于第六条之后。
    检查：“之一”“之二”等编号之前没有其基础编号。
    理由：插入的条文依基础编号引用。
    处理：在原文中查找基础编号；已删除而保留编号的应标明。
    错误示例：
        第五条 书屋应当备案。
        第六条之一 流动书屋适用前条。  <- 缺第六条

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N004"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each inserted number without its base."""
    for fault in subject.numbering:
        if fault.kind == "inserted":
            yield diagnostic(CODE, fault.unit.line, eId=fault.unit.eId or None, num=fault.unit.num, base=fault.missing)
