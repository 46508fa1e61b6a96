"""Where the title is, and with it the order or announcement (令, 公告) above it."""

from __future__ import annotations

import re

from akn.formats.text.lines import Line
from akn.formats.text.origin import EVENT_LINE, NOTE, is_bracketed
from akn.language.zh.typography import SENTENCE_END

_ORDER = re.compile(
    r"^(?!.*关于)[^，。；：]{2,40}(?:令|公告|命令|通告)(?:[ \u3000]*[（(]?第?[^，。；：]{1,12}号[）)]?)?$|^第?[ \u3000]*\S{1,12}[ \u3000]*号$|〔\d{4}〕"
)
_WORDS = (
    "法|条例|规定|办法|决定|细则|解释|规则|意见|批复|决议|修正案|章程|规范|标准|通则|方案|安排|纲要|守则|准则|制度|答复|通知|公约|协定|编"
    "|总则|附则|规程|规划|计划|条约|议定书|宪章|法典|条令|指南|指引|名录|清单|须知|措施|声明|宣言|纪要|要点"
)
_THE_WORDS = "通告|公告|命令|函|复函|指示|布告"  # behind 的 alone
_TITLE_END = re.compile(rf"(?:{_WORDS}|(?<=的)(?:{_THE_WORDS}))(?:[（(][^）)]{{1,20}}[）)])*$")
_LAST = frozenset(word[-1] for word in f"{_WORDS}|{_THE_WORDS}".split("|")) | frozenset("）)")


def ends_title(text: str) -> bool:
    """Whether `text` ends as the title of a normative document does."""
    return text[-1:] in _LAST and _TITLE_END.search(text) is not None


_ISSUES = re.compile(
    r"(?:印发|发布|公布|颁布|颁发|下发|转发|批转|施行|实施|试行).{2,200}的(?:通知|通告|公告|决定|命令|函)$"
)
_WITHOUT = dict.fromkeys(map(ord, "《》〈〉“”（）()"))
"""What a notice sets around the title of what it issues, or leaves out."""
_ORDER_END = re.compile(r"(?:令|公告|命令|通告)$")
_UNFINISHED = re.compile(r"(?:的|、|和|关于|《|〈|法院|检察院|国务院|委员会|大会|法律|具体应用|适用|案件)$")


_PARTS = 3  # lines that a title may have above its last
_SHORT = 4  # characters: the least a part of a title has


def find_title(lines: list[Line], i: int, limit: int) -> tuple[int, int]:
    """First and last line of the title between `i` and `limit`; (-1, -1) where there is none."""
    at = next((k for k in range(i, limit) if lines[k].level == 1), -1)
    if at < 0:
        return _plain_title(lines, i, limit)
    last = at
    while last + 1 < limit and lines[last + 1].level == 1:
        last += 1
    return at, last


def _plain_title(lines: list[Line], i: int, limit: int) -> tuple[int, int]:
    """First and last line of a title that nothing marks; (-1, -1) where there is none."""
    history = next((k for k in range(i, limit) if is_bracketed(lines[k].text)), -1)
    if history < 0:
        above = range(i, next((k for k in range(i, limit) if lines[k].text[-1] in SENTENCE_END), limit))
        history = next((k for k in above if EVENT_LINE.match(lines[k].text)), -1)
        if history > i and any(_ORDER.search(line.text) for line in lines[i:history]):
            history = -1  # the date of an order
    if i < limit and split_title(lines[i].text)[1]:
        return i, i
    while history > i + 1 and lines[history - 1].text.isascii():  # the title in another language
        history -= 1
    if history > i and _may_be_title(lines[history - 1].text):
        at = history - 1
        while at > i and _runs_on(lines[at - 1].text, lines[at].text):
            at -= 1
        return _top(lines, i, at), history - 1
    if i >= limit:
        return -1, -1
    if _ORDER.search(lines[i].text):
        at = next(
            (k for k in range(limit - 1, i, -1) if _may_be_title(lines[k].text) and ends_title(lines[k].text)), -1
        )
        if at < 0:  # the order is all there is
            return (i, i) if _ORDER_END.search(lines[i].text) else (-1, -1)
        last = at
        while at > i + 1 and _runs_on(lines[at - 1].text, lines[at].text):
            at -= 1
        return _top(lines, i, at), last
    if not _may_be_title(lines[i].text) or not (ends_title(lines[i].text) or limit - i > 1):
        return -1, -1
    last = i
    while (
        last + 1 < limit and last - i < 3 and not ends_title(lines[last].text) and _may_be_title(lines[last + 1].text)
    ):
        last += 1
    return (i, last) if ends_title(lines[last].text) else (i, i)


def find_issued(lines: list[Line], first: int, last: int, limit: int) -> tuple[int, int]:
    """First and last line of the title of what a notice (关于印发…的通知) issues, which stands below it; `first` and
    `last`, the title of the notice, where it issues nothing that follows."""
    notice = _bare(lines[first : last + 1])
    if first < 0 or not _ISSUES.search(notice):
        return first, last
    for end in range(limit - 1, last, -1):
        if not (_may_be_title(lines[end].text) and ends_title(lines[end].text)):
            continue
        for begin in range(max(last, end - _PARTS) + 1, end + 1):
            if _bare(lines[begin : end + 1]) in notice:
                return begin, end
    return first, last


def _bare(lines: list[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines).translate(_WITHOUT)


def split_title(text: str) -> tuple[str, str]:
    """A title and the 题注 in brackets that stands behind it on the same line, or ""."""
    match = NOTE.search(text) if text[-1] in "）)" else None
    if match and ends_title(text[: match.start()]) and is_bracketed(match[1]):
        return text[: match.start()], match[1]
    return text, ""


def _top(lines: list[Line], i: int, at: int) -> int:
    """The first line of a title whose last parts begin at `at`: nothing, or the date that closes an order, is above it."""
    top = at
    while top > i and at - top < _PARTS and _is_part(lines[top - 1].text):
        top -= 1
    return top if top == i or EVENT_LINE.match(lines[top - 1].text) else at


def _is_part(text: str) -> bool:
    """Whether a line may be the first part of a title, and no order, history or title itself."""
    return (
        _may_be_title(text)
        and len(text) >= _SHORT
        and not text.isascii()
        and not (ends_title(text) or _ORDER.search(text) or EVENT_LINE.match(text) or is_bracketed(text))
    )


def _may_be_title(text: str) -> bool:
    return len(text) <= 120 and text[-1] not in SENTENCE_END and "。" not in text


def _runs_on(before: str, text: str) -> bool:
    """Whether a title that ends with `text` begins on the line before it."""
    if not _may_be_title(before) or _ORDER.search(before) or EVENT_LINE.match(before):
        return False
    return bool(
        _UNFINISHED.search(before)
        or text.startswith("关于")
        or len(text) < 5
        or before.count("《") > before.count("》")
    )
