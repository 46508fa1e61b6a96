"""Cited numbers that follow the provision they cite: 第八条 becomes 第九条 because the article did.

Before two texts are compared, every citation of an article is replaced by one character that stands for what it cites,
so that a citation is compared as a whole and equals another of the same target. Citations of other acts stand for
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from akn.language.zh.citations import cite
from akn.language.zh.numerals import NUMERAL, index

CITATION = re.compile(rf"第[{NUMERAL}0-9]+条(?:之[{NUMERAL}0-9]+)?")
"""An article, as a text cites it."""

FIRST = 0x100000
STAND_IN = chr(FIRST)
"""The first stand-in: supplementary private use area B, which no text of a law uses."""

MOST = 0x10FFFF - FIRST
"""The most citations of one pair of texts that are followed: there are no more stand-ins."""

_STAND_INS = re.compile(f"[{STAND_IN}-\U0010ffff]")


class Citations:
    """The citations of one pair of texts, `old` and `new`, with their stand-ins.

    `targets` maps the numbers of old articles (`8`, `6-1`) to those of new ones. `old` and `new` become the encoded texts;
    `old_found` and `new_found` are the citations as printed, in order, one for each stand-in.
    """

    def __init__(self, old: str, new: str, targets: Mapping[str, str]) -> None:
        self._stand_ins: dict[tuple[bool, str], str] = {}
        self._numbers: dict[str, str] = {}
        self.old, self.new = old, new
        self.old_found, self.new_found = _private(old), _private(new)
        if self.old_found or self.new_found or "条" not in old or "条" not in new:
            return  # nothing to follow; or characters of the text itself would be taken for stand-ins
        left, right = list(_citations(old)), list(_citations(new))
        if len(left) + len(right) > MOST:
            return  # no text cites so much; stand-ins would run out
        cited = {number for _, _, number in right}
        followed = [(start, end, self._follow(number, targets, cited)) for start, end, number in left]
        self.old, self.old_found = self._encode(old, followed)
        self.new, self.new_found = self._encode(new, right)

    def target(self, stand_in: str) -> str:
        """The eId of the article of the new text that a stand-in is for."""
        if not self._numbers:
            self._numbers = {char: number for (_, number), char in self._stand_ins.items()}
        return f"art_{self._numbers[stand_in]}"

    @staticmethod
    def _follow(number: str | None, targets: Mapping[str, str], cited: Collection[str | None]) -> str | None:
        """The number the new text is expected to cite; the old one where that alone is there."""
        if number is None:
            return None
        followed = targets.get(number, number)
        return number if number in cited and followed not in cited else followed

    def _encode(self, text: str, found: list[tuple[int, int, str | None]]) -> tuple[str, list[str]]:
        out: list[str] = []
        at = 0
        for start, end, number in found:
            key = (True, text[start:end]) if number is None else (False, number)
            out += text[at:start], self._stand_ins.setdefault(key, chr(FIRST + len(self._stand_ins)))
            at = end
        out.append(text[at:])
        return "".join(out), [text[start:end] for start, end, _ in found]


def is_stand_in(char: str) -> bool:
    """Whether a character of an encoded text stands for a citation."""
    return char >= STAND_IN


def _private(text: str) -> list[str]:
    return _STAND_INS.findall(text)


def _citations(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Each article cited: start, end and its number, None for an article of another act."""
    at = 0
    for citation in cite(text):
        for end in (citation, citation.upto):
            if end is None or end.start < at or not any(kind == "article" for kind, _ in end.path):
                continue
            match = CITATION.search(
                text, end.start, end.end
            )  # 第五条 of 第五条第二款, none in the 二款 of 第五条第一、二款
            if match:
                at = match.end()
                ours = end.title is None and end.path[0][0] != "attachment"
                yield match.start(), at, index(match[0]) if ours else None
