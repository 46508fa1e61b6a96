"""An annex has the address of its document, and its own component.

What it does:
    Compares the addresses and fields in the metadata of each annex with those of the document: FRBRuri, country,
    dates and language are the same, FRBRthis ends in /!att_1, /!att_2 …

Why:
    The annex is part of the same work. Where its fields say otherwise, it is filed as a work of its own.

Bad:
    <FRBRcountry value="cn-sh"/>      <- in the annex of a work of cn-bj

Good:
    <FRBRcountry value="cn-bj"/>

Remedy:
    Copy the fields of the document.

Source:
    Naming Convention 4.7 (components); design: mapping (annexes).

中文:
    附件的地址应与文件一致。
    检查：附件元数据中的地址和字段与文件是否相同，FRBRthis 是否以 /!att_1 等结尾。
    理由：附件是同一作品的组成部分。
    处理：照录文件的字段。
    错误示例：
        <FRBRcountry value="cn-sh"/>      <- 位于 cn-bj 作品的附件

"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.rules.subject import Subject

CODE = "F102"
SAME = {
    "FRBRWork": ("FRBRuri", "FRBRdate", "FRBRcountry"),
    "FRBRExpression": ("FRBRuri", "FRBRdate", "FRBRlanguage"),
    "FRBRManifestation": ("FRBRuri",),
}
"""Level -> the fields that an annex shares with its document; the first of each is compared."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each field that differs. Needs the XML tree."""
    if subject.root is None or subject.document is None:
        return
    for position, annex in enumerate(subject.elements("attachments", "attachment"), 1):
        for level, fields in SAME.items():
            for field in fields:
                own = subject.elements("meta", "identification", level, field)
                its = _find(annex, level, field)
                if own and its is not None and _value(its) != _value(own[0]):
                    yield _finding(its, position, f"{level}/{field}", _value(own[0]))
            this, its = subject.elements("meta", "identification", level, "FRBRthis"), _find(annex, level, "FRBRthis")
            if this and its is not None:
                expected = _value(this[0]).replace("/!main", f"/!att_{position}")
                if _value(its) != expected:
                    yield _finding(its, position, f"{level}/FRBRthis", expected)


def _find(annex: etree._Element, level: str, field: str) -> etree._Element | None:
    return annex.find(f"{{*}}doc/{{*}}meta/{{*}}identification/{{*}}{level}/{{*}}{field}")


def _value(element: etree._Element) -> str:
    return str(element.get("value") or element.get("date") or element.get("language") or "")


def _finding(element: etree._Element, position: int, name: str, expected: str) -> Diagnostic:
    return diagnostic(
        CODE, line_of(element), eId=f"att_{position}", element=name, found=_value(element), expected=expected
    )
