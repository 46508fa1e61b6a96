"""A folder checked as a whole: the integrity of its works, and the rules of a corpus."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from akn.corpus.integrity import check as check_integrity
from akn.diagnostics import CODES, Diagnostic, diagnostic
from akn.rules.corpus.check import check as check_rules
from akn.rules.corpus.check import unasked
from akn.rules.corpus.record import Record

FAMILY = "C2"
"""What the codes of integrity and of the rules of a corpus begin with."""


def needed(select: Collection[str] = (), ignore: Collection[str] = ()) -> bool:
    """Whether a code that is said of a folder as a whole is asked for: else no records are, and nothing need be read."""
    chosen, dropped = tuple(select), tuple(ignore)
    return any(
        (not chosen or code.startswith(chosen)) and not (dropped and code.startswith(dropped))
        for code in CODES
        if code.startswith(FAMILY)
    )


def check(
    folder: str, records: Sequence[Record], *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """What is wrong with the documents below `folder` together; `records` are those of its files. Nothing is raised for
    content; AKN_DEBUG=1 lets the program's own faults through. `select` and `ignore` hold codes or prefixes; what is said of a file is left out where the file asks for that.
    """
    chosen, dropped = tuple(select), tuple(ignore)
    try:
        found = [
            item
            for item in check_integrity(folder)
            if (not chosen or item.code.startswith(chosen)) and not (dropped and item.code.startswith(dropped))
        ]
        return (*unasked(found, records), *check_rules(records, select=select, ignore=ignore, folder=folder))
    except Exception as error:
        if os.environ.get("AKN_DEBUG"):
            raise
        return (diagnostic("C090", error=f"{type(error).__name__}: {error}").at(folder),)
