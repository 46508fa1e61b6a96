"""What an instruction cites, as references: the act by its title, its units by old and by final numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from akn.amend.operation import Outcome, Target
from akn.model.block import Block, Mark, inserted
from akn.model.document import Document

_QUOTED = ("quotedText", "quotedStructure")


def cited(block: Block, base: Document, outcomes: Mapping[str, list[Outcome]], old: str, new: str) -> Block:
    """`block` with `ref` (for a range `rref`) where an instruction names the act `base` or a unit of it.

    `outcomes` are those of the decision, applied, by the eId of their `mod`; `old` and `new` the addresses of the two expressions. A reference within an
    instruction that leads into the decision itself was none: it becomes a citation without target, or one of these.
    """
    mods = [mark for mark in block.marks if mark.kind == "mod"]
    spans = list(_named(block, base))
    for mod in mods:
        spans += _cited(block, mod, outcomes.get(mod.get("eId") or "", []), old, new)
    if not spans and not mods:
        return block
    taken = [(mark.start, mark.end) for mark in spans]
    kept = []
    for mark in block.marks:
        if _is_citation(mark):
            if any(start < mark.end and mark.start < end for start, end in taken):
                continue
            if any(mod.start <= mark.start < mod.end for mod in mods) and _is_local(mark):
                mark = replace(mark, kind="inline", attributes=(("name", "citation"),))
        kept.append(mark)
    return replace(block, marks=inserted(tuple(kept), spans))


def _named(block: Block, base: Document) -> Iterator[Mark]:
    """《…》 that names the act, outside of what is quoted."""
    title = base.title
    at = block.text.find(f"《{title}》") if title else -1
    while at >= 0:
        if not _in_quotation(block, at + 1):
            yield Mark("ref", at + 1, at + 1 + len(title), (("href", base.meta.work.uri),))
        at = block.text.find(f"《{title}》", at + 1)


def _cited(block: Block, mod: Mark, outcomes: list[Outcome], old: str, new: str) -> Iterator[Mark]:
    """The units that the operations of one `mod` name: each where it is first named and not yet taken."""
    taken: set[int] = set()
    for outcome in outcomes:
        operation = outcome.operation
        rows = [
            (words, f"{old}/~{first}", f"{old}/~{last}") for words, first, last in _runs(operation.targets, outcome.old)
        ]
        rows += [
            (words, f"{new}/~{first}", f"{new}/~{last}") for words, first, last in _runs(operation.final, outcome.new)
        ]
        for words, first, last in rows:
            at = _found(block, mod, words, taken)
            if at is None:
                continue
            taken.add(at)
            attributes = (("href", first),) if first == last else (("from", first), ("upTo", last))
            yield Mark("ref" if first == last else "rref", at, at + len(words), attributes)


def _runs(targets: tuple[Target, ...], eids: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Words, first and last eId of each target; those of one citation (第四条至第六条) are one. Nothing where some have no unit."""
    if len(targets) != len(eids):
        return
    i = 0
    while i < len(targets):
        end = i + 1
        while end < len(targets) and targets[end].words == targets[i].words:
            end += 1
        if targets[i].words and targets[i].path and eids[i]:
            yield targets[i].words, eids[i], eids[end - 1]
        i = end


def _found(block: Block, mod: Mark, words: str, taken: set[int]) -> int | None:
    at = block.text.find(words, mod.start, mod.end)
    while at >= 0:
        behind = block.text[at + len(words) : at + len(words) + 1]
        if at not in taken and behind != "之" and not _in_quotation(block, at):
            return at
        at = block.text.find(words, at + 1, mod.end)
    return None


def _in_quotation(block: Block, at: int) -> bool:
    return any(mark.kind in _QUOTED and mark.start <= at < mark.end for mark in block.marks)


def _is_citation(mark: Mark) -> bool:
    return mark.kind in ("ref", "rref") or (mark.kind == "inline" and mark.get("name") == "citation")


def _is_local(mark: Mark) -> bool:
    return any(value.startswith("#") for name, value in mark.attributes if name in ("href", "from", "upTo"))
