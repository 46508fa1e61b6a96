"""Repairing one file: the unit of work of `akn fix`."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass, field

from akn.api import load
from akn.batch.write import write_atomically
from akn.diagnostics import Diagnostic, diagnostic
from akn.errors import Unreadable

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # what diff and patch take for a line


@dataclass(frozen=True, slots=True)
class Task:
    """One file to repair; `dry` writes nothing; `data` stands for the file's bytes, and the result comes back."""

    file: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    dry: bool = False
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Repaired:
    """What became of a file: the findings that were repaired, what can't be, why it could not be read or written.

    `diff` is the unified diff of a dry run, `data` the result for what was not read from a file.
    """

    file: str
    repaired: tuple[Diagnostic, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: str = ""
    unwritten: str = ""
    diff: str = ""
    data: bytes | None = field(default=None, repr=False)


def repair(task: Task) -> Repaired:
    """Carry out `task`. Never raises for what a file holds; AKN_DEBUG=1 lets the program's own faults through."""
    try:
        return _repair(task)
    except Unreadable as error:
        return Repaired(task.file, unreadable=str(error))
    except OSError as error:
        return Repaired(task.file, unwritten=f"{task.file}: not written: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("AKN_DEBUG"):
            raise
        return lost(task, error)


def lost(task: Task, error: BaseException) -> Repaired:
    """The result where the program itself failed on a file, or the process that had it died."""
    return Repaired(
        task.file, diagnostics=(diagnostic("C090", error=f"{type(error).__name__}: {error}").at(task.file),)
    )


def _repair(task: Task) -> Repaired:
    from akn.fix.fix import fix

    old = load(task.file) if task.data is None else task.data
    made = fix(old, select=task.select, ignore=task.ignore)
    repaired = tuple(item.at(task.file) for item in made.repaired)
    said = tuple(item.at(task.file) for item in made.diagnostics)
    if task.dry:
        return Repaired(task.file, repaired, said, diff=unified(old, made.data, task.file))
    if task.data is not None:
        return Repaired(task.file, repaired, said, data=made.data)
    if made.data != old:
        write_atomically(task.file, made.data)
    return Repaired(task.file, repaired, said)


def unified(old: bytes, new: bytes, file: str) -> str:
    """The unified diff that makes `new` of `old`, which `patch -p1` takes; empty where they are the same.

    Bytes that are no UTF-8 are shown as escapes.
    """
    before, after = (_LINE.findall(data.decode("utf-8", "backslashreplace")) for data in (old, new))
    name = file.lstrip("/")
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
