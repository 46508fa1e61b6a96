"""Amending decisions: their instructions and quotations, which were read as plain paragraphs, marked (design: mapping).

An instruction becomes `mod`; what it quotes is taken out of the paragraphs that follow it and put where it is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.text.instruction import Instruction
from akn.formats.text.lines import Line
from akn.language.zh import units
from akn.language.zh.numerals import index
from akn.language.zh.quotation import CLOSERS, VERBS, adds_heading, articles_named, instructs, is_whole, target
from akn.model.block import Block
from akn.model.document import Document
from akn.model.eid import identify
from akn.model.metadata import Property
from akn.model.provision import Provision, walk
from akn.references.find import AMENDING

_ITEMS = ("point", "indent")
_LOOK = 600  # lines: the longest quotation


@dataclass(slots=True)
class _Entry:
    """One block in reading order: the units that begin with it, and those it stands in from the outside in."""

    block: Block
    opened: list[Provision]
    path: tuple[Provision, ...]

    @property
    def numbered(self) -> bool:
        return any(unit.num or unit.heading for unit in self.opened)

    @property
    def num(self) -> str:
        return " ".join([unit.num for unit in self.opened if unit.num])


def mark_quotations(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with `mod`, `quotedText` and `quotedStructure` in it, and ids anew.

    A document that is no decision or amendment is returned as it is; an excerpt, which has no title, may be one.
    Diagnostics: T035 quotation marks that do not pair, whose instruction stays text; I002 for repeated numbers in quoted text.
    """
    if document.name not in AMENDING and document.title:
        return document, ()
    found: list[Diagnostic] = []
    changed: dict[int, Block | None] = {}
    for body in (document.body, *(attachment.body for attachment in document.attachments)):
        _mark(list(_entries(body)), changed, found)
    if not changed:
        return document, tuple(found)
    made = replace(
        document,
        body=_rebuilt(document.body, changed),
        attachments=tuple([replace(item, body=_rebuilt(item.body, changed)) for item in document.attachments]),
    )
    named, said = identify(made)
    found += [item for item in said if "__qstr_" in (item.eId or "")]
    return _renamed(named, dict(zip(_ids(made), _ids(named), strict=True))), tuple(found)


def withhold(lines: list[Line]) -> list[Line]:
    """`lines`, in which an article that is quoted without quotation marks begins no article of the text itself.

    It is quoted where the line before it ends with a colon and tells to add or replace an article of that number; so is a
    heading above it, where that line tells to add one.
    """
    for k in [k for k, line in enumerate(lines[:-1]) if line.text[-1] in "：:"]:  # as few do
        text = lines[k].text
        headed = _is(lines[k + 1], *_HEADS) and adds_heading(text)
        if not (headed or _is(lines[k + 1], "article")) or not VERBS.search(text):
            continue
        if not (instructs(text) and is_whole(text)):
            continue
        named = articles_named(text)
        for following in lines[k + 1 :]:
            start = following.start
            if start is None:
                continue
            if headed and start.style in _HEADS:
                following.start = None
                continue
            headed = False  # one heading is announced
            if start.style == "clause" or (start.style == "article" and (start.value, start.sub) not in named):
                break
            if start.style == "article":
                following.start = None
    return lines


_HEADS = ("book", "part", "chapter", "section")


def _is(line: Line, *styles: str) -> bool:
    return line.start is not None and line.start.style in styles


def _entries(body: tuple[Provision, ...]) -> Iterator[_Entry]:
    opened: list[Provision] = []

    def inside(unit: Provision, path: tuple[Provision, ...]) -> Iterator[_Entry]:
        opened.append(unit)
        path = (*path, unit)
        for behind in (False, True):
            for block in unit.blocks:
                if (block.role == "wrapUp") is behind:
                    yield _Entry(block, opened.copy(), path)
                    opened.clear()
            if not behind:
                for child in unit.children:
                    yield from inside(child, path)

    for unit in body:
        yield from inside(unit, ())


def _mark(entries: list[_Entry], changed: dict[int, Block | None], found: list[Diagnostic]) -> None:
    """Put into `changed` the new block for each that instructs, and None for each that one of those took in."""
    i = 0
    while i < len(entries):
        first = entries[i].block
        i += 1
        if first.table is not None or first.type != "p" or not VERBS.search(first.text):
            continue
        instruction, after = _gathered(entries, i)
        if instruction.fault or instruction.open:
            if instructs(instruction.text) or instructs(first.text):
                found.append(diagnostic("T035", first.line))
            continue
        made = instruction.block(first)
        if made is None:
            continue
        changed[id(first)] = made
        for entry in entries[i:after]:
            changed[id(entry.block)] = None
        i = after


