"""Marks what a text says: citations, dates, definitions (以下简称).

A citation is `ref` or `rref` where its target is known, else `inline name="citation"`; `akn.references.listing` has the
reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.citations import definitions
from akn.language.zh.dates import dates
from akn.model.block import Block, Mark, inserted
from akn.model.document import Document
from akn.model.draft import marked, rebuilt
from akn.model.provision import Provision
from akn.references.find import Found, find
from akn.references.survey import Survey


def mark(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with citations, dates and definitions marked, and R010 for each of its own provisions that it cites
    and does not have.

    In: eIds as the generator yields them. Marks that are there stay; what touches one is left alone.
    """
    cited: dict[int, list[Found]] = {}
    diagnostics: list[Diagnostic] = []
    seen = Survey(document)
    for unit, block, found in find(document, seen):
        cited[id(block)] = found
        for item in found:
            if item.citation.own and item.resolved.reason in ("missing", "nothing before"):
                words = block.text[item.citation.start : item.citation.end]
                diagnostics.append(diagnostic("R010", block.line, eId=unit.eId if unit else None, text=words))
    new: dict[int, Block] = {}
    around: set[int] = set()  # the units that hold one of them
    for place, _, block in seen.telling:
        made = _block(block, cited.get(id(block), ()))
        if made is not block:
            new[id(block)] = made
            around.update(map(id, place.units))
    preamble = tuple([new.get(id(block), block) for block in document.preamble])
    body = _units(document.body, new, around)
    attachments = tuple([replace(item, body=_units(item.body, new, around)) for item in document.attachments])
    return replace(document, preamble=preamble, body=body, attachments=attachments), tuple(diagnostics)


def _units(units: tuple[Provision, ...], new: dict[int, Block], around: set[int]) -> tuple[Provision, ...]:
    """`units` with the blocks of `new` in their places; those that are not `around` any are shared."""
    out = list(units)
    for i, unit in enumerate(units):
        if id(unit) in around:
            blocks = tuple([new.get(id(block), block) for block in unit.blocks])
            out[i] = rebuilt(unit, blocks, _units(unit.children, new, around) if unit.children else ())
    return tuple(out)


def _block(block: Block, cited: Sequence[Found]) -> Block:
    text = block.text
    new = [_citation(found) for found in cited]
    new += [Mark("def", item.start, item.end) for item in definitions(text)]
    if "月" in text:
        new += [Mark("date", *span, (("date", day),)) for span, day in dates(text)]
    if not new:
        return block
    kept = [mark for mark in new if not any(_meets(mark, old) for old in block.marks)] if block.marks else new
    return marked(block, inserted(block.marks, kept)) if kept else block


def _meets(mark: Mark, old: Mark) -> bool:
    """Whether `old` already says something of these characters; a mod only groups what is in it."""
    return old.kind != "mod" and old.start < mark.end and mark.start < old.end


def _citation(found: Found) -> Mark:
    start, end, href, last = found.citation.start, found.citation.end, found.resolved.href, found.resolved.last
    if href is None:
        return Mark("inline", start, end, (("name", "citation"),))
    if last is None:
        return Mark("ref", start, end, (("href", href),))
    return Mark("rref", start, end, (("from", href), ("upTo", last)))
