"""Which lines begin a unit, judged by the series of numbers, the quotation they may stand in, and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.captions import CAPTION, take_up_captions
from akn.formats.text.classify import ITEMS, Start, classify
from akn.formats.text.lines import Line
from akn.formats.text.quotation import stays_open
from akn.formats.text.strays import Strays
from akn.language.zh import units
from akn.language.zh.numerals import numeral
from akn.language.zh.typography import BLANK, CLAUSE_MARKS, SENTENCE_END

_HEADING_LENGTH = 60
_SHORT = 20  # characters: a heading glued to its number is seldom longer
_GAP = 3  # numbers: a series of articles seldom leaves out more
_HEADING_MARKS = ("：", ":", "、")


@dataclass(slots=True)
class _Series:
    """What has been seen so far: the last article and its 之, the last 一、, and the container they stand in."""

    article: int = 0
    sub: int = 0
    clause: int = 0
    arabic: int = 0
    container: str = ""
    chapters: bool = False
    letter: int = 0  # the last a) or 甲、
    head: int = 0  # the last 一、 that was a heading
    point_head: int = 0
    quote: int = 0  # the line on which an amending quotation was opened, or 0
    opened: int = 0  # index of the line that began the last article
    any: bool = False
    main: int = 0  # the last article above the annexes
    glues: bool | None = None  # whether the text sets no white space behind its numbers; None until it is asked
    annexes: list[int] = field(default_factory=list)  # indexes of the lines that began them
    found: list[Diagnostic] = field(default_factory=list)
    strays: Strays = field(default_factory=Strays)


def settle(lines: list[Line]) -> tuple[list[Line], tuple[Diagnostic, ...]]:
    """`lines` of the body, each with the unit it really begins in `start`; glued articles stand on a line of their own.

    Diagnostics: T030 white space in a number, T031 number glued to its text, T032 article inside a paragraph, T033 a
    number that is a reference, T034 a quotation that is not closed, T036 an annex inside the main text, T037 a number that
    would continue the series, T038 one that is written otherwise and does.
    """
    seen = _Series()
    out: list[Line] = []
    add = out.append
    i, total = 0, len(lines)
    while i < total:
        line = lines[i]
        i += 1
        start = line.start
        if start is None and line.text[0] == "第" and seen.container == "article" and not seen.quote:
            stray = seen.strays.read(line, seen.article, lines[i:])
            start = line.start = _article(line, stray, seen, out, lines) if stray else None
            if start is not None:
                seen.found.append(diagnostic("T038", line.number, num=start.num))
                add(line)
                continue
        if start is not None or line.level:
            following = lines[i] if i < total else None
            if start is not None and start.style == "article":
                start = line.start = _article(line, start, seen, out, lines)
            else:
                start = line.start = _settled(line, start, following, seen, out)
            if start and not start.rest and start.style in units.LEVEL and following and _is_title(following, lines, i):
                start.rest = following.text
                out.append(line)
                i += 1
                continue
        add(line)
        text = line.text
        if "“" in text or "”" in text or '"' in text:
            seen.quote = (seen.quote or line.number) if stays_open(text, seen.quote > 0) else 0
    if seen.article:
        _unglue(out, seen, seen.article + 1)
    seen.found += seen.strays.tell(seen.article)
    take_up_captions(out)
    return out, tuple(seen.found)


def _settled(line: Line, start: Start | None, following: Line | None, seen: _Series, out: list[Line]) -> Start | None:
    if start is None:
        return None if seen.quote else Start("titled", rest=line.text)
    style = start.style
    if style in units.LEVEL:
        if start.rest[:1] in _HEADING_MARKS and len(start.rest) > 1:  # 第一章：
            start.num, start.rest = start.num + start.rest[0], start.rest[1:].lstrip(BLANK)
        if seen.quote or not _is_heading(line, start, following):
            return None
        seen.chapters = seen.chapters or style == "chapter"
        seen.any = True
        return start
    if style == "clause":
        return _clause(line, start, following, seen)
    if style in ITEMS:
        return None if seen.quote else _item(line, start, following, seen, out)
    if style == "annex":
        if seen.quote or not (seen.any or any(above.text[-1] in "。；" for above in out)):
            return None
        seen.found += seen.strays.tell()
        if not seen.annexes:
            seen.main = seen.article
        seen.annexes.append(len(out))
        seen.article = seen.sub = seen.clause = seen.head = 0
        seen.container = ""
        return start
    if style == "bare":
        return start if not seen.quote and (line.level or _begins(following, "article")) else None
    return start


def _article(line: Line, start: Start, seen: _Series, out: list[Line], lines: list[Line]) -> Start | None:
    n, rest = start.value, start.rest
    continues = (n == seen.article + 1 and not start.sub) or (n == seen.article and start.sub == seen.sub + 1 > 0)
    if not _opens(start, continues, seen, lines):
        if seen.container == "article" and not seen.quote and seen.strays.take(line, start, seen.article):
            return None
        if not start.glued or continues:
            seen.found.append(diagnostic("T033", line.number, num=start.num))
        return None
    seen.found += seen.strays.tell(n)
    if seen.quote:
        seen.found.append(diagnostic("T034", seen.quote))
        seen.quote = 0
    if seen.annexes and seen.main and not seen.article and n == seen.main + 1:
        _annexes_inside(seen, out)
    elif seen.annexes and not seen.article:  # an annex with articles of its own
        seen.main = 0
    if seen.article and n > seen.article + 1:
        for missing in range(seen.article + 1, min(n, seen.article + 4)):
            if not _unglue(out, seen, missing):
                break
    if start.spaced:
        seen.found.append(diagnostic("T030", line.number, num=start.num))
    if start.glued and rest and not CAPTION.match(rest):
        seen.found.append(diagnostic("T031", line.number, num=start.num))
    seen.article, seen.sub, seen.container, seen.opened = n, start.sub, "article", len(out)
    seen.clause = seen.arabic = seen.letter = 0
    seen.any = True
    return start


def _annexes_inside(seen: _Series, out: list[Line]) -> None:
    """The articles go on: what looked like annexes is text of the article before."""
    seen.found.append(diagnostic("T036", out[seen.annexes[0]].number, num=out[seen.annexes[0]].text[:20]))
    for k in seen.annexes:
        out[k].start = None
    seen.annexes.clear()


def _opens(start: Start, continues: bool, seen: _Series, lines: list[Line]) -> bool:
    rest, clauses = start.rest, seen.container == "clause"
    if seen.quote and not (continues and seen.article and not clauses):
        return False
    if not rest:
        return not clauses or start.value == seen.article + 1
    if units.NEVER_OPENS.match(rest):
        return False
    likely = continues and not clauses
    if start.glued:
        if len(rest) < 2:
            return False
        if units.SELDOM_OPENS.match(rest):
            return likely and _glues(seen, lines)
        return likely or (not clauses and seen.article < start.value <= seen.article + _GAP and _glues(seen, lines))
    return likely or not units.SELDOM_OPENS.match(rest)


def _glues(seen: _Series, lines: list[Line]) -> bool:
    """Whether most articles of the text are glued to their numbers, so that glue says nothing against one more."""
    if seen.glues is None:
        last, glued, apart = 0, 0, 0
        for line in lines:
            start = line.start
            if start is not None and start.style == "article" and start.rest and start.value == last + 1:
                last = start.value
                glued += start.glued
                apart += not start.glued
        seen.glues = glued > max(apart, 2)
    return seen.glues


def _unglue(out: list[Line], seen: _Series, number: int) -> bool:
    """Split the last article's lines where article `number` is glued to the end of a sentence."""
    needle = f"第{numeral(number)}" if number < 10000 else "\n"
    for k in range(seen.opened, len(out)):
        line = out[k]
        at = line.text.find(needle, 1)
        if at < 0 or (line.start and line.start.style not in ("article", "clause", *ITEMS)):
            continue
        before = line.text[:at].rstrip(BLANK)
        start = classify(line.text[at:])
        if not before or before[-1] not in "。；：" or not start or start.style != "article" or start.value != number:
            continue
        if units.NEVER_OPENS.match(start.rest) or units.SELDOM_OPENS.match(start.rest) or len(start.rest) < 4:
            continue
        out.insert(k + 1, replace(line, text=line.text[at:], start=start))
        if line.start:
            line.start.rest = line.start.rest[: len(before) - len(line.text)]
        line.text = before
        seen.article, seen.opened = number, k + 1
        seen.found.append(diagnostic("T032", line.number, num=start.num))
        return True
    return False


