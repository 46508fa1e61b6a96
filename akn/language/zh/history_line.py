"""How a 题注 tells an amendment: the words that a new version's history goes on with, as tables first.

`根据2025年6月20日第十四届…第十六次会议《关于修改〈…〉的决定》第三次修正` (congresses), `根据…《国务院关于修改…的决定》第二次修订`
(State Council), `根据…第1823次会议通过的《最高人民法院关于修改〈…〉的决定》修正` (courts).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.language.zh.dates import DATE, iso
from akn.language.zh.numerals import NUMERAL, number, numeral

VERBS = {"修正": "amended", "修订": "revised", "修改": "amended"}
"""Word for what a decision did to a text -> the event."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of maker is told: `verb`; whether body and session are named (`names`), what stands between them and
    the title, whether the title keeps the body it begins with, whether amendments are counted, what parts two events."""

    verb: str = "修正"
    names: bool = True
    passing: str = ""
    whole_title: bool = False
    counted: bool = True
    gap: str = "　"


STYLES: dict[str, Style] = {
    "": Style(),
    "state-council": Style("修订", names=False, whole_title=True),
    "ministry": Style(names=False, whole_title=True),
    "local-government": Style(names=False, whole_title=True),
    "court": Style(passing="通过的", whole_title=True, counted=False, gap="，"),
    "procuratorate": Style(passing="通过的", whole_title=True, counted=False, gap="，"),
    "amendment": Style(passing="通过的", whole_title=True, counted=False),
}
"""Kind of the maker (akn.language.zh.bodies.KINDS), or `amendment` for a 修正案; the first for all others."""

_INNER = str.maketrans("《》〈〉<>", "〈〉《》《》")
_CHANGE = re.compile(rf"(?P<nth>第(?P<no>[{NUMERAL}]+)次)?(?P<verb>{'|'.join(VERBS)})(?!通过|草案|[的案〈《])")
_BY_DECISION = re.compile(rf"》[ 　]*(?:第[{NUMERAL}]+次)?(?P<verb>{'|'.join(VERBS)})")
_GAP = re.compile(r"([　 ；;，,、]+)根据(?=[0-9０-９〇一二三四五六七八九十]{4}[ 　]*年)")
_ORDER = re.compile(rf"现予?(?:以)?(?:公布|发布)[^。\n]*?，?自(?:(?P<date>{DATE})|(?:公布|发布)之?日)起(?:施行|实施)")
_OUTSIDE = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")


@dataclass(frozen=True, slots=True)
class Counting:
    """Which amendment the next one is: the words to print (`第二次` or nothing), and where the one before, which was
    not counted while it was the only one, now takes 第一次 (None where nothing changes)."""

    words: str
    first: int | None = None


def verb_of(text: str, style: Style) -> str:
    """The word for an amendment by decision: the one that the 题注 used last, else that of the style."""
    found = [match["verb"] for match in _BY_DECISION.finditer(text)]
    return found[-1] if found else style.verb


def count(text: str, verb: str, style: Style) -> Counting:
    """Which 修正 or 修订 (`verb`) comes next after those that the 题注 `text` tells.

    The only one is not counted; when a second comes, official texts print the first as 第一次. A 题注 that tells several
    without counting goes on so. What stands inside a title is not looked at.
    """
    bare = _OUTSIDE.sub(lambda match: "《" + "·" * (len(match[0]) - 2) + "》", text)
    told = [match for match in _CHANGE.finditer(bare) if match["verb"] == verb]
    if not style.counted or not told:
        return Counting("")
    counted = [value for match in told if match["no"] and (value := number(match["no"]))]
    if counted:
        return Counting(f"第{numeral(max(*counted, len(told)) + 1)}次")
    return Counting("第二次", told[0].start("verb")) if len(told) == 1 else Counting("")


def gap(text: str, style: Style) -> str:
    """What parts two events of the 题注 `text`."""
    found = _GAP.findall(text)
    return str(found[-1]) if found else style.gap


def ends_bare(text: str) -> bool:
    """Whether the 题注 `text` leaves off the word after its last decision (通过的《…修正案（十）》), and so may the next line."""
    return text.rstrip("）) 　").endswith("》")


def force_of_order(text: str, promulgated: str) -> str | None:
    """The day (ISO) on which what an order promulgates (现予公布，自…起施行) comes into force; `promulgated` is the order's own."""
    match = _ORDER.search(text)
    return (iso("".join(match["date"].split())) if match["date"] else promulgated) if match else None


def inner(title: str) -> str:
    """`title` as it stands inside 《》: its own brackets one level down."""
    return "".join(title.split()).translate(_INNER)


def day(iso: str) -> str:
    """`2025-06-20` as 2025年6月20日."""
    year, month, date = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(date)}日"
