"""Markdown to a Document: the text reader, to which Markdown marks are layout, after those marks that only Markdown has."""

from __future__ import annotations

import re
from dataclasses import replace

from akn.diagnostics import Diagnostic
from akn.formats.markdown.images import figures
from akn.formats.markdown.marks import plain
from akn.formats.options import ReadOptions
from akn.formats.text import read as text
from akn.model.document import Reading

_ESCAPED_IMAGE = re.compile(r"[ \t>]*(?:\\!|!\\)\[", re.MULTILINE)


def read(data: bytes, options: ReadOptions) -> Reading:
    """The document that `data` spells (see `akn.formats.text.read.read`), images alone in a paragraph as figures."""
    kept: set[int] = set()  # lines whose image is text

    def layout(source: str) -> tuple[str, tuple[Diagnostic, ...]]:
        if _ESCAPED_IMAGE.search(source):
            kept.update(i for i, line in enumerate(source.split("\n"), 1) if _ESCAPED_IMAGE.match(line))
        return plain(source)

    reading = text.read(data, options, layout)
    if reading.document is None or (b"![" not in data and not kept):
        return reading
    return replace(reading, document=figures(reading.document, kept))
