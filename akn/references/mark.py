"""Marks what a text says: citations, dates, definitions (以下简称).

A citation is `ref` or `rref` where its target is known, else `inline name="citation"`; `akn.references.listing` has the
reason.
"""

from __future__ import annotations

from dataclasses import replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.language.zh.citations import definitions
from akn.language.zh.dates import dates
from akn.model.block import Block, Mark, inserted
from akn.model.document import Document
from akn.model.draft import marked, rebuilt
from akn.model.provision import Provision
from akn.references.find import Found, find


def mark(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """`document` with citations, dates and definitions marked, and R010 for each of its own provisions that it cites
    and does not have.

    In: eIds as the generator yields them. Marks that are there stay; what touches one is left alone.
    """
    cited: dict[int, list[Found]] = {}
    diagnostics: list[Diagnostic] = []
    for unit, block, found in find(document):
        cited[id(block)] = found
        for item in found:
            if item.citation.own and item.resolved.reason in ("missing", "nothing before"):
                words = block.text[item.citation.start : item.citation.end]
                diagnostics.append(diagnostic("R010", block.line, eId=unit.eId if unit else None, text=words))
    preamble = tuple([_block(block, cited) for block in document.preamble])
    body = _units(document.body, cited)
    attachments = tuple([replace(item, body=_units(item.body, cited)) for item in document.attachments])
    return replace(document, preamble=preamble, body=body, attachments=attachments), tuple(diagnostics)


def _units(units: tuple[Provision, ...], cited: dict[int, list[Found]]) -> tuple[Provision, ...]:
    """`units` with marks; those without anything to mark are shared."""
    changed: dict[int, Provision] = {}
    for i, unit in enumerate(units):
        blocks, children = unit.blocks, unit.children
        for k, block in enumerate(blocks):
            if id(block) in cited or "日" in block.text or "以下" in block.text:
                new = _block(block, cited)
                if new is not block:
                    blocks = (*blocks[:k], new, *blocks[k + 1 :])
        if children:
            children = _units(children, cited)
        if blocks is not unit.blocks or children is not unit.children:
            changed[i] = rebuilt(unit, blocks, children)
    return tuple([changed.get(i, unit) for i, unit in enumerate(units)]) if changed else units


def _block(block: Block, cited: dict[int, list[Found]]) -> Block:
    text = block.text
    new = [_citation(found) for found in cited.get(id(block), ())]
    new += [Mark("def", item.start, item.end) for item in definitions(text)]
    if "日" in text:
        new += [Mark("date", *span, (("date", day),)) for span, day in dates(text)]
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
