"""Annexes are numbered in order.

What it does:
    Reports an annex whose printed number is not one more than that of the annex before it, or not 1 where it is the
    first. Annexes without number are left alone.

Why:
    Annexes are cited by number; a gap means one was lost, a repeated number that two were taken apart wrongly.

Bad:
    附件1, 附件3

Good:
    附件1, 附件2

Remedy:
    Compare with the list of annexes of the official publication.

Source:
    GB/T 9704; design: mapping (attachments).

中文:
    附件应依次编号。
    检查：编号不接续前一附件，或者首个附件编号不为1。
    理由：附件按编号引用；缺号表示附件遗失。
    处理：核对官方文本的附件。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import index
from akn.rules.subject import Subject

CODE = "N108"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each annex out of order."""
    last = 0
    for annex in subject.document.attachments if subject.document is not None else ():
        found = index(annex.num) if annex.num else None
        if found and found.isdecimal():
            if int(found) != last + 1:
                yield diagnostic(CODE, annex.line, eId=annex.eId or None, num=annex.num, expected=last + 1)
            last = int(found)
