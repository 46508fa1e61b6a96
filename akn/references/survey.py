"""One walk over a document, for all that citations need: every provision by its eId, what precedes it, the short names that
the text defines, and the blocks that may say something of note with the place each stands in.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from akn.language.zh import citations, dates
from akn.language.zh.citations import definitions
from akn.model.block import Block
from akn.model.document import Document
from akn.model.provision import Provision

_tells = re.compile(f"{citations.SIGN}|{citations.DEFINES}|{dates.SIGN}").search
"""Finds nothing in a text that neither cites nor dates nor defines: one look, since that is what most texts are."""


class Place(NamedTuple):
    """Where a block stands: the units around it, from the outside in, and the prefix of its id space."""

    units: tuple[Provision, ...] = ()
    space: str = ""

    def around(self, kind: str) -> Provision | None:
        """The innermost unit of `kind` that holds the block."""
        for unit in reversed(self.units):
            if unit.kind == kind:
                return unit
        return None


class Survey:
    """What one walk over preamble, body and attachments finds.

    `units`: provisions by eId, in the order of the text; `before`: the article before each article; `titles`: short names
    -> titles; `telling`: place, unit (None in the preamble) and block of what may cite, date or define.
    """

    def __init__(self, document: Document) -> None:
        self.units: dict[str, Provision] = {}
        self.before: dict[str, Provision] = {}
        self.titles: dict[str, str] = {}
        self.telling: list[tuple[Place, Provision | None, Block]] = []
        self._article: Provision | None = None  # the last one of this body
        for block in document.preface:
            self._define(block.text)
        nowhere = Place()
        for block in document.preamble:
            if _tells(block.text):
                self.telling.append((nowhere, None, block))
                self._define(block.text)
        self._walk(document.body, (), "")
        for attachment in document.attachments:
            self._article = None
            self._walk(attachment.body, (), attachment.eId)

    def _walk(self, units: tuple[Provision, ...], above: tuple[Provision, ...], space: str) -> None:
        known = self.units
        for unit in units:
            known[unit.eId] = unit
            place: Place | None = None
            for block in unit.blocks:
                if _tells(block.text):
                    place = place or Place((*above, unit), space)
                    self.telling.append((place, unit, block))
                    self._define(block.text)
            if unit.kind == "article":
                if self._article is not None:
                    self.before[unit.eId] = self._article
                self._article = unit
            if unit.children:
                self._walk(unit.children, (*above, unit), space)

    def _define(self, text: str) -> None:
        for definition in definitions(text):
            if definition.title:
                self.titles.setdefault(definition.name, definition.title)
