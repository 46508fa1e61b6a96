"""The table of contents (目录) has every heading of its levels.

What it does:
    Where the 目录 lists units of a level (编, 分编, 章, 节), reports each heading of that level in the body that it leaves out.
    Levels that it does not list at all, and annexes, are not asked for.

Why:
    A heading that the 目录 leaves out was inserted without it, or is no heading.

Bad:
    目录: 第一章, 第三章　　body: 第一章, 第二章, 第三章   <- 第二章 is not in the 目录

Good:
    目录：第一章、第二章、第三章　　正文同

Remedy:
    Make the 目录 anew from the headings.

Source:
    Design: mapping (the 目录 is parsed once, never as body).

中文:
    目录应列全其层级的标题。
    检查：目录已列某层级时，正文中该层级未列入的标题。
    理由：漏列的标题系后插入，或者并非标题。
    处理：依标题重新编制目录。
    错误示例：
        目录：第一章, 第三章　　正文：第一章, 第二章, 第三章   <- 目录缺第二章

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.provision import headings
from akn.rules.subject import Subject
from akn.rules.toc import printed

CODE = "R003"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each heading left out, at the heading."""
    document = subject.document
    if document is None or not document.toc:
        return
    listed = {item.href for item in document.toc}
    units = tuple(headings(document.body))
    levels = {unit.kind for unit in units if f"#{unit.eId}" in listed}
    for unit in units:
        if unit.kind in levels and f"#{unit.eId}" not in listed:
            yield diagnostic(CODE, unit.line, eId=unit.eId or None, heading=printed(unit))
