"""Headings beside each other differ.

What it does:
    Reports a 编, 章 or 节 with the heading of the one before it in the same unit.

Why:
    The same heading twice in a row is one that was copied, or a chapter that was cut in two at the end of a page.

Bad:
    第一章 总则
    第二章 总则

Good:
    第一章 总则
    第二章 放飞

Remedy:
    Compare with the official publication.

Source:
    Legislation Law, structure of laws; design: mapping.

中文:
    相邻标题不应相同。
    检查：与同一单位内前一标题相同的编、章、节标题。
    理由：相同的相邻标题多为误复制，或者一章被分页割断。
    处理：核对官方文本。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.provision import HEADINGS
from akn.rules.subject import Subject

CODE = "N106"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each heading that repeats the one before it."""
    document = subject.document
    if document is None:
        return
    groups = [document.body, *(annex.body for annex in document.attachments)]
    groups += [unit.children for unit in subject.units if unit.kind in HEADINGS]
    for group in groups:
        before = ""
        for unit in group:
            if unit.kind in HEADINGS:
                heading = "".join((unit.heading or "").split())
                if heading and heading == before:
                    yield diagnostic(CODE, unit.line, eId=unit.eId or None, heading=heading)
                before = heading