def _clause(line: Line, start: Start, following: Line | None, seen: _Series) -> Start | None:
    value = start.value
    if seen.quote:
        if not (seen.container == "clause" and value == seen.clause + 1):
            return None
        seen.quote = 0
    heading = (
        _begins(following, "article")
        and start.rest[-1] not in SENTENCE_END
        and len(start.rest) <= _HEADING_LENGTH
        and (line.level or value in (1, seen.head + 1) or not seen.clause)
    )
    if heading:
        seen.head, seen.clause, seen.point_head, seen.any = value, 0, 0, True
        return Start("section" if seen.chapters else "chapter", start.num, value, start.rest)
    if seen.container == "article":
        if value not in (1, seen.clause + 1):
            return None
        seen.clause = value
        return start
    seen.clause, seen.container, seen.any, seen.arabic = value, "clause", True, 0
    return start


def _item(line: Line, start: Start, following: Line | None, seen: _Series, out: list[Line]) -> Start | None:
    if start.style == "point":
        if (
            _begins(following, "article")
            and start.rest
            and start.rest[-1] not in SENTENCE_END
            and len(start.rest) <= _HEADING_LENGTH
            and (line.level or _headed(out) or (seen.point_head and start.value == seen.point_head + 1))
        ):
            seen.point_head = start.value
            return Start("section", start.num, start.value, start.rest)
        seen.arabic = 0
    elif start.style == "arabic":
        if start.glued and not (start.value == seen.arabic + 1 and (seen.arabic or _begins(following, "arabic", 2))):
            return None
        seen.arabic = start.value
    elif start.style in ("letter", "stem"):
        if not (_begins(following, start.style, 2) if start.value == 1 else start.value == seen.letter + 1):
            return None
        seen.letter = start.value
        return start
    seen.letter = 0
    return start


