"""Citations of provisions in running text: 第三条第一款第（二）项, lists, ranges, 前款, 本章, 《其他法》第五条, 附件1.

Pure grammar: what is named and where the words stand. Whether such a provision exists is for the caller to find out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from akn.language.zh.numerals import LONGEST, NUMERAL, index
from akn.language.zh.own_names import NAMES

KINDS = {
    "附件": "attachment",
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

ANNEXES = ("附件", "附表", "附录", "附图")
"""What an annex is called."""
JOINTS = ("、", "，", "和", "及", "以及", "或", "或者", "与", "，以及", "、以及")
"""Between the members of a list."""
RANGES = ("至", "到", "—", "－", "-")
"""Between the ends of a range."""
REACH = 200
"""Most characters of a title quoted in a title: a bracket that never closes is not looked for to the end of the text."""
MOST = 64
"""Numbers of one list with one unit word (第一、二、三项): no text has as many, and a longer run is none."""
LINKS = ("", "的", "中", "中的", "所列", "所列的", "规定", "规定的", "之")
"""Between a unit and one inside it: 第一百零九条所列第（十）项."""

_N = f"[{NUMERAL}0-9]{{1,{LONGEST}}}"
_ITEM = rf"[（(]?{_N}[）)]?"
_WORD = "分编|编|章|节|条|款|项|目"
_ANNEX = "|".join(ANNEXES)
_NAME = rf"(?:{NAMES}|法典)(?=第)"
_TOKEN = re.compile(  # each alternative begins with a character of its own, which is what makes the search fast
    rf"《(?P<title>(?>[^《》〈]+|〈[^〉《》]{{0,{REACH}}}〉|〈[^〉]{{0,{REACH}}}〉|〈)*+)》(?:[（(][^（）()]{{0,40}}[）)])?"
    rf"|本(?:实施|暂行)?(?P<own>{NAMES})(?:[总分附]则|的)?(?=第|[（(]|{_ANNEX})"
    rf"|同(?<![合共不]同)(?P<same>{_NAME})|该(?P<that>{_NAME})|上述(?P<those>{_NAME})"
    rf"|第(?P<several>{_ITEM}(?:[、和及至或]第?{_ITEM}){{1,{MOST}}})(?P<of>款|项|目)"
    rf"|第(?P<number>{_ITEM})(?P<word>{_WORD})(?:之(?P<after>[{NUMERAL}]+)(?![{NUMERAL}款项]))?"
    rf"|前(?P<back>[{NUMERAL}])?(?P<before>条(?!件)|款(?!项)|项(?!目))"
    r"|本(?P<this>编|章|节|条|款|项)(?![例件文目])"
    rf"|附(?P<annex>[件表录图])(?:(?P<at>{_N})(?![-－—.．式份个页张种]))?"
)
_MEMBER = re.compile(rf"([、和及至或])?(第?{_ITEM})")
_NAMED = re.compile(r"(?<!本)(?:法|法典|条例|宪法|修正案|办法|规定|规则|细则|解释|[总分通]则|公约|章程)$")
_NAMED_ENDS = frozenset("法典例案定则释约程")
"""Last characters of what _NAMED finds."""
_NO_NAME = re.compile(
    r"(?:依法|违法|守法|执法|(?<!公)司法|立法|非法|合法|普法|方法|办法|无法|做法|用法|依照规定|按照规定|根据规定|规定)$"
)
SIGN = rf"第[（(]?[{NUMERAL}0-9]|《|前[{NUMERAL}条款项]|本[编章节条款项](?![例件文目])|附[件表录图]"
"""What a text that cites anything has; the name of an act without title marks counts with a number alone."""
DEFINES = r"[（(]以下"
"""What a text that introduces a short name has."""
_HINT = re.compile(SIGN)
_SENTENCE = re.compile(r"[。；\n]")
_ABOVE = ("上述", "前述")
_RANK = {kind: rank for rank, kind in enumerate(KINDS.values())}


class Citation(NamedTuple):
    """One provision named in a text, and the characters `start:end` that name it.

    `path` says what: (kind, number) pairs from the outside in, numbers as eIds carry them (`("article", "6-1")`).
    `title` is the other act's title, "" where another act is named without its title marks, None for this act. `own`: the
    citation says 本法 or the like. `relative` counts back from where the citation stands: 0 is 本条, 1 前款, 2 前两款;
    its kind is the first in `path`, with an empty number. An annex without a number has an empty one too. `upto` ends a
    range that begins here. `named`: where the words that name another act end, for a title of "".
    """

    start: int
    end: int
    path: tuple[tuple[str, str], ...]
    title: str | None = None
    own: bool = False
    relative: int | None = None
    upto: Citation | None = None
    named: int = -1


class Definition(NamedTuple):
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
    if "（以下" not in text and "(以下" not in text:
        return []
    out = []
    for match in _DEFINED.finditer(text):
        group = "quoted" if match["quoted"] else "plain"
        out.append(Definition(match.start(group), match.end(group), match[group], match["title"]))
    return out


def cite(text: str) -> list[Citation]:
    """The citations in `text`, in order; titles cited without a provision have an empty path."""
    if not _HINT.search(text):
        return []
    return _ranges(text, _Chain(text).read())


class _Act(NamedTuple):
    """The act that the numbers now being read belong to; `ends` is where its name ends."""

    title: str | None = None
    own: bool = False
    named: int = -1
    ends: int = -1


_THIS = _Act()
_NAMES = frozenset(("title", "own", "same", "that", "those"))
"""Groups of _TOKEN that are the name of an act."""
_RELATIVE = frozenset(("before", "this"))
"""Groups of _TOKEN that count from where they stand."""


class _Chain:
    """Tokens put together: what stands next to each other is one citation, what is joined inherits what is not said.

    `open` is the citation read last, which the next token may go on with: None after the name of an act. `act` is the one
    the next number belongs to, `last` the one that was named last.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Citation] = []
        self.open: Citation | None = None
        self.act = self.last = _THIS

    def read(self) -> list[Citation]:
        text = self.text
        for match in _TOKEN.finditer(text):
            group = match.lastgroup
            if group in _NAMES:
                self._name(match)
                continue
            start, before = match.start(), self.open
            joined = linked = None
            if before is not None:
                gap = text[before.end : start]
                joined = before if gap in JOINTS or gap in RANGES else None
                linked = before if gap in LINKS and before.upto is None else None
            if group in _RELATIVE:
                self._relative(match, linked)
                continue
            if group == "annex" and not (self.act.own and self.act.ends == start):
                continue  # 附件 of whatever else
            if joined is None and linked is None and self.act.ends != start:
                if _elsewhere(text, start):
                    self.act = self.last = _Act("", named=start)
                elif match["word"] != "条" or not _goes_on(text, before, start):
                    self.act = _THIS
            if group == "of":
                self._several(match, joined, linked)
            else:
                self._number(match, joined, linked)
        return self.found

    def _add(self, citation: Citation, after: Citation | None = None) -> None:
        """Puts in `citation`, in the place of `after` where it goes on with that."""
        if after is not None:
            self.found.pop()
        self.found.append(citation)
        self.open = citation

    def _name(self, match: re.Match[str]) -> None:
        title, end = match["title"], match.end()
        if title is not None or match["own"]:
            self.act = _Act(title, title is None, -1, end)
        elif self.last.title is not None or self.last.own:  # 该法
            self.act = self.last._replace(ends=end)
        else:  # and none before
            self.act = _Act("", named=0, ends=end)
        self.last = self.act
        if title is not None:
            self._add(Citation(*match.span("title"), (), title))
        self.open = None

    def _number(self, match: re.Match[str], joined: Citation | None, linked: Citation | None) -> None:
        """第三条, 附件1."""
        start, end = match.span()
        if match["annex"]:
            kind, number = "attachment", (index(match["at"]) or "0") if match["at"] else ""
        else:
            kind = KINDS[match["word"]]
            number = index(match["number"] + (f"条之{match['after']}" if match["after"] else "")) or "0"
        if linked is not None and _deeper(kind, linked.path):
            path = (*linked.path, (kind, number))
            self._add(self._inside(linked, end, path), linked)
            return
        path = (*(_above(joined.path, kind) if joined else ()), (kind, number))
        relative = joined.relative if joined and len(path) > 1 else None
        self._add(self._citation(start, end, path, relative))

    def _several(self, match: re.Match[str], joined: Citation | None, linked: Citation | None) -> None:
        """第一、二款: one citation a number, the first with the words before it, the last with the unit word."""
        kind = KINDS[match["of"]]
        inside = linked if linked is not None and _deeper(kind, linked.path) else None
        base = inside or joined
        above = _above(base.path, kind) if base else ()
        relative = base.relative if base and above else None
        members = list(_MEMBER.finditer(match["several"]))
        offset = match.start("several")
        for member in members:
            start = offset + member.start(2) if member is not members[0] else match.start()
            end = offset + member.end(2) if member is not members[-1] else match.end()
            path = (*above, (kind, index(member[2]) or "0"))
            if member is members[0] and inside is not None:
                self._add(self._inside(inside, end, path), inside)
            else:
                self._add(self._citation(start, end, path, relative))

    def _relative(self, match: re.Match[str], linked: Citation | None) -> None:
        """前款, 前两款, 本条; 本条前款; 第三条前两款, which are the first two of it."""
        start, end = match.span()
        kind = KINDS[match["before"] or match["this"]]
        count = int(index(match["back"] or "一") or 1) if match["before"] else 0
        whole = None
        if linked is not None and count and _deeper(kind, linked.path):
            if linked.relative == 0 and len(linked.path) == 1:
                start, whole = linked.start, linked
            elif match["back"]:
                first, until = ((*linked.path, (kind, number)) for number in ("1", str(count)))
                self._add(linked._replace(end=end, path=first, upto=linked._replace(end=end, path=until)), linked)
                return
        self.act = _THIS
        self._add(Citation(start, end, ((kind, ""),), relative=count), whole)

    @staticmethod
    def _inside(above: Citation, end: int, path: tuple[tuple[str, str], ...]) -> Citation:
        """A unit inside the one that `above` cites, which is no range."""
        return Citation(above.start, end, path, above.title, above.own, above.relative, None, above.named)

    def _citation(self, start: int, end: int, path: tuple[tuple[str, str], ...], relative: int | None) -> Citation:
        return Citation(start, end, path, self.act.title, self.act.own, relative, None, self.act.named)


