"""A folder checked as a whole: the integrity of its works, and the rules of a corpus."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from akn.corpus import integrity
from akn.diagnostics import Diagnostic, diagnostic
from akn.rules.corpus.check import check as check_rules
from akn.rules.corpus.check import unasked
from akn.rules.corpus.record import Record
from akn.rules.selection import wanted
from akn.rules.table import CORPUS_RULES

CODES = (*integrity.CODES, *(rule.code for rule in CORPUS_RULES))
"""What is said of a folder as a whole."""


def needed(select: Collection[str] = (), ignore: Collection[str] = ()) -> bool:
    """Whether a code that is said of a folder as a whole is asked for: else no records are, and nothing need be read."""
    return any(map(wanted(select, ignore), CODES))


def check(
    folder: str, records: Sequence[Record], *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """What is wrong with the documents below `folder` together; `records` are those of its files. Nothing is raised for
    content; AKN_DEBUG=1 lets the program's own faults through. `select` and `ignore` hold codes or prefixes; what is said of
    a file is left out where the file asks for that. Works are held to their manifests, sources and decisions, for which they
    are read again, only where a code of that is asked for.
    """
    asked = wanted(select, ignore)
    try:
        found = integrity.check(folder) if any(map(asked, integrity.CODES)) else ()
        said = unasked((item for item in found if asked(item.code)), records)
        return (*said, *check_rules(records, select=select, ignore=ignore, folder=folder))
    except Exception as error:
        if os.environ.get("AKN_DEBUG"):
            raise
        return (diagnostic("C090", error=f"{type(error).__name__}: {error}").at(folder),)
