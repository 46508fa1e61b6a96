"""`draft`: the decision that turns OLD into NEW, proved by applying it (design: amendments).

What is drafted is read again as text and applied to OLD. Where the result is not NEW, more of the article is quoted: its 款,
then the whole of it. What even that does not reach is said, never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from akn.amend.apply import apply
from akn.amend.draft.annexes import LAST, alike, annexes
from akn.amend.draft.articles import PARTS, WHOLE
from akn.amend.draft.decision import STYLES, Frame, Style, cited, decision
from akn.amend.draft.frame import around
from akn.amend.draft.headings import Headed, headed, holders, structure
from akn.amend.draft.phrases import Raw
from akn.amend.draft.plan import plan
from akn.amend.draft.prose import prose
from akn.amend.draft.sentence import Item
from akn.amend.draft.shape import shape
from akn.amend.operation import Applied, Instructions
from akn.amend.read import read
from akn.diff.changeset import ChangeSet
from akn.diff.compare import compare
from akn.language.zh.numerals import countable, numeral
from akn.model.document import Document
from akn.model.provision import articles

ROUNDS = 6
"""Most times that a draft is made anew with more quoted."""
REVISION = 0.6
"""Where more than this share of the articles changes, a legislature passes the whole text anew (修订)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The decision as a document, its items, and the operations that it is read as.

    `items` are in the order of the decision, those that are gathered in its last clause too; `clauses` counts what it
    numbers 一、二、. `unsaid` names what the wording can't say: eIds of new articles, `headings`, `annexes`, `preamble`, `title`. It is empty
    where OLD and the decision give NEW. `share` is how many of the old articles change, 0 to 1.
    """

    decision: Document
    items: tuple[Item, ...]
    clauses: int
    instructions: Instructions
    unsaid: tuple[str, ...]
    share: float

    @property
    def closes(self) -> bool:
        """Whether OLD and the decision give NEW."""
        return not self.unsaid

    def explained(self, changes: ChangeSet) -> ChangeSet:
        """`changes`, each row with the provisions of the decision that make it (决定第三条) as its `decision`."""
        by: dict[tuple[str, str], dict[str, None]] = {}
        for item in self.items:
            for side, names in (("new", item.new), ("old", item.old)):
                for name in names:
                    by.setdefault((side, name), {})[item.clause] = None
        rows = []
        for row in changes.changes:
            found: dict[str, None] = {}
            for ref in row.new:
                found.update(by.get(("new", ref.eId), {}))
            for ref in row.old:
                found.update(by.get(("old", ref.eId), {}))
            rows.append(row._replace(decision="决定" + "、".join(found)) if found else row)
        return replace(changes, changes=tuple(rows))

    @property
    def revision(self) -> bool:
        """Whether so much changes that a revision (修订) reads better than an amendment."""
        return self.share > REVISION


def draft(
    old: Document,
    new: Document,
    again: Callable[[Document], Document],
    *,
    style: str = "npc",
    frame: Frame | None = None,
    changes: ChangeSet | None = None,
) -> Draft:
    """The decision that turns `old` into `new`.

    `again` writes a decision as text and reads it. `style` is one of STYLES, `frame` what stands around the instructions.
    `changes` is their comparison, if it is at hand. Raises ValueError for an unknown style; nothing for content.
    """
    if style not in STYLES:
        raise ValueError(f"no style {style!r} of decisions; name one of {', '.join(STYLES)}")
    changes = changes or compare(old, new)
    frame = frame or Frame()
    attempt = _Attempt()
    best: Draft | None = None
    for _ in range(ROUNDS):
        found = _drafted(old, new, changes, attempt, again=again, style=STYLES[style], frame=frame)
        if best is None or len(found.unsaid) <= len(best.unsaid):
            best = found
        if found.closes or not attempt.widen(found.unsaid):
            break
    assert best is not None
    return best


@dataclass(slots=True)
class _Attempt:
    """How much is quoted of each article (by its new eId), whether every number is said, and headings and annexes all anew."""

    levels: dict[str, int] = field(default_factory=dict)
    explicit: bool = False
    shaped: bool = False
    annexed: bool = False
    seen: dict[tuple[str, str], list[Raw]] = field(default_factory=dict)

    def widen(self, unsaid: Iterable[str]) -> bool:
        """Quote more of what did not come out right. False where there is no more to quote."""
        grown = False
        for name in unsaid:
            if name == "headings":
                grown, self.shaped = grown or not self.shaped, True
            elif name == "numbers":
                grown, self.explicit = grown or not self.explicit, True
            elif name == "annexes":
                grown, self.annexed = grown or not self.annexed, True
            elif self.levels.get(name, 0) < WHOLE:
                self.levels[name] = WHOLE if name in self.levels else PARTS
                grown = True
        return grown


def _drafted(
    old: Document,
    new: Document,
    changes: ChangeSet,
    attempt: _Attempt,
    *,
    again: Callable[[Document], Document],
    style: Style,
    frame: Frame,
) -> Draft:
    """One draft, and what became of it when it was read again and applied."""
    shelves = Headed() if attempt.shaped else headed(old, new, changes)
    found = plan(old, new, changes, attempt.levels, shelves, seen=attempt.seen, explicit=attempt.explicit)
    items = [*around(old, new), *shelves.items, *found.items]
    items += prose(old, new, changes)
    items += annexes(old, new, changes, anew=attempt.annexed)
    items.sort(key=lambda item: item.place)
    if attempt.shaped and (sentence := structure(new)) is not None:
        items.append(Item(LAST, [sentence], change="moved"))
    said = cited(items, found.gathered)
    document = again(decision(old.title, items, found.gathered, follow=found.follow, style=style, frame=frame))
    instructions = read(document, old.title)
    result = apply(old, instructions)
    wrong = differences(result.document, new)
    if not result.complete:
        wrong += _refused(result, said, wrong, new) or (["refused"] if not wrong else [])
    wrong += [name for name in found.unsaid if name not in wrong]
    clauses = len(items) + bool(found.gathered)
    return Draft(document, said, clauses, instructions, tuple(wrong), _share(changes))


def _refused(result: Applied, items: Sequence[Item], wrong: list[str], new: Document) -> list[str]:
    """The articles of the items whose instructions were refused."""
    there = {unit.eId for unit in articles(new.body)} - set(wrong)
    out: dict[str, None] = {}
    for outcome in result.outcomes:
        number = outcome.operation.source.partition("__")[0].removeprefix("cl_")
        if outcome.status != "refused" or not countable(number):
            continue
        clause = f"第{numeral(int(number))}条"
        for item in items:
            if item.clause.partition("条")[0] + "条" == clause:
                out.update((name, None) for name in item.new if name in there)
    return list(out)


def differences(made: Document, new: Document) -> list[str]:
    """What is not as in `new`: eIds of articles, `numbers`, `headings`, `body`, `title`, `preamble`, `annexes`."""
    out: list[str] = []
    mine = {unit.eId: unit for unit in articles(made.body)}
    theirs = {unit.eId: unit for unit in articles(new.body)}
    if list(mine) != list(theirs):
        out.append("numbers")
    for eid, unit in theirs.items():
        if eid in mine and shape([unit]) != shape([mine[eid]]):
            out.append(eid)
    out += (f"{eid}" for eid in theirs if eid not in mine)
    if holders(made) != holders(new):
        out.append("headings")
    if not out and shape(made.body) != shape(new.body):
        out.append("body")
    if made.title != new.title:
        out.append("title")
    if [block.text for block in made.preamble] != [block.text for block in new.preamble]:
        out.append("preamble")
    if not alike(made.attachments, new.attachments):
        out.append("annexes")
    return out


def _share(changes: ChangeSet) -> float:
    counts = changes.articles
    quiet = counts["unchanged"] + counts["renumbered"] + counts["moved"] + counts["editorial"] + counts["inserted"]
    total = sum(counts.values()) - counts["inserted"]
    return round((sum(counts.values()) - quiet) / total, 3) if total else 0.0
