"""The dates of work and version are events of the lifecycle.

What it does:
    For each FRBRdate of work and expression that names an event (adopted, approved, promulgated, amended, revised,
    inForce), looks for the event of that kind and date. Documents without lifecycle are left alone.

Why:
    FRBR dates are what others sort and search by; the lifecycle is what the text in force on a day is worked out
    from.

Bad:
    <FRBRdate date="2010-07-01" name="inForce"/>   <- no such event

Good:
    <FRBRdate date="2010-05-06" name="amended"/>

Remedy:
    Correct the date, or add the event.

Source:
    Naming Convention 4.5; design: identity and time (events).

中文:
    作品和版本的日期应为生命周期中的事件。
    检查：FRBRdate 所载事件及日期在生命周期中是否存在；没有生命周期的不查。
    理由：外部依 FRBR 日期检索，现行文本依生命周期确定，二者须一致。
    处理：更正日期或者补充事件。
    错误示例：
        <FRBRdate date="2010-07-01" name="inForce"/>   <- 无此事件

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "F104"
NAMES = ("adopted", "approved", "promulgated", "amended", "revised", "inForce")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date without event, at the date."""
    if subject.document is None or not subject.document.meta.events:
        return
    meta = subject.document.meta
    events = {(event.date, event.refers_to) for event in meta.events}
    for level, dates in (("FRBRWork", meta.work.dates), ("FRBRExpression", meta.expression.dates)):
        for place, named in enumerate(dates):
            if named.name in NAMES and (named.date, f"#{named.name}") not in events:
                line = subject.line("meta", "identification", level, "FRBRdate", at=place)
                yield diagnostic(CODE, line, element=level, date=named.date, event=named.name)
