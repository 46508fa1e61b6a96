"""The table of contents (目录) reads as the headings do.

What it does:
    Compares each line of the 目录 with number and heading of the unit it points to; white space does not count, nor do dots
    and page numbers behind it. A line that points nowhere (#) names no heading.

Why:
    Readers and tools navigate by the 目录. It is a cross-reference, so the code is of family R.

Bad:
    目录: 第三章　保障　　body: 第三章　保障与监督   <- the two differ

Good:
    目录：第三章　保障与监督
    正文：第三章　保障与监督

Remedy:
    Make the 目录 anew from the headings. Where the official text itself differs, keep it and ignore the code.

Source:
    Design: mapping (the 目录 is parsed once, never as body).

中文:
    目录文字应与标题一致。
    检查：目录各行与所指单位的编号、标题，空白不计。
    理由：读者和程序依目录查找。
    处理：依标题重新编制目录；官方文本本身不一致的保留原状。
    错误示例：
        目录：第三章　保障　　正文：第三章　保障与监督   <- 二者不同

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.typography import LEADER
from akn.rules.subject import Subject
from akn.rules.toc import lines, printed

CODE = "R002"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each line that differs from its heading."""
    document = subject.document
    if document is None or not document.toc:
        return
    units = {f"#{unit.eId}": unit for unit in subject.units}
    for item, line in zip(document.toc, lines(subject), strict=False):
        unit = units.get(item.href)
        if item.href == "#":
            yield diagnostic(CODE, line, item=item.text, heading="—")
        elif unit is not None and printed(unit) not in ("".join(item.text.split()), _named(item.text)):
            yield diagnostic(CODE, line, eId=unit.eId, item=item.text, heading=printed(unit))


def _named(text: str) -> str:
    """What a line of the 目录 names: its text without white space, dots and page number."""
    return "".join(LEADER.sub("", text).split())
