"""Ids before and after the body are counted.

What it does:
    Takes the children of cover page, preface, preamble and conclusions that have an id. It is the part, the element and the
    place among elements of that name: preface__container_1.

Why:
    The id of a part that nobody checks is taken for that of another one by the next program that counts.

Bad:
    <preface>… <container name="history" eId="preface__container_2">      <- the only container

Good:
    <preface>… <container name="history" eId="preface__container_1">

Remedy:
    Count the id anew.

Source:
    Naming Convention 5.4 (eId of elements without number).

中文:
    正文前后各部分的标识应依次编号。
    检查：封面、前言、序言、落款中有标识的子元素，标识是否由所在部分、元素名和同名元素中的序号组成，如 preface__container_1。
    理由：错误的标识会与其他程序所编的标识相混。
    处理：重新编号。
    错误示例：
        <preface>… <container name="history" eId="preface__container_2">      <- 仅有一个 container

"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.rules.subject import Subject

CODE = "I009"
PARTS = ("coverPage", "preface", "preamble", "conclusions")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each id that is another. Needs the XML tree."""
    for part in PARTS:
        counts: Counter[str] = Counter()
        for element in subject.elements(part, "*"):
            name = str(element.tag).rpartition("}")[2]
            counts[name] += 1
            found, expected = element.get("eId"), f"{part}__{name}_{counts[name]}"
            if found and found != expected:
                yield diagnostic(CODE, line_of(element), eId=found, found=found, expected=expected)
