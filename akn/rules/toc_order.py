"""The table of contents (目录) has the order of the text.

What it does:
    Reports each line of the 目录 whose unit stands before the one of the line above it, and each that points where a line
    above it points already.

Why:
    A chapter was moved without the 目录, or a line points to the wrong unit.

Bad:
    目录: 第二章, 第一章          <- 第一章 stands before 第二章 in the text

Good:
    目录：第一章、第二章

Remedy:
    Make the 目录 anew from the headings.

Source:
    Design: mapping (the 目录 is parsed once, never as body).

中文:
    目录的顺序应与正文一致。
    检查：所指单位位于上一行所指单位之前的行。
    理由：章节已移动而目录未改，或者指错单位。
    处理：依标题重新编制目录。
    错误示例：
        目录：第二章, 第一章          <- 正文中第一章在第二章之前

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject
from akn.rules.toc import lines

CODE = "R004"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each line out of order, at the line."""
    document = subject.document
    if document is None or not document.toc:
        return
    order = {f"#{unit.eId}": place for place, unit in enumerate(subject.units)}
    last = -1
    for item, line in zip(document.toc, lines(subject), strict=False):
        place = order.get(item.href)
        if place is None:
            continue
        if place <= last:
            yield diagnostic(CODE, line, item=item.text)
        last = max(place, last)
