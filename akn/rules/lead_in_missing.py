"""A list follows its lead-in.

What it does:
    Reports a 款 of an article that holds 项 but no words before them.

Why:
    项 are parts of a sentence that the lead-in begins; without it they say nothing.

Bad:
    <paragraph eId="art_2__para_1"><point eId="art_2__para_1__point_1">…

Good:
    <paragraph eId="art_2__para_1"><intro><p>放飞风筝应当：</p></intro>…

Remedy:
    Look for the lead-in at the end of the paragraph before.

Source:
    Legislation Law, structure of laws; design: mapping.

中文:
    列举之前应有引领语。
    检查：含有项而项前没有文字的款。
    理由：项是引领语所开始的句子的一部分。
    处理：在前一段末尾查找引领语。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.subject import Subject

CODE = "N104"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each paragraph of an article whose 项 have no lead-in."""
    for article in subject.holders:
        if article.kind != "article":
            continue
        for unit in article.children:
            if unit.kind != "paragraph" or not unit.children or unit.children[0].kind != "point":
                continue
            if not any(block.text.strip() or block.table for block in unit.blocks if block.role == "intro"):
                yield diagnostic(CODE, unit.line, eId=unit.eId or None, num=unit.children[0].num or "")
