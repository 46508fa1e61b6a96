"""A version is dated by the last act of its history.

What it does:
    Compares the date of the expression with the latest event of the kinds 通过, 批准, 修正 and 修订. Where the lifecycle has
    none of them, or the date is of another kind, nothing is asked.

Why:
    Versions are told apart by that date. A version with a later amendment in its lifecycle holds another text than it
    says.

Bad:
    zho@2001-03-04, lifecycle: #amended on 2010-05-06

Good:
    zho@2010-05-06, lifecycle: #amended on 2010-05-06

Remedy:
    Date the version by the amendment, or remove the event that did not change this text.

Source:
    Design: identity and time (expression).

中文:
    版本日期应为最近一次立法行为的日期。
    检查：版本日期与最近的通过、批准、修正、修订事件是否一致。
    理由：版本以该日期相区别。
    处理：改正版本日期，或者删去未改变本文本的事件。
    错误示例：
        zho@2001-03-04, lifecycle：#amended，2010-05-06
    正确示例：
        zho@2010-05-06, lifecycle：#amended，2010-05-06

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.metadata import MAKING
from akn.rules.subject import Subject

CODE = "D106"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding where a later act is known, at the date of the version."""
    if subject.document is None or not subject.document.meta.expression.dates:
        return
    dated = subject.document.meta.expression.dates[0]
    acts = [event.date for event in subject.document.meta.events if event.refers_to in MAKING]
    if f"#{dated.name}" in MAKING and acts and dated.date != max(acts):
        line = subject.line("meta", "identification", "FRBRExpression", "FRBRdate")
        yield diagnostic(CODE, line, date=dated.date, expected=max(acts))
