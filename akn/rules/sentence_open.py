"""A provision ends as a sentence does.

What it does:
    Reports a 款, 项 or 目 whose last paragraph ends in a letter, a comma or 、, where nothing stands below it. Formulas,
    tables and annexes are left alone.

Why:
    The rest of the sentence was lost, or stands as a paragraph of its own.

Bad:
    夜间不得放飞

Good:
    夜间不得放飞。

Remedy:
    Look for the rest at the start of the next paragraph.

Source:
    GB/T 15834 (punctuation); 立法技术规范（试行）（一）.

中文:
    条款应以句末标点结束。
    检查：末段以汉字、逗号或者顿号结束的款、项、目；表格和附件除外。
    理由：其后文字可能遗失或者被断为另一段。
    处理：在下一段开头查找余下文字。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "L009"
KINDS = frozenset(("paragraph", "point", "indent"))
_OPEN = re.compile("[\u4e00-\u9fff，、]$")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each provision that breaks off, at its last paragraph."""
    units = subject.units if subject.document is not None and subject.document.element == "act" else ()
    for unit in units:
        if unit.kind not in KINDS or unit.children or not unit.blocks or unit.eId.startswith("att_"):
            continue
        block = unit.blocks[-1]
        if (
            block.table is None
            and not block.marks
            and len(block.text) > 1
            and _OPEN.search(block.text, len(block.text) - 2)
        ):
            yield diagnostic(CODE, block.line or unit.line, eId=unit.eId or None, text=block.text[-8:])
