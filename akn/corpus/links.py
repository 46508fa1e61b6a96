"""Which unit of a version each unit of the next came of, read off their comparison, down to the last 目.

Tracking ids that somebody kept say it all. Of texts read each for itself, a comparison pairs articles and what stands below
those whose text differs; here every unit has its answer: what is the same is paired by place, the units of a split or
merger are compared among themselves, and what left one article for another is known by its text where
only one unit left with it and one came. What a version says of its splits and mergers is heard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from akn.diff import lines
from akn.diff.changeset import Change, ChangeSet, touched
from akn.diff.outline import entries
from akn.diff.placed import is_frame
from akn.diff.tracking import claims
from akn.diff.units import children
from akn.model.document import Document
from akn.model.provision import Provision, walk

What = Literal["same", "form", "text", "new"]
"""What became of the text of a unit with all below it: nothing; only numbers, references that follow and form; words; it is new."""

ELSEWHERE = 0.9
"""The confidence of a pair that its equal text alone makes, in two different articles."""
ALIGNMENT = "alignment"
"""The property that records how sure a pair is whose tracking id was taken by alignment."""
MOVE = "renumbering"
"""Type of the modification by which a 款 becomes an article, or an article a 款."""
MOVABLE = ("article", "paragraph", "point", "indent")
"""What leaves one place for another, the outer ones first."""
FOLDS = ("split", "join")
"""Types of modifications by which one unit becomes several, or several one."""
LONG = 10
"""Characters from which on a text names a unit."""


class Link(NamedTuple):
    """One unit of NEW: the eIds of the units of OLD that it came of, what happened, and how sure that is (0 to 1)."""

    old: tuple[str, ...]
    what: What
    confidence: float = 1.0


@dataclass(slots=True)
class Links:
    """For each eId of NEW its link, in no order that matters; `gone` are the eIds of OLD that nothing came of."""

    new: dict[str, Link] = field(default_factory=dict)
    gone: dict[str, None] = field(default_factory=dict)

    def became(self) -> dict[str, tuple[str, ...]]:
        """For each eId of OLD from which something came the eIds of NEW."""
        out: dict[str, tuple[str, ...]] = {}
        for eid, link in self.new.items():
            for old in link.old:
                out[old] = (*out.get(old, ()), eid)
        return out


def links(changes: ChangeSet, old: Document, new: Document) -> Links:
    """The links of a comparison of `old` with `new`, whose eIds are unique. Nothing is raised."""
    linker = _Linker(changes.level, old, new)
    for row in changes.changes:
        if not is_frame(row):
            linker.row(row)
    if _kept(old, new):
        linker.tracked()
    else:
        linker.elsewhere()
    linker.told(old, new)
    for eid, sure in _aligned(new):
        if (link := linker.made.new.get(eid)) is not None and link.old:
            linker.made.new[eid] = link._replace(confidence=min(link.confidence, sure))
    return linker.made


def _aligned(document: Document) -> Iterator[tuple[str, float]]:
    """The units that took their names by alignment, and how sure each pair is."""
    for item in document.meta.proprietary:
        told = item.get("confidence") or ""
        if item.name.removeprefix("cn:") == ALIGNMENT and re.fullmatch(r"[01](?:\.[0-9]+)?", told):
            yield (item.get("unit") or "").removeprefix("#"), min(float(told), 1.0)


def _kept(old: Document, new: Document) -> bool:
    """Whether tracking ids say which unit is which: somebody kept them from one version to the next, and the texts agree."""
    said = claims(old, new)
    return said.heard if said else bool(new.meta.passive)


class _Linker:
    def __init__(self, level: str, old: Document, new: Document) -> None:
        self.made = Links()
        self.old = {unit.eId: unit for unit in walk(old.units())}
        self.new = {unit.eId: unit for unit in walk(new.units())}
        self.holders = {
            entry.unit.eId
            for document in (old, new)
            for units in (document.body, *(annex.body for annex in document.attachments))
            for entry in entries(units, level)
            if entry.holder
        }

    def row(self, row: Change) -> None:
        olds = [self.old[ref.eId] for ref in row.old if ref.eId in self.old]
        news = [self.new[ref.eId] for ref in row.new if ref.eId in self.new]
        holder = any(unit.eId in self.holders for unit in (*olds, *news))
        if not olds or not news:
            self.alone(olds, news, below=not holder)
            return
        what: What = (
            "text" if row.kind in ("modified", "split", "merged", "repealed") else "form" if touched(row) else "same"
        )
        if what == "same" and row.kind == "editorial":
            what = "form"
        link = Link(tuple(unit.eId for unit in olds), what, row.confidence)
        for unit in news:
            self.made.new[unit.eId] = link
        if holder:
            return
        if row.children:
            for child in row.children:
                self.row(child)
        elif what == "same":
            self.parallel(olds[0], news[0])
        else:
            before = [child for unit in olds for child in unit.children]
            after = [child for unit in news for child in unit.children]
            for child in children(before, after, {}):
                self.row(child)

    def alone(self, olds: Iterable[Provision], news: Iterable[Provision], *, below: bool) -> None:
        for unit in olds:
            self.made.gone.update(dict.fromkeys(item.eId for item in (walk([unit]) if below else (unit,))))
        for unit in news:
            self.made.new.update(
                dict.fromkeys((it.eId for it in (walk([unit]) if below else (unit,))), Link((), "new"))
            )

    def parallel(self, old: Provision, new: Provision) -> None:
        """Units of equal text below two units; where their structure differs, by comparison."""
        if [child.kind for child in old.children] != [child.kind for child in new.children]:
            for row in children(old.children, new.children, {}):
                self.row(row)
            return
        for before, after in zip(old.children, new.children, strict=True):
            self.made.new[after.eId] = Link((before.eId,), "same")
            self.parallel(before, after)

    def tracked(self) -> None:
        """By tracking ids alone; what happened to the text is taken from the comparison where that pairs alike."""
        names = {unit.tracking_id: eid for eid, unit in self.old.items()}
        rows, self.made = self.made.new, Links()
        stayed = set()
        for eid, unit in self.new.items():
            before = names.get(unit.tracking_id)
            if before is None:
                self.made.new[eid] = Link((), "new")
                continue
            stayed.add(before)
            row = rows.get(eid)
            if row is not None and row.old == (before,):
                self.made.new[eid] = row._replace(confidence=1.0)
            else:
                same = lines.whole(self.old[before]) == lines.whole(unit)
                self.made.new[eid] = Link((before,), "same" if same else "text")
        self.made.gone.update(dict.fromkeys(eid for eid in self.old if eid not in stayed))

    def elsewhere(self) -> None:
        """What is gone here and new there, of one text that no other has."""
        made, gone = self.made, self.made.gone
        here = [self.new[eid] for eid, link in made.new.items() if link.what == "new"]
        left = [self.old[eid] for eid in gone]
        for kind in MOVABLE:
            before, after = _named(left, kind), _named(here, kind)
            for text, new in after.items():
                old = before.get(text)
                if old in gone and made.new[new].what == "new":
                    made.new[new] = Link((old,), "same", ELSEWHERE)
                    del gone[old]

    def told(self, old: Document, new: Document) -> None:
        """What the version itself tells (`passiveModifications`) of what was split or joined, where the texts do not."""
        prefix = f"{old.meta.expression.uri}/~"
        for mod in new.meta.passive:
            if mod.type not in FOLDS and mod.type != MOVE:
                continue
            olds = tuple(it.href.removeprefix(prefix) for it in mod.old if it.href.startswith(prefix))
            olds = tuple(eid for eid in olds if eid in self.old)
            for target in mod.destinations:
                eid = target.href.removeprefix("#")
                if olds and eid in self.new:
                    link = self.made.new.get(eid, Link((), "new"))
                    if mod.type == MOVE and (link.old or any(old not in self.made.gone for old in olds)):
                        continue
                    self.made.new[eid] = Link(tuple(dict.fromkeys((*link.old, *olds))), "text")
                    for one in olds:
                        self.made.gone.pop(one, None)


def _named(units: Iterable[Provision], kind: str) -> dict[str, str]:
    """The eIds of the units of `kind` by their text, where it is long enough to name one and names one alone."""
    texts = [(lines.whole(unit), unit.eId) for unit in units if unit.kind == kind]
    counts = Counter(text for text, _ in texts)
    return {text: eid for text, eid in texts if len(text) >= LONG and counts[text] == 1}
