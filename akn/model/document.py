"""Document: one expression of one work, whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from akn.diagnostics import Diagnostic
from akn.model.block import Block
from akn.model.metadata import Metadata
from akn.model.provision import Provision

NAMES = (
    "constitution",
    "law",
    "administrative-regulation",
    "local-regulation",
    "rule",
    "judicial-interpretation",
    "interpretation",
    "decision",
    "amendment",
)
"""What kind of normative document an act or bill can be, in order of rank."""


@dataclass(frozen=True, slots=True)
class TocItem:
    """One line of the table of contents (目录) as printed; `href` is `#` and the eId it points to, `level` from 1."""

    href: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """An annex (附件, 附表): number and heading as printed, and its own body; its eId is `att_1`."""

    eId: str
    num: str | None = None
    heading: str | None = None
    name: str = "annex"
    preface: tuple[Block, ...] = ()
    body: tuple[Provision, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """An act, bill or other document.

    `element` is the Akoma Ntoso document type (act, bill, doc …), `name` one of NAMES for acts and bills. `cover` holds
    what stands before the title (an order), `preface` title, history (题注) and table-of-contents heading, `preamble` the
    序言 or enacting words, `conclusions` signature and date lines. `toc` follows the preface block of role tocHeading.
    `comments` are XML comments before the root.
    """

    meta: Metadata
    name: str
    element: str = "act"
    contains: str | None = "singleVersion"
    cover: tuple[Block, ...] = ()
    preface: tuple[Block, ...] = ()
    toc: tuple[TocItem, ...] = ()
    preamble: tuple[Block, ...] = ()
    body: tuple[Provision, ...] = ()
    conclusions: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The document's title: the text marked docTitle in the preface, all lines of it; else an empty string."""
        return "".join(
            block.text[mark.start : mark.end]
            for block in self.preface
            for mark in block.marks
            if mark.kind == "docTitle"
        )

    def units(self) -> Iterator[Provision]:
        """Top-level provisions of the body and then of each attachment."""
        yield from self.body
        for attachment in self.attachments:
            yield from attachment.body


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns: the document, or None where nothing could be made of the input, and what it has to say."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
