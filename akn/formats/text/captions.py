"""Headings of articles (第一条（目的依据）, 【目的】, or words alone above the text), told from the habit of the whole text."""

from __future__ import annotations

import re
from itertools import pairwise

from akn.formats.text.classify import ITEMS, Start
from akn.formats.text.lines import Line
from akn.language.zh.typography import BLANK, CLAUSE_MARKS, SENTENCE_END

_LEAST = 3  # articles with a caption: fewer are no habit
_NEARLY_ALL = 0.8
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
    articles = sum(line.start is not None and line.start.style == "article" for line in lines)
    found = [one.start for one, two in pairwise(lines) if one.start is not None and _is_above(one, two)]
    return found if len(found) >= max(_LEAST, articles * _NEARLY_ALL) else []


def _is_above(line: Line, following: Line) -> bool:
    """Whether a line is a number and words that may be the heading of the text on the next line."""
    start = line.start
    return (
        start is not None
        and start.style == "article"
        and 0 < len(start.rest) <= _SHORT
        and (following.start is None or (following.start.style in ("clause", *ITEMS) and following.start.value == 1))
        and not any(mark in start.rest for mark in CLAUSE_MARKS + SENTENCE_END)
    )
