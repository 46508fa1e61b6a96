"""The type of an event is that of what happened.

What it does:
    Compares type and refersTo of each event: 通过 and 批准 of the first text are generation, 修正 and 修订 amendment, 废止 and
    失效 repeal. 公布 and 施行 belong to either.

Why:
    Programs that do not know the Chinese events go by the type alone.

Bad:
    <eventRef type="generation" refersTo="#amended" …/>

Good:
    <eventRef type="amendment" refersTo="#amended" …/>

Remedy:
    Correct the type.

Source:
    Design: identity and time (events); akomantoso30.xsd (eventType).

中文:
    事件的类型应与事件相符。
    检查：type 与 refersTo 是否一致：修正、修订为 amendment，废止、失效为 repeal。
    理由：不识中文事件的程序只看类型。
    处理：更正类型。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "D107"
TYPES = {
    "#amended": ("amendment", "generation"),
    "#revised": ("amendment", "generation"),
    "#repealed": ("repeal",),
    "#expired": ("repeal",),
}
"""What happened -> the types it may have; the first text at hand may be one that an amendment made."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each event of another type, at the event."""
    for place, event in enumerate(subject.document.meta.events if subject.document is not None else ()):
        types = TYPES.get(event.refers_to or "")
        if event.originating and event.type != "generation":
            types = ("generation",)
        elif types is None or event.type in types[: 1 if not event.originating else 2]:
            continue
        line = subject.line("meta", "lifecycle", "eventRef", at=place)
        event_name = (event.refers_to or "").removeprefix("#")
        yield diagnostic(CODE, line, eId=event.eId, event=event_name, found=event.type, expected=types[0])
