"""What a decision says of 编, 章 and 节: renamed, put in or taken out with all they hold, one merged into another.

Where these don't do, all headings are said anew with the articles that they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from akn.amend.draft.sentence import Item, Sentence, article, number_of, quote, said, unit, words
from akn.amend.draft.shape import bare
from akn.diff.changeset import Change, ChangeSet
from akn.language.zh.numerals import countable, index
from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import HEADINGS, Provision, articles, headings

NAMES: Mapping[str, str] = {"chapter": "章名", "section": "节名"}
"""Kind of heading -> what a decision calls its words; 标题 for others."""


@dataclass(slots=True)
class Headed:
    """Items for headings; and the articles, by eId, that are said with them: `old` ones that go, `new` ones that come.

    `into`: the heading that a new article or one from below another heading must be said to stand in, by its new eId; those
    that it doesn't name stand where the one before does.
    """

    items: list[Item] = field(default_factory=list)
    old: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    into: dict[str, str] = field(default_factory=dict)


def headed(old: Document, new: Document, changes: ChangeSet) -> Headed:
    """What is said of headings one by one."""
    return _Headings(old, new, changes).made


class _Headings:
    """Headings of both texts by eId, what each stands in, and what became of every article."""

    def __init__(self, old: Document, new: Document, changes: ChangeSet) -> None:
        self.made = Headed()
        self.merged: dict[str, str] = {}
        rows = [row for row in changes.changes if row.unit in HEADINGS]
        quiet = ("unchanged", "renumbered")
        if not rows:
            return
        self.olds = {item.eId: (item, above) for item, above in _nested(old.body)}
        self.news = {item.eId: (item, above) for item, above in _nested(new.body)}
        self.twin = {row.new[0].eId: self._first(row) for row in rows if row.old and len(row.new) == 1}
        self.fresh: set[str] = set()
        self.gone: set[str] = set()
        self.became: dict[str, str] = {}
        for row in changes.changes:
            if row.unit == "article":
                self._article(row)
        self.home = {one.eId: self.twin.get(item.eId, "") for item, _ in self.news.values() for one in _held(item)}
        for row in rows:
            if row.kind not in quiet:
                self._row(row)
        self._places(new)

    def _places(self, new: Document) -> None:
        """Which articles must be said to stand below which heading."""
        was = {one.eId: item.eId for item, _ in self.olds.values() for one in _held(item)}
        old_of = {after: before for before, after in self.became.items()}
        above = ""
        for one in articles(new.body):
            if one.eId in self.made.new:
                above = self.home.get(one.eId, "")
                continue
            home = self.home.get(one.eId, "")
            before = old_of.get(one.eId)
            moved = home != above if before is None else home != self._now(was.get(before, ""))
            if moved and home in self.olds and (name := named_by(*self.olds[home])):
                self.made.into[one.eId] = name
            above = home

    def _now(self, eid: str) -> str:
        """The old heading whose articles those of an old heading are among now."""
        return self.merged.get(eid, eid)

    def _article(self, row: Change) -> None:
        if not row.old:
            self.fresh.update(ref.eId for ref in row.new)
        elif not row.new:
            self.gone.update(ref.eId for ref in row.old)
        else:
            self.became.update((ref.eId, row.new[0].eId) for ref in row.old)

    def _row(self, row: Change) -> None:
        """What one row of headings says; nothing where the others of its kind can't say it."""
        if not row.old:
            for ref in row.new:
                self._inserted(ref.eId)
        elif not row.new:
            for ref in row.old:
                self._repealed(ref.eId)
        elif len(row.new) == 1:
            first = self._first(row)
            self._renamed(first, row.new[0].eId)
            for ref in row.old:
                if ref.eId != first:
                    self._repealed(ref.eId)

    def _first(self, row: Change) -> str:
        """The old heading that goes on as the new one of a row: that of its words, else the first."""
        words_of = bare(self.news[row.new[0].eId][0].heading)
        return next((ref.eId for ref in row.old if bare(self.olds[ref.eId][0].heading) == words_of), row.old[0].eId)

    def _renamed(self, before: str, after: str) -> None:
        (one, above), (other, _) = self.olds[before], self.news[after]
        named = named_by(one, above)
        if named is None or not one.heading or not other.heading or bare(one.heading) == bare(other.heading):
            return
        sentence = said(f"将{named}{NAMES.get(one.kind, '标题')}修改为", words(other.heading), "。")
        self.made.items.append(Item((first_article(other), 0), [sentence], (after,), "modified", (before,)))

    def _inserted(self, eid: str) -> None:
        item, above = self.news[eid]
        held = {one.eId for one in articles((item,))}
        number = _number(item)
        if not held or not held <= self.fresh or number is None or held <= self.made.new:
            return
        into = ""
        if above:
            outer = self.olds.get(self.twin.get(above[-1].eId, ""))
            name = named_by(*outer) if outer is not None else None
            if name is None:
                return
            into = f"在{name}"
        place = unit(item.kind, number)
        sentence = said(f"{into}增加一{place[-1] if item.kind != 'part' else '分编'}，作为{place}：", quote([item]))
        self.made.items.append(Item((first_article(item), 0), [sentence], (eid, *sorted(held)), "inserted"))
        self.made.new |= held

    def _repealed(self, eid: str) -> None:
        item, above = self.olds[eid]
        name = named_by(item, above)
        held = [one.eId for one in articles((item,))]
        if name is None or set(held) <= self.made.old:
            return
        stay = [self.became[one] for one in held if one in self.became]
        place = (first_article(item), 0)
        if not stay:
            self.made.items.append(Item(place, [said(f"删去{name}。")], (), "repealed", (eid, *held)))
            self.made.old.update(held)
            return
        homes = {self.home.get(one, "") for one in stay}
        into = homes.pop() if len(homes) == 1 else ""
        found = self.olds.get(into)
        if found is None or found[0].kind != item.kind:
            return
        other = named_by(*found)
        if other is not None:
            self.merged[eid] = into
            self.made.items.append(Item(place, [said(f"将{name}并入{other}。")], (), "merged", (eid,)))


