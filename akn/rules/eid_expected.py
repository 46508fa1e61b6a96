"""Ids are those the generator yields.

What it does:
    Works out every eId anew from structure and numbers and compares: provisions, tables, mod, quotedText, quotedStructure and
    what stands in it, annexes.

Why:
    An eId says where a unit is. Tools that were not told of a change leave old ids behind; addresses then name the wrong
    provision, and the schema can't tell.

Bad:
    <article eId="art_4"><num>第五条</num>      <- eId is art_4, the number says art_5

Good:
    <article eId="art_5"><num>第五条</num>

Remedy:
    Make the ids anew. A unit that moved keeps its first id as wId, not as eId.

Source:
    Naming Convention 5.4; design: mapping, identity.

中文:
    标识应为依结构和编号所得。
    检查：依结构重新编制全部 eId 并比较。
    理由：eId 表明单位的位置；改动后遗留的旧标识指错条文。
    处理：重新编制标识；移动的单位以 wId 保留最初标识。
    错误示例：
        <article eId="art_4"><num>第五条</num>      <- eId 为 art_4，依编号应为 art_5

"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from akn.diagnostics import Diagnostic, diagnostic
from akn.model.block import Block, Mark
from akn.model.eid import identify
from akn.model.provision import Provision
from akn.rules.subject import Subject

CODE = "I001"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each id that differs, in document order."""
    if subject.document is None:
        return
    document, (made, _) = subject.document, identify(subject.document)
    yield from _blocks(document.preamble, made.preamble, 0)
    yield from _units(document.body, made.body)  # what has its ids already is the very same
    for old, new in zip(document.attachments, made.attachments, strict=True):
        if old.eId != new.eId:
            yield _finding(old.eId, new.eId, old.line)
        yield from _units(old.body, new.body)


def _units(units: Iterable[Provision], made: Iterable[Provision]) -> Iterator[Diagnostic]:
    if made is units:
        return
    for old, new in zip(units, made, strict=True):
        if old.eId != new.eId:
            yield _finding(old.eId, new.eId, old.line)
        if old.blocks is not new.blocks:  # the generator leaves blocks without ids as they are
            yield from _blocks(old.blocks, new.blocks, old.line)
        if old.children:
            yield from _units(old.children, new.children)


def _blocks(blocks: Iterable[Block], made: Iterable[Block], line: int) -> Iterator[Diagnostic]:
    for old, new in zip(blocks, made, strict=True):
        if old.eId != new.eId:
            yield _finding(old.eId or "", new.eId or "", old.line or line)
        if old.marks is not new.marks:
            for mark, expected in zip(old.marks, new.marks, strict=True):
                yield from _mark(mark, expected, old.line or line)


def _mark(mark: Mark, made: Mark, line: int) -> Iterator[Diagnostic]:
    if mark.get("eId") != made.get("eId"):
        yield _finding(mark.get("eId") or "", made.get("eId") or "", line)
    yield from _units(mark.units, made.units)


def _finding(found: str, expected: str, line: int) -> Diagnostic:
    return diagnostic(CODE, line, eId=found or None, found=found or "—", expected=expected)
