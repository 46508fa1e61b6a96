"""When a text comes into force (施行), as its closing provision says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypedDict

from akn.language.zh.dates import DATE, iso
from akn.language.zh.numerals import NUMERAL
from akn.language.zh.own_names import NAMES

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
_ITEM = rf"第?[（(]?[{NUMERAL}]+[）)]?项"
_UNIT = rf"(?:{_NUM}[编章节]|{_NUM}条(?:之[{NUMERAL}]+)?(?:{_NUM}款)?(?:{_ITEM})?)"
_PIECE = rf"(?:{_UNIT}|{_NUM}款(?:{_ITEM})?|{_NUM}项)"
"""A unit, or the 款 or 项 of one that is named before it."""
_AND = r"[ 　]*(?:、|和|以及|及|与|至|到)[ 　]*"
_UNITS = rf"{_PIECE}(?:{_AND}(?:{_PIECE}|[（(][{NUMERAL}]+[）)]项))*"
_WORD = r"[ 　]*起?[ 　]*(?:正式|开始)?(?:施行|实施|执行|生效|实行|试行)"
_DAY = rf"(?:自|从|于)[ 　]*(?:(?P<date>{DATE})|(?:本(?:{NAMES}))?(?P<from>{'|'.join(RELATIVE)})之?日(?P<later>[^。；，,\n]{{0,12}}?))"
_EFFECT = re.compile(
    rf"(?:本(?:{NAMES})(?![第中])|其[他余](?:条款|各条|各项|规定|内容|修改)|(?<=[行施效])的?[以之]?外[，,]|对其他[^。；，,\n]{{0,8}}修改)"
    rf"[^。；\n]{{0,40}}?{_DAY}{_WORD}"
)
_ACT = r"《(?P<act>(?:[^《》]|《[^《》]*》)*)》"
_OWN = rf"(?P<own>本(?:{NAMES})[中的]?)?"
_CHANGED = rf"(?P<changed>(?:[对就]|关于|涉及)?(?:(?:修改|修正|修订|调整)[后过]?的|新增加?的|增加的|{_ACT}的?)*)"
"""What says that a number is of the act as it is amended: 修改后的《…》第四条, 对第四条的修改, 新增的第五条."""
_CHANGE = r"(?:的?(?:规定|内容))?(?P<change>(?:所?作?出?的)?(?:修改|修正|修订|调整)(?:规定|内容)?)?"
_PART = re.compile(rf"{_OWN}{_CHANGED}(?P<units>{_UNITS}){_CHANGE}[，,]?{_DAY}{_WORD}(?!的(?![以之]?外))")
_OF_ACT = re.compile(
    rf"{_OWN}(?P<changed>(?:对|就|关于|涉及){_ACT})(?P<change>的?(?:所?作?出?的)?(?:修改|修正|修订))[，,]?{_DAY}{_WORD}"
)
_EXCEPT = re.compile(rf"除(?:本(?:{NAMES}))?(?P<units>{_UNITS})(?:的?规定)?(?:以外|之外|外)")
_SOMEBODY = (
    r"由?[^。；\n]{0,40}?另行(?:规定|公布|确定|通知|决定)|由[^。；，,\n]{1,30}?(?:规定|公布|确定|决定)(?=[。；，,\s]|$)"
)
_OPEN = re.compile(
    rf"(?:{_OWN}{_CHANGED}(?P<units>{_UNITS}){_CHANGE}的?)?(?:施行|实施|生效)(?:的)?(?:日期|时间|时日)[，,]?(?P<who>{_SOMEBODY})"
)
_WHEN = re.compile(
    rf"(?:本(?:{NAMES})|(?:本(?:{NAMES})[中的]?|其中[，,]?|^|[，,。；但]){_CHANGED}(?P<units>{_UNITS}){_CHANGE})[，,]?"
    rf"(?P<who>自(?![0-9０-９]|[ 　]*(?:{DATE}|(?:本(?:{NAMES}))?(?:{'|'.join(RELATIVE)})))[^。；，,\n]{{2,40}}?(?:之日|的日期|的时间)){_WORD}"
)
"""A day that hangs on something else: 自国务院规定的日期起施行, 自《…》施行之日起施行."""
_EXPIRY = re.compile(
    rf"本(?:{NAMES})(?:的|[^。；\n]{{0,60}}?(?:施行|实施|执行|试行|生效)[，,]?)?"
    rf"(?:有效期限?(?:[^。；，,\n0-9{NUMERAL}]{{0,4}}(?:至|到|截止)[ 　]*(?P<until>{DATE})|为?[ 　]*[{NUMERAL}0-9]{{1,3}}年)"
    rf"|(?:自|于)[ 　]*(?P<end>{DATE})[ 　]*起?(?:废止|失效))"
)
_JOIN = re.compile(rf"({_PIECE}|[（(][{NUMERAL}]+[）)]项)(?:[ 　]*([至到])[ 　]*({_PIECE}|[（(][{NUMERAL}]+[）)]项))?")
_STEPS = re.compile(rf"{_NUM}条(?:之[{NUMERAL}]+)?|{_NUM}款|{_ITEM}")
_LED = re.compile(r"(?:^|[。；]|(?:其中|但|除)[，,]?)$")
"""What may stand before a 项 or 款 whose 条 is not named: 其中第二项."""
_QUOTE = re.compile("[“”]")
_HINT = re.compile(r"施行|实施|执行|生效|实行|试行|有效期|废止|失效")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one sentence says of 施行.

    `date` with the span of its words; or `after`, the event that the day is counted from (`later` more days after it);
    or `open`, the words that leave it to somebody. `units` are those that it speaks of, as ranges of one or two units
    (第七条第二款; 第五条至第八条), empty for the whole text. `ends` where it says that the text ends to be in force.
    `amended` says that the units are those of an act that the text amends, as amended (修改后的第十二条), `act` its title where
    it is told; without units all that is done to it (对《…》所作的修改).
    """

    date: str | None = None
    span: tuple[int, int] | None = None
    after: str | None = None
    later: bool = False
    open: str | None = None
    units: tuple[tuple[str, str | None], ...] = ()
    words: str = ""
    ends: bool = False
    amended: bool = False
    act: str | None = None