def _headed(out: list[Line]) -> bool:
    return bool(out and out[-1].start and out[-1].start.style in units.LEVEL)


def _is_heading(line: Line, start: Start, following: Line | None) -> bool:
    rest = start.rest
    if not rest:
        return True
    if rest[-1] in SENTENCE_END or len(rest) > _HEADING_LENGTH:
        return False
    if line.level or not start.glued:
        return not units.NEVER_OPENS.match(rest) or line.level > 0
    if _is_below(following):
        return len(rest) <= _SHORT * 2 and not any(mark in rest for mark in _marks(following))
    return (
        len(rest) <= _SHORT
        and not any(mark in rest for mark in CLAUSE_MARKS)
        and not units.NEVER_OPENS.match(rest)
        and not units.SELDOM_OPENS.match(rest)
        and (following is None or following.start is not None)
    )


def _is_title(line: Line, lines: list[Line], i: int) -> bool:
    """Whether a line is the heading of the number that stands alone above it."""
    if (line.start is not None and line.start.style != "bare") or len(line.text) > 30 or line.text[-1] in SENTENCE_END:
        return False
    following = lines[i + 1] if i + 1 < len(lines) else None
    return (following is None or following.start is not None) and not any(c in line.text for c in _marks(following))


def _marks(following: Line | None) -> str:
    """What a heading before `following` has none of: a 、 it may have where an article or heading follows."""
    return "，。；：,;" if _is_below(following) else CLAUSE_MARKS + "："


def _is_below(line: Line | None) -> bool:
    """Whether a line begins what stands right below headings: an article, or another heading."""
    return line is not None and line.start is not None and line.start.style in ("article", *units.LEVEL)


def _begins(line: Line | None, style: str, value: int = 0) -> bool:
    return line is not None and line.start is not None and line.start.style == style and value in (0, line.start.value)
