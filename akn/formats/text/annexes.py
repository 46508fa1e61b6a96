"""Annexes (附件, 附表): number, heading, and a body of their own."""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise

from akn.diagnostics import Diagnostic
from akn.formats.text.classify import classify
from akn.formats.text.contents import bare
from akn.formats.text.lines import Line
from akn.formats.text.signature import signature
from akn.formats.text.structure import build
from akn.language.zh.numerals import NUMERAL
from akn.language.zh.typography import SENTENCE_END
from akn.model.document import Attachment

_LENGTH = 60  # characters a heading may have
_NUMBERED = re.compile(f"[0-9０-９{NUMERAL}]")


def split_annexes(lines: list[Line]) -> tuple[list[Line], list[Line], list[list[Line]]]:
    """The lines of the body, those that close it with a list of its annexes, and those of each annex, 附件 line first."""
    starts = [i for i, line in enumerate(lines) if line.start is not None and line.start.style == "annex"]
    if not starts:
        return lines, [], []
    first, following = starts[0], starts[1] if len(starts) > 1 else len(lines)
    if _is_list(lines, first, following):
        closing, starts = lines[first:following], starts[1:]
    else:
        closing = []
    return lines[:first], closing, [lines[a:b] for a, b in pairwise((*starts, len(lines)))]


def _is_list(lines: list[Line], i: int, following: int) -> bool:
    """Whether `附件：1.甲` at `i` only lists annexes: `following` is the index of the next 附件 line, or the end.

    A list has a colon and no number of its own, then names counted from 1., or one name, and after them nothing but a
    signature. One name, or names below a bare 附件：, are believed only where the annexes themselves follow.
    """
    start = lines[i].start
    assert start is not None
    if start.num[-1] not in ":：" or _NUMBERED.search(start.num):
        return False
    counted, last = _counted(lines, i, following)
    last = max(last, i + 1)
    if last < following and not signature(lines[i:following]) <= last - i:
        return False
    if following == len(lines):
        return bool(start.rest) and (counted > 1 or last < following)
    if counted:
        return True
    return bool(start.rest) and (last < following or bare(start.rest) == bare(_heading_at(lines, following)))


def _counted(lines: list[Line], i: int, following: int) -> tuple[int, int]:
    """How many names counted from 1. stand behind and below the 附件 line at `i`, and the index after them."""
    start = lines[i].start
    beside = start.rest if start else ""
    names = [classify(beside)] if beside else []
    count = 0
    for name in chain(names, (line.start for line in islice(lines, i + 1, following))):
        if name is None or name.style != "arabic" or name.value != count + 1 or not _is_name(name.rest):
            break
        count += 1
    return count, i + count + (not beside)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LENGTH and text[-1] not in SENTENCE_END


def _heading_at(lines: list[Line], i: int) -> str:
    """The heading of the annex that begins at `i`."""
    start = lines[i].start
    if start is not None and start.rest:
        return start.rest
    return lines[i + 1].text if i + 1 < len(lines) else ""


def build_annex(lines: list[Line], position: int) -> tuple[Attachment, list[Diagnostic]]:
    """The annex that `lines` spell, the one at `position` (from 1), and I002 for each number that repeats in it.

    Its heading stands behind the number or alone on the next line.
    """
    first, rest = lines[0], lines[1:]
    start = first.start
    assert start is not None
    heading = start.rest or None
    if heading is None and rest and _is_heading(rest[0]):
        heading, rest = rest[0].text, rest[1:]
    eid = f"att_{position}"
    body, found = build(rest, eid)
    return Attachment(eid, start.num, heading, body=body, line=first.number), found


def _is_heading(line: Line) -> bool:
    plain = line.start is None or line.start.style == "titled"
    return plain and len(line.text) <= _LENGTH and line.text[-1] not in SENTENCE_END and "，" not in line.text
