"""The order or announcement (令, 公告) by which a text was promulgated: from the cover page or a line of history."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akn.language.zh.bodies import find
from akn.language.zh.dates import DATE, iso
from akn.language.zh.history import VERBS, Happening
from akn.language.zh.numerals import NUMERAL
from akn.language.zh.places import Place
from akn.model.block import Block
from akn.model.metadata import Publication

KINDS: tuple[tuple[str, str], ...] = (("令", "order"), ("公告", "announcement"), ("公报", "gazette"))
"""Word -> name of a publication."""

_NO = rf"第?[ 　]*[{NUMERAL}0-9０-９]+[ 　]*号"
_ISSUER = re.compile(rf"(?P<who>[^，。；：\n]{{2,60}}?)(?P<word>令|公告|公报)[ 　]*(?:[（(]?(?P<no>{_NO})[）)]?)?")
_NUMBER_FIRST = re.compile(rf"(?P<who>[^，。；：\n]{{2,60}}?)(?P<no>第[{NUMERAL}0-9０-９]+号)(?P<word>令|公告)")
_NUMBER = re.compile(rf"[（(]?(?P<no>{_NO})[）)]?")
_DAY = re.compile(rf"[（(]?(?P<date>{DATE})[）)]?")
_WHO = r"[^，。；《》\n]{2,60}?"
_PASSED = re.compile(
    rf"(?:由|经)(?P<who>{_WHO})于(?P<date>{DATE})(?P<verb>{'|'.join(VERBS)})"
    rf"|于(?P<day>{DATE})[由经](?P<by>{_WHO}会议)(?P<done>{'|'.join(VERBS)})"
)
"""由…会议于…通过, and 于…由…会议通过."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover page says: the act of promulgation, and the events that it tells of the text."""

    publication: Publication | None = None
    promulgated: str | None = None
    events: tuple[Happening, ...] = ()


def read_cover(blocks: tuple[Block, ...], home: Place | None) -> Cover:
    """What the cover's blocks say. A cover without a date of its own is dated by the passing that it tells."""
    issuer = word = number = day = None
    events: list[Happening] = []
    for block in blocks:
        text = block.text.strip()
        if match := _DAY.fullmatch(text):
            day = iso(match["date"]) or day
        elif match := _NUMBER.fullmatch(text):
            number = match["no"]
        elif len(text) < 60 and (match := _NUMBER_FIRST.fullmatch(text) or _ISSUER.fullmatch(text)):
            issuer, word, number = match["who"].strip(), match["word"], match["no"] or number
        for match in _PASSED.finditer(text):
            if value := iso(match["date"] or match["day"]):
                bodies = tuple(find(text, *match.span("who" if match["who"] else "by"), home))
                events.append(Happening(VERBS[match["verb"] or match["done"]], value, 0, None, bodies))
    date = day or (events[-1].date if events else None)
    publication = _publication(date, issuer, word, number) if issuer and word and date else None
    return Cover(publication, day, tuple(events))


def from_history(events: tuple[Happening, ...]) -> Publication | None:
    """The last order or announcement that the history names (`国务院令第656号公布`), or None."""
    for event in reversed(events):
        if event.order and (match := _NUMBER_FIRST.fullmatch(event.order) or _ISSUER.fullmatch(event.order)):
            return Publication(event.date, dict(KINDS)[match["word"]], event.order, match["no"])
    return None


def _publication(date: str, issuer: str, word: str, number: str | None) -> Publication:
    number = "".join(number.split()) if number else None
    # 主席令 is cited 第三十六号令, an announcement 公告第1号
    shown = f"{issuer}{number or ''}{word}" if word == "令" else f"{issuer}{word}{number or ''}"
    return Publication(date, dict(KINDS)[word], shown, number)
