"""A line of the table of contents (目录) has the level of its unit.

What it does:
    Compares the level of each tocItem with the unit that it points to: 编 1, 分编 2, 章 3, 节 4.

Why:
    Tables of contents are indented by it.

Bad:
    <tocItem href="#chp_1" level="4">第一章　总则</tocItem>

Good:
    <tocItem href="#chp_1" level="3">第一章　总则</tocItem>

Remedy:
    Make the 目录 anew from the headings.

Source:
    Design: mapping (目录); akomantoso30.xsd (element tocItem).

中文:
    目录各行的层级应与其单位相符。
    检查：tocItem 的 level：编为1，分编为2，章为3，节为4。
    理由：目录依层级缩进。
    处理：依标题重新编制目录。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.provision import HEADINGS, headings
from akn.rules.subject import Subject
from akn.rules.toc import lines

CODE = "R008"
LEVELS = {kind: level for level, kind in enumerate(HEADINGS, 1)}
"""Kind of a heading -> its level."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each line of another level."""
    document = subject.document
    if document is None or not document.toc:
        return
    kinds = {f"#{unit.eId}": unit.kind for unit in headings(document.body)}
    for item, line in zip(document.toc, lines(subject), strict=False):
        expected = LEVELS.get(kinds.get(item.href, ""))
        if expected is not None and item.level != expected:
            yield diagnostic(CODE, line, item=item.text, found=item.level, expected=expected)
