"""Edited text back into the document that it was written from: what was not touched stays as it was, marks and ids included.

The text is read anew; its units are found in the base by alignment. Of a unit that was there before, blocks of equal text are
those of the base; in others the marks of the base stay over the words that stayed. Metadata, notes and periods are the
base's, and what they say of a unit follows it. Citations within the text are those that the edited text has: a
number that was not edited means what now has that number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from akn.amend import tracking
from akn.amend.lifecycle import followed
from akn.amend.operation import Applied
from akn.corpus.chain import version_of
from akn.corpus.links import links
from akn.diff import lines
from akn.diff.changeset import ChangeSet
from akn.diff.common import aligned
from akn.diff.compare import compare
from akn.errors import AknError
from akn.model.block import Block, Mark, inserted, nested
from akn.model.document import Attachment, Document
from akn.model.eid import identify
from akn.model.metadata import Modification, Target
from akn.model.provision import Provision, walk

CITING = ("ref", "rref")


@dataclass(frozen=True, slots=True)
class Edited:
    """The new document, what changed in it, and whether the text was the base's own, so that nothing did."""

    document: Document
    changes: ChangeSet
    untouched: bool


def edited(
    base: Document, text: bytes, write: Callable[[Document], bytes], read: Callable[[bytes], Document]
) -> Edited:
    """`base` with its text as `text` has it; `write` and `read` are those of the format of the text.

    Raises AknError where the base, written in that format, is not read as the same units: then its text can't be edited so.
    """
    own = write(base)
    if text.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf").rstrip() == own.rstrip():
        return Edited(base, compare(base, base), True)
    again = read(own)
    if [unit.eId for unit in walk(again.units())] != [unit.eId for unit in walk(base.units())]:
        raise AknError(
            "the base does not come back from this format with the same units; edit another format, or the XML"
        )
    new = read(text)
    found = links(compare(again, new), again, new)
    origin: dict[str, str] = {}
    for eid, link in found.new.items():
        if link.old and link.old[0] not in origin.values():
            origin[eid] = link.old[0]
    document = _Merge(base, new, origin).document()
    document, _ = identify(document)
    meta = followed(base, document, origin)
    meta = replace(meta, passive=_passive(meta.passive, origin, document))
    made = tracking.track(base, Applied(replace(document, meta=meta), (), (), origin, {}), version_of(base))
    return Edited(made, compare(base, made), False)


class _Merge:
    def __init__(self, base: Document, new: Document, origin: dict[str, str]) -> None:
        self.base, self.new, self.origin = base, new, origin
        self.old = {unit.eId: unit for unit in walk(base.units())}
        self.here = {unit.eId for unit in walk(new.units())}

    def document(self) -> Document:
        base, new = self.base, self.new
        return replace(
            base,
            cover=self.blocks(base.cover, new.cover),
            preface=self.blocks(base.preface, new.preface),
            toc=new.toc,
            preamble=self.blocks(base.preamble, new.preamble),
            body=tuple(map(self.unit, new.body)),
            conclusions=self.blocks(base.conclusions, new.conclusions),
            attachments=tuple(self.annex(at, item) for at, item in enumerate(new.attachments)),
        )

    def annex(self, at: int, annex: Attachment) -> Attachment:
        before = self.base.attachments[at] if at < len(self.base.attachments) else annex
        preface = self.blocks(before.preface, annex.preface)
        return replace(annex, name=before.name, preface=preface, body=tuple(map(self.unit, annex.body)))

    def unit(self, unit: Provision) -> Provision:
        old = self.old.get(self.origin.get(unit.eId, ""))
        children = tuple(map(self.unit, unit.children))
        if old is None:
            return replace(unit, children=children)
        blocks = self.blocks(old.blocks, unit.blocks)
        return replace(unit, blocks=blocks, children=children, period=old.period, status=old.status)

    def blocks(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Block, ...]:
        """Each of `new` as the old one of equal text, in order; of what is left, those in the same place go together."""
        texts = ["\n".join(lines.of_block(block)) for block in old]
        taken: set[int] = set()
        pairs: dict[int, int] = {}
        for at, block in enumerate(new):
            text = "\n".join(lines.of_block(block))
            same = [k for k, other in enumerate(texts) if other == text and k not in taken]
            if same:
                pairs[at] = min(same, key=lambda k: abs(k - at))
                taken.add(pairs[at])
        out = []
        for at, block in enumerate(new):
            if at in pairs:
                kept = replace(old[pairs[at]], role=block.role)
                out.append(replace(kept, marks=self.cited(kept.marks, block.marks)) if kept.table is None else kept)
            elif len(old) == len(new) and at not in taken and old[at].type == block.type == "p":
                out.append(self.block(old[at], block))
            else:
                out.append(block)
        return tuple(out)

    def block(self, old: Block, new: Block) -> Block:
        """`new` with the marks of `old` over words that stayed, and those of its own that do not meet them."""
        if any(mark.units for mark in (*old.marks, *new.marks)):
            return new
        where: list[int | None] = []
        at = 0
        for before, after, same in aligned(old.text, new.text):
            where += range(at, at + len(before)) if same else [None] * len(before)
            at += len(after)
        where.append(len(new.text) if not where or where[-1] is not None else None)
        kept = []
        for mark in old.marks:
            places = where[mark.start : mark.end] if mark.start < mark.end else where[mark.start : mark.start + 1]
            if not places or None in places:
                places = where[mark.start - 1 : mark.start] if mark.start == mark.end and mark.start else []
                if not places or places[0] is None:
                    continue
                kept.append(replace(mark, start=places[0] + 1, end=places[0] + 1, depth=0))
                continue
            first, last = places[0], places[-1]
            if first is None or last is None or (mark.end > mark.start and last - first != mark.end - mark.start - 1):
                continue
            end = last + 1 if mark.end > mark.start else first
            kept.append(replace(mark, start=first, end=end, depth=0))
        marks = self.cited(nested(kept), new.marks)
        return replace(
            old, text=new.text, role=new.role, marks=inserted(marks, (m for m in new.marks if m not in marks))
        )

    def cited(self, old: tuple[Mark, ...], new: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """`old` with citations as `new` has them in the same place; a link to a unit that is gone goes."""
        now = {(mark.kind, mark.start, mark.end): mark for mark in new if mark.kind in CITING}
        if not any(mark.kind in CITING for mark in old):
            return old
        out = []
        for mark in old:
            href = mark.get("href") or mark.get("from") or ""
            if mark.kind in CITING and href.startswith("#"):
                fresh = now.get((mark.kind, mark.start, mark.end))
                if fresh is not None:
                    mark = replace(fresh, depth=mark.depth)
                elif href[1:] not in self.here:
                    continue
            out.append(mark)
        return nested(out) if len(out) != len(old) else tuple(out)


def _passive(items: Iterable[Modification], origin: dict[str, str], document: Document) -> tuple[Modification, ...]:
    """Modifications of the base, whose destinations follow their units; one whose units are all gone goes."""
    now = {f"#{old}": f"#{new}" for new, old in origin.items()}
    here = {f"#{unit.eId}" for unit in walk(document.units())}
    out = []
    for item in items:
        targets = []
        for target in item.destinations:
            href = now.get(target.href, target.href if target.href not in here else "")
            if not target.href.startswith("#") or href in here:
                targets.append(Target(href or target.href, target.pos, target.up_to))
        if targets:
            out.append(replace(item, destinations=tuple(targets)))
    return tuple(out)
