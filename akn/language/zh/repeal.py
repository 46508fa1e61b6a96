"""Acts that a provision repeals (废止): `《甲条例》同时废止`, lists of them, and those that it does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akn.language.zh import history
from akn.language.zh.bodies import Body
from akn.language.zh.dates import DATE, iso
from akn.language.zh.effect import Quoted
from akn.language.zh.own_names import NAMES
from akn.language.zh.places import Place

WORDS = "废止|失效|停止执行|停止施行|停止实施"
"""What happens to a repealed act."""

_TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
_VERB = rf"(?:(?:同时|即行|随即|随之|自行|相应|一并|一律|予以|自动|起|[》）)])[，,]?(?:予以)?(?:{WORDS})|不再适用)(?=[。；，,;\s）)]|$)"
_FIRST = (
    r"(?:(?<=^)|(?<=[。；，：:,])|(?<=决定)|(?<=[一二三四五六七八九十]、))(?:同时|予以)?废止(?=[^。；：:《》]{0,80}《)"
)
"""废止 before what it says: 决定废止《甲条例》."""
_TOKEN = re.compile(rf"(?P<title>{_TITLE})|(?P<first>{_FIRST})|(?P<verb>{_VERB})|(?P<stop>[。；;\n])")
_HINT = re.compile("废止|失效|停止|不再适用")
_BRACKETS = re.compile(r"(?:[ 　]*[（(][^（）()]*[）)])*[ 　]*")
_SAME = re.compile(
    rf"(?:等[^，。]{{0,20}})?(?:[，,]?(?:自|从|于|在)?(?:本[^，。]{{1,20}}?(?:之日|后|时|同时)起?|(?P<date>{DATE})))?[，,]?(?:也|均|都)?"
)
_AND = re.compile(r"[、，,]|和|及|与|以及|同时")
_DESCRIBED = re.compile(r"[、，,]?(?:第[^次]{1,4}次)?(?:修正|修订|修改)|(?:正式)?[施实]行")
_PART = re.compile(r"中|第|有关|关于|的|规定|所列")
_BASIS = re.compile(r"(?:根据|依照|按照|依据|违反|适用|执行|落实|贯彻)$")
_MODAL = re.compile(r"应当|可以|需要|建议|不得|是否")
_NAMELESS = re.compile(
    rf"(?:{NAMES}|制度|文件|法律|法规|规章).*(?:抵触|不一致|不符|附件|附表|附录)|(?:[0-9]{{4}}年|以前|此前|原有?).*(?:{NAMES})"
)
_FROM_OTHER = re.compile(r"(?:公布|发布|颁布|通过|印发)之日")
_ANNEX = re.compile(r"附(?:件|表|录)[ 　]*[零〇一二三四五六七八九十0-9]*")


@dataclass(frozen=True, slots=True)
class Repeal:
    """One act that is repealed, or what is, where no act is named.

    `title` stands without its brackets, None for what is not named; `words` are the sentence then, and `annex` the annex
    (附件一) that lists the acts. `part` are the words that say which part of the act it is, empty for all of it. `day` is
    an ISO date where the sentence has one of its own; `elsewhen` that it counts from another day than 施行. `passed` and
    `maker` are the day on which the text says that the act was passed, and by which body.
    """

    title: str | None
    words: str = ""
    annex: str | None = None
    part: str = ""
    day: str | None = None
    elsewhen: bool = False
    passed: str | None = None
    maker: Body | None = None


def read(text: str, home: Place | None = None, quoted: Quoted | None = None) -> list[Repeal]:
    """The acts that `text` repeals, in its order.

    `home` is the place of the document, for 市 and 省 that name none. Words inside quotation marks (`quoted`, by default
    those of `text` itself) speak of another text.
    """
    if not _HINT.search(text):
        return []
    out: list[Repeal] = []
    quoted = quoted or Quoted(text)
    titles: list[re.Match[str]] = []
    start = 0
    first = None
    for match in _TOKEN.finditer(text):
        if match["title"]:
            titles.append(match)
            continue
        if match["first"]:
            if not titles and match.start() not in quoted:
                first = match
            continue
        if first and titles:
            out += _after(text, first, titles, match.start(), home)
            titles, start, first = [], match.end(), None
            continue
        if match["verb"] and match.start() not in quoted:
            out += _sentence(text, start, titles, match, home)
        titles, start, first = [], match.end(), None
    if first and titles:
        out += _after(text, first, titles, len(text), home)
    return out


def _after(
    text: str, verb: re.Match[str], titles: list[re.Match[str]], stop: int, home: Place | None
) -> Iterator[Repeal]:
    """The acts behind 废止, up to `stop`: those that follow each other."""
    told = verb.end()
    for title, following in zip(titles, [*titles[1:], None], strict=True):
        after = text[title.end() : following.start() if following else stop]
        rest = after[_BRACKETS.match(after).end() :]  # type: ignore[union-attr]  # matches the empty string
        passed, maker = _passing(text[told : title.start()], home)
        told = title.end()
        whole = not rest or rest.startswith("等") or _AND.match(rest)
        if not whole and (rest.startswith("的") or not _PART.match(rest)):  # 废止《…》的决定
            return
        yield Repeal(title[0][1:-1], part="" if whole else after.strip(), passed=passed, maker=maker)


def _sentence(
    text: str, start: int, titles: list[re.Match[str]], verb: re.Match[str], home: Place | None
) -> list[Repeal]:
    ends = verb.start() + (verb[0][0] in "》）)")  # 》废止 has no other word before it
    words = text[start : verb.end()].strip()
    if _MODAL.search(text, titles[-1].end() if titles else start, verb.end()):
        return []
    if not titles:
        annex = _ANNEX.search(words)
        return [Repeal(None, words, annex[0] if annex else None)] if _NAMELESS.search(words) else []
    if verb[0].endswith("不再适用"):
        return []
    elsewhen = bool(_FROM_OTHER.search(text, start, titles[0].start()))
    found: list[Repeal] = []
    told = start
    for title, following in zip(titles, [*titles[1:], None], strict=True):
        until = following.start() if following else max(title.end(), ends)
        after = text[title.end() : until]
        rest = after[_BRACKETS.match(after).end() :]  # type: ignore[union-attr]  # matches the empty string
        before = text[told : title.start()]
        same = _SAME.fullmatch(rest) if following is None else None
        whole = bool(same) if following is None else not rest or bool(_AND.match(rest))
        if _DESCRIBED.match(rest) or _BASIS.search(before) or not (whole or _PART.match(rest)):
            continue
        told = title.end()
        passed, maker = _passing(before, home)
        day = iso(same["date"]) if same and same["date"] else None
        found.append(Repeal(title[0][1:-1], "", None, "" if whole else after.strip(), day, elsewhen, passed, maker))
    return found


def _passing(words: str, home: Place | None) -> tuple[str | None, Body | None]:
    """The first passing that the words before a title tell: `1998年…人民代表大会常务委员会…会议通过的`."""
    if "通过" not in words:
        return None, None
    for event in history.read(words, home).events:
        if event.kind == "adopted" and event.version == 0:
            maker = next((f.body for f in event.bodies if f.body.known), None)
            return event.date, maker
    return None, None
