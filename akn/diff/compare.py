"""Two documents, compared: OLD and NEW in, a ChangeSet out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akn.diff import frame, lines, provisions, tracking
from akn.diff.align import Group, align
from akn.diff.changeset import LITTLE, Change, ChangeSet, Side, in_common
from akn.diff.normalise import editorial, masked
from akn.diff.outline import level
from akn.diff.sequence import moved, rows
from akn.model.document import Attachment, Document

DRAFT = re.compile(r"（[^（）]*(?:草案|稿)[^（）]*）$")
"""What a draft's title says beyond that of the act."""


def compare(old: Document, new: Document, *, kind: str | None = None) -> ChangeSet:
    """What changed from `old` to `new`.

    Each article of either stands in exactly one row of its level, unchanged ones too, in the order of NEW, with what was
    repealed in place. Rows for title, metadata (where it differs), cover, preface, table of contents and preamble come first, conclusions
    after the body, then each annex with the rows of its body. Documents without articles are compared by the units that
    stand in their place (`akn.diff.outline`). Of different works with little in common only like units are paired, and
    the comparison says so. Ids that somebody kept track of come before likeness (`akn.diff.tracking`). `kind` is the level, by default the one of these two. Nothing is raised, whatever the content.
    """
    kind = kind or level(old, new)
    changes = _rows(old, new, kind)
    if _one_work(old, new):
        return ChangeSet(_side(old), _side(new), changes, kind)
    common = in_common(changes)
    if common < LITTLE:
        changes = _rows(old, new, kind, strict=True)
        common = in_common(changes)
    return ChangeSet(_side(old), _side(new), changes, kind, common)


def _rows(old: Document, new: Document, kind: str, *, strict: bool = False) -> tuple[Change, ...]:
    """All rows; `strict` pairs nothing but what is alike."""
    claims = tracking.claims(old, new)
    tracked = claims is not None and claims.heard
    body, numbers = provisions.compare(old.body, new.body, kind, tracked=tracked, strict=strict)
    head = (
        frame.title(old, new),
        frame.metadata(old.meta, new.meta),
        frame.blocks("cover", old.cover, new.cover),
        *frame.preface(old, new),
        frame.blocks("preamble", old.preamble, new.preamble),
    )
    tail = frame.blocks("conclusions", old.conclusions, new.conclusions)
    changes = [row for row in (*head, *body, tail) if row is not None]
    for before, after, away in _annexes(old.attachments, new.attachments):
        changes.append(frame.annex(before, after, away=away))
        inside, _ = provisions.compare(
            before.body if before else (),
            after.body if after else (),
            kind,
            tracked=tracked,
            targets=numbers,
            strict=strict,
        )
        changes += inside
    return tracking.noted(changes, claims) if claims else tuple(changes)


def _one_work(old: Document, new: Document) -> bool:
    """Whether these are versions, or drafts, of one work: by their addresses or by their titles."""
    if old.meta.work.uri == new.meta.work.uri:
        return True
    titles = [editorial(DRAFT.sub("", document.title)) for document in (old, new)]
    return bool(titles[0]) and titles[0] == titles[1]


def _side(document: Document) -> Side:
    expression = document.meta.expression
    date = expression.dates[0].date if expression.dates else ""
    return Side(expression.uri, document.title, date, lines.digest(document))


def _annexes(
    old: tuple[Attachment, ...], new: tuple[Attachment, ...]
) -> Iterator[tuple[Attachment | None, Attachment | None, int | None]]:
    """Pairs of annexes, None where there is no counterpart, and where the old one stood if it moved; in the order of rows."""
    groups = align([_key(annex) for annex in old], [_key(annex) for annex in new], fold=False)
    taken = {group.new for group in groups}
    matched = {group.old for group in groups}
    groups += [
        Group((i,), (i,), 0.5)
        for i in range(min(len(old), len(new)))
        if (i,) not in matched and (i,) not in taken and (old[i].num, old[i].heading) == (new[i].num, new[i].heading)
    ]
    away = moved(groups)
    for row in rows(groups, len(old), len(new), away):
        yield (
            old[row.old[0]] if row.old else None,
            new[row.new[0]] if row.new else None,
            row.old[0] if row.moved else None,
        )


def _key(annex: Attachment) -> str:
    text = [annex.heading or "", *lines.of_blocks(annex.preface)]
    for unit in annex.body:
        text += lines.outside(unit)
    return masked(editorial("\n".join(text)))
