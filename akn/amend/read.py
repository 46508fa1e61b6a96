"""A decision read as operations on one act (design: amendments).

The table of phrases says how an instruction reads; here is what each phrase means. What is not named again is carried on:
第一款修改为 behind 将第十条改为第十三条 is of the old 第十条.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from akn.amend import content
from akn.amend.instructions import Instruction, instructions, same_act
from akn.amend.naming import RANK
from akn.amend.operation import Instructions, Kind, Quote, Target, Underivable
from akn.amend.reading_words import WordPhrases
from akn.language.zh.amending import (
    FOLLOWS,
    INSTRUCTS,
    NUMBER,
    OF_PARTS,
    SENTENCE_END,
    SKIP,
    Q,
    patterns,
)
from akn.language.zh.citations import KINDS
from akn.language.zh.numerals import index, number
from akn.model.document import Document
from akn.model.provision import HEADINGS, Provision


def read(decision: Document, title: str = "") -> Instructions:
    """What `decision` does to the act named `title`; all that it does where there is no title.

    An instruction that no phrase reads comes as an operation that is `unknown`, so that nothing is passed over.
    """
    reader = _Reader()
    acts: dict[str, None] = {}
    for item in instructions(decision):
        if item.act:
            acts[item.act] = None
        if item.act is None or not title or same_act(item.act, title):
            reader.take(item)
    numbered = tuple(replace(op, id=f"op_{k}") for k, op in enumerate(reader.operations, 1))
    return Instructions(numbered, reader.renumber, tuple(reader.underivable), tuple(acts))


_PARAGRAPH = re.compile(f"第({NUMBER})款")
_FOLLOWS = {
    "delete more": ("delete words", "delete more"),
    "delete also": ("delete heading", "delete also", "delete words", "delete more"),
}
"""What a phrase does that is none by itself -> what the one before it did."""


class _Reader(WordPhrases):
    def take(self, item: Instruction) -> None:
        """Read one paragraph."""
        home = item.source.split("__")[0]
        if home != self.home and home.startswith("cl_"):
            self.subject, self.new, self.named, self.home = (), False, (), home
        self.item, self.last, self.numbers = item, "", False
        self.begun = len(self.operations)
        text = item.template
        at = 0
        instructs = "__mod_" in item.source
        while at < len(text):
            if match := SKIP.match(text, at):
                if "。" in match[0]:
                    self.last = ""
                at = match.end()
                continue
            found = self._phrase(text, at)
            if found is None:
                end = SENTENCE_END.search(text, at)
                end_at = max(end.start() if end else len(text), at + 1)
                if not item.open and (
                    instructs
                    or Q in text[at:end_at]
                    or (item.act and home.startswith("cl_"))  # a numbered item says something
                    or (home and INSTRUCTS.match(text, at, end_at))
                ):
                    self._unknown(at, end_at)
                at = end_at
                continue
            action, match = found
            self.lost = False
            self.quotes = list(item.quotes[text.count(Q, 0, match.start()) : text.count(Q, 0, match.end())])
            _ACTIONS[action](self, match)
            self.last = action
            at = match.end()
            if self.lost:
                end = SENTENCE_END.search(text, at)
                at = end.start() if end else len(text)
        if item.open:
            self._add("substitution", item.open, unknown=item.open, open=True)

    def _phrase(self, text: str, at: int) -> tuple[str, re.Match[str]] | None:
        for action, pattern in patterns():
            if action in _FOLLOWS and self.last not in _FOLLOWS[action]:
                continue
            match = pattern.match(text, at)
            if match and match.end() > at:
                return action, match
        return None

    def _unknown(self, start: int, end: int) -> None:
        words = self.item.words(start, end).strip("，。；、")
        if words:
            self._add("substitution", words, unknown=words)

    # phrases

    def follow(self, match: re.Match[str]) -> None:
        if FOLLOWS.search(match[0]) and not OF_PARTS.search(match[0]):
            self.renumber = self.renumber or self.item.source
            self.numbers = True

    def shift(self, match: re.Match[str]) -> None:
        """原第四项依次顺延; 以下各条顺延: 款 and 项 follow anyway, articles where the decision says so."""
        if "条" in (match["units"] or match[0]):
            self.renumber = self.renumber or self.item.source

    def not_derivable(self, match: re.Match[str]) -> None:
        self.follow(match)
        self.underivable.append(Underivable(self.said(match), self.item.line, self.item.source))

    def repeal(self, match: re.Match[str]) -> None:
        self._add("repeal-act", self.said(match))

    def title(self, match: re.Match[str]) -> None:
        self._add("title", self.said(match), new=self.quotes[-1], old=self.quotes[0] if len(self.quotes) > 1 else None)

    def heading(self, match: re.Match[str]) -> None:
        groups = match.groupdict()
        targets = self.targets(groups.get("units"))
        if groups.get("part"):
            targets = (Target((("chapter", str(number(groups["part"]))),), f"第{groups['part']}部分"),)
        old = self.quotes[0] if len(self.quotes) > 1 else None
        self._add("heading", self.said(match), targets=targets, old=old, new=self.quotes[-1])

    def preamble(self, match: re.Match[str]) -> None:
        old = self.quotes[0] if match["old"] else None
        nth = number(match["nth"]) if match["nth"] else None
        targets = (Target((("preamble", str(nth)),)),) if nth else ()
        new = self.quotes[-1] if self.quotes else None
        if old is None and targets:  # ……这一自然段相应修改为
            self._superseded(targets[0].path)
        self._add("preamble", self.said(match), targets=targets, old=old, new=new)
        self.subject, self.new, self.named = (targets[0].path if targets else ()), False, ()

    def _superseded(self, path: tuple[tuple[str, str], ...]) -> None:
        """Forget what this instruction said of the words of a unit that it now gives whole."""
        self.operations = [
            op
            for at, op in enumerate(self.operations)
            if at < self.begun or not op.old or not op.targets or op.targets[0].path != path
        ]

    def this_paragraph(self, match: re.Match[str]) -> None:
        path = self.subject
        self._superseded(path)
        kind: Kind = "preamble" if path[:1] and path[0][0] == "preamble" else "substitution"
        self._add(kind, self.said(match), targets=(Target(path, new=self.new),) if path else (), new=self.quotes[-1])

    def context(self, match: re.Match[str]) -> None:
        """第八十九条“行使下列职权”中第六项, 对第三条作如下修改：: what is spoken of; nothing where it is several."""
        if len(self.targets(match["units"])) > 1:
            self.subject, self.new = (), False

    def structure(self, match: re.Match[str]) -> None:
        self._add("structure", self.said(match), new=self.quotes[-1])

    def join(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        new = self.quotes[-1] if self.quotes else None
        self._add("join", self.said(match), targets=targets, final=self.finals(match["final"]), new=new)
        self.subject = targets[0].path if targets else ()

    def single(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        new = self.quotes[-1] if self.quotes else None
        self._add("move", self.said(match), targets=targets, final=self.finals(match["final"]), new=new)

    def split(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        if match.groupdict().get("parts"):
            self._in_paragraphs(match, targets)
            return
        final = self.finals(match["final"])
        if not self.quotes and not final:
            return  # 将第三条改为两条，第一款作为第四条: what follows says it
        self._add("split", self.said(match), targets=targets, final=final, new=self.quotes[-1] if self.quotes else None)

    def _in_paragraphs(self, match: re.Match[str], targets: tuple[Target, ...]) -> None:
        """将第三条分为两款，第一款为：“…”第二款为：“…”: all 款 of an article, each quoted by itself."""
        said = self.said(match)
        kind, first = targets[0].path[-1] if len(targets) == 1 and targets[0].path else ("", "")
        begin = int(first) if kind == "paragraph" and first.isdecimal() else 1
        given = [number(one) for one in _PARAGRAPH.findall(match["parts"])]
        count = number(match["count"].replace("两", "二")) or 0
        held = [content.paragraphs(quote) or () for quote in self.quotes]
        if given != list(range(begin, begin + count)) or any(len(units) != 1 for units in held):
            self._add("split", said, unknown=said)
            return
        new = Quote(units=tuple(unit for units in held for unit in units), eId=self.quotes[0].eId)
        self._add("split", said, targets=targets, new=new)

    def merge(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        self._add("join", self.said(match), targets=targets, final=self.finals(match["final"]), place="in")

    def move(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        place = {"后": "after", "前": "before", None: "in"}[match["place"]]
        to, final = self.finals(match["to"]), self.finals(match["final"])
        self._add("move", self.said(match), targets=(*targets, *to), final=final, place=place)

    def insert(self, match: re.Match[str]) -> None:
        groups = match.groupdict()
        kind = (
            "attachment" if groups.get("annex") or match["kind"] in ("附件", "附表", "附录") else KINDS[match["kind"]]
        )
        before = self.subject
        anchors = self.targets(groups.get("units"), carry=False)
        place = {"后": "after", "前": "before"}.get(groups.get("place") or "", "in")
        around = anchors[0].path[-1][0] if anchors and anchors[0].path else "paragraph"
        if groups.get("heading") and place != "in" and around not in HEADINGS and RANK[kind] > RANK["article"]:
            self._add(
                "insertion", self.said(match), unknown=self.said(match)
            )  # behind words of a unit, not behind the unit
            return
        final = self.finals(match["final"] if match["final"] not in ("本条", "该条") else None)
        if not anchors and not (final and final[0].path[0][0] == kind) and before and RANK[before[-1][0]] < RANK[kind]:
            anchors = (Target(before, new=self.new),)
        elif not anchors and before and kind not in ("article", "chapter", "section", "attachment"):
            above = tuple(step for step in before if RANK[step[0]] < RANK[kind])
            anchors = (Target(above, new=self.new),) if above else ()
        if groups.get("follow"):
            self.follow(match)
        own = final and "条" in match["final"] and not groups.get("units")
        if own and kind in ("paragraph", "point", "indent"):  # 增加一款，作为第十三条第三款
            anchors = (Target(final[0].path[:-1], final[0].words, new=True),)
        new = self.quotes[-1] if groups.get("body") or (groups.get("inline") and kind not in HEADINGS) else None
        if groups.get("annex"):
            final = (Target((("attachment", index(groups["annex"]) or ""),), f"附件{groups['annex']}"),)
        if new is not None and groups.get("called"):
            new = _headed(kind, self.quotes[-2], new)
        if new is None and self.quotes and (groups.get("called") or (kind in HEADINGS and not groups.get("heading"))):
            new = self.quotes[-1]
        if kind == "article" and self._in_heading(match, new, final):
            return
        self._add("insertion", self.said(match), targets=anchors[:1], final=final, new=new, place=place, unit=kind)
        if kind == "article" and not anchors:
            self.subject, self.new = (), False
        elif anchors:
            self.subject, self.new = anchors[0].path, anchors[0].new

    def _in_heading(self, match: re.Match[str], new: Quote | None, final: tuple[Target, ...]) -> bool:
        """增加一节，作为第七节“……”；增加五条，作为第一百二十三条至第一百二十七条: what is quoted is the whole section."""
        before = self.operations[-1] if self.operations else None
        if new is None or before is None or before.kind != "insertion" or len(self.operations) == self.begun:
            return False
        if not new.units or any(unit.kind != before.unit for unit in new.units):
            return False
        numbers = [child.num.lstrip("“") for unit in new.units for child in unit.children if child.num]
        if len(numbers) != len(final):
            return False
        said = f"{before.instruction}；{self.said(match)}"
        self.operations[-1] = replace(before, new=new, instruction=said)
        self.subject = ()
        return True

    def take_over(self, match: re.Match[str]) -> None:
        """增加一条，作为第九条，将第八条第三款修改后作为本条第一款: what is quoted is the new one, and the old one goes."""
        before = self.operations[-1] if self.operations else None
        targets = self.targets(match["units"])
        if before is not None and before.kind == "insertion" and before.new is None:
            said = f"{before.instruction}，{self.said(match)}"
            self.operations[-1] = replace(before, new=self.quotes[-1], instruction=said)
        self._add("repeal", self.said(match), targets=targets)

    def paragraph(self, match: re.Match[str]) -> None:
        nth = number(match["nth"]) or 0
        self._words_or_whole(match, (Target((("paragraph", str(nth)),), f"第{match['nth']}段"),))

    def _words_or_whole(self, match: re.Match[str], targets: tuple[Target, ...]) -> None:
        if match["old"]:
            self._add("word-substitution", self.said(match), targets=targets, old=self.quotes[0], new=self.quotes[-1])
        else:
            self._add("substitution", self.said(match), targets=targets, new=self.quotes[-1])

    def delete(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        if inner := match.groupdict().get("inner"):
            targets = self.targets(inner)
        self._add("repeal", self.said(match), targets=targets)

    def delete_heading(self, match: re.Match[str]) -> None:
        targets = tuple(replace(item, part="heading") for item in self.targets(match["units"]))
        self._add("repeal", self.said(match), targets=targets)

    def renumbering(self, match: re.Match[str]) -> None:
        subject = self.subject
        targets = self.targets(match["units"])
        final = self.finals(match["final"], targets[0].path if targets else subject)
        body = self.quotes[-1] if match["body"] else None
        self._add("renumbering", self.said(match), targets=targets, final=final)
        if body is not None:
            self._add("substitution", self.said(match), targets=targets, new=body)

    def renumber_heading(self, match: re.Match[str]) -> None:
        targets = self.targets(match["units"])
        final = self.finals(match["final"], targets[0].path if targets else self.subject)
        self._add("renumbering", self.said(match), targets=targets, final=final)
        if self.quotes[0].text != self.quotes[-1].text:
            self._add("heading", self.said(match), targets=targets, new=self.quotes[-1])

    def unchanged(self, match: re.Match[str]) -> None:
        """第一款不变: nothing to do."""

    def replace_part(self, match: re.Match[str]) -> None:
        targets = tuple(replace(item, part="intro") for item in self.targets(match["units"]))
        self._add("substitution", self.said(match), targets=targets, new=self.quotes[-1])

    def substitution(self, match: re.Match[str]) -> None:
        before = self.operations[-1] if self.operations else None
        targets = self.targets(match.groupdict().get("units"))
        if not match.groupdict().get("units") and self.last in ("renumber", "insert", "single") and before is not None:
            if before.kind == "insertion" and before.new is None:
                self.operations[-1] = replace(
                    before, new=self.quotes[-1], instruction=f"{before.instruction}，{self.said(match)}"
                )
                return
            if before.kind == "renumbering":
                targets = before.targets
        if before is not None and before.kind == "insertion" and before.new is None and self.last == "insert":
            self.operations.pop()  # 增加一款作为第二款，将该条修改为: the whole is given
        said = self.said(match)
        if len(self.quotes) == len(targets) > 1:
            for target, quote in zip(targets, self.quotes, strict=True):
                self._add("substitution", said, targets=(target,), new=quote)
            return
        self._add("substitution", said, targets=targets, new=_together(self.quotes))

    def nothing(self, match: re.Match[str]) -> None:
        self.follow(match)


_ACTIONS: dict[str, Callable[[_Reader, re.Match[str]], None]] = {
    "follow": _Reader.follow,
    "underivable": _Reader.not_derivable,
    "closing": _Reader.nothing,
    "container": _Reader.nothing,
    "repeal": _Reader.repeal,
    "structure": _Reader.structure,
    "title": _Reader.title,
    "heading": _Reader.heading,
    "heading words": _Reader.heading_words,
    "preamble": _Reader.preamble,
    "this paragraph": _Reader.this_paragraph,
    "context": _Reader.context,
    "shift": _Reader.shift,
    "paragraph": _Reader.paragraph,
    "take over": _Reader.take_over,
    "join": _Reader.join,
    "single": _Reader.single,
    "split": _Reader.split,
    "merge": _Reader.merge,
    "move": _Reader.move,
    "insert": _Reader.insert,
    "insert words": _Reader.insert_words,
    "append": _Reader.append,
    "prepend": _Reader.prepend,
    "replace words": _Reader.replace_words,
    "replace each": _Reader.replace_each,
    "delete words": _Reader.delete_words,
    "delete more": _Reader.delete_words,
    "delete": _Reader.delete,
    "delete also": _Reader.delete,
    "delete heading": _Reader.delete_heading,
    "renumber": _Reader.renumbering,
    "renumber heading": _Reader.renumber_heading,
    "unchanged": _Reader.unchanged,
    "replace part": _Reader.replace_part,
    "replace": _Reader.substitution,
}


def _headed(kind: str, called: Quote, held: Quote) -> Quote:
    """章名为“资金”，包括第八条、第九条：“…”: the heading with what it holds. As quoted where that is no article."""
    if not held.units or any(unit.kind != "article" for unit in held.units):
        return held
    return Quote(units=(Provision(kind, heading=called.text, children=held.units),), eId=held.eId)


def _together(quotes: list[Quote]) -> Quote:
    if len(quotes) == 1:
        return quotes[0]
    return Quote(
        "".join(quote.text for quote in quotes), tuple(unit for quote in quotes for unit in quote.units), quotes[0].eId
    )
