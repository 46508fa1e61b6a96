"""Rows of what is no provision: title, metadata, cover, preface, preamble, conclusions, and the heads of annexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from akn.diff import lines
from akn.diff.changeset import Change, Content, Frame, Kind, Segment, UnitRef
from akn.diff.characters import segments
from akn.model.block import Block
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import Metadata, unknown

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
    """The row of `meta`, where it differs: a line for each field that does, named by its path."""
    if old == new:
        return None
    text: list[Segment] = []
    for path, before, after in _differences(old, new, ""):
        if before is not None:
            text.append(Segment("delete", f"{path}: {before}\n"))
        if after is not None:
            text.append(Segment("insert", f"{path}: {after}\n"))
    return Change("modified", "metadata", text=tuple(text), content=(new,))


def blocks(
    unit: str,
    old: tuple[Block, ...],
    new: tuple[Block, ...],
    toc: tuple[tuple[TocItem, ...], tuple[TocItem, ...]] = ((), ()),
) -> Change | None:
    """The row of the blocks of `unit`; None where there are none on either side. A preface has tables of contents, too."""
    before, after = Frame(old, toc[0]), Frame(new, toc[1])
    if before == after == Frame():
        return None
    return _row(
        unit,
        "\n".join(lines.of_blocks(old)),
        "\n".join(lines.of_blocks(new)),
        () if before == after else (after,),
        one_sided="inserted" if before == Frame() else "repealed" if after == Frame() else None,
    )


def annex(old: Attachment | None, new: Attachment | None, *, moved: bool = False) -> Change:
    """The row of an annex's head: number, heading and preface. Its body has rows of its own."""
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
        if kind == "unchanged" and moved:
            kind = "moved"
        elif kind == "unchanged" and (old.num, old.eId) != (new.num, new.eId):
            kind = "renumbered"
    return replace(
        row,
        kind=kind,
        heading=heading,
        moved=moved,
        renumbered=bool(old and new and old.eId != new.eId),
        old=(UnitRef(old.eId, old.num, old.eId),) if old else (),
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