def _ranges(text: str, found: list[Citation]) -> list[Citation]:
    if len(found) < 2:
        return found
    out: list[Citation] = []
    for item in found:
        last = out[-1] if out else None
        between = last is not None and last.path and last.upto is None and text[last.end : item.start] in RANGES
        if last is not None and between and last.path[-1][0] == item.path[-1][0]:
            out[-1] = last._replace(end=item.end, upto=item)
            continue
        out.append(item)
    return out


def _deeper(kind: str, path: tuple[tuple[str, str], ...]) -> bool:
    return bool(path) and _RANK[kind] > _RANK[path[-1][0]]


def _above(path: tuple[tuple[str, str], ...], kind: str) -> tuple[tuple[str, str], ...]:
    """The part of `path` that lies outside `kind`: what a member of a list takes from the one before it."""
    return tuple(step for step in path if _RANK[step[0]] < _RANK[kind])


def _goes_on(text: str, before: Citation | None, start: int) -> bool:
    """Whether a number on its own is of the other act just cited: 甲法第五条规定的情形，或者违反第六条; 上述第五条."""
    if before is None or before.title is None or before.path[0][0] != "article":
        return False
    return text.endswith(_ABOVE, 0, start) or not _SENTENCE.search(text, before.end, start)


def _elsewhere(text: str, start: int) -> bool:
    """Whether the words before a number name another act without title marks: 刑法第二十条."""
    if start == 0 or text[start - 1] not in _NAMED_ENDS:
        return False
    before = text[max(0, start - 8) : start]
    return bool(_NAMED.search(before)) and not _NO_NAME.search(before)
