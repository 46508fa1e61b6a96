"""Hard-wrapped text: lines broken at one width, as page layouts and mail leave them. Paragraphs are made whole again.

Told from the whole text: nearly all lines that end in no final punctuation are of one width, and none is longer. Then a
line continues the one before where it would not have fit on it, whatever punctuation that ends in. Where first lines are
indented, indentation says what begins.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.lines import Line
from akn.formats.text.origin import is_dated
from akn.formats.text.repair import join, opens
from akn.formats.text.title import ends_title
from akn.language.zh import units
from akn.language.zh.typography import BLANK, CLAUSE_MARKS, CLOSE_BRACKETS, FINAL, OPEN_BRACKETS

_WIDEST = 128  # half-widths: a longer line is not one of a wrapped text
_NARROWEST = 24
_LEAST = 4  # full lines
_SLACK = 6  # half-widths: what a justified line may be short of the width
_HANGING = 3  # half-widths: a mark that stands out
_MARKS = frozenset("，。；：、！？,.;:!?" + CLOSE_BRACKETS)
_OPEN = frozenset("，、和及与或")  # no paragraph ends so
_STOPS = "。：！？"
_WORD = re.compile(r"[0-9A-Za-z.,%％]+")
_COLUMNS = re.compile(r"\S[ \t\u3000]{2,}\S|\t")
_LEADER = re.compile(r"[.…·]{3,}")


@dataclass(frozen=True, slots=True)
class _Layout:
    """The width of a full line; whether first lines are indented; whether blank lines set paragraphs apart."""

    full: int
    indented: bool
    apart: bool


def unwrap(lines: list[Line], text: str) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """`lines` with wrapped paragraphs joined; `lines` itself where the text is not wrapped.

    Diagnostics: T020 a join, T024 a line that may be a continuation and is not joined.

    `text` is what they were split from, which tells how far a line is indented.
    """
    if not _may_be(lines):
        return lines, ()
    source = text.split("\n")
    widths = [_width(source[line.number - 1].strip("\r\ufeff").rstrip(BLANK)) for line in lines]
    width = _full(lines, widths)
    if not width:
        return lines, ()
    layout = _Layout(width, _indented(lines, source), _apart(lines, widths, width))
    found: list[Diagnostic] = []
    out: list[Line] = []
    for i, line in enumerate(lines):
        if out and _continues(lines[i - 1], widths[i - 1], line, _indent(source[line.number - 1]), layout):
            join(out[-1], line, found)
            continue
        if out and not layout.indented and not layout.apart and _doubtful(lines[i - 1], widths[i - 1], line, width):
            found.append(diagnostic("T024", line.number, character=lines[i - 1].text[-1]))
        out.append(line)
    return out, tuple(found)


def _may_be(lines: list[Line]) -> bool:
    """A cheap look: no more than a few lines are too long for a page."""
    allowed = 2 + len(lines) // 50
    for line in lines:
        if len(line.text) * 2 > _WIDEST:
            allowed -= 1
            if allowed < 0:
                return False
    return len(lines) > _LEAST


def _width(text: str) -> int:
    """Width in half-widths; what is ASCII is half as wide as a Hanzi."""
    return 2 * len(text) - sum(map(str.isascii, text))


def _full(lines: list[Line], widths: list[int]) -> int:
    """The width at which lines are broken, or 0: where most lines that end in no final mark are of it."""
    open_ = Counter(
        width
        for line, width in zip(lines, widths, strict=True)
        if line.text[-1] not in FINAL and not line.level and width >= _NARROWEST and not _COLUMNS.search(line.text)
    )
    plain = Counter(
        width
        for line, width in zip(lines, widths, strict=True)
        if line.text[-1] not in _MARKS and not line.level and width >= _NARROWEST
    )
    if not plain:
        return 0
    width = max(plain, key=lambda w: (plain[w] + plain[w - 1], plain[w]))  # one blank of ASCII is half a Hanzi
    full = sum(open_[w] for w in range(width - _SLACK, width + _HANGING + 1))
    prose = sum(
        any(mark in line.text for mark in CLAUSE_MARKS)
        for line, w in zip(lines, widths, strict=True)
        if w >= width - _SLACK
    )
    longer = sum(w > width + _HANGING for w in widths)
    unbroken = sum(line.text[-1] in FINAL and w > width + _HANGING for line, w in zip(lines, widths, strict=True))
    if full < max(_LEAST, len(lines) // 6) or full * 5 < open_.total() * 3 or prose * 3 < full:
        return 0
    return width if longer * 20 <= len(lines) and unbroken <= 2 else 0


def _indented(lines: list[Line], source: list[str]) -> bool:
    """Whether first lines are indented and others are not."""
    deep = [_indent(source[line.number - 1]) for line in lines]
    first = [
        d
        for line, d in zip(lines, deep, strict=True)
        if line.start is not None and line.start.style in ("article", "point")
    ]
    return len(first) > 2 and sum(d > 1 for d in first) * 5 > len(first) * 4 and deep.count(0) * 3 > len(deep)


def _indent(raw: str) -> int:
    raw = raw.lstrip("\ufeff")
    return len(raw) - len(raw.lstrip(BLANK))


def _apart(lines: list[Line], widths: list[int], full: int) -> bool:
    """Whether blank lines stand between paragraphs, and none within."""
    gaps = within = 0
    for (one, two), width in zip(pairwise(lines), widths, strict=False):
        if two.number > one.number + 1 and not two.paged:
            gaps += 1
            within += width >= full - _SLACK and one.text[-1] not in FINAL
    return gaps > 2 and within * 10 < gaps and gaps * 10 < len(lines) * 9


def _continues(before: Line, width: int, line: Line, indent: int, layout: _Layout) -> bool:
    """Whether `line` goes on with the paragraph of the line before it, which is `width` wide."""
    full, indented = layout.full, layout.indented
    if line.level or before.level or line.front or before.front or line.info != before.info:
        return False
    if line.text[0] in _MARKS and line.text[0] not in OPEN_BRACKETS:
        return True
    if _COLUMNS.search(line.text) or _COLUMNS.search(before.text) or _LEADER.search(before.text):
        return False
    if units.TOC_HEADING.match(line.text) or (line.start is not None and line.start.style in ("annex", "table", "box")):
        return False
    if indented:
        if indent:
            return False
        if line.start is not None and (width < full - _SLACK or (opens(line) and _begins(before, line, full))):
            return False
    elif layout.apart and line.number > before.number + 1 and not line.paged:
        return False
    if not indented and before.text[-1] not in _OPEN and (line.start or line.text[0] in "（(") and opens(line):
        return False
    if ends_title(before.text) and is_dated(line.text):
        return False
    if before.text[-1] in FINAL:
        if line.text[-1] not in FINAL and _width(line.text) < full - _SLACK:  # a heading
            return False
        return width + _first(line.text) > full and (indented or layout.apart or before.text[-1] not in _STOPS)
    return width >= full - _SLACK or width + _first(line.text) > full


def _doubtful(before: Line, width: int, line: Line, full: int) -> bool:
    """Whether a line begins a paragraph only because twice as many do, after a 。 at the full width, as go on with one."""
    heading = line.start is not None or (line.text[-1] not in FINAL and _width(line.text) < full - _SLACK)
    return before.text[-1] in _STOPS and width + 2 > full and not heading


def _begins(before: Line, line: Line, full: int) -> bool:
    """Whether a line with a number but no indentation begins a unit all the same: after a sentence, or as a heading."""
    return before.text[-1] in FINAL or (line.text[-1] not in FINAL and _width(line.text) < full - _SLACK)


def _first(text: str) -> int:
    """Width of what can't be broken at the start of a line: a character with what sticks to it, or a word."""
    if word := _WORD.match(text):
        return len(word[0])
    at = next((i for i, char in enumerate(text) if char not in OPEN_BRACKETS), 0) + 1
    return _width(text[:at]) + (2 if text[at : at + 1] in _MARKS else 0)
