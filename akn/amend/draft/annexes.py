"""What a decision says of annexes (附件): changed, put in, taken out, or all of them given anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akn.amend.draft.sentence import Item, quote, said
from akn.amend.draft.shape import bare, shape
from akn.diff.changeset import ChangeSet
from akn.language.zh.numerals import index, numeral
from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.provision import Provision

LAST = (10**6, 0)
"""The place of what stands behind the last article."""


def annexes(old: Document, new: Document, changes: ChangeSet, *, anew: bool) -> Iterator[Item]:
    """Items for annexes, by old numbers where they change or go and by new ones where they come. `anew`: all go, all come."""
    before, after = old.attachments, new.attachments
    if len(before) == len(after) and all(map(_same, before, after)):
        return
    twins = {} if anew else _twins(before, after, changes)
    kept = set(twins.values())
    for at, one in enumerate(before):
        if at not in kept:
            yield Item(LAST, [said(f"删去{_name(one, at, len(before))}。")], (), "repealed", (one.eId,))
    for at, other in enumerate(after):
        twin = twins.get(at)
        if twin is None:
            number = numeral(at + 1)
            yield Item(LAST, [said(f"增加附件{number}：", quote(_lines(other, number=True)))], (other.eId,), "inserted")
        elif not _same(before[twin], other):
            name = _name(before[twin], twin, len(before))
            sentence = said(f"将{name}修改为：", quote(_lines(other, number=False)))
            yield Item(LAST, [sentence], (other.eId,), "modified", (before[twin].eId,))


def _twins(before: Sequence[Attachment], after: Sequence[Attachment], changes: ChangeSet) -> dict[int, int]:
    """Place of a new annex -> that of the old one that it was, in the order of both."""
    olds = {item.eId: at for at, item in enumerate(before)}
    news = {item.eId: at for at, item in enumerate(after)}
    out: dict[int, int] = {}
    last = -1
    for row in changes.changes:
        if row.unit != "annex" or len(row.old) != 1 or len(row.new) != 1:
            continue
        one, other = olds.get(row.old[0].eId), news.get(row.new[0].eId)
        if one is not None and other is not None and one > last:
            out[other] = last = one
    return out


def _same(one: Attachment, other: Attachment) -> bool:
    return bare(one.heading) == bare(other.heading) and shape(one.body) == shape(other.body)


def alike(before: Sequence[Attachment], after: Sequence[Attachment]) -> bool:
    """Whether annexes have the same numbers, headings and text."""
    return len(before) == len(after) and all(
        index(one.num or "") == index(other.num or "") and _same(one, other)
        for one, other in zip(before, after, strict=True)
    )


def _lines(item: Attachment, *, number: bool) -> list[Provision]:
    """An annex as it is quoted: its number, its heading, its text."""
    heads = [item.num.rstrip("：: ") if item.num and number else None, item.heading]
    return [*(Provision("paragraph", blocks=(Block(head),)) for head in heads if head), *item.body]


def _name(item: Attachment, at: int, count: int) -> str:
    if count == 1 and not index(item.num or ""):
        return "附件"
    return (item.num or f"附件{at + 1}").rstrip("：: ")
