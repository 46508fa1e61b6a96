"""An annex is signed and filed as its document.

What it does:
    Compares the authors of every level (href and role), and the date of the file, in the identification of each annex with
    those of the document.

Why:
    An annex is a part of the work: it has no author and no date of its own.

Bad:
    <FRBRauthor href="#shi" as="#enacting"/>      <- in the annex of a work by #yuanzhou

Good:
    <FRBRauthor href="#yuanzhou" as="#enacting"/>

Remedy:
    Copy the elements from the document.

Source:
    Naming Convention 4.4.3 (components); design: mapping (annexes).

中文:
    附件的作者和载体日期应与文件相同。
    检查：附件标识中各层级的作者（href 和角色）、载体日期与文件是否一致。
    理由：附件是作品的一部分，没有自己的作者和日期。
    处理：照文件的相应元素改正。
    错误示例：
        <FRBRauthor href="#shi" as="#enacting"/>      <- 位于 #yuanzhou 所制定作品的附件

"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.akn.context import line_of
from akn.rules.subject import Subject

CODE = "F103"
SAME = (
    ("FRBRWork", "FRBRauthor", ("href", "as")),
    ("FRBRExpression", "FRBRauthor", ("href", "as")),
    ("FRBRManifestation", "FRBRauthor", ("href", "as")),
    ("FRBRManifestation", "FRBRdate", ("date",)),
)
"""Level, element and attributes that an annex shares with its document."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each attribute that differs, at the element. Needs the XML tree."""
    for position, annex in enumerate(subject.elements("attachments", "attachment"), 1):
        for level, name, attributes in SAME:
            own = subject.elements("meta", "identification", level, name)
            its = annex.findall(f"{{*}}doc/{{*}}meta/{{*}}identification/{{*}}{level}/{{*}}{name}")
            if its:
                yield from _differing(own, its, position, f"{level}/{name}", attributes)


def _differing(
    own: list[etree._Element], its: list[etree._Element], position: int, name: str, attributes: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for mine, other in zip_longest(own, its):
        for attribute in attributes:
            expected = "-" if mine is None else str(mine.get(attribute) or "-")
            found = "-" if other is None else str(other.get(attribute) or "-")
            if found != expected:
                line = line_of(its[-1] if other is None else other)
                yield diagnostic(
                    CODE, line, eId=f"att_{position}", element=f"{name}/@{attribute}", found=found, expected=expected
                )
