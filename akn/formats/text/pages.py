"""Page furniture: page numbers and running heads, which are layout. Looked for over the whole text, before paragraphs are.

What says that it is one (`- 3 -`, `第 3 页`) goes wherever it stands; a bare number only as a member of a series that goes
up by one from page to page, a title only where it comes again beside a page number or more than once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.front import first_unit
from akn.formats.text.lines import Line
from akn.formats.text.title import ends_title, find_title
from akn.language.zh.typography import LEADER, SENTENCE_END

_D = r"\s*([0-9０-９]{1,4})\s*"
_RULES = r"[-—–－―‐─~～]{1,4}"
SAID = re.compile(
    rf"{_RULES}{_D}{_RULES}|第{_D}页(?:\s*[，,/／|·]?\s*[（(]?\s*共\s*[0-9０-９]{{1,4}}\s*页\s*[）)]?)?"
    rf"|共\s*[0-9０-９]{{1,4}}\s*页\s*[，,/／|·]?\s*第{_D}页|page{_D}(?:(?:of|/)\s*\d{{1,4}})?",
    re.IGNORECASE,
)
"""A page number that says that it is one: `- 3 -`, `第 3 页 共 9 页`, `Page 3 of 9`."""
_WEAK = re.compile(r"([0-9０-９]{1,4})|[·•・]\s*([0-9０-９]{1,4})\s*[·•・]|([0-9]{1,4})\s*/\s*[0-9]{1,4}")
_HEADED = re.compile(r"(\S.{2,60}?\S)[\s·…]+([0-9]{1,4})|([0-9]{1,4})\s+(\S.{2,60}\S)")
_LONG = 80  # characters: no page number or running head is longer
_SHORT = 4  # characters: the least a title has
_TOP = 12  # lines at the top of a text among which its title is
_ENDS = frozenset("0123456789０１２３４５６７８９-—–－―‐─~～·•・页）)")
_PAGE = 300  # characters: the least that stands on a page between two bare numbers
_COLUMN = frozenset(("序号", "编号", "项目"))  # over a column of bare numbers


@dataclass(slots=True)
class _Mark:
    """What may be a page number: the index of its line, its number, whether it is beyond doubt, the running head in it."""

    at: int
    value: int
    sure: bool
    head: str = ""


def without_pages(lines: list[Line], text: str) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """`lines` without page numbers and running heads, and a T022 for each left out. `text` is what they were split from."""
    heads = _titles(lines[:_TOP])
    marks: list[_Mark] = []
    again: list[int] = []
    for i in [i for i, line in enumerate(lines) if line.text[-1] not in SENTENCE_END]:  # as neither of them ends
        line, words = lines[i], lines[i].text
        if len(words) > _LONG or line.level or line.front:
            continue
        if words[-1] in _ENDS and (mark := _mark(i, words)):
            marks.append(mark)
        elif words in heads:
            again.append(i)
    if not marks and len(again) < 2:
        return lines, ()
    body = first_unit(lines)
    heads = _titles(lines[: min(body, _TOP)])
    first, last = find_title(lines, 0, body)
    if first >= 0:
        heads.add("".join("".join(line.text.split()) for line in lines[first : last + 1]))
    marks = [mark for mark in marks if not mark.head or mark.head in heads]
    breaks = [i for i, line in enumerate(text.split("\n"), 1) if "\f" in line] if "\f" in text else []
    gone = _numbers(marks, lines, breaks)
    inside = [i for i in again if i >= body or (i > last >= 0 and i - 1 in gone and _in_contents(lines, i + 1))]
    gone |= _heads([i for i in inside if lines[i].text in heads], lines, gone, breaks)
    if not gone:
        return lines, ()
    kept = [line for i, line in enumerate(lines) if i not in gone]
    for i in gone:
        if i + 1 < len(lines):
            lines[i + 1].paged = True
    return kept, tuple(diagnostic("T022", lines[i].number, text=lines[i].text) for i in sorted(gone))


def _in_contents(lines: list[Line], i: int) -> bool:
    """Whether the line at `i` is one of a table of contents: a heading with dots or a page number behind it."""
    return i < len(lines) and lines[i].start is not None and LEADER.search(lines[i].text) is not None


def _titles(lines: list[Line]) -> set[str]:
    """What may be the title among `lines`, as printed and without white space."""
    found = [
        line.text for line in lines if not line.start and _SHORT <= len(line.text) <= _LONG and ends_title(line.text)
    ]
    parts = [line.text if line.start is None and line.text[-1] not in SENTENCE_END else "" for line in lines]
    on_two = [(a, b) for a, b in pairwise(parts) if a and b and len(a) + len(b) <= _LONG]
    found += [a + b for a, b in on_two if ends_title(b)]
    return {*found, *("".join(text.split()) for text in found)}


def _mark(at: int, text: str) -> _Mark | None:
    if match := SAID.fullmatch(text):
        return _Mark(at, int(match[match.lastindex or 1]), sure=True)
    if match := _WEAK.fullmatch(text):
        return _Mark(at, int(match[match.lastindex or 1]), sure=False)
    if match := _HEADED.fullmatch(text):
        head, value = (match[1], match[2]) if match[1] else (match[4], match[3])
        return _Mark(at, int(value), sure=False, head="".join(head.split()))
    return None


def _numbers(marks: list[_Mark], lines: list[Line], breaks: list[int]) -> set[int]:
    """Indexes of the lines that are page numbers."""
    gone = {mark.at for mark in marks if mark.sure}
    tables = _tables(lines)
    for one, two in pairwise(marks):
        follows = two.value == one.value + 1
        if not one.sure and not two.sure:
            at_breaks = _at_break(one.at, lines, breaks) and _at_break(two.at, lines, breaks)
            apart = two.at < tables and _page_apart(one, two, lines)
            if follows and ((one.head and two.head) or at_breaks or apart):
                gone |= {one.at, two.at}
        elif follows or ((one.head or two.head) and two.at == one.at + 1):
            gone |= {one.at, two.at}
    numbered = [mark for mark in marks if mark.head]  # with the title beside them, other numbers may stand between
    for one, two in pairwise(numbered):
        if two.value == one.value + 1:
            gone |= {one.at, two.at}
    return _both_sides(marks, gone)


def _both_sides(marks: list[_Mark], gone: set[int]) -> set[int]:
    """`gone` and the bare numbers that stand between two page numbers and count on from the one before."""
    for one, two, three in zip(marks, marks[1:], marks[2:], strict=False):
        if one.at in gone and three.at in gone and two.value == one.value + 1:
            gone.add(two.at)
    return gone


def _tables(lines: list[Line]) -> int:
    """Index from which bare numbers may be a column of a table: in annexes, and where a line says 序号."""
    return next(
        (i for i, line in enumerate(lines) if line.text in _COLUMN or (line.start and line.start.style == "annex")),
        len(lines),
    )


def _page_apart(one: _Mark, two: _Mark, lines: list[Line]) -> bool:
    """Whether a page of running text stands between two bare numbers, and before the first: no column of a table."""
    if one.head or two.head:
        return False
    before = sum(len(line.text) for line in lines[max(0, one.at - 40) : one.at])
    return min(before, sum(len(line.text) for line in lines[one.at + 1 : two.at])) >= _PAGE


def _at_break(i: int, lines: list[Line], breaks: list[int]) -> bool:
    """Whether a page begins or ends with the line at `i`."""
    before = lines[i - 1].number if i else 0
    after = lines[i + 1].number if i + 1 < len(lines) else 1 << 60
    k = bisect_right(breaks, before)
    return k < len(breaks) and breaks[k] <= after


def _heads(again: list[int], lines: list[Line], gone: set[int], breaks: list[int]) -> set[int]:
    """Indexes of the lines of the body that say the title again as a running head."""
    # a title said twice in a row is no head of two pages
    far = {i for one, two in pairwise(again) if two > one + 1 for i in (one, two)}
    return far | {i for i in again if i - 1 in gone or i + 1 in gone or _at_break(i, lines, breaks)}
