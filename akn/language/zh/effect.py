"""When a text comes into force (施行), as its closing provision says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.language.zh.dates import DATE, iso
from akn.language.zh.numerals import NUMERAL

NAMES = "实施细则|实施条例|宪法|法|条例|规定|办法|细则|规则|守则|解释|决定|决议|批复|安排|规范|修正案|章程|准则|意见|通则|公约|通知"
"""What a text calls itself after 本."""

RELATIVE: dict[str, str] = {
    "公布": "promulgated",
    "发布": "promulgated",
    "颁布": "promulgated",
    "印发": "promulgated",
    "通过": "adopted",
    "批准": "approved",
}
"""自公布之日起: the event that the day is counted from."""

_UNIT = rf"第[{NUMERAL}]+条(?:之[{NUMERAL}]+)?(?:第[{NUMERAL}]+款)?"
_EFFECT = re.compile(
    rf"本(?:{NAMES})[^。；\n]{{0,40}}?(?:自|从|于)[ 　]*(?:(?P<date>{DATE})|(?P<from>{'|'.join(RELATIVE)})之?日(?P<later>[^。；，,\n]{{0,12}}?))"
    rf"[ 　]*起?[ 　]*(?:正式|开始)?(?:施行|实施|执行|生效|实行|试行)"
)
_OPEN = re.compile(
    rf"(?:(?P<unit>{_UNIT})的?)?(?:施行|实施|生效)(?:的)?(?:日期|时间|时日)[，,]?(?P<who>由?[^。；\n]{{0,40}}?另行(?:规定|公布|确定|通知|决定))"
)
_HINT = re.compile(r"施行|实施|执行|生效|实行|试行")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one sentence says of 施行.

    `date` with the span of its words; or `after`, the event that the day is counted from (`later` more days after it);
    or `open`, the words that leave it to somebody, and the `unit` (第七条第二款) they speak of, None for the whole text.
    """

    date: str | None = None
    span: tuple[int, int] | None = None
    after: str | None = None
    later: bool = False
    open: str | None = None
    unit: str | None = None
    words: str = ""


def read(text: str) -> list[Effect]:
    """What `text` says of the day it comes into force; an impossible date is left out."""
    if not _HINT.search(text):
        return []
    out = []
    for match in _EFFECT.finditer(text):
        if match["date"]:
            if value := iso(match["date"]):
                out.append(Effect(date=value, span=match.span("date"), words=match[0]))
        else:
            later = bool(re.search(rf"[{NUMERAL}0-9０-９]", match["later"]))
            out.append(Effect(after=RELATIVE[match["from"]], later=later, words=match[0]))
    out += [Effect(open=m["who"], unit=m["unit"], words=m[0]) for m in _OPEN.finditer(text)]
    return out


def impossible(text: str) -> list[tuple[int, str]]:
    """Dates in a sentence about 施行 that no calendar has: offset and words."""
    return [(m.start("date"), m["date"]) for m in _EFFECT.finditer(text) if m["date"] and iso(m["date"]) is None]
