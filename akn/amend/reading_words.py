"""Phrases that change words: which, where, and how often."""

from __future__ import annotations

import re
from dataclasses import replace

from akn.amend.operation import Kind, Quote, Target
from akn.amend.reader import Reader
from akn.language.zh.amending import NUMBER, NUMBER_ALONE, Q
from akn.language.zh.numerals import number

_COUNTED = re.compile("统一|一律|均|分别|依次|都")
_WHOLE = re.compile("全文|各条|各章|相关|有关|其他条文")
_ALL = re.compile("所有|全部|各处|出现的?$")
_FIRST = re.compile("首次|最先")
_LAST = re.compile("最后一")
_NTH = re.compile(f"第({NUMBER}(?:[处次个]?[、和及]第?{NUMBER})*)[处次个]")
_N = re.compile(NUMBER)
_TIMES = re.compile("([二三四五六七八九十两]+)[处次个]")


def _which(words: str) -> tuple[tuple[int, ...], int]:
    """Which places of the words are meant (首次出现的 1, 第二处 2, 最后一处 -1; 0 for none), and how many there are to be (两处)."""
    if _FIRST.search(words):
        return (1,), 0
    if _LAST.search(words):
        return (-1,), 0
    if said := _NTH.findall(words):
        return tuple(dict.fromkeys(int(number(it) or 0) for one in said for it in _N.findall(one))), 0
    match = _TIMES.search(words)
    return (0,), int(number(match[1].replace("两", "二")) or 0) if match else 0


class WordPhrases(Reader):
    """A method for each phrase that inserts, replaces or deletes words."""

    def heading_words(self, match: re.Match[str]) -> None:
        targets = tuple(replace(item, part="heading") for item in self.targets(match["units"]))
        self._add(
            "word-substitution",
            self.said(match),
            targets=targets,
            old=self.quotes[0],
            new=self.quotes[-1],
            everywhere=True,
        )

    def insert_words(self, match: re.Match[str]) -> None:
        place = "after" if match["place"] == "后" else "before"
        for old, new in self._paired(match):
            self._words("word-insertion", match, old, new, place)

    def append(self, match: re.Match[str]) -> None:
        targets = tuple(replace(item, part="end") for item in self.targets(match["units"]))
        self._add("word-insertion", self.said(match), targets=targets, new=self.quotes[-1], place="after")

    def prepend(self, match: re.Match[str]) -> None:
        targets = tuple(replace(item, part="start") for item in self.targets(match["units"]))
        self._add("word-insertion", self.said(match), targets=targets, new=self.quotes[-1], place="before")

    def replace_words(self, match: re.Match[str]) -> None:
        count = match["olds"].count(Q)
        olds, news = self.quotes[:count], self.quotes[count:]
        if (
            self.numbers
            and not match["units"]
            and NUMBER_ALONE.match(olds[0].text)
            and NUMBER_ALONE.match(news[0].text)
        ):
            self._add(
                "renumbering", self.said(match), targets=self.finals(olds[0].text), final=self.finals(news[0].text)
            )
            return
        for old, new in self._paired(match):
            self._words("word-substitution", match, old, new)

    def replace_each(self, match: re.Match[str]) -> None:
        """第二项中的“甲”和第三项中的“乙”分别修改为“丙”和“丁”: every word with the unit before it."""
        places = match["places"].split(Q)[:-1]
        olds, news = self.quotes[: len(places)], self.quotes[len(places) :]
        news = news * len(olds) if len(news) == 1 else news
        if len(olds) != len(news):
            self._unpaired(match)
            return
        for words, old, new in zip(places, olds, news, strict=True):
            targets = self.targets(words.lstrip("、，和及以").removesuffix("的").removesuffix("中"))
            self._add(
                "word-substitution", self.said(match), targets=targets, old=old, new=new, everywhere=len(targets) > 1
            )

    def _paired(self, match: re.Match[str]) -> list[tuple[Quote, Quote]]:
        """Each quoted word with what is quoted for it; one for all where it is one. None where they are not as many."""
        count = match["olds"].count(Q)
        olds, news = self.quotes[:count], self.quotes[count:]
        news = news * count if len(news) == 1 else news
        if len(olds) != len(news):
            self._unpaired(match)
            return []
        return list(zip(olds, news, strict=True))

    def _unpaired(self, match: re.Match[str]) -> None:
        said = self.said(match)
        self._add("word-substitution", said, unknown=said)
        self.lost = True

    def delete_words(self, match: re.Match[str]) -> None:
        self._words("word-deletion", match, self.quotes[0])
        before, last = self.operations[-2:] if len(self.operations) - self.begun > 1 else (None, None)
        if last is not None and before is not None and last.some and before.targets == last.targets:
            self.operations[-2] = replace(before, some=True)  # 删去第二条、第三条中的“甲”和“乙”

    def _words(self, kind: Kind, match: re.Match[str], old: Quote, new: Quote | None = None, place: str = "") -> None:
        """`everywhere`: the phrase says so, names several units, or names none and speaks of the whole act."""
        targets = self.targets(match["units"])
        text = match[0]
        several = "olds" in match.groupdict() and match["olds"].count(Q) > 1
        some = not match["units"] and len(self.named) > 1 and bool(targets)
        if some:
            targets = self.named
        some = some or (several and len(targets) > 1)
        whole = not match["units"] and _WHOLE.search(text.partition(Q)[0]) is not None
        if whole or (not targets and not match["units"] and "其中" not in text):
            targets, whole = (Target((), "全文"),), True
        if any(target.path[:1] and target.path[0][0] == "preamble" for target in targets):
            kind = "preamble"
        groups = match.groupdict()
        which = groups.get("which") or groups.get("which2") or ""
        places, times = _which(which)
        everywhere = whole or _COUNTED.search(text.replace(Q, "")) is not None
        everywhere = everywhere or bool(times) or _ALL.search(which) is not None
        single = (
            kind == "word-deletion" and len(old.text) == 1
        )  # several units don't make it likelier that each is meant
        everywhere = everywhere or (len(targets) > 1 and not single)
        for nth in places:
            self._add(
                kind,
                self.said(match),
                targets=targets,
                old=old,
                new=new,
                place=place,
                everywhere=everywhere,
                some=some,
                nth=nth,
                times=times,
                others=bool(match.groupdict().get("open")),
            )
