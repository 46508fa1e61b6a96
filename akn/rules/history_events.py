"""What the 题注 says happened is an event of the lifecycle.

What it does:
    For each date that the 题注 names with the kind of its event (通过, 批准, 修正, 修订 …), looks for the eventRef of that kind and
    date.

Why:
    Versions, addresses and the text in force on a day are worked out from the lifecycle; people read the 题注. The two must
    say the same.

Bad:
    题注: （2014年4月24日…修订）　　lifecycle: no #revised on 2014-04-24

Good:
    题注：（2014年4月24日…修订）　　生命周期：2014-04-24 #revised

Remedy:
    Add the event, or correct the date that is wrong.

Source:
    Legislation Law, 题注 (enacting body and date, every amendment in order); design: identity and time.

中文:
    题注所载应为生命周期中的事件。
    检查：题注中标明类别的日期有无相应事件。
    理由：版本和现行文本依生命周期确定，读者看题注，二者须一致。
    处理：补充事件，或者更正日期。
    错误示例：
        题注：（2014年4月24日…修订）　　lifecycle：2014-04-24 无 #revised

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.history import dated
from akn.rules.subject import Subject

CODE = "D101"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date of the 题注 without its event, at the line of the 题注."""
    document = subject.document
    if document is None:
        return
    events = {(event.date, event.refers_to) for event in document.meta.events}
    for date, kind, line in dated(document):
        if (date, kind) not in events:
            yield diagnostic(CODE, line, date=date, event=kind.removeprefix("#"))
