"""A date in the text is a day of the calendar.

What it does:
    Looks at every whole date of the text, 2月30日 and 13月 are none, and at the days from which cn:repeals says that acts are repealed.

Why:
    A day that does not exist is a misprint of the source or of the conversion.

Bad:
    本条例自2001年2月30日起施行。

Good:
    本条例自2001年2月28日起施行。

Remedy:
    Compare with the official publication.

Source:
    GB/T 7408 (dates); design: identity and time.

中文:
    文中日期应为日历上的日期。
    检查：文中完整的年月日，如2月30日、13月，以及 cn:repeals 所载的废止日期。
    理由：不存在的日期系原文或者转换的错误。
    处理：核对官方文本。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.dates import DATE, iso
from akn.model.ending import day_of
from akn.rules.subject import Subject

CODE = "D109"
_DATE = re.compile(DATE)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date that no calendar has."""
    for match, passage in subject.find(_DATE, "月"):
        if iso(match[0]) is None:
            yield diagnostic(CODE, passage.line, eId=passage.eId, text=match[0])
    path = "meta", "proprietary", "repeals"
    for element, line in zip(subject.elements(*path), subject.lines(*path), strict=True):
        day = element.get("date")
        if day is not None and day_of(day) is None:
            yield diagnostic(CODE, line, text=day)
