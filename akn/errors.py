"""Misuse of the library. Faults of a document are diagnostics, never exceptions."""

from __future__ import annotations


class AknError(Exception):
    """Root of what this library raises; its text is one line that a user can act on."""


class UnknownFormat(AknError):
    """No format of that name, or the format can't be read or written."""


class Unreadable(AknError):
    """The input can't be opened or yields no document."""
