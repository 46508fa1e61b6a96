"""What the lifecycle says of 施行, the text says.

What it does:
    Where the lifecycle has an event of 施行, looks for one of these days among the dates that are marked in the text as
    such, or for words of 施行 that count from another day (自公布之日起施行).

Why:
    The day is read from the closing provision or from the history. Without either, the last article is mostly lost.

Bad:
    lifecycle: #inForce on 2001-05-01      <- and the text ends before 本条例自2001年5月1日起施行

Good:
    lifecycle: #inForce on 2001-05-01      第六条　本条例自2001年5月1日起施行。

Remedy:
    Look for the closing provision in the source.

Source:
    Legislation Law (法律应当明确规定施行日期); design: history.

中文:
    生命周期所载施行日期应见于文本。
    检查：生命周期有施行事件的，文中是否标有其中一个施行日期，或者有自某日起施行的文字。
    理由：施行日期取自附则或者题注；两者均无的，多为文末缺失。
    处理：在原文中查找施行条款。
    错误示例：
        lifecycle：#inForce，2001-05-01      <- 文本缺“本条例自2001年5月1日起施行”
    正确示例：
        lifecycle：#inForce，2001-05-01      第六条　本条例自2001年5月1日起施行。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "D110"
MARKS = ("date", "docDate")
_FORCE = re.compile("[起时](?:开始)?(?:施行|生效|执行|实施)")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding, at the first such event."""
    if subject.document is None:
        return
    events = subject.document.meta.events
    days = {event.date for event in events if event.refers_to == "#inForce"}
    if not days or _FORCE.search(subject.text):
        return
    for passage in subject.passages:
        for mark in passage.block.marks if passage.block else ():
            if mark.kind in MARKS and mark.get("refersTo") == "#inForce" and mark.get("date") in days:
                return
    at = next(place for place, event in enumerate(events) if event.refers_to == "#inForce")
    yield diagnostic(CODE, subject.line("meta", "lifecycle", "eventRef", at=at), date=events[at].date)
