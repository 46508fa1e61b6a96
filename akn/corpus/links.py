"""Which unit of a version each unit of the next came of, read off their comparison, down to the last 目.

A comparison pairs articles and what stands below those whose text differs. Here every unit has its answer: what is the same
is paired by place, the units of a split or merger are compared among themselves, and what left one article for another is
known by its tracking id, or by its text where only one unit left with it and one came; what a version says of its splits and
mergers is heard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from akn.diff import lines
from akn.diff.changeset import Change, ChangeSet, touched
from akn.diff.outline import entries
from akn.diff.placed import is_frame
from akn.diff.units import children
from akn.model.document import Document
from akn.model.provision import Provision, walk

What = Literal["same", "form", "text", "new"]
"""What became of the text of a unit with all below it: nothing; only numbers, references that follow and form; words; it is new."""

ELSEWHERE = 0.9
"""The confidence of a pair that its equal text alone makes, in two different articles."""
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
    linker.elsewhere()
    linker.told(old, new)
    return linker.made


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

    def elsewhere(self) -> None:
        """What is gone here and new there: of one tracking id that somebody gave, or of one text."""
        made, gone = self.made, self.made.gone
        here = [self.new[eid] for eid, link in made.new.items() if link.what == "new"]
        left = [self.old[eid] for eid in gone]
        if not here or not left:
            return
        for kinds in (("article",), ("paragraph",), ("point",), ("indent",)):
            names = self._pairs(left, here, kinds, {unit.eId: unit.tracking_id for unit in (*left, *here) if unit.wId})
            texts = self._pairs(left, here, kinds, None)
            for new, old in {**texts, **names}.items():
                if old in gone and made.new[new].what == "new":
                    same = lines.whole(self.old[old]) == lines.whole(self.new[new])
                    made.new[new] = Link(
                        (old,), "same" if same else "text", 1.0 if names.get(new) == old else ELSEWHERE
                    )
                    del gone[old]

    def told(self, old: Document, new: Document) -> None:
        """What the version itself tells (`passiveModifications`) of what was split or joined, where the texts do not."""
        prefix = f"{old.meta.expression.uri}/~"
        for mod in new.meta.passive:
            if mod.type not in FOLDS:
                continue
            olds = tuple(it.href.removeprefix(prefix) for it in mod.old if it.href.startswith(prefix))
            olds = tuple(eid for eid in olds if eid in self.old)
            for target in mod.destinations:
                eid = target.href.removeprefix("#")
                if olds and eid in self.new:
                    link = self.made.new.get(eid, Link((), "new"))
                    self.made.new[eid] = Link(tuple(dict.fromkeys((*link.old, *olds))), "text")
                    for one in olds:
                        self.made.gone.pop(one, None)

    def _pairs(
        self, left: list[Provision], here: list[Provision], kinds: tuple[str, ...], named: Mapping[str, str] | None
    ) -> dict[str, str]:
        """By eId of NEW the eId of OLD, of units that one key names on each side: their tracking id, else their text."""

        def keyed(units: list[Provision]) -> dict[str, str]:
            if named is None:
                keys = [(lines.whole(unit), unit) for unit in units if unit.kind in kinds]
                keys = [(key, unit) for key, unit in keys if len(key) >= LONG]
            else:
                keys = [(unit.tracking_id, unit) for unit in units if unit.kind in kinds]
            counts = Counter(key for key, _ in keys)
            return {key: unit.eId for key, unit in keys if counts[key] == 1}

        before, after = keyed(left), keyed(here)
        pairs = {after[key]: before[key] for key in after if key in before}
        if named is not None:  # an id that nobody gave says nothing
            pairs = {new: old for new, old in pairs.items() if new in named or old in named}
        return pairs
