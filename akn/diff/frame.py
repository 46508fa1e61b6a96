"""Rows of what is no provision: title, metadata, cover, preface, preamble, conclusions, and the heads of annexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from akn.diff import lines
from akn.diff.changeset import Change, Content, Frame, Kind, Segment, UnitRef
from akn.diff.linewise import by_line, segments
from akn.model.block import Block
from akn.model.document import Attachment, Document
from akn.model.metadata import Metadata, unknown

PROVENANCE = ("source", "retired")
"""Properties that tell of the file a document was made from (its checksum and address), or which ids are taken; not of the
document."""

NOTHING = unknown()
"""The metadata of a document's shell."""


def title(old: Document, new: Document) -> Change:
    """The row of the document itself: its title; as content its element, name and comments where they differ."""
    before, after = shell(old), shell(new)
    return _row("document", old.title, new.title, () if before == after else (after,))


def shell(document: Document) -> Document:
    """`document` without anything in it: its element, name and comments."""
    return replace(
        document, meta=NOTHING, cover=(), preface=(), toc=(), preamble=(), body=(), conclusions=(), attachments=()
    )


def metadata(old: Metadata, new: Metadata) -> Change | None:
    """The row of `meta`, where it differs: a line for each field that does, named by its path.

    It is unchanged where only the source file is another; it carries the new metadata all the same.
    """
    if old == new:
        return None
    text: list[Segment] = []
    for path, before, after in _differences(_substance(old), _substance(new), ""):
        if before is not None:
            text.append(Segment("delete", f"{path}: {before}\n"))
        if after is not None:
            text.append(Segment("insert", f"{path}: {after}\n"))
    return Change("modified" if text else "unchanged", "metadata", text=tuple(text), content=(new,))


def _substance(meta: Metadata) -> Metadata:
    """`meta` without what says of which file it was made: another file of the same text is no change."""
    return replace(meta, proprietary=tuple(item for item in meta.proprietary if item.name not in PROVENANCE))


def blocks(unit: str, old: tuple[Block, ...], new: tuple[Block, ...]) -> Change | None:
    """The row of the blocks of `unit`; None where there are none on either side."""
    return _frame(unit, Frame(old), Frame(new), "\n".join(lines.of_blocks(old)), "\n".join(lines.of_blocks(new)))


def preface(old: Document, new: Document) -> tuple[Change | None, Change | None]:
    """The rows of the preface and of the table of contents, each None where it is on neither side.

    The title has a row of its own, the heading of the table of contents stands in the row of that; neither comes again.
    The content of the preface holds both.
    """
    frames = Frame(old.preface, old.toc), Frame(new.preface, new.toc)
    texts = ["\n".join(lines.of_blocks(filter(_own, frame.blocks))) for frame in frames]
    return _frame("preface", *frames, *texts), _contents(*frames)


def _own(block: Block) -> bool:
    """Whether a block of a preface is text of its own: neither the title alone nor the heading of the contents."""
    if block.role == "longTitle":
        return not any(mark.kind == "docTitle" and mark.end - mark.start == len(block.text) for mark in block.marks)
    return block.role != "tocHeading"


def _contents(old: Frame, new: Frame) -> Change | None:
    """The row of the table of contents, line by line, with its heading (目录)."""
    if not old.toc and not new.toc:
        return None
    heads = [
        "\n".join(lines.of_blocks(block for block in frame.blocks if block.role == "tocHeading"))
        for frame in (old, new)
    ]
    before, after = ("\n".join(item.text for item in frame.toc) for frame in (old, new))
    heading = segments(heads[0], heads[1])
    text = by_line(before, after) if old.toc and new.toc else segments(before, after)
    kind: Kind = "inserted" if not old.toc else "repealed" if not new.toc else _kind((*heading, *text))
    return Change(kind, "toc", heading=heading, text=text)


def _frame(unit: str, before: Frame, after: Frame, old: str, new: str) -> Change | None:
    if before == after == Frame():
        return None
    return _row(
        unit,
        old,
        new,
        () if before == after else (after,),
        one_sided="inserted" if before == Frame() else "repealed" if after == Frame() else None,
    )


def annex(old: Attachment | None, new: Attachment | None, *, away: int | None = None) -> Change:
    """The row of an annex's head: number, heading and preface. Its body has rows of its own.

    `away` is where it stood among the old annexes, if it moved, from 0.
    """
    before = replace(old, body=()) if old else None
    after = replace(new, body=()) if new else None
    content: tuple[Content, ...] = (after,) if after is not None and before != after else ()
    row = _row(
        "annex",
        "\n".join(lines.of_blocks(old.preface)) if old else "",
        "\n".join(lines.of_blocks(new.preface)) if new else "",
        content,
        one_sided="inserted" if old is None else "repealed" if new is None else None,
    )
    heading = segments(old.heading or "" if old else "", new.heading or "" if new else "")
    kind = row.kind
    if kind in ("unchanged", "editorial") and old and new:
        kind = _kind(heading) if _kind(heading) != "unchanged" else kind
        if kind == "unchanged" and away is not None:
            kind = "moved"
        elif kind == "unchanged" and (old.num, old.eId) != (new.num, new.eId):
            kind = "renumbered"
    return row._replace(
        kind=kind,
        heading=heading,
        moved=away is not None,
        renumbered=bool(old and new and old.eId != new.eId),
        old=(UnitRef(old.eId, old.num, old.eId, away),) if old else (),
        new=(UnitRef(new.eId, new.num, new.eId),) if new else (),
    )


def _row(unit: str, old: str, new: str, content: tuple[Content, ...], one_sided: Kind | None = None) -> Change:
    text = segments(old, new)
    return Change(one_sided or _kind(text), unit, text=text, content=content)


def _kind(text: tuple[Segment, ...]) -> Kind:
    edits = [segment for segment in text if segment.op != "equal"]
    return "unchanged" if not edits else "editorial" if all(s.cause for s in edits) else "modified"


def _differences(old: object, new: object, path: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Every field that differs below two values, either of which may be None: `expression.uri`, `events[evt_2].date`.

    An entry of a list is named by its id or name where it has one of its own, else by its position from 0.
    """
    if old == new:
        return
    some = new if old is None else old
    if is_dataclass(some) and not isinstance(some, type):
        for field in fields(some):
            if field.compare:
                name = f"{path}.{field.name}" if path else field.name
                yield from _differences(getattr(old, field.name, None), getattr(new, field.name, None), name)
    elif isinstance(some, tuple):
        before, after = _named(old), _named(new)
        for name in [*before, *(name for name in after if name not in before)]:
            yield from _differences(before.get(name), after.get(name), f"{path}[{name}]")
    else:
        yield path, None if old is None else str(old), None if new is None else str(new)


def _named(items: object) -> dict[str, object]:
    """The entries of a list by name."""
    if not isinstance(items, tuple):
        return {}
    names = [getattr(item, "eId", None) or getattr(item, "name", None) for item in items]
    counts = Counter(names)
    return {
        name if name and counts[name] == 1 else str(at): item
        for at, (name, item) in enumerate(zip(names, items, strict=True))
    }