def may_read(text: str) -> bool:
    """Whether `text` has any of the words without which it says nothing of 施行: a day or who names it, and a verb."""
    return ("日" in text or "时间" in text or "另行" in text or "有效期" in text) and _HINT.search(text) is not None


def read(text: str, quoted: Quoted | None = None) -> list[Effect]:
    """What `text` says of the days on which it comes into force and ends; an impossible date is left out.

    Words inside quotation marks (`quoted`, by default those of `text` itself) speak of another text.
    """
    if not may_read(text):
        return []
    out: list[Effect] = []
    taken = -1
    spans: list[tuple[int, int]] = []
    quoted = quoted or Quoted(text)
    parts = [m for m in (*_PART.finditer(text), *_OF_ACT.finditer(text)) if _named(m, text)]
    starts = {m.start("units" if m.re is _PART else "changed") for m in parts}
    for match in sorted((*parts, *_EFFECT.finditer(text)), key=lambda m: m.start()):
        part = match.re is not _EFFECT
        if match.start() < taken or match.start() in quoted:
            continue
        if not part and any(match.start() < at < match.end() for at in starts):
            continue  # 本法除第五条自…施行外: the part is what was read
        taken = match.end()
        spans.append(match.span())
        out += (replace(said, **_whose(match)) for said in _dated(match)) if part else _dated(match)
        if not part and (spared := _EXCEPT.search(match[0])):
            out.append(Effect(open=spared[0], units=_ranges(spared["units"]), words=spared[0]))
    for m in sorted((*_OPEN.finditer(text), *_WHEN.finditer(text)), key=lambda m: m.start()):
        free = m.start() not in quoted and all(m.end() <= start or stop <= m.start("who") for start, stop in spans)
        if free and (m.re is _WHEN or m["units"] is None or _named(m, text)):
            spans.append(m.span("who"))
            out.append(Effect(open=m["who"], words=m[0].lstrip("，,。；但"), **_whose(m)))
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


def _dated(match: re.Match[str]) -> list[Effect]:
    if match["date"]:
        value = iso(match["date"])
        return [Effect(date=value, span=match.span("date"), words=match[0])] if value else []
    later = bool(re.search(rf"[{NUMERAL}0-9０-９]", match["later"]))
    return [Effect(after=RELATIVE[match["from"]], later=later, words=match[0])]


class _Whose(TypedDict):
    """What a sentence speaks of, as the fields of Effect."""

    units: tuple[tuple[str, str | None], ...]
    amended: bool
    act: str | None


def _whose(match: re.Match[str]) -> _Whose:
    """Whose units the words name: the text's own, or, where something says so, those of the act that it amends."""
    named = match.groupdict()
    changed, act = named["changed"] or "", named["act"]
    amended = bool(act or changed.endswith("的") or (changed and named["change"]))
    return {"units": _ranges(named.get("units") or ""), "amended": amended, "act": act}


def _named(match: re.Match[str], text: str) -> bool:
    """Whether the words before a unit leave it to the text itself, or say whose it is."""
    before = text[: match.start()]
    if match["own"] or match["changed"]:
        return True
    bare = not re.match(_UNIT, match["units"])
    return bool(_LED.search(before)) if bare else before[-1:] not in tuple("》法例定")


def _ranges(units: str) -> tuple[tuple[str, str | None], ...]:
    """第五条、第七条至第九条 -> (第五条, None), (第七条, 第九条); a 款 or 项 after its 条 is named in full."""
    out = []
    before = ""
    for m in _JOIN.finditer(units):
        first = before = _full(before, m[1])
        last = _full(before, m[3]) if m[3] else None
        before = last or before
        out.append((first, last))
    return tuple(out)


def _full(before: str, unit: str) -> str:
    """`unit` with what it leaves out taken from the one `before` it: 第一条第二项, 第三项 -> 第一条第三项."""
    if "条" in unit or unit[-1] in "编章节":
        return unit
    steps = _STEPS.findall(before)
    rank = "条款项".index(unit[_STEPS.search(unit).end() - 1])  # type: ignore[union-attr]  # a 款 or 项, by the pattern
    return "".join(step for step in steps if "条款项".index(re.sub("之.*", "", step)[-1]) < rank) + unit


def impossible(text: str, quoted: Quoted | None = None) -> list[tuple[int, str]]:
    """Dates in a sentence about 施行 that no calendar has: offset and words."""
    found = [(m.start("date"), m["date"]) for m in _EFFECT.finditer(text) if m["date"] and iso(m["date"]) is None]
    quoted = quoted or Quoted(text)
    return [(at, words) for at, words in found if at not in quoted]