def _nested(
    body: Sequence[Provision], above: tuple[Provision, ...] = ()
) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    for item in body:
        if item.kind in HEADINGS:
            yield item, above
            yield from _nested(item.children, (*above, item))


def _held(item: Provision) -> list[Provision]:
    """The articles right below a heading, not those of headings in it."""
    return [child for child in item.children if child.kind == "article"]


def _number(item: Provision) -> str | None:
    number = index(item.num or "")
    return number if number and "-" not in number and countable(number) else None


def named_by(item: Provision, above: Sequence[Provision]) -> str | None:
    """第二章, 第二章第一节: a heading with the chapter or book that counts it; None where something has no number."""
    out = ""
    for one in (*above, item):
        number = _number(one)
        if number is None:
            return None
        if one.kind != "part" or one is item:
            out += unit(one.kind, number)
    return out


def first_article(item: Provision) -> int:
    """The number of the first article below a heading, 0 where there is none."""
    first = next(articles(item.children), None)
    main = (number_of(first) or "0").partition("-")[0] if first is not None else "0"
    return int(main)


def structure(new: Document) -> Sentence | None:
    """All headings of the new text with the articles they hold; None where a heading has none, or there is no heading."""
    lines = list(_lines(new.body))
    if not lines or any(line is None for line in lines):
        return None
    return said("将章节结构调整为：", quote([line for line in lines if line is not None]))


def _lines(body: Sequence[Provision]) -> Iterator[Provision | None]:
    for item in body:
        if item.kind not in HEADINGS:
            continue
        held = [number_of(one) for one in articles(item.children)]
        if not held or None in held or not item.heading:
            yield None
            continue
        first, last = article(held[0] or ""), article(held[-1] or "")
        ends = f"{first}至{last}" if first != last else first
        inner = list(_lines(item.children))
        heading = f"{item.heading}（{ends}）"
        if None in inner:
            yield None
        elif item.num is None:
            yield Provision("paragraph", blocks=(Block(heading),))
        else:
            yield Provision(item.kind, num=item.num, heading=heading, children=tuple(one for one in inner if one))


def holders(document: Document) -> list[tuple[object, ...]]:
    """Every heading with its number, its words and the articles that it holds, to tell two texts apart."""
    return [
        (item.kind, item.num, bare(item.heading), tuple(one.eId for one in articles(item.children)))
        for item in headings(document.body)
    ]
