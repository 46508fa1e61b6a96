"""A number is written in the form of its kind.

What it does:
    Looks at numbers that begin with 第: an article is 第…条, a chapter 第…章 (older texts 第…部分), a section 第…节, a book
    第…编, a part 第…分编.

Why:
    The eId follows from the value alone, so a chapter number on an article passes everywhere else.

Bad:
    <article eId="art_2"><num>第二章</num>

Good:
    <article eId="art_2"><num>第二条</num>

Remedy:
    Correct the number, or make the unit what its number says.

Source:
    Legislation Law, structure of laws; design: mapping.

中文:
    编号的形式应与单位相符。
    检查：以“第”开头的编号：条写作“第…条”，章写作“第…章”，节、编、分编同此。
    理由：标识只取数值，“第二章”误作条的编号时别处不能发现。
    处理：更正编号或者单位。

"""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.numerals import NUMERAL
from akn.rules.subject import Subject

CODE = "N105"
WORDS = {
    "book": ("编", "部分"),
    "part": ("分编", "部分", "编"),
    "chapter": ("章", "部分"),
    "section": ("节",),
    "article": ("条",),
}
"""Kind -> the words that its number may end in."""
_WORD = re.compile(rf"第[{NUMERAL}0-9０-９]+(分编|部分|[编章节条款项目])")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each number in the form of another kind."""
    for unit in subject.units:
        words = WORDS.get(unit.kind)
        if words and unit.num and unit.num[0] == "第":
            match = _WORD.match("".join(unit.num.split()))
            if match and match[1] not in words:
                yield diagnostic(CODE, unit.line, eId=unit.eId or None, num=unit.num, expected=words[0])
