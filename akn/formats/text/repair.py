"""Repair of what page ends and hard wraps do to a text: broken paragraphs are joined, bare page numbers between the
parts go (`pages.py` has taken out those that are known as such).

Careful by design: nothing is joined across the start of a unit, nor after final punctuation, and a chain of parts is
joined only where it ends in final punctuation, as a sentence does. A break inside a number, a date or the brackets of
a 题注 is beyond doubt. A character doubled at a join is reported and left.
"""

from __future__ import annotations

import re
from itertools import pairwise

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.captions import captions_above
from akn.formats.text.classify import ITEMS, classify
from akn.formats.text.lines import Line
from akn.formats.text.origin import closed, is_bracketed, is_event_break
from akn.formats.text.title import ends_title
from akn.language.zh import units
from akn.language.zh.typography import CLOSE_BRACKETS, FINAL, OPEN_BRACKETS, SENTENCE_END

_LONG = 20  # characters: a heading-like line without punctuation is seldom longer
_TITLE = 80  # characters: a line as long as that is no title
_FULL = 12  # characters: the least a line in the middle of a paragraph is filled with
_RUNNING = frozenset(("article", "clause", *ITEMS))  # units whose text may go on over a line end
_PARTS = 12  # lines a paragraph may be broken into
_BROKEN = re.compile(r"[，、,（(《〈“‘]$|[的和与或及及其在由为对将把被向从按应当并不]$")
"""A line that ends so is not whole, whatever its length."""
_SENTENCE = re.compile(r"[，。；,]")
_FORMULA = re.compile(r"[＝=×÷]")
_DATED = re.compile(r"(?:\d{4}|[二一][零〇○一二三四五六七八九]{3})[ \u3000]*年")
_LIST = re.compile(r"[ \t\u3000]{2,}|^\S{1,12}[：:]|^\d+ ")
"""Columns, labels and numbered rows: lines of a table or list, no sentence."""
_MAY_CUT = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十百千年月第,，")
_NUMBER = re.compile(r"\d{1,4}")
_N = "[0-9０-９零〇一二三四五六七八九十百千]"
_CUT = re.compile(
    r"[^\s\d][\d.,，]*\d[,，]?\n\d+(?:\.\d+)?[^\s\d.．、]"  # 1|000元
    r"|[^\s\d]\d+\n(?:年\d|月\d|日|万|亿|元|％|%)|[^\s\d年月]\d{4}年\n\d{1,2}月|\d月\n\d{1,2}日"
    rf"|第\n{_N}+[条款项章节]|第{_N}{{1,8}}\n{_N}{{0,8}}[条款项]"
)
"""A line end inside a number, a date or the number of a provision."""


def repair(lines: list[Line], body: int, *, unwrapped: bool = False) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """`lines` with broken paragraphs made whole; `body` is the index of the first line of the body.

    `unwrapped` says that wrapped lines are joined already (`wrapped.py`), so that line ends without a blank line mean nothing.

    Diagnostics: T020 a join (info), T021 a doubled character at a join (warning), T022 a page number or running head
    left out between two parts (info). Line numbers are those of the second part.
    """
    found: list[Diagnostic] = []
    out: list[Line] = []
    i, total = 0, len(lines)
    annex = False
    spaced = -1 if unwrapped else 0
    headed = 0
    while i < total:
        line = lines[i]
        i += 1
        out.append(line)
        if i > body and line.text[-1] in FINAL and (line.start is None or line.start.style != "annex"):
            continue  # whole, as nearly all are
        if i < body and line.text[0] in "（(" and not (line.start or line.level or line.info):
            i = _rejoin_origin(lines, i, body, out, found)
            line = out[-1]
        if line.text[-1] in _MAY_CUT and not annex:
            limit = min(total, i + _PARTS)
            while i < limit and i != body and not lines[i].level and _cuts(line, lines[i]):
                join(line, lines[i], found)
                i += 1
        if line.start and line.start.style == "annex" and i > body:
            annex = True
        if line.text[-1] in FINAL or i >= total:
            continue
        soft = i > body and lines[i].number == lines[i - 1].number + 1 and (spaced := spaced or _spaced(lines)) > 0
        if not _may_continue(line, i - 1 < body, annex, soft=soft or (i > body and lines[i].paged)):
            continue
        if soft and line.start and line.start.style == "article" and (headed := headed or _headed(lines)) > 0:
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
            join(line, part, found)
        found.extend(diagnostic("T022", page.number, text=page.text) for page in skipped)
        i += len(parts) + len(skipped)
    return out, tuple(found)


def join(line: Line, part: Line, found: list[Diagnostic]) -> None:
    """Set the text of `part` behind that of `line`, and say so (T020)."""
    found.append(diagnostic("T020", part.number, before=line.text[-8:], after=part.text[:8]))
    space = " " if line.text[-1].isascii() and part.text[0].isascii() and line.text[-1].isalpha() else ""
    line.text += space + part.text
    line.joined, line.start = True, classify(line.text)


def _cuts(line: Line, following: Line) -> bool:
    """Whether the line end stands inside a number or date."""
    if line.level or line.front or line.text[-1] not in _MAY_CUT:
        return False
    words = line.start.rest if line.start and line.start.rest else line.text
    return bool(_CUT.search(f"{line.text[-16:]}\n{following.text[:16]}")) and not (
        _DATED.match(following.text) or opens(following) or _LIST.search(words)
    )


def _rejoin_origin(lines: list[Line], i: int, body: int, out: list[Line], found: list[Diagnostic]) -> int:
    """Join what is broken inside the brackets of a 题注 that opens before line `i`; the index after the bracket."""
    end = closed(lines, i - 1, body)
    if end == i or not is_bracketed("".join(line.text for line in lines[i - 1 : end])):
        return i
    for part in lines[i:end]:
        if is_event_break(out[-1].text, part.text):
            out.append(part)
        else:
            join(out[-1], part, found)
    return end


def _spaced(lines: list[Line]) -> int:
    """1 where blank lines set most paragraphs apart, so that a line end without one is none of theirs; else -1."""
    near = sum(two.number == one.number + 1 for one, two in pairwise(lines))
    return 1 if near * 2 < len(lines) else -1


def _headed(lines: list[Line]) -> int:
    """1 where the line of an article's number holds its heading, with the text below; else -1."""
    return 1 if captions_above(lines) else -1


def _may_continue(line: Line, front: bool, annex: bool, *, soft: bool) -> bool:
    """Whether a line without final punctuation is a broken paragraph, judged by itself; `soft` where the layout says so."""
    text, start = line.text, line.start
    if line.level or line.front:
        return False
    if line.info or (front and _DATED.search(text, 0, 12)):  # an event of the history, broken inside a title
        return _open(text)
    if start and (start.style not in _RUNNING or not start.rest):
        return False  # a number alone on its line stands above its text
    # the gap behind a number is none between columns
    if _FORMULA.search(text) or _LIST.match(text) or _LIST.search(text, len(text) - len(start.rest) if start else 0):
        return False
    if front and len(text) <= _TITLE and ends_title(text):
        return False
    if front or annex:
        return bool(_SENTENCE.search(text)) or (annex and text[-1] in "，、")
    if soft:
        return True
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
    """A bare number that is followed further down by the next."""
    if not _NUMBER.fullmatch(line.text):
        return False
    following = str(int(line.text) + 1)
    return any(other.text == following for other in lines[i + 2 : i + 120])
