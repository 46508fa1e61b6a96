"""Citations of provisions in running text: 第三条第一款第（二）项, lists, ranges, 前款, 本章, 《其他法》第五条.

Pure grammar: what is named and where the words stand. Whether such a provision exists is for the caller to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from akn.language.zh.effect import NAMES
from akn.language.zh.numerals import NUMERAL, index

KINDS = {
    "编": "book",
    "分编": "part",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "款": "paragraph",
    "项": "point",
    "目": "indent",
}
"""Unit word -> element, from the outside in."""

JOINTS = ("、", "，", "和", "及", "以及", "或", "或者", "与", "，以及", "、以及")
"""Between the members of a list."""
RANGES = ("至", "到", "—", "－", "-")
"""Between the ends of a range."""
LINKS = ("", "的", "中", "中的", "所列", "所列的", "规定的", "之")
"""Between a unit and one inside it: 第一百零九条所列第（十）项."""

_N = f"[{NUMERAL}0-9]+"
_ITEM = rf"[（(]?{_N}[）)]?"
_WORD = "分编|编|章|节|条|款|项|目"
_TOKEN = re.compile(
    rf"《(?P<title>[^《》]*(?:〈[^〉]*〉[^《》]*)*)》(?:[（(][^（）()]{{0,40}}[）)])?"
    rf"|本(?P<own>{NAMES})(?=第|[（(])"
    rf"|第(?P<several>{_ITEM}(?:[、和及至或]第?{_ITEM})+)(?P<of>款|项|目)"
    rf"|第(?P<number>{_ITEM})(?P<word>{_WORD})(?:之(?P<after>[{NUMERAL}]+)(?![{NUMERAL}款项]))?"
    rf"|前(?P<back>[{NUMERAL}])?(?P<before>条|款|项)"
    r"|本(?P<this>编|章|节|条|款|项)(?![例件文目])"
)
_MEMBER = re.compile(rf"([、和及至或])?第?({_ITEM})")
_NAMED = re.compile(r"(?<!本)(?:法|法典|条例|宪法|修正案|办法|规定|规则|细则|解释|[总分]则)$")
_NO_NAME = re.compile(
    r"(?:依法|违法|守法|执法|司法|立法|非法|合法|普法|方法|办法|无法|做法|用法|依照规定|按照规定|根据规定|规定)$"
)
_RANK = {kind: rank for rank, kind in enumerate(KINDS.values())}


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision named in a text, and the characters `start:end` that name it.

    `path` says what: (kind, number) pairs from the outside in, numbers as eIds carry them (`("article", "6-1")`).
    `title` is the other act's title, "" where another act is named without its title marks, None for this act. `own`: the
    citation says 本法 or the like. `relative` counts back from where the citation stands: 0 is 本条, 1 前款, 2 前两款;
    its kind is the first in `path`, with an empty number. `upto` ends a range that begins here. `named`: where the words
    that name another act end, for a title of "".
    """

    start: int
    end: int
    path: tuple[tuple[str, str], ...]
    title: str | None = None
    own: bool = False
    relative: int | None = None
    upto: Citation | None = None
    named: int = -1


@dataclass(frozen=True, slots=True)
class Definition:
    """以下简称: `text[start:end]` is the short name, `title` the full one where it stands in title marks before."""

    start: int
    end: int
    name: str
    title: str | None = None


_DEFINED = re.compile(
    r"(?:《(?P<title>[^《》]+)》)?[（(]以下(?:统一)?(?:简称|统称|称)(?:为|作)?[：:]?"
    r"(?:[“《\"](?P<quoted>[^”》\"）)]+)[”》\"]|(?P<plain>[^“”《》（）()，。；]{1,40}))[）)]"
)


_ACT = re.compile(rf"(?:{NAMES}|法典)(?:[（(][^（）()]*[）)])?$")


def names_act(title: str) -> bool:
    """Whether a title in 《》 is that of an act, not of a form or a book: it ends in what acts call themselves."""
    return bool(_ACT.search(title))


def definitions(text: str) -> list[Definition]:
    """The short names that `text` introduces by 以下简称, 以下统称 or 以下称, in order."""
    if "以下" not in text:
        return []
    out = []
    for match in _DEFINED.finditer(text):
        group = "quoted" if match["quoted"] else "plain"
        out.append(Definition(match.start(group), match.end(group), match[group], match["title"]))
    return out


