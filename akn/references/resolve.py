"""From a citation as read to the provision it names, in the act it stands in (Akoma Ntoso Naming Convention 4.10)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from akn.language.zh.acts import ACTS, LENGTHS, address
from akn.language.zh.citations import Citation
from akn.language.zh.numerals import index
from akn.model.document import Attachment, Document
from akn.model.eid import ABBREVIATIONS
from akn.model.provision import Provision
from akn.references.survey import Place, Survey

Reason = Literal["missing", "ambiguous", "nothing before", "another act", "unnamed act"]
"""Why a citation has no target: no such provision; several could be meant; 前款 with none before; an act whose address
is not known; an act of which not even the title is clear."""


class Resolved(NamedTuple):
    """A target eId, and the last one of a range, in this document or in the work `act`; or the reason why there is none.

    A citation of another act by title alone has an `act` and no target.
    """

    target: str | None = None
    upto: str | None = None
    reason: Reason | None = None
    act: str | None = None

    @property
    def href(self) -> str | None:
        """Where it points to: `#art_3`, the address of a work, or `…/~art_3` in one."""
        return self._link(self.target)

    @property
    def last(self) -> str | None:
        """Where the last one of a range stands, in the form of `href`."""
        return self._link(self.upto) if self.upto else None

    def _link(self, eid: str | None) -> str | None:
        if self.act is None:
            return f"#{eid}" if eid else None
        return f"{self.act}/~{eid}" if eid else self.act


class Index:
    """What the provisions of a document are asked for. Built once from a survey, asked often."""

    def __init__(self, document: Document, seen: Survey) -> None:
        self.titles = seen.titles
        self.units = seen.units
        self.before = seen.before
        self._order: dict[str, int] = {}
        self._inner: dict[str, dict[str, list[Provision]]] = {}
        self.annexes = document.attachments
        self.spaces = {""} | {attachment.eId for attachment in document.attachments if _has_articles(attachment.body)}

    def follows(self, eid: str | None, other: str) -> bool:
        """Whether `eid` is `other` or a sibling behind it."""
        order = self._order or {unit: place for place, unit in enumerate(self.units)}
        self._order = order
        siblings = eid is not None and eid.rpartition("__")[0] == other.rpartition("__")[0]
        return siblings and order[eid or ""] >= order[other]

    def resolve(self, citation: Citation, place: Place, text: str) -> Resolved:
        """The target of `citation` as read at `place` in `text`."""
        if citation.title is not None:
            return self._other(citation, citation.title or self._named(text[: citation.named]))
        if citation.relative is not None and citation.relative > 0:
            return self._back(citation, place)
        annex = citation.path[0][0] == "attachment"
        start = self._annex(citation, text) if annex else self._follow(citation, place)
        if start.target is None or citation.upto is None:
            return start
        end = self._annex(citation.upto, text) if annex else self._follow(citation.upto, place)
        return Resolved(start.target, end.target) if end.target else end

    def _named(self, text: str) -> str:
        """The act whose short or full title `text` ends in: one that the document defines, or one of the table."""
        for name, title in self.titles.items():
            if text.endswith(name):
                return title
        for words in (text, text[:-2]) if text.endswith(("总则", "分则")) else (text,):
            if found := next((words[-n:] for n in LENGTHS if words[-n:] in ACTS), ""):
                return found
        return ""

    def _other(self, citation: Citation, title: str) -> Resolved:
        """Another act's provision. Only what its numbers say is known: an item whose 款 is not named leads to the article."""
        if not title:
            return Resolved(reason="unnamed act")
        title = self.titles.get(title, title)
        act = address(title)
        if act is None:
            return Resolved(reason="another act")
        return Resolved(_portion(citation), _portion(citation.upto) if citation.upto else None, act=act)

    def _follow(self, citation: Citation, place: Place) -> Resolved:
        path = list(citation.path)
        kind, number = path.pop(0)
        if citation.relative == 0:
            unit = place.around(kind)
            if unit is None:
                return Resolved(reason="missing")
        elif citation.relative is not None:
            found = self._back(citation, place)
            if found.target is None or found.upto is not None:
                return Resolved(reason=found.reason or "ambiguous")
            unit = self.units[found.target]
        else:
            first = self._first(kind, number, place)
            if isinstance(first, Resolved):
                return first
            unit = first
        for kind, number in path:
            inner = self._inside(unit, kind, number, place.space)
            if isinstance(inner, Resolved):
                return inner
            unit = inner
        return Resolved(unit.eId)

    def _annex(self, citation: Citation, text: str) -> Resolved:
        """附件1, 附表: the one of this number, or the only one; its 一、二、 are cited as 条 where it has no 条."""
        (_, number), *path = citation.path
        word = text[citation.start : citation.start + 2]
        found: list[Attachment] = [annex for annex in self.annexes if (annex.num or "").startswith(word)]
        if number:
            found = [annex for annex in found if index(annex.num or "") == number]
        elif not found:
            found = list(self.annexes)
        if len(found) != 1:
            return Resolved(reason="ambiguous" if found else "missing")
        eid = found[0].eId
        if not path:
            return Resolved(eid)
        kind, number = path.pop(0)
        unit = self._get(_join(eid, "clause" if kind == "article" and eid not in self.spaces else kind, number))
        for kind, number in path:
            if isinstance(unit, Resolved):
                break
            unit = self._inside(unit, kind, number, eid)
        return unit if isinstance(unit, Resolved) else Resolved(unit.eId)

    def _first(self, kind: str, number: str, place: Place) -> Provision | Resolved:
        """The unit that begins a path, looked for from the place outwards."""
        if kind == "article":
            space = place.space if place.space in self.spaces else ""
            return self._get(_join(space, kind, number))
        if kind in ("paragraph", "point", "indent"):
            outer = {
                "paragraph": ("article", "clause"),
                "point": ("paragraph", "article", "clause"),
                "indent": ("point",),
            }[kind]
            for name in outer:
                if (around := place.around(name)) is not None:
                    found = self._inside(around, kind, number, place.space)
                    if not isinstance(found, Resolved) or name == outer[-1] or found.reason == "ambiguous":
                        return found
            return Resolved(reason="missing")
        outer = {"book": (), "part": ("book",), "chapter": ("book",), "section": ("chapter", "part", "book")}[kind]
        for name in outer:
            around = place.around(name)
            if around is not None and (unit := self.units.get(_join(around.eId, kind, number))) is not None:
                return unit
        return self._get(_join(place.space, kind, number))

    def _inside(self, unit: Provision, kind: str, number: str, space: str) -> Provision | Resolved:
        """The unit `number` of `kind` inside `unit`; an item is found in the one 款 that has it."""
        if kind == "article":
            found = self.units.get(_join(space if space in self.spaces else "", kind, number))
            return found or Resolved(reason="missing")
        eid = _join(unit.eId, kind, number)
        if eid in self.units:
            return self.units[eid]
        if kind == "point" and unit.kind in ("article", "clause"):
            hits = self._items(unit).get(_join("", kind, number), [])
            if len(hits) == 1:
                return hits[0]
            return Resolved(reason="ambiguous" if hits else "missing")
        return Resolved(reason="missing")

    def _items(self, unit: Provision) -> dict[str, list[Provision]]:
        """The items of all 款 of `unit`, by the last part of their eIds."""
        items = self._inner.get(unit.eId)
        if items is None:
            items = self._inner[unit.eId] = {}
            for child in unit.children:
                for item in child.children:
                    items.setdefault(item.eId.rpartition("__")[2], []).append(item)
        return items

    def _get(self, eid: str) -> Provision | Resolved:
        return self.units.get(eid) or Resolved(reason="missing")

    def _back(self, citation: Citation, place: Place) -> Resolved:
        """前款, 前两款, 前条, 前项: counted back among the siblings; with a deeper path, inside the one before."""
        kind, count = citation.path[0][0], citation.relative or 1
        here = place.around(kind)
        if here is None:
            return Resolved(reason="missing")
        if kind == "article":
            before: list[Provision] = []
            while len(before) < count and (last := self.before.get((before[0] if before else here).eId)):
                before.insert(0, last)
        else:
            parent = next((outer for outer in place.units if any(child is here for child in outer.children)), None)
            siblings = [child for child in parent.children if child.kind == kind] if parent else []
            at = next((i for i, child in enumerate(siblings) if child is here), 0)
            before = siblings[max(0, at - count) : at]
        if len(before) < count:
            return Resolved(reason="nothing before")
        if len(citation.path) == 1:
            return Resolved(before[0].eId, before[-1].eId if count > 1 else None)
        unit: Provision = before[-1]
        for step, number in citation.path[1:]:
            inner = self._inside(unit, step, number, place.space)
            if isinstance(inner, Resolved):
                return inner
            unit = inner
        if citation.upto is None:
            return Resolved(unit.eId)
        end = self._inside(before[-1], *citation.upto.path[-1], place.space)
        return end if isinstance(end, Resolved) else Resolved(unit.eId, end.eId)


def _portion(citation: Citation) -> str | None:
    """The eId that a path from an article down spells, as far as no level is left out."""
    if not citation.path or citation.path[0][0] != "article":
        return None
    eid = ""
    for (kind, number), level in zip(citation.path, ("article", "paragraph", "point", "indent"), strict=False):
        if kind != level:
            break
        eid = _join(eid, kind, number)
    return eid


def _has_articles(units: tuple[Provision, ...]) -> bool:
    return any(unit.kind == "article" or _has_articles(unit.children) for unit in units)


def _join(prefix: str, kind: str, number: str) -> str:
    own = f"{ABBREVIATIONS[kind]}_{number}"
    return f"{prefix}__{own}" if prefix else own
