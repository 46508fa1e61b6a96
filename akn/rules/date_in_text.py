"""A date that the text marks as an event is in the lifecycle.

What it does:
    For each date of body and preamble that says its event (refersTo), looks for an event of that date and kind.
    Documents without lifecycle are left alone.

Why:
    The closing provision is where 施行 is said; the text in force on a day is worked out from the lifecycle.

Bad:
    <date date="2001-05-01" refersTo="#inForce">   lifecycle: #inForce on 2001-06-01

Good:
    <date date="2001-05-01" refersTo="#inForce">   lifecycle: #inForce on 2001-05-01

Remedy:
    Correct the event, or take the mark off a date of another text.

Source:
    Design: identity and time (events, 施行).

中文:
    正文中标明事件的日期应在生命周期中。
    检查：正文、序言中带 refersTo 的日期，在生命周期中是否有同日同类事件。
    理由：施行日期由附则规定，现行文本依生命周期确定。
    处理：更正事件，或者去掉不属于本文件的标注。
    错误示例：
        <date date="2001-05-01" refersTo="#inForce">   lifecycle：#inForce，2001-06-01
    正确示例：
        <date date="2001-05-01" refersTo="#inForce">   lifecycle：#inForce，2001-05-01

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "D108"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date without event, at its block."""
    document = subject.document
    if document is None or not document.meta.events:
        return
    events = {(event.date, event.refers_to) for event in document.meta.events}
    for passage in subject.passages:
        if passage.block is None or not passage.block.marks or passage.where not in ("body", "preamble"):
            continue
        for mark in passage.block.marks:
            date, kind = mark.get("date"), mark.get("refersTo")
            if mark.kind == "date" and date and kind and (date, kind) not in events:
                yield diagnostic(CODE, passage.line, eId=passage.eId, date=date, event=kind.removeprefix("#"))