def cite(text: str) -> list[Citation]:
    """The citations in `text`, in order; titles cited without a provision have an empty path."""
    if "第" not in text and "《" not in text and "前" not in text and "本" not in text:
        return []
    return _ranges(text, _chain(text))


def _chain(text: str) -> Iterator[Citation]:
    """Tokens put together: what stands next to each other is one citation, what is joined inherits what is not said."""
    open_: Citation | None = None
    act = _Act()
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["title"] is not None or match["own"]:
            if open_:
                yield open_
            open_ = None
            act = _Act(match["title"], bool(match["own"]), ends=end)
            if match["title"] is not None:
                yield Citation(start + 1, match.end("title"), (), match["title"])
            continue
        gap = text[open_.end : start] if open_ else None
        joined = open_ if gap in JOINTS or gap in RANGES else None
        linked = open_ if gap in LINKS else None
        if joined is None and linked is None and act.ends != start:
            act = _Act("", named=start) if _elsewhere(text, start) else _Act()
        if match["several"]:
            kind = KINDS[match["of"]]
            base = linked if linked and _deeper(kind, linked.path) else joined
            if open_ and base is not linked:
                yield open_
            members = list(_several(match, base, act))
            yield from members[:-1]
            open_ = members[-1]
        elif match["number"]:
            kind = KINDS[match["word"]]
            number = index(match["number"] + (f"条之{match['after']}" if match["after"] else ""))
            step = ((kind, number or "0"),)
            if linked is not None and _deeper(kind, linked.path) and linked.upto is None:
                open_ = replace(linked, end=end, path=linked.path + step)
                continue
            if open_:
                yield open_
            path = (_above(joined.path, kind) if joined else ()) + step
            relative = joined.relative if joined and len(path) > 1 else None
            open_ = Citation(start, end, path, act.title, act.own, relative, named=act.named)
        else:
            if open_:
                yield open_
            kind = KINDS[match["before"] or match["this"]]
            count = 0 if match["this"] else int(index(match["back"] or "一") or 1)
            act = _Act()
            open_ = Citation(start, end, ((kind, ""),), relative=count)
    if open_:
        yield open_


@dataclass(frozen=True, slots=True)
class _Act:
    """The act that the numbers now being read belong to; `ends` is where its name ends."""

    title: str | None = None
    own: bool = False
    named: int = -1
    ends: int = -1


def _several(match: re.Match[str], base: Citation | None, act: _Act) -> Iterator[Citation]:
    """第一、二款: one citation a number, the first with the words before it, the last with the unit word."""
    kind = KINDS[match["of"]]
    above = _above(base.path, kind) if base else ()
    relative = base.relative if base and above else None
    members = list(_MEMBER.finditer(match["several"]))
    offset = match.start("several")
    for i, member in enumerate(members):
        start, end = offset + member.start(2), offset + member.end(2)
        if i == 0:
            start = base.start if base is not None and _deeper(kind, base.path) else match.start()
        if i == len(members) - 1:
            end = match.end()
        path = (*above, (kind, index(member[2]) or "0"))
        yield Citation(start, end, path, act.title, act.own, relative, named=act.named)


def _ranges(text: str, found: Iterator[Citation]) -> list[Citation]:
    out: list[Citation] = []
    for item in found:
        last = out[-1] if out else None
        between = last is not None and last.path and last.upto is None and text[last.end : item.start] in RANGES
        if last is not None and between and last.path[-1][0] == item.path[-1][0]:
            out[-1] = replace(last, end=item.end, upto=item)
            continue
        out.append(item)
    return out


def _deeper(kind: str, path: tuple[tuple[str, str], ...]) -> bool:
    return bool(path) and _RANK[kind] > _RANK[path[-1][0]]


def _above(path: tuple[tuple[str, str], ...], kind: str) -> tuple[tuple[str, str], ...]:
    """The part of `path` that lies outside `kind`: what a member of a list takes from the one before it."""
    return tuple(step for step in path if _RANK[step[0]] < _RANK[kind])


def _elsewhere(text: str, start: int) -> bool:
    """Whether the words before a number name another act without title marks: 刑法第二十条."""
    before = text[max(0, start - 8) : start]
    return bool(_NAMED.search(before)) and not _NO_NAME.search(before)
