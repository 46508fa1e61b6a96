"""The source line that a finding is about, with a caret under what it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from akn.diagnostics import Diagnostic

Lines = Callable[[str], tuple[str, ...]]
"""File name -> its lines; empty where they are not at hand."""

WIDTH = 100
"""Columns of a line that are shown; wide characters take two."""
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FIELDS = (
    "num",
    "found",
    "value",
    "text",
    "target",
    "item",
    "date",
    "character",
    "heading",
    "words",
    "wid",
    "mark",
    "name",
)
"""Fields of a message whose words are looked for in the line, in this order."""


def lines_of(file: str) -> tuple[str, ...]:
    """The lines of a file; empty where it can't be opened, or is no UTF-8."""
    try:
        return tuple(Path(file).read_text(encoding="utf-8-sig").split("\n"))
    except (OSError, ValueError):
        return ()


def excerpt(item: Diagnostic, lines: tuple[str, ...]) -> list[str]:
    """`  12 | …` and the line of carets below it; an empty list where the finding has no line in `lines`."""
    if not 0 < item.line <= len(lines):
        return []
    text = lines[item.line - 1].rstrip("\r")
    start, end = place(item, text)
    shift = max(0, start - 30) if _columns(text[:end]) > WIDTH else 0
    shown = _cut(text[shift:])
    start, end = min(start - shift, len(shown)), min(end - shift, len(shown))
    gutter = f"{item.line:>5}"
    carets = "^" * max(1, _columns(shown[start:end]))
    lead, tail = "…" if shift else "", "…" if shift + len(shown) < len(text) else ""
    return [
        f"{gutter} | {lead}{_CONTROL.sub('·', shown)}{tail}",
        f"{' ' * len(gutter)} | {' ' * (_columns(shown[:start]) + (2 if shift else 0))}{carets}",
    ]


def place(item: Diagnostic, text: str) -> tuple[int, int]:
    """Offsets of what `item` names in its line, by column, unit or words; else of all but the indent."""
    if item.column is not None and item.column <= len(text):
        return item.column - 1, item.column
    fields = dict(item.fields)
    for name in _FIELDS:
        if (words := fields.get(name)) and (at := text.find(words)) >= 0:
            return at, at + len(words)
    if item.eId and (at := text.find(f'"{item.eId}"')) >= 0:
        return at + 1, at + 1 + len(item.eId)
    bare = text.lstrip()
    return len(text) - len(bare), len(text.rstrip()) or 1


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _cut(text: str) -> str:
    width = 0
    for at, char in enumerate(text):
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width > WIDTH:
            return text[:at]
    return text