def _gathered(entries: list[_Entry], i: int) -> tuple[Instruction, int]:
    """The instruction that the entry before `i` begins, with all that it quotes, and the index after it."""
    instruction = Instruction()
    instruction.feed(entries[i - 1].block)
    limit = min(len(entries), i + _LOOK)
    while i < limit and not instruction.fault and not entries[i].numbered:
        block = entries[i].block
        if instruction.open is None:
            if block.table is not None or block.text[:1] not in CLOSERS:
                break
            announced = instruction.text[-1:] in "：:"
            if not announced and not (instruction.ends_quoted and _is_quotation(block.text)):
                break
        instruction.feed(block)
        i += 1
    if instruction.open is None and not instruction.fault and instruction.text[-1:] in ("：", ":"):
        count = _unquoted(entries, i, instruction.text)
        if count:
            instruction.follow([(entry.num, entry.block) for entry in entries[i : i + count]])
            i += count
    return instruction, i


def _is_quotation(text: str) -> bool:
    """Whether `text` is one quotation and nothing else."""
    closer = CLOSERS[text[0]]
    return len(text) > 1 and text.rstrip("。；，,;").endswith(closer) and text.count(closer) == 1 + (text[0] == closer)


def _unquoted(entries: list[_Entry], i: int, before: str) -> int:
    """How many entries from `i` on are new text without quotation marks, announced by `before`; 0 where that is not certain."""
    if not instructs(before) or not is_whole(before):
        return 0
    holder = entries[i - 1].path
    end = i
    while end < len(entries) and not _stops(entries[end], holder, first=end == i):
        end += 1
    if end == i or _tears(entries, i, end):
        return 0
    word, numbers, count = target(before)
    first = entries[i]
    number = first.num
    if not number and (match := units.DI.match(first.block.text)):
        number = match[0]
    if number and adds_heading(before) and number[-1] in "编章节":
        return end - i
    if number:
        return end - i if index(number) in numbers else 0
    if word == "款":
        own = [k for k in range(i, end) if not entries[k].numbered]
        return end - i if len(own) == count else 0
    return end - i if word == "条" and end < len(entries) else 0


def _tears(entries: list[_Entry], i: int, end: int) -> bool:
    """Whether taking `i` to `end` would leave part of a numbered unit behind, whose number then stood twice."""
    taken = {id(unit) for entry in entries[i:end] for unit in entry.opened if unit.num}
    return end < len(entries) and any(id(unit) in taken for unit in entries[end].path)


def _stops(entry: _Entry, holder: tuple[Provision, ...], *, first: bool) -> bool:
    """Whether unquoted new text, announced in the innermost unit of `holder`, ends before `entry`, which may be its `first`."""
    if any((unit.num or unit.heading) and unit.kind not in _ITEMS for unit in entry.opened):
        return True
    if holder[0].num and entry.path[0] is not holder[0]:
        return True
    for unit in entry.opened:
        same = next((one for one in holder if one.kind == unit.kind and one.num), None)
        if unit.num and same is not None and _value(unit) == _value(same) + 1:
            return True
    text = entry.block.text
    if first and not units.OWN_CLOSING.match(text) and units.CLOSING.match(text):
        return False
    return bool(units.CLOSING.match(text)) or (VERBS.search(text) is not None and instructs(text))


def _value(unit: Provision) -> int:
    own = index(unit.num or "") or ""
    return int(own) if own.isdecimal() else 0


def _rebuilt(items: tuple[Provision, ...], changed: dict[int, Block | None]) -> tuple[Provision, ...]:
    """`items` with the blocks of `changed` put in place; a unit that has nothing left goes."""
    out = []
    for unit in items:
        blocks = tuple([new for block in unit.blocks if (new := changed.get(id(block), block)) is not None])
        children = _rebuilt(unit.children, changed) if unit.children else ()
        if not blocks and not children and (unit.blocks or unit.children):
            continue
        if unit.children and not children:
            blocks = tuple([replace(block, role="content") for block in blocks])
        out.append(replace(unit, blocks=blocks, children=children))
    return tuple(out)


def _ids(document: Document) -> Iterator[str]:
    for unit in walk(document.units()):
        yield unit.eId


def _renamed(document: Document, ids: dict[str, str]) -> Document:
    """`document` with what pointed to an old id pointing to the new one."""
    ids = {f"#{old}": f"#{new}" for old, new in ids.items() if old != new}
    if not ids:
        return document

    def moved(item: Property) -> Property:
        return replace(item, attributes=tuple([(name, ids.get(value, value)) for name, value in item.attributes]))

    meta = replace(document.meta, proprietary=tuple([moved(item) for item in document.meta.proprietary]))
    toc = tuple([replace(item, href=ids.get(item.href, item.href)) for item in document.toc])
    return replace(document, meta=meta, toc=toc)
