"""Tables in plain text: pipe rows (Markdown) and boxes drawn with line characters."""

from __future__ import annotations

import re

from akn.formats.text.classify import Start
from akn.formats.text.lines import Line
from akn.language.zh.typography import BLANK
from akn.model.block import Block, Cell, Table

_RULE = re.compile(r"\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?")
_CELL = re.compile(r"(?<!\\)\|")
_BOX_CELL = re.compile("[│┃║|]")
_TAB = re.compile(r" *\t *")
_BLANKS = re.compile("[ \u3000]{2,}")
_PARTED = {"tabs": _TAB, "blanks": _BLANKS}
"""Style of a row without lines -> what parts its cells."""
_ROW = frozenset(("table", "box", *_PARTED))
_HEADINGS = re.compile(
    "(?:序号|编号|项目|名称|类别|种类|品名|税目|税号|单位|等级|级别|代码|地区|区域|收费项目)[ \u3000]"
)
_ROWS = 2  # rows: the least a table has
_DRAWN = re.compile(r"[\u2500-\u257f\s+\-]+")


def take_up_rows(lines: list[Line]) -> None:
    """Make rows of lines whose cells are parted by tabs, or by blanks below a row of headings (序号　项目　单位)."""
    i = 0
    while i < len(lines):
        end, part = i, _TAB if "\t" in lines[i].text else _BLANKS
        cells = _count(lines[i], part)
        if cells > 1 and (part is _TAB or (cells > 2 and _HEADINGS.match(lines[i].text))):
            end += 1
            while end < len(lines) and abs(_count(lines[end], part) - cells) <= (cells > 2):
                end += 1
        if end - i >= _ROWS:
            for line in lines[i:end]:
                line.start = Start("tabs" if part is _TAB else "blanks")
        i = max(end, i + 1)


def _count(line: Line, part: re.Pattern[str]) -> int:
    """How many cells a line has; 0 where it begins a unit."""
    return 0 if line.start is not None or line.level or line.info else len(part.split(line.text))


def is_row(line: Line) -> bool:
    """Whether a line is a row or rule of a table."""
    return line.start is not None and line.start.style in _ROW


def read_table(lines: list[Line], i: int, caption: str | None = None) -> tuple[Block, int]:
    """The table that begins at `lines[i]`, and the index after it. The first row is a header where a rule follows it.

    Rules without any row are no table: a paragraph of them.
    """
    opening = lines[i].start
    style = opening.style if opening else "table"
    rows: list[tuple[Cell, ...]] = []
    at, first = i, lines[i].number
    header = False
    while i < len(lines) and (start := lines[i].start) is not None and start.style == style:
        text = lines[i].text
        i += 1
        if style == "box":
            if not _DRAWN.fullmatch(text):
                rows.append(_cells(_BOX_CELL.split(text.strip("│┃║|├┤┣┫╠╣"))))
        elif style in _PARTED:
            rows.append(_cells(_PARTED[style].split(text)))
        elif _RULE.fullmatch(text):
            header = header or len(rows) == 1
        else:
            rows.append(_cells(_CELL.split(text.removeprefix("|").removesuffix("|"))))
    if not rows:
        return Block(lines[at].text, line=first), at + 1
    if header:
        rows[0] = tuple(Cell(cell.blocks, header=True) for cell in rows[0])
    return Block(type="table", table=Table(tuple(rows), caption), line=first), i


def _cells(texts: list[str]) -> tuple[Cell, ...]:
    return tuple(Cell((Block(text.strip(BLANK).replace("\\|", "|")),)) for text in texts)
