"""The 题注 tells every adoption, approval, amendment and revision of the lifecycle.

What it does:
    Where the 题注 names dated events, looks in it for the date of each event of the lifecycle that a 题注 has to name: 通过, 批准, 修正, 修订.
    公布 and 施行 need not stand there.

Why:
    A 题注 that stops at an earlier amendment belongs to an earlier version: text and metadata are of two different states.

Bad:
    lifecycle: #amended on 2019-10-25　　题注: the last date is 2014年4月24日

Good:
    生命周期：2019-10-25 #amended　　题注：…2019年10月25日…修正

Remedy:
    Complete the 题注 from the official publication, or remove the event that did not change this text.

Source:
    Legislation Law, 题注 (enacting body and date, every amendment in order); design: identity and time.

中文:
    题注应载明全部通过、批准、修正和修订。
    检查：生命周期中的通过、批准、修正、修订是否见于题注。
    理由：止于较早修改的题注属于较早的版本。
    处理：依官方文本补全题注，或者删去未改变本文本的事件。
    错误示例：
        lifecycle：#amended，2019-10-25　　题注：最后日期为2014年4月24日

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.metadata import MAKING
from akn.rules.history import dated
from akn.rules.subject import Subject

CODE = "D102"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each event that the 题注 leaves out, at the event."""
    document = subject.document
    if document is None:
        return
    said = {date for date, _, _ in dated(document)}  # one date may stand for two events of that day
    if not said:
        return
    lines = subject.lines("meta", "lifecycle", "eventRef")
    for place, event in enumerate(document.meta.events):
        if event.refers_to in MAKING and event.date not in said:
            line = lines[place] if place < len(lines) else 0
            yield diagnostic(CODE, line, eId=event.eId, date=event.date, event=event.refers_to.removeprefix("#"))
