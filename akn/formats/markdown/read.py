"""Markdown to a Document: the text reader, to which Markdown marks are layout, after those marks that only Markdown has."""

from __future__ import annotations

from dataclasses import replace

from akn.formats.markdown.images import figures
from akn.formats.markdown.marks import plain
from akn.formats.options import ReadOptions
from akn.formats.text import read as text
from akn.model.document import Reading


def read(data: bytes, options: ReadOptions) -> Reading:
    """The document that `data` spells (see `akn.formats.text.read.read`), images alone in a paragraph as figures."""
    reading = text.read(data, options, plain)
    if reading.document is None or b"![" not in data:
        return reading
    return replace(reading, document=figures(reading.document))
