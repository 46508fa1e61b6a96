"""Numbers that would go on with the articles but are written otherwise (第８条, 第八條, 第八条：), told from references.

Most of a text is numbered in one way; a line that is not, may begin an article all the same. It is read as one where its
series and its form leave no doubt, and is named where they do, so that no article becomes text of another unsaid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.classify import Start
from akn.formats.text.lines import Line
from akn.language.zh import units
from akn.language.zh.numerals import number
from akn.language.zh.typography import BLANK

_DI = re.compile(rf"第{units.GAP}*([0-9０-９]{{1,4}}|{units.N}{{1,9}}){units.GAP}*[条條]([{BLANK}]*)")
"""第８条, 第8条, 第八條; groups: number, what parts it from the text."""
_MARKED = re.compile(r"[：:、，,。．；;.](?!第)")
"""What may follow the number of an article written so, and no reference to several."""


@dataclass(slots=True)
class Strays:
    """Those since the last article: the line, number as printed and value of each."""

    last: int = 0
    waiting: list[tuple[int, str, int]] = field(default_factory=list)

    def read(self, line: Line, article: int, below: list[Line]) -> Start | None:
        """The article that `line`, which begins no unit, surely begins after `article` or the last stray: its number is one
        in digits, parted from a text that goes on with no reference, and no article `below` has it.
        """
        match = _DI.match(line.text)
        value = number(match[1]) if match else None
        if match is None or not value or value not in (article + 1, self.last + 1):
            return None
        num, rest = match[0].rstrip(BLANK), line.text[match.end() :]
        doubtful = units.NEVER_OPENS.match(rest) or units.SELDOM_OPENS.match(rest)
        if match[2] and rest and not doubtful and num[-1] == "条" and not _has(below, value):
            return Start("article", num, value, rest)
        if not doubtful or _MARKED.match(rest):
            self.wait(line, num, value)
        return None

    def take(self, line: Line, start: Start, article: int) -> bool:
        """Whether `start`, an article's number that was not taken for one, waits to be named: it goes on with the series."""
        if start.sub or start.value not in (article + 1, self.last + 1) or not _MARKED.match(start.rest):
            return False
        self.wait(line, start.num, start.value)
        return True

    def wait(self, line: Line, num: str, value: int) -> None:
        """Keep a number until the next article tells what it is."""
        self.waiting.append((line.number, num, value))
        self.last = value

    def tell(self, article: int = 0) -> list[Diagnostic]:
        """What is said of them as `article` (0: no more) begins: T033 of references to it, T037 of all others."""
        found = [diagnostic("T033" if value == article else "T037", line, num=num) for line, num, value in self.waiting]
        self.waiting.clear()
        self.last = 0
        return found


def _has(lines: list[Line], article: int) -> bool:
    """Whether `lines`, before the numbers begin anew, have an article of this number."""
    for line in lines:
        start = line.start
        if start is not None and start.style == "article":
            if start.value == article and not start.sub and not units.NEVER_OPENS.match(start.rest):
                return True
            if start.value == 1:
                return False
    return False
