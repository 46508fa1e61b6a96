"""The date of publication is told by the text.

What it does:
    Where the lifecycle has no event of 公布, looks for the date of the publication among the other events and the dates
    that are marked in the text.

Why:
    A publication is read from the order before the text or from its history. A date that neither tells is of another act,
    or a slip.

Bad:
    <publication date="2011-05-06" …/>   lifecycle and text: 2001-03-04, 2010-05-06

Good:
    <publication date="2010-05-06" …/>

Remedy:
    Correct the date. Where it is known from elsewhere, add the event: eventRef refersTo="#promulgated".

Source:
    Akoma Ntoso, publication; design: history.

中文:
    公布日期应为文本所载。
    检查：生命周期没有公布事件时，publication 的日期是否见于其他事件或者文中标注的日期。
    理由：公布日期取自公布令或者题注；两者均未载明的，属于他法或者笔误。
    处理：改正日期；另有依据的，补充 refersTo="#promulgated" 的事件。
    错误示例：
        <publication date="2011-05-06" …/>   生命周期和正文：2001-03-04、2010-05-06

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "F107"
MARKS = ("date", "docDate")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding, at the publication. Nothing is asked where neither events nor marked dates are known."""
    if subject.document is None or subject.document.meta.publication is None:
        return
    date, events = subject.document.meta.publication.date, subject.document.meta.events
    if not date or not events or any(event.refers_to == "#promulgated" for event in events):
        return  # F105 compares with that event
    if date in {event.date for event in events}:
        return
    for passage in subject.passages:
        if passage.block and any(mark.kind in MARKS and mark.get("date") == date for mark in passage.block.marks):
            return
    yield diagnostic(CODE, subject.line("meta", "publication"), date=date)
