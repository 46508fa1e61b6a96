"""编, 分编, 章 and 节 have a heading.

What it does:
    Reports a numbered 编, 分编, 章 or 节 without heading.

Why:
    Headings are cited, listed in the 目录 and searched; one without text was lost when lines were taken apart.

Bad:
    <chapter eId="chp_2"><num>第二章</num>

Good:
    <chapter eId="chp_2"><num>第二章</num><heading>放飞</heading>

Remedy:
    Look for the heading on the line after the number.

Source:
    Legislation Law, structure of laws; design: mapping.

中文:
    编、分编、章、节应有标题。
    检查：有编号而无标题的编、分编、章、节。
    理由：标题供引用、编目和检索；缺失多因断行所致。
    处理：在编号的下一行查找标题。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.provision import HEADINGS
from akn.rules.subject import Subject

CODE = "N101"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each numbered heading without words."""
    for unit in subject.units:
        if unit.kind in HEADINGS and unit.num and not (unit.heading or "").strip() and unit.status != "removed":
            yield diagnostic(CODE, unit.line, eId=unit.eId or None, num=unit.num)
