"""A 款 does not end inside its list.

What it does:
    Where a 款 ends with a list in a list, looks at the end of its last 目: a semicolon says that more was to come.

Why:
    The last 项 was lost, or became a paragraph of its own.

Bad:
    （二）使用下列线材：1．棉线；2．麻线；      <- nothing follows

Good:
    （二）使用下列线材：1．棉线；2．麻线；（三）由成年人看护。

Remedy:
    Look for the rest behind it, or correct the mark after a look at the source.

Source:
    GB/T 15834 (punctuation of lists); 立法技术规范（试行）（一）.

中文:
    款不应在列举中途结束。
    检查：款以多层列举结束的，最末一目是否以分号结尾。
    理由：分号表示其后尚有内容，末项可能丢失或者被断为另一段。
    处理：查找其后内容，或者核对原文后改正标点。
    错误示例：
        （二）使用下列线材：1．棉线；2．麻线；      <- 其后无内容

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.provision import Provision
from akn.rules.subject import Subject

CODE = "L013"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each 款, at its last 目."""
    for unit in subject.units:
        last = _last(unit) if unit.kind == "paragraph" else None
        if last is not None and last.blocks and last.blocks[-1].text.rstrip().endswith("；"):
            yield diagnostic(CODE, last.line, eId=last.eId or None, num=last.num or last.kind)


def _last(unit: Provision) -> Provision | None:
    """The last unit below a 款 with a list in a list, None where words follow it, or there is one list alone (L012)."""
    depth = 0
    while unit.children:
        if any(block.role == "wrapUp" for block in unit.blocks):
            return None
        unit, depth = unit.children[-1], depth + 1
    return unit if depth > 1 else None
