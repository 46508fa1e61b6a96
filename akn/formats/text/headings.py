"""Headings of 编, 章 and 节 that the layout broke over two lines, made whole.

A part of a heading is a short line without a number and without a mark that ends a sentence, between a heading and the number
of the next unit: nothing else stands there in an act.
"""

from __future__ import annotations

import re

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.classify import classify
from akn.formats.text.lines import Line

STYLES = ("book", "part", "chapter", "section")
_LONG = 40  # characters: the longest rest of a heading
_SENTENCE = re.compile("[。；：:;！？]")
_BRACKETED = re.compile("[（(].*[）)]$")


def whole_headings(lines: list[Line], body: int) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """`lines` with the headings from index `body` on made whole. Diagnostics: T020, a join, at the line of the second part."""
    found: list[Diagnostic] = []
    out: list[Line] = []
    for at, line in enumerate(lines):
        before = out[-1] if at > body and out else None
        if before is None or not _goes_on(before, line, lines[at + 1] if at + 1 < len(lines) else None):
            out.append(line)
            continue
        found.append(diagnostic("T020", line.number, before=before.text[-8:], after=line.text[:8]))
        before.text += line.text
        before.joined, before.start = True, classify(before.text)
    return out, tuple(found)


def _goes_on(heading: Line, line: Line, following: Line | None) -> bool:
    """Whether `line` is the rest of `heading`."""
    if heading.start is None or heading.start.style not in STYLES or not heading.start.rest:
        return False
    if "部分" in heading.start.num:  # 第一部分 of a plan: text without articles stands below it
        return False
    if line.start or line.level or line.front or line.info or len(line.text) > _LONG:
        return False
    if _SENTENCE.search(heading.text) or _SENTENCE.search(line.text) or _BRACKETED.match(line.text):
        return False
    return following is not None and following.start is not None and following.start.style in ("article", *STYLES)
