"""Tables in plain text: pipe rows (Markdown) and boxes drawn with line characters."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line
from akn.language.zh.typography import BLANK
from akn.model.block import Block, Cell, Table

_RULE = re.compile(r"\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?")
_CELL = re.compile(r"(?<!\\)\|")
_BOX_CELL = re.compile("[│┃║|]")
_DRAWN = re.compile(r"[\u2500-\u257f\s+\-]+")


def is_row(line: Line) -> bool:
    """Whether a line is a row or rule of a table."""
    return line.start is not None and line.start.style in ("table", "box")


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
