"""Headings of articles (第一条（目的依据）, 【目的】, or words alone above the text), told from the habit of the whole text."""

from __future__ import annotations

import re

from akn.formats.text.classify import ITEMS, Start
from akn.formats.text.lines import Line
from akn.language.zh.typography import BLANK, CLAUSE_MARKS, SENTENCE_END

_LEAST = 3  # articles with a caption: fewer are no habit
_NEARLY_ALL = 0.8
_FIRST = 8  # articles that are looked at in any case
CAPTION = re.compile(r"([（(〔][^（()）〔〕，。；：]{1,20}[）)〕])$|([【\[［][^【】\[\]［］。；]{1,20}[】\]］])")
_INLINE = re.compile(r"[（(〔][^（()）〔〕，。；：]{1,20}[）)〕]")
_OPENS = "（(〔【[［"
_SHORT = 20  # characters: the most of a heading without brackets


def take_up_captions(out: list[Line]) -> None:
    """Where most articles begin with words in brackets (第一条（目的依据）), or have a line of words alone above their text,
    those are their headings."""
    articles = [line.start for line in out if line.start is not None and line.start.style == "article"]
    if not articles:
        return
    for pattern, least in ((CAPTION, 0.5), (_INLINE, _NEARLY_ALL)):
        found = [(start, m) for start in articles if start.rest[:1] in _OPENS and (m := pattern.match(start.rest))]
        if len(found) >= max(_LEAST, len(articles) * least):
            for start, match in found:
                start.caption, start.rest = match[0], start.rest[match.end() :].lstrip(BLANK)
            return
    for start in captions_above(out):
        start.caption, start.rest = start.rest, ""


def captions_above(lines: list[Line]) -> list[Start]:
    """The articles with words alone behind their number and text below, where nearly all articles are so."""
    found: list[Start] = []
    articles = 0
    for i, line in enumerate(lines):
        start = line.start
        if start is None or start.style != "article":
            continue
        articles += 1
        if len(start.rest) <= _SHORT and i + 1 < len(lines) and _is_above(start, lines[i + 1]):
            found.append(start)
        elif articles > _FIRST and len(found) < articles // 2:
            return []
    return found if len(found) >= max(_LEAST, articles * _NEARLY_ALL) else []


def _is_above(start: Start, following: Line) -> bool:
    """Whether words behind a number may be the heading of the text on the next line."""
    return (
        start.rest != ""
        and (following.start is None or (following.start.style in ("clause", *ITEMS) and following.start.value == 1))
        and not any(mark in start.rest for mark in CLAUSE_MARKS + SENTENCE_END)
    )
