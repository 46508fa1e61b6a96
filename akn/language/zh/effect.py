"""When a text comes into force (施行), as its closing provision says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
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

_NUM = rf"第[{NUMERAL}]+"
_UNIT = rf"(?:{_NUM}[编章节]|{_NUM}条(?:之[{NUMERAL}]+)?(?:{_NUM}款)?(?:第?[（(]?[{NUMERAL}]+[）)]?项)?)"
_UNITS = rf"{_UNIT}(?:[ 　]*(?:、|和|以及|及|与|至|到)[ 　]*{_UNIT})*"
_WORD = r"[ 　]*起?[ 　]*(?:正式|开始)?(?:施行|实施|执行|生效|实行|试行)"
_DAY = rf"(?:自|从|于)[ 　]*(?:(?P<date>{DATE})|(?P<from>{'|'.join(RELATIVE)})之?日(?P<later>[^。；，,\n]{{0,12}}?))"
_EFFECT = re.compile(
    rf"(?:本(?:{NAMES})(?![第中])|其[他余](?:条款|各条|规定|内容)|(?<=[行施效])的?[以之]?外[，,])[^。；\n]{{0,40}}?{_DAY}{_WORD}"
)
_PART = re.compile(rf"(?P<own>本(?:{NAMES})[中的]?)?(?P<units>{_UNITS})(?:的?规定)?[，,]?{_DAY}{_WORD}")
_EXCEPT = re.compile(rf"除(?:本(?:{NAMES}))?(?P<units>{_UNITS})(?:的?规定)?(?:以外|之外|外)")
_OPEN = re.compile(
    rf"(?:(?P<unit>{_UNIT})的?)?(?:施行|实施|生效)(?:的)?(?:日期|时间|时日)[，,]?(?P<who>由?[^。；\n]{{0,40}}?另行(?:规定|公布|确定|通知|决定))"
)
_EXPIRY = re.compile(
    rf"本(?:{NAMES})(?:的|[^。；\n]{{0,60}}?(?:施行|实施|执行|试行|生效)[，,]?)?"
    rf"(?:有效期限?(?:[^。；，,\n0-9{NUMERAL}]{{0,4}}(?:至|到|截止)[ 　]*(?P<until>{DATE})|为?[ 　]*[{NUMERAL}0-9]{{1,3}}年)"
    rf"|(?:自|于)[ 　]*(?P<end>{DATE})[ 　]*起?(?:废止|失效))"
)
_JOIN = re.compile(rf"({_UNIT})(?:[ 　]*([至到])[ 　]*({_UNIT}))?")
_QUOTE = re.compile("[“”]")
_HINT = re.compile(r"施行|实施|执行|生效|实行|试行|有效期|废止|失效")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one sentence says of 施行.

    `date` with the span of its words; or `after`, the event that the day is counted from (`later` more days after it);
    or `open`, the words that leave it to somebody. `units` are those that it speaks of, as ranges of one or two units
    (第七条第二款; 第五条至第八条), empty for the whole text. `ends` where it says that the text ends to be in force.
    """

    date: str | None = None
    span: tuple[int, int] | None = None
    after: str | None = None
    later: bool = False
    open: str | None = None
    units: tuple[tuple[str, str | None], ...] = ()
    words: str = ""
    ends: bool = False


def may_read(text: str) -> bool:
    """Whether `text` has any of the words without which it says nothing of 施行: a day or who names it, and a verb."""
    return ("日" in text or "另行" in text or "有效期" in text) and _HINT.search(text) is not None


def read(text: str, quoted: Quoted | None = None) -> list[Effect]:
    """What `text` says of the days on which it comes into force and ends; an impossible date is left out.

    Words inside quotation marks (`quoted`, by default those of `text` itself) speak of another text.
    """
    if not may_read(text):
        return []
    out = []
    taken = -1
    quoted = quoted or Quoted(text)
    parts = [m for m in _PART.finditer(text) if m["own"] or text[: m.start()][-1:] not in tuple("》法例定")]
    starts = {m.start("units") for m in parts}
    for match in sorted((*parts, *_EFFECT.finditer(text)), key=lambda m: m.start()):
        part = "units" in match.re.groupindex
        if match.start() < taken or match.start() in quoted:
            continue
        if not part and any(match.start() < at < match.end() for at in starts):
            continue  # 本法除第五条自…施行外: the part is what was read
        taken = match.end()
        out += _dated(match, _ranges(match["units"]) if part else ())
        if not part and (spared := _EXCEPT.search(match[0])):
            out.append(Effect(open=spared[0], units=_ranges(spared["units"]), words=spared[0]))
    for m in _OPEN.finditer(text):
        if m.start() not in quoted:
            out.append(Effect(open=m["who"], units=((m["unit"], None),) if m["unit"] else (), words=m[0]))
    for m in _EXPIRY.finditer(text):
        if m.start() in quoted:
            continue
        name = "until" if m["until"] else "end"
        if m[name] is None:
            out.append(Effect(open=m[0][m[0].rindex("有效期") :], words=m[0], ends=True))
        elif value := iso(m[name]):
            out.append(Effect(date=value, span=m.span(name), words=m[0], ends=True))
    return out


class Quoted:
    """The places of a text that stand inside its quotation marks. A mark that opens again (one a paragraph) opens nothing.

    `inside` says that the text begins inside a quotation, `after` whether it ends in one.
    """

    def __init__(self, text: str, *, inside: bool = False) -> None:
        self._turns = [0] if inside else []  # where a quotation begins and where it ends, in turn
        for match in _QUOTE.finditer(text):
            if (match[0] == "“") != bool(len(self._turns) % 2):
                self._turns.append(match.start())
        self.after = bool(len(self._turns) % 2)

    def __contains__(self, at: int) -> bool:
        return bisect_right(self._turns, at) % 2 == 1


def opens_quoted(texts: Iterable[str]) -> bool:
    """Whether texts that follow each other begin inside a quotation: the first mark in them closes it."""
    mark = _QUOTE.search("".join(texts))
    return mark is not None and mark[0] == "”"


def _dated(match: re.Match[str], units: tuple[tuple[str, str | None], ...]) -> list[Effect]:
    if match["date"]:
        value = iso(match["date"])
        return [Effect(date=value, span=match.span("date"), units=units, words=match[0])] if value else []
    later = bool(re.search(rf"[{NUMERAL}0-9０-９]", match["later"]))
    return [Effect(after=RELATIVE[match["from"]], later=later, units=units, words=match[0])]


def _ranges(units: str) -> tuple[tuple[str, str | None], ...]:
    """第五条、第七条至第九条 -> (第五条, None), (第七条, 第九条)."""
    return tuple((m[1], m[3]) for m in _JOIN.finditer(units))


def impossible(text: str, quoted: Quoted | None = None) -> list[tuple[int, str]]:
    """Dates in a sentence about 施行 that no calendar has: offset and words."""
    found = [(m.start("date"), m["date"]) for m in _EFFECT.finditer(text) if m["date"] and iso(m["date"]) is None]
    quoted = quoted or Quoted(text)
    return [(at, words) for at, words in found if at not in quoted]
