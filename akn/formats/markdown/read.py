"""Markdown to a Document: the text reader, to which Markdown marks are layout."""

from __future__ import annotations

from akn.formats.options import ReadOptions
from akn.formats.text import read as text
from akn.model.document import Reading


def read(data: bytes, options: ReadOptions) -> Reading:
    """The document that `data` spells (see `akn.formats.text.read.read`)."""
    return text.read(data, options)
