"""Converting one file: read, write, say what happened. The unit of work of `akn convert`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from akn.api import load, read_bytes
from akn.batch.write import write_atomically
from akn.diagnostics import Diagnostic, diagnostic, printable
from akn.errors import AknError, UnknownFormat, Unreadable
from akn.formats import FORMATS, format_of, sniff, writer
from akn.formats.options import ReadOptions

Status = Literal["written", "refused", "unreadable"]

REFUSALS = frozenset({"T006"})
"""Codes that refuse a document which could be read; any other error without a document means unreadable input."""


TEXTS = ("txt", "md")
"""Formats whose metadata is read from the words of the text, and whose reading corrections, address and lines steer."""


@dataclass(frozen=True, slots=True)
class Job:
    """One conversion. `target` None returns the bytes instead of writing them; `data` stands for the file's bytes. `read_as` is
    empty where nothing tells the format: the outcome says so."""

    source: str
    target: str | None
    read_as: str
    write_as: str
    options: ReadOptions
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job; `reason` says in one line why nothing was written."""

    source: str
    status: Status
    diagnostics: tuple[Diagnostic, ...] = ()
    reason: str = ""
    data: bytes | None = field(default=None, repr=False)


def convert(job: Job) -> Outcome:
    """Carry out `job`. Never raises for what a file holds; AKN_DEBUG=1 lets the program's own faults through."""
    try:
        return _convert(job)
    except (Unreadable, UnknownFormat) as error:
        return Outcome(job.source, "unreadable", reason=str(error))
    except OSError as error:
        return Outcome(job.source, "refused", reason=f"{job.target}: not written: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("AKN_DEBUG"):
            raise
        return fault(job, error)


def fault(job: Job, error: BaseException) -> Outcome:
    """The outcome where the program itself failed on a file, or the process that had it died."""
    found = diagnostic("C090", error=f"{type(error).__name__}: {error}").at(job.source)
    return Outcome(job.source, "refused", (found,))


def _convert(job: Job) -> Outcome:
    read_as = job.read_as or format_for(job.source, None, None)
    data = load(job.source) if job.data is None else job.data
    reading = read_bytes(data, read_as, job.options)
    if reading.document is None:
        refused = any(item.code in REFUSALS for item in reading.diagnostics)
        return Outcome(job.source, "refused" if refused else "unreadable", reading.diagnostics)
    made = writer(job.write_as)(reading.document)
    if job.target is None:
        return Outcome(job.source, "written", reading.diagnostics, data=made)
    write_atomically(job.target, made)
    return Outcome(job.source, "written", reading.diagnostics)


def modules(work: Sequence[Job]) -> list[str]:
    """What converting these imports on the way, sorted: for `akn.batch.run.run` to import once for all processes."""
    formats = {FORMATS[job.read_as].reader for job in work if job.read_as} | {
        FORMATS[job.write_as].writer for job in work
    }
    found = {target.partition(":")[0] for target in formats if target}
    if any(job.read_as in TEXTS for job in work):
        found.add("pypinyin")  # for the names of works, when the first is made
    return sorted(found)


def targets(sources: Sequence[str], folder: str, write_as: str) -> list[str]:
    """`folder/STEM.EXT` for each source. Raises AknError where two sources have one stem."""
    extension = FORMATS[write_as].extensions[0]
    stems = [Path(source).stem if source != "-" else "stdin" for source in sources]
    if twice := [stem for stem, count in Counter(stems).items() if count > 1]:
        names = ", ".join(source for source, stem in zip(sources, stems, strict=True) if stem == twice[0])
        raise AknError(f"{names}: would all become {twice[0]}{extension}; rename one or convert them apart")
    return [str(Path(folder, stem + extension)) for stem in stems]


def format_for(source: str, given: str | None, data: bytes | None) -> str:
    """The format `given`, else that of the extension of `source`; for `-`, what `data` looks like. Raises UnknownFormat, and
    Unreadable where that names no file at all."""
    if given:
        return given
    if data is not None:
        return sniff(data)
    try:
        return format_of(source)
    except UnknownFormat:
        if reason := no_file(source):
            raise Unreadable(f"{printable(source)}: {reason}") from None
        raise


def no_file(source: str) -> str:
    """Why `source` is no file that can be read; empty where it is one."""
    path = Path(source)
    try:
        if path.is_dir():
            return "a folder; name the files in it"
        if not path.exists():
            return "no such file; addresses are not taken here" if source.startswith("/akn/") else "no such file"
    except (OSError, ValueError) as error:  # a name that no file can have
        return getattr(error, "strerror", None) or str(error)
    return "" if path.is_file() else "no regular file; name its format to read it all the same"
