"""What follows a title: the events of its history (题注), the title said again, a document number."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line
from akn.model.block import Block

_EVENTS = "通过|批准|公布|发布|颁布|修正|修订|修改|施行|实行|实施|废止|印发|备案|生效|签署|决议|宣布失效"
_DATE = r"(?:[12]\d{3}|[一二][零〇○一二三四五六七八九]{3})[ \u3000]*年"
EVENT_LINE = re.compile(
    rf"(?:根据|经|已由|由)?[ \u3000]*{_DATE}.{{0,600}}?(?:{_EVENTS}|决定|法院|检察院|委员会|国务院|大会|部|局|会)|(?:自)?(?:公布|发布|颁布)之日起?(?:施行|实施)"
    rf"|{_DATE}[ \u3000]*[0-9一二三四五六七八九十〇]+[ \u3000]*月[ \u3000]*[0-9一二三四五六七八九十]+[ \u3000]*日$"
)
_BRACKETED = re.compile(rf"[（(].{{0,40}}?{_DATE}")
_LATIN = 8  # characters: a line of another language is longer
NOTE = re.compile(rf"[ \u3000]*([（(](?:根据|依据|经|自)?[ \u3000]*{_DATE}.*[）)])$")
"""A 题注 at the end of a line."""
_BRACKET_WORD = re.compile(rf"{_EVENTS}|第[^，。]{{1,12}}号|修正案|草案")
_REST = re.compile(rf".{{0,200}}(?:{_EVENTS})[^。]{{0,60}}[）)]?$")
_NUMBERED = re.compile(r"[（(]?[^，。；：]{1,20}〔\d{4}〕[^，。；：]{1,12}号[）)]?$")
_EVENT = re.compile(_EVENTS)
_DONE = re.compile(rf"(?:{_EVENTS})[，,；;。）)]*$")
_BEGINS = re.compile(
    rf"(?:根据|依据|经|已由|由|自)?[ \u3000]*{_DATE}|[（(]|自?(?:公布|发布|颁布)之日起?|根据|(?:通过|批准|公布|施行)日期"
)


def read_origin(lines: list[Line], i: int, limit: int, title: str) -> tuple[list[Block], int]:
    """The blocks of role history and content between a title and what comes next, and the index after them.

    Events in brackets may run over lines; dated lines are one event each. Above an INFO END mark every line is taken.
    """
    out: list[Block] = []
    title = "".join(title.split())
    unfinished = False  # an event that says no more than when and who: its rest stands on the next line
    while i < limit:
        line, text = lines[i], lines[i].text
        if is_bracketed(text) and not line.level:
            end = closed(lines, i, limit)
            out.extend(block(each, "history") for each in lines[i:end])
            i = end
            continue
        if (again := _said_again(lines, i, limit, title)) > i:
            out.extend(block(each, "content") for each in lines[i:again])
            i = again
            continue
        if EVENT_LINE.match(text) and text[-1] not in "。；：:" and len(text) < 700:
            role, unfinished = "history", not _EVENT.search(text)
        elif unfinished and _REST.match(text) and (line.info or text[-1] in "）)"):
            role, unfinished = "history", False
        elif line.info:
            role = "history" if out and out[-1].role == "history" and _REST.match(text) else "content"
        elif _NUMBERED.match(text) or (text.isascii() and len(text) > _LATIN):
            role = "content"
        else:
            break
        out.append(block(line, role))
        i += 1
    return out, i


def block(line: Line, role: str) -> Block:
    """A line as a block of the preface."""
    return Block(line.text, role, line=line.number)


def is_bracketed(text: str) -> bool:
    """Whether a line begins a 题注 in brackets."""
    return (
        text[0] in "（(" and bool(_BRACKETED.match(text)) and bool(_BRACKET_WORD.search(text) or text[-1] not in "）)")
    )


def is_dated(text: str) -> bool:
    """Whether a line begins an event of the history, with or without brackets."""
    return bool(_BEGINS.match(text)) and (is_bracketed(text) or bool(EVENT_LINE.match(text)))


def is_event_break(before: str, after: str) -> bool:
    """Whether the line end between two lines of a 题注 parts two events, rather than the words of one."""
    return bool(_DONE.search(before) or _BEGINS.match(after))


def closed(lines: list[Line], i: int, limit: int) -> int:
    """The index after the line that closes the brackets opened at `i`; `i` + 1 where none does."""
    depth = 0
    for k in range(i, min(limit, i + 40)):
        text = lines[k].text
        depth += text.count("（") + text.count("(") - text.count("）") - text.count(")")
        if depth <= 0:
            return k + 1
    return i + 1


def _said_again(lines: list[Line], i: int, limit: int, title: str) -> int:
    """The index after lines from `i` on that spell the title once more; `i` where they don't."""
    spelled = ""
    for k in range(i, min(limit, i + 8) if title else i):
        spelled += "".join(lines[k].text.split())
        if spelled == title:
            return k + 1
        if not title.startswith(spelled):
            break
    return i
