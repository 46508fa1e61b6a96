"""Misuse of the library. Faults of a document are diagnostics, never exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akn.diagnostics import Diagnostic


class AknError(Exception):
    """Root of what this library raises; its text is one line that a user can act on."""


class UnknownFormat(AknError):
    """No format of that name, or the format can't be read or written."""


class Unreadable(AknError):
    """The input can't be opened or yields no document."""


class Refused(AknError):
    """What was asked does not fit the document it was asked of; nothing was made. `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.as_line().removeprefix(": "))
        self.diagnostic = diagnostic
