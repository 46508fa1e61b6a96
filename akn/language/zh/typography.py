"""Chinese typography as tables: what counts as white space, what ends a sentence, which marks quote and bracket."""

from __future__ import annotations

import re

WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff"
"""What has no width: the part of BLANK that is no white space to Python (`str.isspace`)."""

UNSEEN = "\xad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Soft hyphen and marks of direction: nobody sees them, but they are characters of the text."""

BLANK = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    f"\u2028\u2029\u202f\u205f\u3000{WIDTHLESS}"
)
"""Layout at the edges of a line: every space Unicode has, and what has no width."""

FINAL = "。；：！？”’）」』》】〕…!?;:)]\"'"
"""A paragraph that ends in one of these is whole: nothing is joined to it."""

SENTENCE_END = "。；：！？!?;:"
"""A paragraph that ends in one of these is a sentence or a lead-in, no heading and no title."""

CLAUSE_MARKS = "，、。；,"
"""Punctuation inside a sentence; a heading rarely has any."""

OPEN_BRACKETS = "（(《〈〔【“‘"
CLOSE_BRACKETS = "）)》〉〕】”’"
"""Brackets in pairs, position by position."""

_DOTS = r"[\s.…·．。‥⋯・]"
LEADER = re.compile(
    rf"(?<!{_DOTS})(?:(?![.．·・。][0-9０-９]){_DOTS}+[（(—-]?\s?[0-9０-９]{{1,4}}\s?[）)—-]?|(?=[…‥⋯]|{_DOTS}{{3}}){_DOTS}+)$"
)
"""Dots and page number behind an entry of a table of contents."""
