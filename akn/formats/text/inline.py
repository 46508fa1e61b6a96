"""项 that stand inside one paragraph (处罚：（一）甲；（二）乙。): text as published, and said to be."""

from __future__ import annotations

import re

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.lines import Line
from akn.language.zh import units
from akn.language.zh.numerals import number

_NUMBER = re.compile(rf"(?<=[：:；;，,。])[ \u3000]*[（(]({units.N}{{1,3}})[）)](?![、，和至或项目款])")
"""The number of a 项 where one may begin: behind a mark of the sentence."""


def inline_items(lines: list[Line]) -> list[Diagnostic]:
    """T039 for each of `lines` in whose text a series of 项 from （一） on stands. Nothing is split."""
    found = []
    for line in lines:
        if "（一）" not in line.text and "(一)" not in line.text:
            continue
        count = 0
        for match in _NUMBER.finditer(line.text):
            count += number(match[1]) == count + 1
        if count > 1:
            found.append(diagnostic("T039", line.number, count=count))
    return found
