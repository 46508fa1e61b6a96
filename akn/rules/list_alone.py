"""A list has more than one member.

What it does:
    Reports a 项 or 目 that is the only one of its list and bears the first number.

Why:
    A list of one was cut off: the members after it became text, or were lost.

Bad:
    放飞风筝应当：
    （一）避开电线。
    第三条 …

Good:
    放飞风筝应当：
    （一）避开电线；
    （二）由成年人看护。

Remedy:
    Compare with the official publication.

Source:
    Legislation Law, structure of laws; design: mapping.

中文:
    列举应不止一项。
    检查：列举中仅有第一项（目）。
    理由：只有一项的列举多系截断所致。
    处理：核对官方文本。

"""

from __future__ import annotations

from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import index
from akn.rules.subject import Subject

CODE = "N103"
LISTS = ("point", "indent")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each list with one numbered member."""
    for unit in subject.holders:
        members = [child for child in unit.children if child.kind in LISTS]
        if len(members) == 1 and members[0].num and index(members[0].num) == "1":
            only = members[0]
            yield diagnostic(CODE, only.line, eId=only.eId or None, num=only.num)
