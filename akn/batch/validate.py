"""Validating one file: the unit of work of `akn validate`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import Literal, cast

from akn.api import load
from akn.diagnostics import Diagnostic, diagnostic
from akn.errors import UnknownFormat, Unreadable
from akn.formats import FOREIGN, format_of
from akn.rules.corpus.record import Record
from akn.rules.validate import examine, validate


@dataclass(frozen=True, slots=True)
class Check:
    """One file and how to check it; `select` and `ignore` are codes or prefixes; `data` stands for the file's bytes.

    `recorded` asks for what the rules of a corpus need of it.
    """

    file: str
    schema: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    data: bytes | None = None
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings about a file; `unreadable` says in one line why it could not be opened. `record` is what was asked to be
    kept of it, None where it is no version of a work."""

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: str = ""
    record: Record | None = None


def check(job: Check) -> Checked:
    """Carry out `job`. Never raises for what a file holds; AKN_DEBUG=1 lets the program's own faults through."""
    schema = cast("Literal['auto', 'official', 'profile']", job.schema)
    try:
        if job.data is None and PurePath(job.file).suffix.lower() in chain(*FOREIGN.values()):
            format_of(job.file)
        data = load(job.file) if job.data is None else job.data
        if job.recorded:
            found, record = examine(data, job.file, schema=schema, select=job.select, ignore=job.ignore)
            return Checked(job.file, found, record=record)
        return Checked(job.file, validate(data, job.file, schema=schema, select=job.select, ignore=job.ignore))
    except (Unreadable, UnknownFormat) as error:
        return Checked(job.file, unreadable=str(error))
    except Exception as error:
        if os.environ.get("AKN_DEBUG"):
            raise
        return fault(job, error)


def fault(job: Check, error: BaseException) -> Checked:
    """The result where the program itself failed on a file, or the process that had it died."""
    return Checked(job.file, (diagnostic("C090", error=f"{type(error).__name__}: {error}").at(job.file),))
