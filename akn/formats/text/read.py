"""Official Chinese text to a Document: decode, lines, repair, front matter, series, structure, ids, description."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from akn.diagnostics import Diagnostic, diagnostic
from akn.formats.options import ReadOptions
from akn.formats.text.annexes import build_annex, split_annexes
from akn.formats.text.contents import resolve
from akn.formats.text.decode import decode
from akn.formats.text.describe import describe
from akn.formats.text.front import first_unit, read_front
from akn.formats.text.habits import habit, take_up
from akn.formats.text.headings import whole_headings
from akn.formats.text.inline import inline_items
from akn.formats.text.lines import split
from akn.formats.text.literals import LITERAL, restore, stands_in
from akn.formats.text.pages import without_pages
from akn.formats.text.quote import mark_quotations, withhold
from akn.formats.text.repair import repair
from akn.formats.text.series import settle
from akn.formats.text.signature import signature
from akn.formats.text.structure import build
from akn.formats.text.tables import take_up_rows
from akn.formats.text.taken import taken
from akn.formats.text.wrapped import unwrap
from akn.model.block import Block
from akn.model.document import Attachment, Document, Reading
from akn.model.metadata import Property, unknown
from akn.references.mark import mark

_HEADED = ("\t", "序号", "项目\u3000", "项目  ", "名称\u3000", "名称  ")
"""What a text has in it that has a table without lines."""

Layout = Callable[[str], tuple[str, tuple[Diagnostic, ...]]]
"""Takes the layout of a format off a text, each line staying where it is."""


def read(data: bytes, options: ReadOptions, layout: Layout | None = None) -> Reading:
    """The document that `data` spells, and what had to be assumed to read it. Never raises on content.

    Takes plain text and Markdown alike: Markdown marks are layout. `layout` takes off what else is. The document is None
    where `data` is no text or has no body (T006).
    """
    document, found = parse(data, options, layout)
    if document is None:
        return Reading(None, found)
    document, said = describe(document, options)
    found += said
    document, said = mark_quotations(document)
    found += said
    document, said = mark(document)
    source = Property("source", (("sha256", hashlib.sha256(data).hexdigest()),))
    meta = replace(document.meta, proprietary=(*document.meta.proprietary, source))
    return Reading(replace(document, meta=meta), found + said)


def parse(
    data: bytes, options: ReadOptions, layout: Layout | None = None
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Structure and ids alone, with metadata unknown."""
    text, found = decode(data)
    if text is None:
        return None, found
    if layout is not None:
        text, said = layout(text)
        found += said
    lines = split(text)
    if layout is not None and stands_in(text):
        text = text.translate(LITERAL)
        restore(lines)
    if lines and lines[0].front:
        found += (diagnostic("T023", lines[0].number),)
    if numbering := habit(lines):
        take_up(lines, numbering)
    if any(sign in text for sign in _HEADED):
        take_up_rows(lines)
    if not options.keep_lines:
        lines, furniture = without_pages(lines, text)
        lines, joined = unwrap(lines, text)
        lines, whole = whole_headings(lines, first_unit(lines))
        lines, said = repair(lines, first_unit(lines), unwrapped=bool(joined))
        found += furniture + joined + whole + said
        if numbering:  # joined lines are looked at anew
            take_up(lines, numbering)
    front = read_front(withhold(lines))
    body, said = settle(lines[front.body :])
    found += (*said, *inline_items(body))
    main, closing, annexes = split_annexes(body)
    end = signature(main)
    provisions, repeated = build(main[:end])
    if not provisions:
        return None, (*found, diagnostic("T006", lines[-1].number if lines else 0))
    attachments: list[Attachment] = []
    for position, annex in enumerate(annexes, 1):
        attachment, more = build_annex(annex, position)
        attachments.append(attachment)
        repeated += more
    document = Document(
        meta=unknown(),
        name="law",
        cover=tuple(front.cover),
        preface=tuple(front.preface),
        preamble=tuple(front.preamble),
        body=provisions,
        conclusions=tuple(Block(line.text, line=line.number) for line in (*main[end:], *closing)),
        attachments=tuple(attachments),
    )
    if layout is None:
        found += tuple(taken(text))
    if front.listed:
        found += (diagnostic("T009", front.listed),)
    if not front.titled:
        found += (diagnostic("T007", lines[0].number),)
    found += tuple(repeated)
    if front.toc:
        document, said = resolve(front.toc, document)
        found += said
    return document, found
