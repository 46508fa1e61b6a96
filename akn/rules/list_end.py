"""A list ends where its sentence does.

What it does:
    In a 款 whose 项 end in ；, reports a last 项 that ends in ； too, and an earlier one that ends in 。 where it holds one
    sentence only.

Why:
    The last 项 ends the sentence with 。. One that ends in ； was followed by another, which was lost; 。 in the middle
    is the end of a list that went on.

Bad:
    （一）甲；（二）乙；

Good:
    （一）甲；（二）乙。

Remedy:
    Compare with the official publication.

Source:
    立法技术规范（试行）（一）, 项; GB/T 15834.

中文:
    列举应在句末结束。
    检查：各项以；结尾时，末项亦以；结尾，或者中间的项以。结尾且仅有一句。
    理由：末项应以。结束；以；结束说明其后遗失一项。
    处理：核对官方文本。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.provision import Provision
from akn.rules.subject import Subject

CODE = "L012"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each list, at the 项 that ends otherwise."""
    for unit in subject.holders:
        if unit.children[0].kind != "point":
            continue
        points = [child for child in unit.children if child.kind == "point"]
        if len(points) < 2 or len(points) < len(unit.children):
            continue
        ends = [_end(point) for point in points]
        if any(block.role == "wrapUp" for block in unit.blocks) or "" in ends or "；" not in ends[:-1]:
            continue
        if ends[-1] == "；":
            yield diagnostic(
                CODE, points[-1].line, eId=points[-1].eId or None, num=points[-1].num, mark="；", expected="。"
            )
        elif ends[:-1].count("。") == 1 and ends[:-1].count("；") == len(ends) - 2:
            at = points[ends.index("。")]
            if len(at.blocks) == 1 and at.blocks[0].text.count("。") == 1:
                yield diagnostic(CODE, at.line, eId=at.eId or None, num=at.num, mark="。", expected="；")


def _end(point: Provision) -> str:
    """The last character of a 项 that has text of its own alone; else an empty string."""
    text = point.blocks[-1].text.rstrip() if point.blocks and not point.children else ""
    return text[-1:] if point.status != "removed" else ""
