"""The signature and date that close a text."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line
from akn.language.zh.dates import DATE
from akn.language.zh.typography import CLOSE_BRACKETS, SENTENCE_END

_BODIES = "办公厅|办公室|委员会|常委会|代表大会|人民政府|国务院|法院|检察院|委|部|厅|局|署|院|会|主席团|主席|总理|省长|市长|州长|县长|区长"
_SIGNED = re.compile(rf"(?:\S{{2,30}}?(?:{_BODIES})[ \u3000]*)?{DATE}[ \u3000]*(?:印发|公布|发布|颁布)?")
"""The line of the date: alone, behind the body that signs, or with what was done on it (印发)."""
_AFTER = re.compile(r"[（(](?:此件|公开|联系人)[^）)]{0,40}[）)]|(?:抄送|抄报|分送|主题词|公开属性)[:：].{0,200}")
"""What offices print below the date."""
_BY_HAND = re.compile(r"[（(]签[字名署][）)]")
_FOR = re.compile(r"代表(?:$|[ \u3000])|全权代表|[（(]签[字名署][）)]")
"""The lines that sign a treaty: who, and for whom."""
_FOOTNOTE = re.compile(r"\[\^[^\]]{1,20}\]:")
_LINES = 8  # above the date
_LENGTH = 30  # characters: no line of a signature is longer


def signature(lines: list[Line]) -> int:
    """Index of the first line of a signature, or of footnotes, at the end of `lines`; their number where there is none."""
    end = len(lines)
    while end > 1 and _FOOTNOTE.match(lines[end - 1].text):
        end -= 1
    at = end
    while at > 1 and _BY_HAND.search(lines[at - 1].text):
        at -= 1
    if at < end:
        while at > 1 and _FOR.search(lines[at - 1].text) and _may_sign(lines[at - 1]):
            at -= 1
        return at
    while at > 1 and _AFTER.fullmatch(lines[at - 1].text):
        at -= 1
    if at < 2 or not _is_date(lines[at - 1]) or lines[at - 2].text[-1] in "：:":
        return end
    below = at = at - 1
    while at > 1 and below - at < _LINES - 1 and (_is_date(lines[at - 1]) or _may_sign(lines[at - 1])):
        at -= 1
    return at


def _is_date(line: Line) -> bool:
    return len(line.text) <= _LENGTH + 24 and bool(_SIGNED.fullmatch(line.text))


def _may_sign(line: Line) -> bool:
    text = line.text
    return (
        line.start is None
        and not line.level
        and len(text) <= _LENGTH
        and text[-1] not in SENTENCE_END
        and text[-1] not in CLOSE_BRACKETS
    )
