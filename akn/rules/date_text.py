"""A marked date is the date its text says.

What it does:
    Reads the text of each docDate and date (`2024年1月25日`, Chinese and full-width digits too) and compares it with the
    attribute. Text that is no whole date is left alone.

Why:
    Machines read the attribute, people the text.

Bad:
    <docDate date="2024-01-15">2024年1月25日</docDate>

Good:
    <docDate date="2024-01-25">2024年1月25日</docDate>

Remedy:
    Correct the attribute; the text is the publication's.

Source:
    akomantoso30.xsd (attribute group date); design: identity and time.

中文:
    标注的日期应与文字一致。
    检查：docDate、date 的文字与属性。
    理由：程序读属性，人读文字。
    处理：更正属性；文字以公布文本为准。

"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.dates import iso
from akn.model.block import Block
from akn.rules.subject import Subject

CODE = "D103"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date that differs, at the line of its block."""
    document = subject.document
    if document is None:
        return
    for blocks in (document.cover, document.preface, document.preamble):
        yield from _blocks(blocks)
    for unit, block in subject.marked:
        yield from _blocks((block,), unit.line, unit.eId)
    yield from _blocks(document.conclusions)


def _blocks(blocks: Iterable[Block], line: int = 0, eid: str = "") -> Iterator[Diagnostic]:
    for block in blocks:
        for mark in block.marks:
            if mark.kind not in ("docDate", "date"):
                continue
            text = block.text[mark.start : mark.end]
            said, marked = iso(text.strip()), mark.get("date")
            if said and marked and said != marked[:10]:
                yield diagnostic(CODE, block.line or line, eId=eid or None, text=text, date=marked)
