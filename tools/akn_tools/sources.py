"""Documents named on the command line."""

from __future__ import annotations

import sys

from akn.api import load, read_bytes
from akn.batch.convert import format_for
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn_tools import output


def document(path: str, read_as: str | None = None) -> Document:
    """The document at `path`, or from standard input for `-`. Raises Unreadable, having said why, where there is none."""
    data = sys.stdin.buffer.read() if path == "-" else load(path)
    name = "<stdin>" if path == "-" else path
    reading = read_bytes(data, format_for(path, read_as, "txt"), ReadOptions(name))
    output.say(reading.diagnostics, ("error",))
    if reading.document is None:
        raise Unreadable(f"{name}: no document could be read from it")
    return reading.document
