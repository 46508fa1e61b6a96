"""Documents named on the command line."""

from __future__ import annotations

import sys

from akn.api import load, read_bytes
from akn.batch.convert import format_for
from akn.errors import Unreadable
from akn.formats.options import ReadOptions
from akn.model.document import Document
from akn_tools import output

STDIN = "<stdin>"
"""What standard input is called in messages."""


def standard_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def document(path: str, read_as: str | None = None) -> Document:
    """The document at `path`, or from standard input for `-`. Raises Unreadable, having said why, where there is none."""
    given = standard_input() if path == "-" else None
    name = STDIN if path == "-" else path
    read_as = format_for(path, read_as, given)
    reading = read_bytes(load(path) if given is None else given, read_as, ReadOptions(name))
    output.say(reading.diagnostics, ("error",))
    if reading.document is None:
        raise Unreadable(f"{name}: no document could be read from it")
    return reading.document
