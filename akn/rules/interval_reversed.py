"""An interval ends after it begins.

What it does:
    Compares the dates of the events that start and end each timeInterval.

Why:
    A period that ends before it begins is in force on no day.

Bad:
    <timeInterval start="#evt_3" end="#evt_1" …/>

Good:
    <timeInterval start="#evt_1" end="#evt_3" …/>

Remedy:
    Exchange the two, or refer to the right events.

Source:
    akomantoso30.xsd (element timeInterval); design: identity and time.

中文:
    时段应先起后止。
    检查：timeInterval 起止事件的日期先后。
    理由：终止早于起始的时段在任何日期都不生效。
    处理：互换起止或者更正所引事件。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "D105"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each interval that ends before it begins, at its group."""
    if subject.document is None:
        return
    days = {f"#{event.eId}": event.date for event in subject.document.meta.events}
    for place, group in enumerate(subject.document.meta.temporal):
        for interval in group.intervals:
            start, end = days.get(interval.start or ""), days.get(interval.end or "")
            if start and end and end < start:
                line = subject.line("meta", "temporalData", "temporalGroup", at=place)
                yield diagnostic(CODE, line, eId=group.eId, start=start, end=end)
