"""Nothing happens to a text before it was made.

What it does:
    Reports each event of the lifecycle that is earlier than the originating one (or, where none is marked, the
    first).

Why:
    Amendment and 施行 follow 通过 or 公布; an earlier date is a misprint or of another work.

Bad:
    evt_1 2001-03-04 #adopted (originating); evt_2 1999-05-01 #inForce

Good:
    evt_1 2001-03-04 #adopted (originating); evt_2 2001-05-01 #inForce

Remedy:
    Compare the dates with the 题注.

Source:
    Legislation Law (题注); design: identity and time (events).

中文:
    任何事件不得早于文本的产生。
    检查：早于最初事件的生命周期事件。
    理由：修改、施行均在通过或者公布之后。
    处理：对照题注核对日期。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "D104"

MAKING = ("#adopted", "#approved")
"""Of two bodies that make a text together one may pass it earlier."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each event that is too early, at the event."""
    events = subject.document.meta.events if subject.document is not None else ()
    if not events:
        return
    first = next((event for event in events if event.originating), events[0])
    for place, event in enumerate(events):
        if event.date < first.date and event.refers_to not in MAKING:
            line = subject.line("meta", "lifecycle", "eventRef", at=place)
            yield diagnostic(CODE, line, eId=event.eId, date=event.date, first=first.date)
