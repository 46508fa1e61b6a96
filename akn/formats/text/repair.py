"""Repair of what page ends and hard wraps do to a text: broken paragraphs are joined, page numbers between the parts go.

Careful by design: nothing is joined across the start of a unit, nor after final punctuation, and a chain of parts is
joined only where it ends in final punctuation, as a sentence does. A character doubled at a join is reported and left.
"""

from __future__ import annotations

import re

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.classify import classify
from akn.formats.text.lines import Line
from akn.formats.text.title import TITLE_END
from akn.language.zh import units
from akn.language.zh.typography import CLOSE_BRACKETS, FINAL, OPEN_BRACKETS, SENTENCE_END

_LONG = 20  # characters: a heading-like line without punctuation is seldom longer
_TITLE = 80  # characters: a line as long as that is no title
_FULL = 12  # characters: the least a line in the middle of a paragraph is filled with
_PARTS = 12  # lines a paragraph may be broken into
_BROKEN = re.compile(r"[，、,（(《〈“‘]$|[的和与或及及其在由为对将把被向从按应当并不]$")
"""A line that ends so is not whole, whatever its length."""
_SENTENCE = re.compile(r"[，。；,]")
_FORMULA = re.compile(r"[＝=×÷]")
_DATED = re.compile(r"(?:\d{4}|[二一][零〇○一二三四五六七八九]{3})[ \u3000]*年")
_LIST = re.compile(r"[ \t\u3000]{2,}|^\S{1,12}[：:]|^\d+ ")
"""Columns, labels and numbered rows: lines of a table or list, no sentence."""
_PAGE = re.compile(
    r"[-—–－―‐\s]+(\d{1,4})[-—–－―‐\s]+|第\s*(\d{1,4})\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?|PAGE\s*(\d{1,4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")


def repair(lines: list[Line], body: int) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """`lines` with broken paragraphs made whole; `body` is the index of the first line of the body.

    Diagnostics: T020 a join (info), T021 a doubled character at a join (warning), T022 a page number or running head
    left out between two parts (info). Line numbers are those of the second part.
    """
    found: list[Diagnostic] = []
    out: list[Line] = []
    i, total = 0, len(lines)
    annex = False
    while i < total:
        line = lines[i]
        i += 1
        out.append(line)
        if line.start and line.start.style == "annex" and i > body:
            annex = True
        if line.text[-1] in FINAL or i >= total or not _may_continue(line, i - 1 < body, annex):
            continue
        event = line.info or (i - 1 < body and _DATED.search(line.text, 0, 12) is not None)
        parts, skipped = _parts(lines, i, body, lines[0].text, event)
        if not parts:
            continue
        for part in parts:
            if line.text[-1] == part.text[0]:
                found.append(
                    diagnostic("T021", part.number, character=part.text[0], before=line.text[-8:], after=part.text[:8])
                )
            found.append(diagnostic("T020", part.number, before=line.text[-8:], after=part.text[:8]))
            space = " " if line.text[-1].isascii() and part.text[0].isascii() and line.text[-1].isalpha() else ""
            line.text += space + part.text
        found.extend(diagnostic("T022", page.number, text=page.text) for page in skipped)
        i += len(parts) + len(skipped)
        line.joined, line.start = True, classify(line.text)
    return out, tuple(found)


def _may_continue(line: Line, front: bool, annex: bool) -> bool:
    """Whether a line without final punctuation is a broken paragraph, judged by itself."""
    text, start = line.text, line.start
    if line.level or line.front:
        return False
    if line.info or (front and _DATED.search(text, 0, 12)):  # an event of the history, broken inside a title
        return _open(text)
    if start and start.style not in ("article", "point", "arabic", "paren", "circled", "clause"):
        return False
    if _FORMULA.search(text) or _LIST.search(text):
        return False
    if front and len(text) <= _TITLE and TITLE_END.search(text):
        return False
    if front or annex:
        return bool(_SENTENCE.search(text)) or (annex and text[-1] in "，、")
    if start and start.style == "clause":
        return bool(_BROKEN.search(text)) or "，" in text
    return bool(_BROKEN.search(text) or _SENTENCE.search(text)) or len(text) >= _LONG


def _open(text: str) -> bool:
    return (
        text.count("《") > text.count("》") or text.count("〈") > text.count("〉") or text.count("<") > text.count(">")
    )


def _parts(lines: list[Line], i: int, body: int, title: str, event: bool) -> tuple[list[Line], list[Line]]:
    """The lines from `i` on that continue a paragraph, and the page furniture among them; ([], []) where none do."""
    parts: list[Line] = []
    skipped: list[Line] = []
    info, text = lines[i - 1].info, lines[i - 1].text
    limit = min(len(lines), i + _PARTS)
    while i < limit:
        line = lines[i]
        if not event and (_is_page(line, lines, i) or (skipped and line.text == title)):
            skipped.append(line)
            i += 1
            continue
        if line.level or line.front or line.info != info or (i == body and i > 0) or opens(line):
            return [], []
        if not parts and _alike(lines[i - 1], line):
            return [], []
        parts.append(line)
        if event:
            text += line.text
            if not _open(text):
                return parts, skipped
            i += 1
            continue
        if line.text[-1] in FINAL:
            whole = line.text[-1] in SENTENCE_END or line.text[-1] in CLOSE_BRACKETS
            return (parts, skipped) if whole else ([], [])
        if len(line.text) < _FULL or _FORMULA.search(line.text) or _LIST.search(line.text):
            return [], []
        i += 1
    return [], []


def _alike(first: Line, second: Line) -> bool:
    """Whether two paragraphs begin with the same words, as members of a list do that lost its punctuation."""
    text = first.start.rest if first.start else first.text
    return len(text) > 1 and text[:2] == second.text[:2]


def opens(line: Line) -> bool:
    """Whether a line begins a unit, so that nothing before it runs into it."""
    start = line.start
    if start is None:
        return bool(line.text[0] in OPEN_BRACKETS and _DATED.match(line.text, 1)) or line.text[0] in '“‘"'
    if start.style == "article":
        return not (units.NEVER_OPENS.match(start.rest) or (start.glued and units.SELDOM_OPENS.match(start.rest)))
    if start.style == "arabic":
        return not start.glued
    return True


def _is_page(line: Line, lines: list[Line], i: int) -> bool:
    """Page numbers that say so, or bare ones that are followed further down by the next."""
    if _PAGE.fullmatch(line.text):
        return True
    if not _NUMBER.fullmatch(line.text):
        return False
    following = str(int(line.text) + 1)
    return any(other.text == following for other in lines[i + 2 : i + 120])
