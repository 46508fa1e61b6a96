"""The publication is an event of the lifecycle.

What it does:
    Where the lifecycle tells promulgations (公布), compares the date of publication with theirs.

Why:
    The order that promulgated the text and the event are the same fact said twice.

Bad:
    <publication date="2010-05-07" …/>   lifecycle: #promulgated on 2010-05-06

Good:
    <publication date="2010-05-06" …/>

Remedy:
    Compare with the order or announcement.

Source:
    akomantoso30.xsd (element publication); design: identity and time.

中文:
    公布信息应与生命周期一致。
    检查：publication 的日期是否为生命周期中某一公布事件的日期。
    理由：公布令与公布事件是同一事实。
    处理：核对公布令或者公告。
    错误示例：
        <publication date="2010-05-07" …/>   lifecycle：#promulgated，2010-05-06

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "F105"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding where the two differ, at the publication."""
    if subject.document is None or subject.document.meta.publication is None:
        return
    publication = subject.document.meta.publication
    days = [event.date for event in subject.document.meta.events if event.refers_to == "#promulgated"]
    if days and publication.date and publication.date not in days:
        yield diagnostic(CODE, subject.line("meta", "publication"), date=publication.date, expected=days[-1])
