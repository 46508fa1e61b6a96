"""Numbers run on without a gap.

What it does:
    Follows the numbers of 编, 分编, 章, 节, 条, clauses (一、), 项 and 目 and reports where one or more are left out: 第四条 after 第二条,
    （三） after （一）, 第六条之三 after 第六条之一. Articles run through the whole text, whatever chapter they stand in.

Why:
    A provision that is left out is usually a number glued to the line before, or a line lost in copying. Real texts with a
    gap of their own exist; so it is a warning.

Bad:
    第二条 书屋向公众开放。
    第四条 书屋免费。            <- 第三条 is missing

Good:
    第二条 …
    第三条 …

Remedy:
    Look for the missing number in the source, often in the middle of the paragraph before. A repealed article that keeps its
    number stands as a tombstone with status="removed".

Source:
    Legislation Law, structure of laws (编、章、节、条、款、项、目, numbered in order); design: mapping.

中文:
    编号应连续。
    检查：条、章、节、项等序列中缺少的编号。
    理由：缺号多为断行误读所致；官方文本也有缺号，故为警告。
    处理：在前一段中查找缺少的编号。
    错误示例：
        第二条 书屋向公众开放。
        第四条 书屋免费。            <- 缺第三条

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N001"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each gap, at the unit after it."""
    for fault in subject.numbering:
        if fault.kind == "gap" and fault.previous is not None:
            unit = fault.unit
            yield diagnostic(
                CODE, unit.line, eId=unit.eId or None, num=unit.num, previous=fault.previous.num, missing=fault.missing
            )
